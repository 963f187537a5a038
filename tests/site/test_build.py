"""Building: the same inputs give the same bytes, nothing runs twice, failures change nothing."""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from gongzhi import edition, pipeline
from gongzhi.data.extract import extract
from gongzhi.edition import Edition
from gongzhi.errors import InputError
from gongzhi.paths import Paths
from gongzhi.publish import book
from gongzhi.publish.draft import books, draft
from gongzhi.request import Request
from gongzhi.run import keys
from gongzhi.run.chapter import Chapter, Run, run
from gongzhi.run.executor import execute
from gongzhi.run.pool import pool


def silent(_: str) -> None:
    """Show no progress."""


def run_apart(paths: Paths, chapter: Chapter) -> Run:
    """Run a notebook as a build does, in a process of its own."""
    with pool(paths, 1) as executor:
        return executor.submit(run, chapter, paths.root).result()


def planned(paths: Paths, which: Edition) -> list[Chapter]:
    """The Chinese chapters of an edition."""
    return pipeline.plan(paths, [which], ("zh",), pipeline.preceding(paths, [which]))


@pytest.fixture
def clone(paths: Paths, tmp_path: Path) -> Paths:
    """What a build reads, copied, with the cache of the paths."""
    for name in ("data", "notebooks", "book"):
        shutil.copytree(paths.root / name, tmp_path / name)
    for name in ("_config.yml", "requirements.txt", "CITATION.cff"):
        shutil.copy(paths.root / name, tmp_path)
    (tmp_path / ".cache").symlink_to(paths.cache)
    return Paths(tmp_path)


def test_a_second_build_runs_nothing_and_gives_the_same_bytes(
    site: Path, paths: Paths, tmp_path: Path
) -> None:
    target = tmp_path / "site"
    done = pipeline.build(paths, target, Request(), lambda _: silent)
    assert (done.ran, done.books_built) == (0, 0)
    assert keys.tree(target) == keys.tree(site)


def test_a_notebook_run_twice_gives_the_same_bytes(paths: Paths) -> None:
    chapter = next(
        each
        for each in planned(paths, edition.load_all(paths.editions)[0])
        if each.name == "04_recommendations"
    )
    one, two = (run_apart(paths, chapter) for _ in range(2))
    assert one == two
    assert not one.fault


def test_a_book_built_twice_gives_the_same_bytes(site: Path, paths: Paths, tmp_path: Path) -> None:
    oldest = edition.load_all(paths.editions)[-1]
    with ThreadPoolExecutor(1) as executor:
        hashes = pipeline.hashes(paths, pipeline.preceding(paths, [oldest]))
        executed, failures = execute(planned(paths, oldest), paths, executor, silent, hashes)
    assert not failures
    (volume,) = books(paths, draft(oldest, extract(paths.processed, oldest), executed))
    built = tmp_path / "html"
    book.build(replace(volume, html=built))
    assert keys.tree(built) == keys.tree(volume.html)
    # The site's pages also link to a PDF, which is printed after them.
    published = Path(shutil.copytree(site / "2017" / "zh", tmp_path / "published"))
    for page in published.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r'<p class="pdf">.*?</p>', "<!--pdf-->", text), encoding="utf-8")
    assert keys.tree(built) == keys.tree(published)


def test_a_wrong_figure_stops_the_build_and_leaves_the_site(clone: Paths, tmp_path: Path) -> None:
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("old", encoding="utf-8")
    raw = clone.raw / "observations.csv"
    raw.write_text(raw.read_text(encoding="utf-8").replace("45700,万元", "4570O,万元"), encoding="utf-8")
    with pytest.raises(InputError, match=r"observations\.csv:65: value: '4570O'"):
        pipeline.build(clone, old, Request(), lambda _: silent)
    assert [path.name for path in old.iterdir()] == ["index.html"]


def test_an_unknown_edition_is_refused_with_those_there_are(clone: Paths, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="1999: no such edition: one of 2024, 2017"):
        pipeline.build(clone, tmp_path / "site", Request(editions=("1999",)), lambda _: silent)


def test_a_failing_notebook_is_named_with_its_cell_and_kept(clone: Paths) -> None:
    notebook = clone.notebooks / "03_deficits.ipynb"
    notebook.write_text(
        notebook.read_text(encoding="utf-8").replace("tab-deficits", "tab-deficit"), encoding="utf-8"
    )
    newest = edition.load_all(clone.editions)[0]
    (clone.root / ".cache").unlink()
    failing = Chapter(notebook, newest, "zh", {"made up": "0"})
    with pool(clone, 1) as executor:
        done, failures = execute([failing], clone, executor, silent, lambda _: lambda _: "")
    assert done == []
    assert re.search(r"03_deficits\.ipynb .*cell \d+: KeyError: .*tab-deficits", failures[failing])
    kept = clone.cache / "runs" / "2024-zh-03_deficits"
    assert [path.name for path in kept.iterdir()] == ["failed.ipynb"]
