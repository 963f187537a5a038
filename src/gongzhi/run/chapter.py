"""A chapter: one notebook for one edition in one language, and its execution by papermill."""

import json
import logging
import os
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import papermill
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from gongzhi.drawing import EASEL
from gongzhi.edition import Edition
from gongzhi.language.text import Language
from gongzhi.run import easel
from gongzhi.run.engine import ENGINE, Engine

READS = "GONGZHI_READS"
# How often a kernel is started for one chapter.
TRIES = 2
# Kernels take the environment of their process: in each, one chapter runs at a time.
ALONE = threading.Lock()
# A notebook is written when it has ended, not around every cell, and its kernel is not asked to end.
OPTIONS: Mapping[str, Any] = {
    "progress_bar": False,
    "kernel_name": "python3",
    "request_save_on_cell_execute": False,
    "shutdown_kernel": "immediate",
}
# Also where the package's entry points are not installed.
papermill_engines.register(ENGINE, Engine)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A notebook to run: where it is, for which edition and language; `parts` are hashes of what it is."""

    notebook: Path
    edition: Edition
    language: Language
    parts: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def name(self) -> str:
        """The name of the notebook, without its ending."""
        return self.notebook.stem

    def __str__(self) -> str:
        """The chapter as progress and errors name it."""
        return f"{self.edition.edition}/{self.language}/{self.name}"


@dataclass(frozen=True, slots=True)
class Run:
    """An executed notebook and the names of what it read; with a fault, the notebook as far as it ran."""

    content: bytes
    reads: tuple[str, ...]
    fault: str = ""


def run(chapter: Chapter, root: Path) -> Run:
    """Run a chapter in a checkout; its fault names the cell that failed and shows it.

    A kernel that something outside ends, such as a machine short of memory, is started once more.
    """
    for _ in range(TRIES):
        try:
            with ALONE:
                return ran(chapter, root)
        except (RuntimeError, OSError) as error:
            ended = str(error) or type(error).__name__
    what = f"its kernel could not be started, or was killed, {TRIES} times: {ended}"
    return Run(b"", (), f"notebooks/{chapter.notebook.name} ({chapter}): {what}")


def ran(chapter: Chapter, root: Path) -> Run:
    """What came of a chapter."""
    parameters = {**chapter.edition.parameters(), "language": chapter.language}
    logging.getLogger("papermill").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as scratch, easel.standing(Path(scratch)) as address:
        made, reads = Path(scratch) / "executed.ipynb", Path(scratch) / "reads.json"
        given = {"IPYTHONDIR": scratch, "PYTHONHASHSEED": "0", READS: str(reads), EASEL: address}
        try:
            with told(given):
                notebook = papermill.execute_notebook(
                    chapter.notebook, made, parameters, ENGINE, cwd=root, **OPTIONS
                )
        except PapermillExecutionError as error:
            shown = "\n".join(f"    {line}" for line in error.source.splitlines())
            what = f"cell {error.cell_index}: {error.ename}: {error.evalue}\n{shown}"
            fault = f"notebooks/{chapter.notebook.name} ({chapter}): {what}"
            return Run(made.read_bytes() if made.exists() else b"", (), fault)
        names = json.loads(reads.read_bytes()) if reads.exists() else []
        return Run(nbformat.writes(strip(notebook)).encode(), tuple(names))


@contextmanager
def told(values: Mapping[str, str]) -> Iterator[None]:
    """For a while, tell a kernel some values by the environment."""
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def strip(notebook: Any) -> Any:
    """Take out what differs between two equal runs: times, machine paths, random ids, Python's patch."""
    notebook.metadata.pop("papermill", None)
    notebook.metadata.pop("widgets", None)
    notebook.metadata.get("language_info", {}).pop("version", None)
    for index, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{index:02}"
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
    return notebook
