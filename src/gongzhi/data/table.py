"""A raw table as it was read: its lines, each with its cells or with what is wrong with it.

A row is one line, so that `file:line` names it for good and one bad quote spoils one row only.
Reading never fails: what cannot be read is kept as such, and the checks report it.
"""

import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongzhi.data.schema import SCHEMAS
from gongzhi.errors import Problem

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its number from 1, its text, and its cells.

    `cells` is None where it cannot be cut: its quotes do not match, or a carriage return is within.
    """

    number: int
    text: str
    cells: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a raw table: its file, its line, and its cells by column."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column."""
        return self.cells[column]

    def problem(self, column: str, what: str) -> Problem:
        """A fault of one cell of this row."""
        return Problem(f"data/raw/{self.file}", self.line, column, what)


@dataclass(frozen=True, slots=True)
class Table:
    """A raw table: its bytes (None: no such file), whether they are UTF-8, its lines and rows.

    `rows` are the lines of the right form below a right header; all others are only in `lines`.
    """

    file: str
    content: bytes | None
    decoded: bool
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The cells of the first line."""
        return (self.lines[0].cells or ()) if self.lines else ()

    @property
    def readable(self) -> bool:
        """Whether its header is right, so that its rows can be told."""
        return self.header == SCHEMAS[self.file].header

    @property
    def whole(self) -> bool:
        """Whether each of its lines below a right header is a row: none is broken, or was found faulty."""
        return self.readable and len(self.rows) == len(self.lines) - 1


def read(file: str, content: bytes | None) -> Table:
    """Read a table from its bytes: UTF-8 with or without a byte order mark, lines ended by LF or CRLF."""
    try:
        text = (content or b"").removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError:
        return Table(file, content, False, (), ())
    cut = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []
    lines = tuple(Line(number, line, cells(line)) for number, line in enumerate(cut, 1))
    return Table(file, content, True, lines, rows(file, lines))


def cells(line: str) -> tuple[str, ...] | None:
    """The cells of one line; None where it cannot be cut."""
    csv.field_size_limit(sys.maxsize)  # a cell that is too long is reported, not cut off
    try:
        return tuple(next(csv.reader([line], strict=True), ()))
    except csv.Error:
        return None


def rows(file: str, lines: Sequence[Line]) -> tuple[Row, ...]:
    """The rows of a table whose header is right."""
    header = SCHEMAS[file].header
    if not lines or lines[0].cells != header:
        return ()
    return tuple(
        Row(file, line.number, dict(zip(header, line.cells, strict=True)))
        for line in lines[1:]
        if line.cells and len(line.cells) == len(header) and any(line.cells)
    )
