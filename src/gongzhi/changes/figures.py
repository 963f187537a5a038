"""Figures: of every quantity, the value that the report uses and all that sources state, then and now.

A quantity is a place, level, measure and period. Numbers of rows in the raw tables say nothing of it:
they move when rows are put in. What is revised is the value used, so that a further source for a
figure that stays is told apart from another figure.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from gongzhi.changes.snapshot import QUANTITY, STATED, Snapshot, shared
from gongzhi.data.choice import rank
from gongzhi.data.observation import observation
from gongzhi.data.package import HEADERS

Row = Mapping[str, str]
Key = tuple[str, str, str, str]
Kind = Literal["new", "withdrawn", "revised", "source", "statements", "converted"]
Cause = Literal["", "restated", "correction", "source", "unstated"]
# What makes two values the same one, and what follows from a value by other figures.
VALUE = STATED[:6]
CONVERTED = ("real", "price_base", "prices_of", "price_sources", "per_head", "per_head_unit",
             "population_source", "other_sources", "flags", "known_on", "grade", "corrections")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a report uses: in `unit`, between `low` and `high` (empty: no upper end)."""

    value: str
    low: str
    high: str
    unit: str
    bound: str
    basis: str
    source_id: str
    corrections: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that changed.

    `change` is the relative change of the value, none where there is no value to relate it to.
    `own` says that the quantity is of the report's place, `context` that it is a price, a population or
    the like. `added`, `gone` and `edited` are the sources whose statements came, went or were changed.
    """

    kind: Kind
    region: str
    level: str
    measure: str
    period: str
    old: Value | None
    new: Value | None
    change: float | None
    cause: Cause
    own: bool
    context: bool
    added: tuple[str, ...]
    gone: tuple[str, ...]
    edited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What an edition has of one quantity: the statements of all sources, and the row that is used."""

    statements: tuple[Row, ...] = ()
    used: Row | None = None
    context: bool = False


def compare(earlier: Snapshot, later: Snapshot) -> list[Figure]:
    """Every quantity that changed, each once."""
    old, new = known(earlier), known(later)
    columns = shared(
        *(each.tables["observations.csv"] + each.tables["context.csv"] for each in (earlier, later))
    )
    changed = (
        figure(key, old.get(key, Known()), new.get(key, Known()), later.region, columns)
        for key in sorted(old.keys() | new.keys())
    )
    return [each for each in changed if each]


def known(edition: Snapshot) -> dict[Key, Known]:
    """All quantities of an edition; of a whole year it uses what its series say, of others the best."""
    series = {(r["region"], r["level"], r["measure"], r["year"]): r for r in edition.tables["series.csv"]}
    found: dict[Key, Known] = {}
    for file in ("observations.csv", "context.csv"):
        rows = sorted(edition.tables[file], key=quantity)
        for key, group in groupby(rows, key=quantity):
            statements = tuple(group)
            before = found.get(key, Known()).statements
            used = found[key].used if key in found else series.pop(key, None) or best(statements)
            found[key] = Known((*before, *statements), used, file == "context.csv")
    # A series without a statement is no work of the builder; it is compared all the same.
    return found | {key: Known((), row, False) for key, row in series.items()}


def quantity(row: Row) -> Key:
    """What a statement is a figure of."""
    region, level, measure, period = (row[name] for name in QUANTITY)
    return region, level, measure, period


def best(statements: tuple[Row, ...]) -> Row | None:
    """The statement that counts, by the rule for years, among those that may be chosen."""
    free = [each for each in statements if each["dropped"] == "no"]
    return min(free, key=lambda each: rank(observation(cells(each))), default=None)


def cells(row: Row) -> dict[str, str]:
    """The cells that make an observation; an edition of another time may have more or fewer."""
    return {name: row.get(name, "") for name in HEADERS["observations.csv"]}


def figure(key: Key, old: Known, new: Known, region: str, columns: list[str]) -> Figure | None:
    """How one quantity changed, told once: what matters most names it; None where nothing did."""
    added, gone, edited = statements(old.statements, new.statements, columns)
    kind = kinds(old.used, new.used, bool(added or gone or edited))
    if kind is None:
        return None
    return Figure(
        kind,
        *key,
        old=value(old.used),
        new=value(new.used),
        change=relative(old.used, new.used),
        cause=cause(kind, old, new),
        own=key[0] == region,
        context=old.context or new.context,
        added=added,
        gone=gone,
        edited=edited,
    )


def kinds(old: Row | None, new: Row | None, restated: bool) -> Kind | None:
    """What happened to the value that is used, or else to the statements beside it."""
    if old is None or new is None:
        return "withdrawn" if old else "new" if new else "statements" if restated else None
    if differ(old, new, VALUE):
        return "revised"
    if old["source_id"] != new["source_id"]:
        return "source"
    if restated:
        return "statements"
    both = [name for name in CONVERTED if name in old and name in new]
    return "converted" if differ(old, new, both) else None


def differ(old: Row, new: Row, columns: tuple[str, ...] | list[str]) -> bool:
    """Whether two rows say different things in some columns."""
    return any(old[name] != new[name] for name in columns)


def value(row: Row | None) -> Value | None:
    """The value of a row."""
    return Value(*(row[name] for name in STATED)) if row else None


def relative(old: Row | None, new: Row | None) -> float | None:
    """The change of a value, as a fraction of what it was."""
    if old is None or new is None or old["unit"] != new["unit"] or not Decimal(old["value"]):
        return None
    return float(Decimal(new["value"]) / Decimal(old["value"]) - 1)


def cause(kind: Kind, old: Known, new: Known) -> Cause:
    """Why another value is used, or none: a declared correction, another source, other words of the same."""
    if kind == "withdrawn":
        return "correction" if new.statements else "unstated"
    if kind != "revised" or not old.used or not new.used:
        return ""
    if old.used["corrections"] != new.used["corrections"]:
        return "correction"
    return "source" if old.used["source_id"] != new.used["source_id"] else "restated"


def statements(
    old: tuple[Row, ...], new: tuple[Row, ...], columns: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The sources of statements that came, went, or say something else; rows are matched by what they say."""
    was, now = (
        Counter((row["source_id"], *(row[name] for name in columns)) for row in rows) for rows in (old, new)
    )
    left, right = (sorted(each.elements()) for each in (was - now, now - was))
    edited: list[str] = []
    gone: list[str] = []
    for source, *_ in left:
        pair = next((other for other in right if other[0] == source), None)
        (edited if pair else gone).append(source)
        if pair:
            right.remove(pair)
    return tuple(each[0] for each in right), tuple(gone), tuple(edited)
