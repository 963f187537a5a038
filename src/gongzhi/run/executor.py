"""Many chapters side by side: what is stale is run, what is not is taken from the cache."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from pathlib import Path

from gongzhi.errors import RunError
from gongzhi.paths import Paths
from gongzhi.run.chapter import Chapter, run

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Executed:
    """A chapter with its executed notebook, and whether that was there before."""

    chapter: Chapter
    notebook: Path
    reused: bool


def execute(
    chapters: Sequence[Chapter],
    paths: Paths,
    executor: Executor,
    progress: Progress,
    *,
    force: bool = False,
) -> tuple[list[Executed], dict[Chapter, str]]:
    """Run the chapters that have no executed notebook of their key, all of them with `force`.

    Those that were run or there already, and of every other why it failed.
    """
    places = {chapter: paths.cache / "runs" / f"{chapter.key}.ipynb" for chapter in chapters}
    stale = {chapter for chapter, place in places.items() if force or not place.exists()}
    for chapter in chapters:
        if chapter not in stale:
            progress(str(chapter))
    futures = {executor.submit(run, each, paths.root, places[each]): each for each in stale}
    failures = {}
    for future in as_completed(futures):
        try:
            future.result()
        except RunError as error:
            failures[futures[future]] = str(error)
        progress(str(futures[future]))
    done = [Executed(each, places[each], each not in stale) for each in chapters if each not in failures]
    return done, failures
