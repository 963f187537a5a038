"""What an executed notebook holds: the exhibits it showed, and in which cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from gongzhi.exhibits.page import MIME, Shown, shown
from gongzhi.language.text import Language
from gongzhi.run.executor import Executed
from gongzhi.run.prose import joined


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
    """Read an executed notebook, with the prose that its source has now."""
    source = executed.chapter.notebook
    notebook = joined(nbformat.read(source, 4), nbformat.read(executed.notebook, 4))
    return Chapter(source.stem, executed.chapter.language, notebook, tuple(records(notebook, source)))


def records(notebook: Any, source: Path) -> Iterator[Record]:
    """The exhibits in the outputs of a notebook, in order."""
    for index, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", ()):
            found = output.get("data", {}).get(MIME)
            if found:
                yield Record(found["exhibit"], shown(found["page"]), source.name, index)
