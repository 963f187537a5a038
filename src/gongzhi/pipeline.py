"""The whole story: raw figures are prepared, notebooks run, editions recorded, the site swapped in."""

import multiprocessing
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongzhi import edition as editions
from gongzhi import intake
from gongzhi.data.extract import extract
from gongzhi.edition import Edition
from gongzhi.errors import InputError, Problem, RunError
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.paths import Paths
from gongzhi.publish import book, feeds, registry, site
from gongzhi.publish.draft import books, draft, folders, publish, sheets, tombs
from gongzhi.publish.pdf import press
from gongzhi.publish.work import work
from gongzhi.run import keys
from gongzhi.run.chapter import Chapter
from gongzhi.run.executor import Progress, execute


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: editions and languages (none named: all), and how."""

    editions: tuple[str, ...] = ()
    languages: tuple[Language, ...] = LANGUAGES
    jobs: int = os.cpu_count() or 1
    force: bool = False
    pdf: bool = True


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: notebooks and books made or reused, and where the site is."""

    ran: int
    reused: int
    books_built: int
    books_reused: int
    site: Path


def build(paths: Paths, target: Path, request: Request, start: Callable[[int], Progress]) -> Summary:
    """Build the site at `target`; `start` is told how many steps there are and shows progress.

    Editions that are not asked for stay in the site as they are, and so does one of which a notebook
    fails: RunError tells of all that did, when all else is in its place.
    """
    intake.prepare(paths)
    every = editions.load_all(paths.editions)
    wanted = chosen(every, request.editions)
    data = {each.edition: extract(paths.processed, each) for each in wanted}
    chapters = plan(paths, wanted, data, request.languages)
    progress = start(len(chapters) + len(wanted) * len(request.languages) * (1 + request.pdf))
    with pool(paths, request.jobs) as executor:
        executed, failures = execute(chapters, paths, executor, progress, force=request.force)
        failed = {chapter.edition for chapter in failures}
        drafts = [draft(each, data[each.edition], executed) for each in wanted if each not in failed]
        volumes = [volume for each in drafts for volume in books(paths, each)]
        kept = book.bind(volumes, executor, progress, request.force)
        exhibits = [folders(paths, each, executor, force=request.force) for each in drafts]
        made = list(zip(drafts, exhibits, strict=True))
        prints = [sheet for each in made for sheet in sheets(paths, *each, volumes)] if request.pdf else []
        pdfs = press.make(prints, paths, executor, progress, request.force)
    published = [publish(paths, *each, volumes, pdfs) for each in made]
    if published:
        done = [each.edition for each in drafts]
        place(paths, target, published, [each for each in every if each not in done])
    if failures:
        raise RunError(told(failures, failed))
    reused = sum(each.reused for each in executed)
    return Summary(len(executed) - reused, reused, len(volumes) - kept, kept, target)


def told(failures: Mapping[Chapter, str], editions: Collection[Edition]) -> str:
    """Every notebook that failed, and what this means for the site."""
    names = ", ".join(sorted(each.edition for each in editions))
    return "\n".join([*sorted(failures.values()), f"nothing of edition {names} was published"])


def place(paths: Paths, target: Path, published: Sequence[site.Published], others: Sequence[Edition]) -> None:
    """Put the site together beside its place, and swap it in; `others` stay as they are there."""
    landing = (paths.book / "landing.html").read_text(encoding="utf-8")
    with site.staging(target) as staging:
        kept = [each for each in others if (target / each.edition).exists()]
        site.assemble(published, [target / each.edition for each in kept], staging)
        present = sorted([*kept, *(each.edition for each in published)], key=lambda each: each.as_of)[::-1]
        pdfs = [path.relative_to(staging).as_posix() for path in staging.glob("*/*.pdf")]
        (staging / "index.html").write_bytes(site.landing_page(landing, present, pdfs))
        newest = f"../../{present[0].edition}/figures/"
        past = {f"figures/{name}": page for name, page in tombs(paths, "../../", newest).items()}
        for name, content in {**registry.files(paths, staging, present), **past}.items():
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).write_bytes(content)
        report, found = work(paths), staging.rglob("*.html")
        names = [path.relative_to(staging).as_posix() for path in found]
        (staging / "sitemap.xml").write_bytes(feeds.site_map(report.address, names))
        days = [(each, each.as_of) for each in present]
        (staging / "feed.atom").write_bytes(feeds.feed(report, days))


def pool(paths: Paths, jobs: int) -> Executor:
    """Processes that run notebooks; what their kernels say on standard error goes to a log."""
    paths.cache.mkdir(exist_ok=True)
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, log_errors, (paths.cache / "kernels.log",))


def log_errors(log: Path) -> None:
    """Send standard error of this process, and of the kernels it starts, to a file."""
    with log.open("ab") as stream:
        os.dup2(stream.fileno(), 2)


def chosen(every: Sequence[Edition], names: Sequence[str]) -> list[Edition]:
    """The editions named, or all; InputError for a name that is none."""
    known = [each.edition for each in every]
    problems = [
        Problem("notebooks/editions", 0, name, f"no such edition: one of {', '.join(known)}")
        for name in names
        if name not in known
    ]
    if problems:
        raise InputError(problems)
    return [each for each in every if not names or each.edition in names]


def plan(
    paths: Paths,
    wanted: Sequence[Edition],
    data: Mapping[str, Mapping[str, bytes]],
    languages: Sequence[Language],
) -> list[Chapter]:
    """Every notebook for every edition and language, each with its content key; `data` by edition."""
    base = (keys.code(), keys.digest(paths.lock))
    every = editions.load_all(paths.editions)
    return [
        Chapter(
            notebook,
            edition,
            language,
            keys.key(
                base,
                keys.inputs(data[edition.edition]),
                keys.digest(notebook),
                *parameters(edition, every),
                language,
            ),
        )
        for edition in wanted
        for language in languages
        for notebook in paths.chapters
    ]


def parameters(edition: Edition, every: Sequence[Edition]) -> list[Any]:
    """The parameters of an edition, and of the one before it, with which it is compared."""
    earlier = editions.before(edition, every)
    return [each.parameters() for each in (edition, earlier) if each]
