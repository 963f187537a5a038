"""The whole story: raw figures are prepared, notebooks run, editions recorded, the site swapped in."""

import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import nbformat

from gongzhi import edition as editions
from gongzhi import intake
from gongzhi.data import evidence
from gongzhi.data.extract import extract
from gongzhi.data.reads import Hashes
from gongzhi.edition import Edition
from gongzhi.errors import InputError, Problem, RunError
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.paths import Paths
from gongzhi.publish import book, root, site, variants
from gongzhi.publish.draft import books, draft, folders, publish, sheets
from gongzhi.publish.pdf import press
from gongzhi.release import custody, index
from gongzhi.request import Request, Summary
from gongzhi.run import keys, meaning, prose
from gongzhi.run.chapter import Chapter
from gongzhi.run.cluster import Cluster
from gongzhi.run.executor import Progress, execute
from gongzhi.run.pool import pool
from gongzhi.run.trace import Hash

# The edition before each, if there is one.
Before = Mapping[Edition, Edition | None]
# So many editions are made at a time: all processes have work, and memory does not grow with their number.
TOGETHER = 4


@dataclass(frozen=True, slots=True)
class Crew:
    """Who makes editions: processes, those that run chapters, progress, and hashes of what chapters read."""

    executor: Executor
    runner: Executor
    progress: Progress
    hashes: Callable[[Chapter], Hash]


@dataclass(frozen=True, slots=True)
class Built:
    """What came of some editions: those made, why chapters failed or ran, all books, those there before."""

    editions: Sequence[Edition]
    failures: Mapping[Chapter, str]
    why: Mapping[str, tuple[str, ...]]
    books: int
    kept: int


def build(paths: Paths, target: Path, request: Request, start: Callable[[int], Progress]) -> Summary:
    """Build the site at `target`; `start` is told how many steps there are and shows progress.

    Editions that are not asked for stay in the site as they are, published ones keep their bytes, and
    one of which a notebook fails stays as it was: RunError tells of all that did, when all else is in
    its place.
    """

    def apart(edition: Edition, day: date, site: Path) -> None:
        """Build one edition, published on a day, into a site of its own."""
        days = {edition.edition: day}
        own = replace(request, editions=(edition.edition,), languages=LANGUAGES, regions=(), days=days)
        build(paths, site, own, start)

    intake.prepare(paths)
    every = editions.load_all(paths.editions)
    asked = variants.chosen(paths, chosen(every, request.editions), request.regions)
    locked = [each for each in asked if each.edition not in request.days]
    with tempfile.TemporaryDirectory() as scratch:
        kept = custody.kept(paths, target, locked, every, Path(scratch), apart)
        others = {each: kept.get(each.edition, target / each.edition) for each in every}
        others |= variants.standing(paths, target, every)
        wanted = [each for each in asked if each.edition not in kept]
        return compose(paths, target, request, start, wanted, others)


def compose(
    paths: Paths,
    target: Path,
    request: Request,
    start: Callable[[int], Progress],
    wanted: Sequence[Edition],
    others: Mapping[Edition, Path],
) -> Summary:
    """Make the editions that are wanted, and put them with the others, of which the folders are given."""
    before = preceding(paths, wanted)
    steps = len(paths.chapters) + 1 + request.pdf
    progress = start(len(wanted) * len(request.languages) * steps)
    with ExitStack() as stack:
        executor = stack.enter_context(pool(paths, request.jobs))
        runner = stack.enter_context(Cluster(request.scheduler, paths)) if request.scheduler else executor
        staging = stack.enter_context(site.staging(target))
        crew = Crew(executor, runner, progress, hashes(paths, before))
        groups = [wanted[at : at + TOGETHER] for at in range(0, len(wanted), TOGETHER)]
        built = [make(paths, request, crew, group, before, staging) for group in groups]
        done = [each for group in built for each in group.editions]
        failures = {chapter: why for group in built for chapter, why in group.failures.items()}
        if failures and not done:
            raise RunError(told(failures))
        place(paths, staging, done, {each: path for each, path in others.items() if each not in done})
    if failures:
        raise RunError(told(failures))
    return Summary(
        sum(bool(why) for group in built for why in group.why.values()),
        sum(not why for group in built for why in group.why.values()),
        sum(group.books - group.kept for group in built),
        sum(group.kept for group in built),
        target,
        {chapter: why for group in built for chapter, why in group.why.items()},
    )


