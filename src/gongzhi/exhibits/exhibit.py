"""An exhibit: one figure or table in one language, with all that is needed to cite and check it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Kind = Literal[
    "text", "region", "measure", "level", "bound", "basis", "grade", "year", "money", "number",
    "percent", "p", "source", "link",
]  # fmt: skip
Value = str | int | float | None
Spec = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an exhibit's data: its name in files, its title in the page, its kind."""

    name: str
    title: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Number:
    """A number that prose may use: its key, value, and the text that stands for it."""

    key: str
    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Charts:
    """The same chart as Vega-Lite, drawn for a page and for a phone."""

    wide: Spec
    narrow: Spec


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure (`fig-…`, with charts) or a table (`tab-…`) in one language.

    `finding` says what it shows, in computed sentences; it is also the figure's text alternative.
    `notes` say what the reader must know to read it. `rows` are values as in data.csv, in the
    order of `columns`; `sources` are ids; `results` and `numbers` go to the manifest.
    """

    id: str
    title: str
    finding: str
    notes: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    sources: tuple[str, ...] = ()
    charts: Charts | None = None
    results: tuple[Mapping[str, Any], ...] = ()
    numbers: tuple[Number, ...] = field(default=())

    def record(self) -> dict[str, Any]:
        """The exhibit as JSON."""
        return asdict(self)
