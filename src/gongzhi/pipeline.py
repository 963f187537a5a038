"""The whole story: raw figures are prepared, notebooks run, editions recorded, the site swapped in."""

import json
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongzhi import edition as editions
from gongzhi import intake
from gongzhi.data.extract import extract
from gongzhi.edition import Edition
from gongzhi.errors import InputError, Problem
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.paths import Paths
from gongzhi.publish import (
    accuracy,
    book,
    crate,
    manifest,
    pages,
    provenance,
    record,
    registry,
    site,
    tombstones,
)
from gongzhi.publish.codebook import codebook
from gongzhi.publish.figures import folder
from gongzhi.publish.figures.dossier import dossiers
from gongzhi.publish.glossary import glossary
from gongzhi.publish.glossary import load as load_glossary
from gongzhi.publish.permanence import ended
from gongzhi.publish.work import work
from gongzhi.run import keys
from gongzhi.run.chapter import Chapter
from gongzhi.run.executor import Executed, Progress, execute


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: editions and languages (none named: all), and how."""

    editions: tuple[str, ...] = ()
    languages: tuple[Language, ...] = LANGUAGES
    jobs: int = os.cpu_count() or 1
    force: bool = False


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

    Editions that are not asked for stay in the site as they are.
    """
    intake.prepare(paths)
    every = editions.load_all(paths.editions)
    wanted = chosen(every, request.editions)
    chapters = plan(paths, wanted, request.languages)
    progress = start(len(chapters) + len(wanted) * len(request.languages))
    with pool(paths, request.jobs) as executor:
        executed = execute(chapters, paths, executor, progress, force=request.force)
        volumes = [volume for each in wanted for volume in bound(paths, each, executed)]
        kept = book.bind(volumes, executor, progress, request.force)
        read = [chapters_of(each, executed) for each in wanted]
        exhibits = [
            permanent(paths, each, own, executor, request.force)
            for each, own in zip(wanted, read, strict=True)
        ]
    published = [publish(paths, *each, volumes) for each in zip(wanted, read, exhibits, strict=True)]
    others = [target / each.edition for each in every if each not in wanted]
    place(paths, target, published, [folder for folder in others if folder.exists()], every)
    reused = sum(each.reused for each in executed)
    return Summary(len(executed) - reused, reused, len(volumes) - kept, kept, target)


def place(
    paths: Paths,
    target: Path,
    published: Sequence[site.Published],
    kept: Sequence[Path],
    every: Sequence[Edition],
) -> None:
    """Put the site together beside its place, and swap it in."""
    names = {folder.name for folder in kept} | {each.edition.edition for each in published}
    landing = (paths.book / "landing.html").read_text(encoding="utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
        staging = Path(scratch) / "site"
        staging.mkdir()
        site.assemble(published, kept, staging)
        present = [each for each in every if each.edition in names]
        (staging / "index.html").write_bytes(site.landing_page(landing, present))
        newest = f"../../{present[0].edition}/figures/"
        past = {f"figures/{name}": page for name, page in tombs(paths, "../../", newest).items()}
        for name, content in {**registry.files(paths, staging, present), **past}.items():
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).write_bytes(content)
        site.swap(staging, target)


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


def plan(paths: Paths, wanted: Sequence[Edition], languages: Sequence[Language]) -> list[Chapter]:
    """Every notebook for every edition and language, each with its content key."""
    base = (keys.inputs(paths), keys.code(), keys.digest(paths.lock))
    every = editions.load_all(paths.editions)
    return [
        Chapter(
            notebook,
            edition,
            language,
            keys.key(base, keys.digest(notebook), *parameters(edition, every), language),
        )
        for edition in wanted
        for language in languages
        for notebook in sources(paths)
    ]


def parameters(edition: Edition, every: Sequence[Edition]) -> list[Any]:
    """The parameters of an edition, and of the one before it, with which it is compared."""
    earlier = editions.before(edition, every)
    return [each.parameters() for each in (edition, earlier) if each]


def chapters_of(edition: Edition, executed: Sequence[Executed]) -> list[record.Chapter]:
    """The executed notebooks of an edition, in all languages."""
    return [record.chapter(each) for each in executed if each.chapter.edition == edition]


def bound(paths: Paths, edition: Edition, executed: Sequence[Executed]) -> list[book.Volume]:
    """The books of an edition, one a language."""
    chapters = chapters_of(edition, executed)
    package = json.loads(extract(paths.processed, edition.as_of)["datapackage.json"])
    terms = load_glossary(paths.glossary)
    measured = json.loads((paths.book / "accuracy.json").read_text(encoding="utf-8"))
    volumes = []
    for language in dict.fromkeys(each.language for each in chapters):
        mine = [each for each in chapters if each.language == language]
        numbers = pages.texts(mine)
        written = {
            f"{pages.page_name(each.name)}.ipynb": pages.page(each, numbers, "../figures") for each in mine
        }
        written["codebook.md"] = codebook(package, language)
        written["glossary.md"] = glossary(terms, language)
        written[accuracy.NAME] = accuracy.accuracy(measured, language)
        volumes.append(book.volume(paths, edition.edition, language, written))
    return volumes


def permanent(
    paths: Paths, edition: Edition, chapters: Sequence[record.Chapter], executor: Executor, force: bool
) -> dict[str, bytes]:
    """The folders of an edition's exhibits: all their files by path below `figures/`."""
    made = dossiers(chapters, work(paths), keys.code(), edition, paths.processed)
    folders = folder.make(made, paths, executor, force=force)
    return {
        f"{name}/{file}": content
        for name, files in sorted(folders.items())
        for file, content in files.items()
    }


def publish(
    paths: Paths,
    edition: Edition,
    chapters: Sequence[record.Chapter],
    exhibits: Mapping[str, bytes],
    volumes: Sequence[book.Volume],
) -> site.Published:
    """One edition's books, files, manifest and crate; `exhibits` are the files of its figures and tables."""
    report = work(paths)
    notebooks = {f"notebooks/{path.name}": keys.digest(path) for path in sources(paths)}
    hashes = (keys.inputs(paths), notebooks, keys.code(), keys.digest(paths.lock))
    # Provenance speaks of all other files of an exhibit, and the manifest of provenance too.
    draft = manifest.manifest(edition, chapters, exhibits, *hashes)
    exhibits = {**exhibits, **provenance.all_files(report, draft)}
    past = tombs(paths, "../../../", "../")
    entry = manifest.manifest(edition, chapters, exhibits, *hashes)
    entry["ended"] = tombstones.listed(ended(paths.exhibits), past)
    contents = {
        **{f"figures/{name}": content for name, content in {**exhibits, **past}.items()},
        **{f"data/{name}": content for name, content in extract(paths.processed, edition.as_of).items()},
        "manifest.json": manifest.render(entry),
    }
    books = {each.language: each.html for each in volumes if each.edition == edition.edition}
    contents[crate.NAME] = manifest.render(crate.crate(report, entry, contents, books))
    return site.Published(edition, books, contents)


def tombs(paths: Paths, home: str, figures: str) -> dict[str, bytes]:
    """The pages of ids that ended, by path below figures/; `home` and `figures` as seen from them."""
    template = (paths.book / "tombstone.html").read_text(encoding="utf-8")
    return tombstones.pages(ended(paths.exhibits), template, f"{home}index.html", figures)


def sources(paths: Paths) -> list[Path]:
    """The notebooks of the book."""
    return sorted(paths.notebooks.glob("[0-9]*.ipynb"))
