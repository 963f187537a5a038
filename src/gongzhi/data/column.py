"""What a column and a table of data/raw may be."""

from dataclasses import dataclass
from typing import Literal

from gongzhi.language.text import Text

LEVELS = ("own", "all", "below")
Kind = Literal["text", "number", "year", "period", "day", "date", "url"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a raw table.

    `kind`: what its cells are (`day`: 2024-12-31; `date`: as a source shows it, which may be less
    than a day, or words); `choices`: the only words there are; `refers`: file and column that must
    have the cell, where it is not empty; `many`: a cell holds several names, with spaces between.
    """

    name: str
    kind: Kind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None
    many: bool = False

    def words(self, cell: str) -> list[str]:
        """The names in a cell."""
        return cell.split() if self.many else [cell] if cell else []


@dataclass(frozen=True, slots=True)
class Schema:
    """A raw table: what a row is, its columns, and which of them no two rows share."""

    title: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(column.name for column in self.columns)
