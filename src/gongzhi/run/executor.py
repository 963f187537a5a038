"""Many chapters side by side: what is stale is run, what is not is taken from the cache."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from pathlib import Path

from gongzhi.paths import Paths
from gongzhi.run import trace
from gongzhi.run.chapter import Chapter, Run, run
from gongzhi.run.trace import Hash

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Executed:
    """A chapter with its executed notebook, and why it ran: nothing where that was there before."""

    chapter: Chapter
    notebook: Path
    why: tuple[str, ...]

    @property
    def reused(self) -> bool:
        """Whether the executed notebook was there before."""
        return not self.why


def folder(paths: Paths, chapter: Chapter) -> Path:
    """Where the runs of a chapter are kept."""
    name = f"{chapter.edition.edition}-{chapter.language}-{chapter.name}"
    return paths.cache / "runs" / name


def standing(
    chapters: Sequence[Chapter], paths: Paths, hashes: Callable[[Chapter], Hash]
) -> dict[Chapter, tuple[Path | None, list[str]]]:
    """The executed notebook of each chapter that is fresh, and why of each other there is none."""
    return {each: trace.fresh(folder(paths, each), each.parts, hashes(each)) for each in chapters}


def execute(
    chapters: Sequence[Chapter],
    paths: Paths,
    executor: Executor,
    progress: Progress,
    hashes: Callable[[Chapter], Hash],
    *,
    force: bool = False,
) -> tuple[list[Executed], dict[Chapter, str]]:
    """Run the chapters that are not fresh, all of them with `force`; `hashes` are those of their inputs now.

    Those that were run or there already, and of every other why it failed.
    """
    known = dict.fromkeys(chapters, (None, ["--force"])) if force else standing(chapters, paths, hashes)
    places = {each: place for each, (place, _) in known.items() if place}
    for chapter in places:
        progress(str(chapter))
    futures = {executor.submit(run, each, paths.root): each for each in chapters if each not in places}
    failures = {}
    for future in as_completed(futures):
        chapter, made = futures[future], future.result()
        if made.fault:
            failures[chapter] = failed(folder(paths, chapter), made)
        else:
            places[chapter] = keep(folder(paths, chapter), chapter, made, hashes(chapter))
        progress(str(chapter))
    done = [Executed(each, places[each], tuple(known[each][1])) for each in chapters if each in places]
    return done, failures


def keep(place: Path, chapter: Chapter, made: Run, now: Hash) -> Path:
    """Keep an executed notebook with what it read."""
    return trace.keep(place, chapter.parts, made.reads, now, written(place, "executed", made.content))


def failed(place: Path, made: Run) -> str:
    """Keep the notebook of a chapter that failed as far as it ran; its fault, and where that is."""
    if not made.content:
        return made.fault
    path = place / "failed.ipynb"
    written(place, "failed", made.content).replace(path)
    return f"{made.fault}\n    the notebook as far as it ran: {path}"


def written(place: Path, name: str, content: bytes) -> Path:
    """A file with some content, not yet where it will stand."""
    place.mkdir(parents=True, exist_ok=True)
    path = place / f".{name}.{os.getpid()}.tmp"
    path.write_bytes(content)
    return path
