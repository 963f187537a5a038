"""The ways from notebooks to a book that are measured, each in a copy of the project."""

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from gongzhi.language.text import LANGUAGES, Language
from tests.bench.measure import Taken, command, together

EDITION = "2024"
BIN = Path(sys.executable).parent
# Made up, for the copy only: a source, and a figure that some chapters read.
SOURCE = ["s-made-up", "虚构局", "虚构的公告", "2020-06-30", "https://made-up.example/", "official", ""]
FIGURE = [
    "海南",
    "all",
    "2019",
    "lottery_sales",
    "9",
    "亿元",
    "9亿元",
    "exact",
    "actual",
    "",
    SOURCE[0],
    "made up",
]
RAN = re.compile(r"^notebooks: (\d+) run", re.M)


@dataclass(frozen=True, slots=True)
class Measured:
    """One way: what it took, how many notebooks it ran, and in how many languages."""

    name: str
    taken: Taken
    notebooks: int
    languages: int


def copy(root: Path, target: Path) -> None:
    """The files of the checkout as they are now, without what is built."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, target / name)


def chapters(project: Path) -> list[Path]:
    """The notebooks in their order."""
    return sorted((project / "notebooks").glob("[0-9]*.ipynb"))


def settings(folder: Path, project: Path, execute: str) -> None:
    """The two files that Jupyter Book needs, for the chapters alone."""
    first, *rest = (each.stem for each in chapters(project))
    toc = {"format": "jb-book", "root": first, "chapters": [{"file": name} for name in rest]}
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    config = {"title": "bench", "execute": {"execute_notebooks": execute, "timeout": 600}}
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")


def book(folder: Path) -> Callable[[], Taken]:
    """Jupyter Book's own command."""
    return partial(command, [BIN / "jupyter-book", "build", folder, "--all"], folder.parent)


def stock(project: Path) -> Measured:
    """papermill's command for each notebook and language, then jupyter-book build for each language."""
    runs: list[Callable[[], Taken]] = []
    for language in LANGUAGES:
        folder = project / "stock" / language
        folder.mkdir(parents=True)
        settings(folder, project, "off")
        runs += [partial(papermill, each, folder / each.name, language) for each in chapters(project)]
        runs.append(book(folder))
    return Measured("stock", together(runs), len(LANGUAGES) * len(chapters(project)), len(LANGUAGES))


def papermill(notebook: Path, made: Path, language: Language) -> Taken:
    """One notebook by papermill's command."""
    project = notebook.parents[1]
    parameters = project / "notebooks" / "editions" / f"{EDITION}.yaml"
    arguments: list[str | Path] = [
        "-f",
        parameters,
        "-p",
        "language",
        language,
        "--log-level",
        "ERROR",
        "--no-progress-bar",
    ]
    return command([BIN / "papermill", notebook, made, *arguments], project)


def executing(project: Path) -> Measured:
    """Jupyter Book running the notebooks by itself: in one language, since it passes no parameters."""
    folder = project / "executing"
    folder.mkdir()
    settings(folder, project, "force")
    for each in chapters(project):
        shutil.copy(each, folder)
    return Measured("executing", together([book(folder)]), len(chapters(project)), 1)


def nbconvert(project: Path) -> Measured:
    """nbconvert --execute for each notebook, in one language, without a book."""
    target = project / "nbconvert"
    line: list[str | Path] = [
        BIN / "jupyter",
        "nbconvert",
        "--execute",
        "--to",
        "notebook",
        "--output-dir",
        target,
    ]
    runs = [partial(command, [*line, each], project) for each in chapters(project)]
    return Measured("nbconvert", together(runs), len(runs), 1)


def gongzhi(name: str, project: Path, options: Sequence[str] = ("--no-pdf",)) -> Measured:
    """Our own build of one edition in both languages, with the pages and files of every figure."""
    taken = command([BIN / "gongzhi", "build", "--edition", EDITION, *options], project)
    found = RAN.search(taken.output)
    return Measured(name, taken, int(found[1]) if found else 0, len(LANGUAGES))


def own(project: Path) -> list[Measured]:
    """Our build from nothing, after one new figure, and with nothing changed."""
    cold = gongzhi("cold", project)
    for name, row in (("sources.csv", SOURCE), ("observations.csv", FIGURE)):
        with (project / "data" / "raw" / name).open("a", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerow(row)
    return [cold, gongzhi("figure", project), gongzhi("nothing", project)]


def contest(root: Path, scratch: Path, say: Callable[[str], None]) -> list[Measured]:
    """All ways, each in a copy of its own; `say` is told what begins."""
    found: list[Measured] = []
    ways: Mapping[str, Callable[[Path], Sequence[Measured]]] = {
        "gongzhi": own,
        "papermill and jupyter-book": lambda project: [stock(project)],
        "jupyter-book executing": lambda project: [executing(project)],
        "nbconvert": lambda project: [nbconvert(project)],
    }
    for name, way in ways.items():
        say(name)
        project = scratch / name.replace(" ", "-")
        copy(root, project)
        found += way(project)
    return found
