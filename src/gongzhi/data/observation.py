"""An observation: one figure of one source, in the project's units, periods and names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation

from gongzhi.data import period, vintage
from gongzhi.data.correction import Correction, apply
from gongzhi.data.rows import Row
from gongzhi.data.unit import convert, plain
from gongzhi.data.vocabulary import Vocabulary
from gongzhi.errors import Problem

LEVELS = ("own", "all", "below")
BOUNDS = ("exact", "approx", "lower", "upper")
# Far above any figure there is in any unit: more is a slip of the keyboard.
LARGEST = Decimal(10) ** 15
BASES = ("actual", "budget", "plan")


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure; `value` in `unit` (money in 万元), `known_on` the day from which it counts."""

    region: str
    level: str
    measure: str
    period: str
    year: int | None
    value: Decimal
    unit: str
    bound: str
    basis: str
    as_stated: str
    derived_from: str
    source_id: str
    grade: str
    known_on: date
    dated: bool
    corrections: str
    set_aside: bool
    raw: str
    note: str

    def record(self) -> dict[str, str]:
        """The observation as cells of the processed table."""
        cells = {field.name: getattr(self, field.name) for field in fields(self)}
        cells["value"] = plain(self.value)
        cells["year"] = "" if self.year is None else self.year
        for flag in ("dated", "set_aside"):
            cells[flag] = "yes" if getattr(self, flag) else "no"
        return {name: str(cell) for name, cell in cells.items()}


def observe(
    row: Row,
    corrections: Sequence[Correction],
    words: Vocabulary,
    sources: Mapping[str, Row],
    problems: list[Problem],
) -> Observation | None:
    """The observation that a raw row states, or None after reporting what is wrong with it."""
    corrected, made = apply(corrections, row)
    faults = [*enumerations(corrected), *references(corrected, words, sources)]
    if faults:
        problems.extend(faults)
        return None
    alias = words.aliases.get(corrected["measure"])
    measure = words.measures[alias.alias_of if alias else corrected["measure"]]
    found = period_of(corrected, alias.period if alias else "", problems)
    value = value_of(corrected, measure.unit, problems)
    known = known_of(row, sources[row["source_id"]], found, problems)
    if found is None or value is None or known is None:
        return None
    return Observation(
        region=corrected["region"],
        level=(alias.level if alias else "") or corrected["level"],
        measure=measure.measure,
        period=found.text,
        year=found.year,
        value=value,
        unit=measure.unit,
        bound=corrected["bound"],
        basis=corrected["basis"],
        as_stated=row["as_stated"],
        derived_from=row["derived_from"],
        source_id=row["source_id"],
        grade=sources[row["source_id"]]["grade"],
        known_on=known,
        dated=vintage.last_day(sources[row["source_id"]]["published_on"]) is not None,
        corrections=" ".join(correction.id for correction in made),
        set_aside=any(correction.action == "set_aside" for correction in made),
        raw=f"{row.file}:{row.line}",
        note=row["note"],
    )


def enumerations(row: Row) -> list[Problem]:
    """Cells that are none of the words their column allows."""
    allowed = {"level": LEVELS, "bound": BOUNDS, "basis": BASES}
    return [
        row.problem(column, f"{row[column]!r}, expected one of {', '.join(words)}")
        for column, words in allowed.items()
        if row[column] not in words
    ]


def references(row: Row, words: Vocabulary, sources: Mapping[str, Row]) -> list[Problem]:
    """Regions, measures and sources that no table knows."""
    known = {
        "region": words.regions,
        "measure": {**words.measures, **words.aliases},
        "source_id": sources,
    }
    return [
        row.problem(column, f"unknown {row[column]!r}{words.nearest(row[column], names)}")
        for column, names in known.items()
        if row[column] not in names
    ]


def period_of(row: Row, set_period: str, problems: list[Problem]) -> period.Period | None:
    """The period of a row, which a stray measure name may carry itself."""
    try:
        return period.parse(set_period or row["period"])
    except ValueError as error:
        problems.append(row.problem("period", str(error)))
        return None


def value_of(row: Row, unit: str, problems: list[Problem]) -> Decimal | None:
    """The value of a row in the measure's canonical unit."""
    try:
        value = Decimal(row["value"])
        if not value.is_finite() or abs(value) >= LARGEST:
            raise InvalidOperation
    except InvalidOperation:
        problems.append(row.problem("value", f"{row['value']!r} is not a number: write 45700.5"))
        return None
    try:
        return convert(value, row["unit"], unit)
    except ValueError as error:
        problems.append(row.problem("unit", str(error)))
        return None


def known_of(row: Row, source: Row, found: period.Period | None, problems: list[Problem]) -> date | None:
    """The day from which a row counts as known."""
    context = found.last.year if found and row.file == "context.csv" else None
    try:
        return vintage.known_on(source["published_on"], source["no_later_than"], context)
    except ValueError as error:
        problems.append(source.problem("published_on", str(error)))
        return None