def make(
    paths: Paths,
    request: Request,
    crew: Crew,
    group: Sequence[Edition],
    before: Before,
    staging: Path,
) -> Built:
    """Make some editions side by side and write them into the staging folder; nothing of them is held on."""
    chapters = plan(paths, group, request.languages, before)
    executed, failures = execute(
        chapters, paths, crew.runner, crew.progress, crew.hashes, force=request.force
    )
    failed = {chapter.edition for chapter in failures}
    drafts = [
        draft(each, extract(paths.processed, each), executed, request.days.get(each.edition))
        for each in group
        if each not in failed
    ]
    volumes = [volume for each in drafts for volume in books(paths, each)]
    kept = book.bind(volumes, crew.executor, crew.progress, request.force)
    exhibits = [folders(paths, each, crew.executor, force=request.force) for each in drafts]
    made = list(zip(drafts, exhibits, strict=True))
    prints = [sheet for each in made for sheet in sheets(paths, *each, volumes)] if request.pdf else []
    pdfs = press.make(prints, paths, crew.executor, crew.progress, request.force)
    site.assemble([publish(paths, *each, volumes, pdfs) for each in made], [], staging)
    why = {str(each.chapter): each.why for each in executed}
    return Built([each.edition for each in drafts], failures, why, len(volumes), kept)


def told(failures: Mapping[Chapter, str]) -> str:
    """Every notebook that failed, and what this means for the site."""
    names = ", ".join(sorted({chapter.edition.edition for chapter in failures}))
    return "\n".join([*sorted(failures.values()), f"nothing of edition {names} was published"])


def place(paths: Paths, staging: Path, made: Sequence[Edition], others: Mapping[Edition, Path]) -> None:
    """Put those that are left as they are beside those that were made, and what speaks of all above."""
    kept = {each: folder for each, folder in others.items() if folder.exists()}
    site.assemble([], list(kept.values()), staging)
    present = sorted([*kept, *made], key=lambda each: each.as_of)[::-1]
    said = index.files(paths, staging, [each.edition for each in present])
    site.write(said, staging)
    site.write(root.files(paths, staging, present, json.loads(said["editions.json"])), staging)


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
    paths: Paths, wanted: Sequence[Edition], languages: Sequence[Language], before: Before
) -> list[Chapter]:
    """Every notebook for every edition and language, each with the hashes of what is known before it runs.

    `before` gives the edition before each.
    """
    library = meaning.modules(paths.cache)
    code = {path: prose.code(nbformat.read(path, 4)) for path in paths.chapters}
    base = {"environment": keys.key(keys.digest(paths.lock), sys.version)}
    base |= {f"library {name}": value for name, value in library.items()}
    return [
        Chapter(
            notebook,
            edition,
            language,
            {
                **base,
                f"code of {notebook.name}": code[notebook],
                "parameters": keys.key(
                    language, *(each.parameters() for each in (edition, before[edition]) if each)
                ),
            },
        )
        for edition in wanted
        for language in languages
        for notebook in paths.chapters
    ]


def hashes(paths: Paths, before: Before) -> Callable[[Chapter], Hash]:
    """The hashes of what each chapter may read, by name; evidence is loaded once an edition.

    RunError where data/processed changes meanwhile: it would not be known what a chapter read.
    """
    tables = keys.tree(paths.processed)

    @lru_cache(maxsize=TOGETHER)
    def of(edition: Edition) -> Hash:
        """Those of an edition."""
        found, earlier = evidence.load(paths.processed, edition), before[edition]
        if earlier:
            found = replace(found, before=evidence.load(paths.processed, earlier))
        return Hashes(found, {})

    def look(chapter: Chapter) -> Hash:
        """Those of a chapter's edition."""
        if keys.tree(paths.processed) != tables:
            raise RunError("data/processed changed while the build ran: build again")
        return of(chapter.edition)

    return look


def preceding(paths: Paths, wanted: Sequence[Edition]) -> Before:
    """The edition before each, with which it is compared."""
    every = editions.load_all(paths.editions)
    return {each: editions.before(each, every) for each in wanted}
