"""An observation: one figure of one source, in the project's units, periods and names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from gongzhi.data import period, vintage
from gongzhi.data.correction import Correction
from gongzhi.data.interval import Interval, interval
from gongzhi.data.numeral import plain
from gongzhi.data.period import Period
from gongzhi.data.table import Row
from gongzhi.data.unit import convert
from gongzhi.data.vocabulary import Measure, Vocabulary


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure; `value` in `unit` (money in 万元), between `low` and `high` (None: no upper end).

    `known_on` is the day from which it counts as known; None where no date is known at all.
    """

    region: str
    level: str
    measure: str
    period: str
    year: int | None
    value: Decimal
    low: Decimal
    high: Decimal | None
    unit: str
    bound: str
    basis: str
    as_stated: str
    derived_from: str
    source_id: str
    grade: str
    known_on: date | None
    dated: bool
    corrections: str
    dropped: bool
    raw: str
    note: str

    @property
    def interval(self) -> Interval:
        """The interval in which the true value lies, in `unit`."""
        return Interval(self.low, self.high)

    def record(self) -> dict[str, str]:
        """The observation as cells of the processed table."""
        cells = {field.name: getattr(self, field.name) for field in fields(self)}
        cells["value"], cells["low"] = plain(self.value), outward(self.low, ROUND_FLOOR)
        cells["high"] = "" if self.high is None else outward(self.high, ROUND_CEILING)
        for optional in ("year", "known_on"):
            cells[optional] = "" if cells[optional] is None else cells[optional]
        for flag in ("dated", "dropped"):
            cells[flag] = "yes" if getattr(self, flag) else "no"
        return {name: str(cell) for name, cell in cells.items()}


def observation(record: dict[str, str]) -> Observation:
    """An observation from its processed record, the inverse of `Observation.record`."""
    cells: dict[str, Any] = dict(record)
    cells["year"] = int(record["year"]) if record["year"] else None
    for number in ("value", "low"):
        cells[number] = Decimal(record[number])
    cells["high"] = Decimal(record["high"]) if record["high"] else None
    cells["known_on"] = date.fromisoformat(record["known_on"]) if record["known_on"] else None
    for flag in ("dated", "dropped"):
        cells[flag] = record[flag] == "yes"
    return Observation(**cells)


def outward(end: Decimal, rounding: str) -> str:
    """The end of an interval with six decimals, never inside the interval."""
    return plain(end.quantize(Decimal("0.000001"), rounding))


def observe(
    row: Row, made: Sequence[Correction], words: Vocabulary, sources: Mapping[str, Row]
) -> Observation:
    """The observation that a sound, corrected raw row states."""
    measure, level, found = quantity(row, words)
    source = sources[row["source_id"]]
    span = interval(Decimal(row["value"]), row["unit"], row["bound"], row["as_stated"], row["derived_from"])
    return Observation(
        region=row["region"],
        level=level,
        measure=measure.measure,
        period=found.text,
        year=found.year,
        value=convert(Decimal(row["value"]), row["unit"], measure.unit),
        low=convert(span.low, row["unit"], measure.unit),
        high=None if span.high is None else convert(span.high, row["unit"], measure.unit),
        unit=measure.unit,
        bound=row["bound"],
        basis=row["basis"],
        as_stated=row["as_stated"],
        derived_from=row["derived_from"],
        source_id=row["source_id"],
        grade=source["grade"],
        known_on=known_on(row, source, found),
        dated=vintage.last_day(source["published_on"]) is not None,
        corrections=" ".join(correction.id for correction in made),
        dropped=any(correction.action == "drop" for correction in made),
        raw=f"{row.file}:{row.line}",
        note=row["note"],
    )


def quantity(row: Row, words: Vocabulary) -> tuple[Measure, str, Period]:
    """What a row is a figure of: its measure, level and period, which a stray name may carry itself."""
    alias = words.aliases.get(row["measure"])
    measure = words.measures[alias.alias_of if alias else row["measure"]]
    level = (alias.level if alias else "") or row["level"]
    return measure, level, period.parse((alias.period if alias else "") or row["period"])


def known_on(row: Row, source: Row, found: Period) -> date | None:
    """The day from which a row counts as known."""
    context = found.last.year if row.file == "context.csv" else None
    return vintage.known_on(source["published_on"], source["no_later_than"], context)
