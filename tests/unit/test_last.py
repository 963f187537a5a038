"""A build that would change nothing: known as such only while nothing that it uses has changed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gongzhi import cli
from gongzhi.paths import Paths
from gongzhi.run.last import Last

SAID = {"ran": 1}


def write(path: Path, text: str = "as it was") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def last(tmp_path: Path) -> Last:
    """A made-up checkout with a site that was built from it."""
    for name in ("data/raw/observations.csv", "data/processed/observations.csv", "notebooks/01.ipynb"):
        write(tmp_path / name)
    for name in ("book/zh/rerun.md", "requirements.txt", "archives/2000.tar.xz", "site/2000/zh/index.html"):
        write(tmp_path / name)
    found = Last(Paths(tmp_path), tmp_path / "site", ["2000"], lambda: ["a browser"])
    found.keep(found.read(), found.prepared(), SAID)
    return found


def test_nothing_changed_is_known(last: Last) -> None:
    assert last.standing() == SAID


CHANGES: dict[str, Callable[[Path], object]] = {
    "a row of data/raw": lambda root: write(root / "data/raw/observations.csv", "changed"),
    "a table made from it": lambda root: write(root / "data/processed/observations.csv", "changed"),
    "a new file of data/raw": lambda root: write(root / "data/raw/new.csv"),
    "a notebook": lambda root: write(root / "notebooks/01.ipynb", "changed"),
    "an edition": lambda root: write(root / "notebooks/editions/2000.yaml"),
    "a lock": lambda root: write(root / "notebooks/editions/2000.lock.json"),
    "a static page": lambda root: (root / "book/zh/rerun.md").unlink(),
    "the environment's lock": lambda root: write(root / "requirements.txt", "changed"),
    "the configuration": lambda root: write(root / "_config.yml"),
    "an archive": lambda root: write(root / "archives/2000.tar.xz", "changed"),
    "a page that was deleted": lambda root: (root / "site/2000/zh/index.html").unlink(),
    "a page that was added": lambda root: write(root / "site/2000/zh/other.html"),
    "a page that was changed": lambda root: write(root / "site/2000/zh/index.html", "AS IT WAS"),
    "the cache": lambda root: shutil.rmtree(root / ".cache"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_is_noticed(last: Last, change: Callable[[Path], object]) -> None:
    change(last.paths.root)
    assert last.standing() is None


def test_a_page_is_noticed_whose_time_was_turned_back(last: Last) -> None:
    page = last.site / "2000/zh/index.html"
    before = page.stat()
    write(page, "AS IT WAS")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert last.standing() is None


def test_other_arguments_another_site_or_browser_are_another_build(last: Last) -> None:
    assert replace(last, asked=["2001"]).standing() is None
    assert replace(last, site=last.site / "2000").standing() is None
    assert replace(last, tools=lambda: ["another browser"]).standing() is None


def test_the_library_and_the_machine_count(last: Last, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongzhi.run.last.machine", lambda: ["another Python"])
    assert last.standing() is None


def test_what_changed_while_it_ran_is_not_written_down(last: Last) -> None:
    read, prepared = last.read(), last.prepared()
    write(last.paths.raw / "observations.csv", "changed meanwhile")
    last.keep(read, prepared, SAID)
    assert last.standing() is None


def test_what_preparation_made_does_not_count_as_a_change_while_it_ran(last: Last) -> None:
    read = last.read()
    write(last.paths.processed / "observations.csv", "made anew")
    last.keep(read, last.prepared(), SAID)
    assert last.standing() == SAID


def test_a_broken_record_is_no_record(last: Last) -> None:
    last.place.write_text("[", encoding="utf-8")
    assert last.standing() is None


def test_no_command_line_loads_what_it_does_not_need() -> None:
    script = (
        "import sys, gongzhi.building, gongzhi.run.last;from gongzhi import cli;cli.parser('build');"
        "print('\\n'.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"pandas", "numpy", "scipy", "altair", "papermill", "yaml", "tqdm", "vl_convert", "lxml"}
    assert heavy & set(done.stdout.split()) == set()


def test_the_list_of_commands_says_the_same_whatever_is_loaded() -> None:
    assert cli.parser("build").format_help() == cli.parser().format_help()
