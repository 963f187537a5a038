"""An exhibit: one figure or table in one language, with all that is needed to cite and check it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from gongzhi.language.text import Language, Text

Kind = Literal[
    "text", "words", "region", "measure", "level", "bound", "basis", "grade", "unit", "state",
    "action", "outcome", "status", "part", "year", "years", "money", "number", "percent", "p", "source",
    "link", "claim", "claims", "anchor", "claim_status", "evidence", "instrument", "orientation", "mode",
    "sphere", "tier", "bearing", "field", "use", "standing",
    "says", "relative", "counted",
]  # fmt: skip
Value = str | int | float | None
Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an exhibit's data: its name in files, its title in the page, its kind.

    A column of `words` is written in the page's language and is not part of the data; all others
    hold the same values in every language, and the page prints them in its own. A column that is
    not `shown` is in the data, not in the page.
    """

    name: str
    title: str
    kind: Kind = "text"
    shown: bool = True


# The columns of a table: name in files, kind, title.
Heads = tuple[tuple[str, Kind, Text], ...]


def headed(language: Language, shown: Heads, hidden: Heads = ()) -> tuple[Column, ...]:
    """The columns that a page shows, then those that stand in the data only."""
    return (
        *(Column(name, title[language], kind) for name, kind, title in shown),
        *(Column(name, title[language], kind, False) for name, kind, title in hidden),
    )


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
    `details` are further sentences, one for each thing shown.
    `notes` say what the reader must know to read it. `rows` are values as in data.csv, in the
    order of `columns`; `sources` are ids; `results`, `numbers` and `claims` go to the manifest.
    """

    id: str
    title: str
    finding: str
    notes: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    sources: tuple[str, ...] = ()
    charts: Charts | None = None
    details: tuple[str, ...] = ()
    results: tuple[Mapping[str, Any], ...] = ()
    numbers: tuple[Number, ...] = field(default=())
    claims: tuple[Mapping[str, Any], ...] = ()

    def record(self) -> dict[str, Any]:
        """The exhibit as JSON."""
        return asdict(self)
