"""What an executed notebook holds: the exhibits it showed, and in which cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from gongzhi.exhibits.page import Shown, shown
from gongzhi.language.text import Language
from gongzhi.report import MIME
from gongzhi.run.executor import Executed


@dataclass(frozen=True, slots=True)
class Record:
    """One exhibit as a notebook showed it: its data, what its page shows, and where it stands."""

    exhibit: Mapping[str, Any]
    page: Shown
    notebook: str
    cell: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """An executed notebook in one language with the exhibits it showed."""

    name: str
    language: Language
    notebook: Any
    records: tuple[Record, ...]


def chapter(executed: Executed) -> Chapter:
    """Read an executed notebook."""
    notebook = nbformat.read(executed.notebook, as_version=4)
    source = executed.chapter.notebook
    return Chapter(source.stem, executed.chapter.language, notebook, tuple(records(notebook, source)))


def records(notebook: Any, source: Path) -> Iterator[Record]:
    """The exhibits in the outputs of a notebook, in order."""
    for index, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", ()):
            found = output.get("data", {}).get(MIME)
            if found:
                yield Record(found["exhibit"], shown(found["page"]), source.name, index)
