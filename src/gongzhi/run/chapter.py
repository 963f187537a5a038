"""A chapter: one notebook for one edition in one language, and its execution by papermill."""

import logging
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError

from gongzhi.edition import Edition
from gongzhi.errors import RunError
from gongzhi.language.text import Language
from gongzhi.run.kernel import ENGINE


@dataclass(frozen=True, slots=True)
class Chapter:
    """A notebook to run: where it is, for which edition and language, and its content key."""

    notebook: Path
    edition: Edition
    language: Language
    key: str

    @property
    def name(self) -> str:
        """The name of the notebook, without its ending."""
        return self.notebook.stem

    def __str__(self) -> str:
        """The chapter as progress and errors name it."""
        return f"{self.edition.edition}/{self.language}/{self.name}"


def run(chapter: Chapter, root: Path, output: Path) -> None:
    """Run a chapter and keep the executed notebook at `output`.

    RunError names the cell that failed and shows it; the notebook as far as it ran is then kept
    beside `output`, with `.failed` in its name.
    """
    parameters = {**chapter.edition.parameters(), "language": chapter.language}
    logging.getLogger("papermill").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.update(IPYTHONDIR=scratch, PYTHONHASHSEED="0")
        made = Path(scratch) / "executed.ipynb"
        try:
            options = {"cwd": root, "progress_bar": False, "kernel_name": "python3"}
            papermill.execute_notebook(chapter.notebook, made, parameters, ENGINE, **options)
        except PapermillExecutionError as error:
            failed = output.with_suffix(".failed.ipynb")
            failed.parent.mkdir(parents=True, exist_ok=True)
            if made.exists():
                shutil.move(made, failed)
            what = f"cell {error.cell_index}: {error.ename}: {error.evalue}"
            shown = [*error.source.splitlines(), f"the notebook as far as it ran: {failed}"]
            lines = "\n".join(f"    {line}" for line in shown)
            raise RunError(f"notebooks/{chapter.notebook.name} ({chapter}): {what}\n{lines}") from None
        notebook = nbformat.read(made, as_version=4)
    store(strip(notebook), output)


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


def store(notebook: Any, output: Path) -> None:
    """Write a notebook whole or not at all."""
    output.parent.mkdir(parents=True, exist_ok=True)
    temporary = output.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_text(nbformat.writes(notebook), encoding="utf-8")
    temporary.replace(output)
