"""From data/raw to data/processed: read, correct, normalise, choose; nothing else writes there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from gongzhi.data import correction, rows, soundness, vintage
from gongzhi.data.choice import choose
from gongzhi.data.observation import Observation, observe
from gongzhi.data.rows import COLUMNS, Row
from gongzhi.data.unit import plain
from gongzhi.data.vocabulary import Vocabulary, vocabulary
from gongzhi.errors import InputError, Problem

Records = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Raw:
    """Everything in data/raw, well-formed."""

    tables: Mapping[str, list[Row]]
    words: Vocabulary
    corrections: list[correction.Correction]
    sources: Mapping[str, Row]


def read(folder: Path, problems: list[Problem]) -> Raw:
    """The raw tables and declarations of a folder; faults are added to `problems`."""
    tables = {file: rows.read(folder, file, problems) for file in COLUMNS}
    corrections = correction.read(folder, problems)
    every = [row for table in tables.values() for row in table]
    problems.extend(correction.guard(corrections, every))
    problems.extend(soundness.look(tables))
    return Raw(
        tables,
        vocabulary(tables["measures.csv"], tables["regions.csv"]),
        corrections,
        {row["source_id"]: row for row in tables["sources.csv"]},
    )


def prepare(folder: Path) -> dict[str, Records]:
    """All processed tables by file name; InputError with every problem when anything is wrong."""
    problems: list[Problem] = []
    raw = read(folder, problems)
    # A source that cannot be dated is reported once, not again for each of its figures.
    if any(problem.file == "data/raw/sources.csv" for problem in problems):
        raise InputError(problems)
    observations = observe_all(raw, "observations.csv", problems)
    context = observe_all(raw, "context.csv", problems)
    items = {
        "projects.csv": projects(raw, problems),
        "districts.csv": districts(raw, problems),
        "policies.csv": policies(raw, problems),
    }
    if problems:
        raise InputError(problems)
    return {
        "observations.csv": [each.record() for each in observations],
        "context.csv": [each.record() for each in context],
        "series.csv": series([*observations, *context]),
        "sources.csv": [sourced(row) for row in raw.tables["sources.csv"]],
        "measures.csv": [dict(row.cells) for row in raw.tables["measures.csv"]],
        "regions.csv": [dict(row.cells) for row in raw.tables["regions.csv"]],
        "corrections.csv": [declared(each) for each in raw.corrections],
        **items,
    }


def observe_all(raw: Raw, file: str, problems: list[Problem]) -> list[Observation]:
    """The observations of one raw table, in its order."""
    found = (observe(row, raw.corrections, raw.words, raw.sources, problems) for row in raw.tables[file])
    return [each for each in found if each]


def series(observations: Iterable[Observation]) -> Records:
    """The yearly series as known today: one row a region, level, measure and year."""
    columns = (
        "region", "level", "measure", "year", "value", "unit", "bound", "basis", "source_id",
        "grade", "known_on", "corrections", "raw",
    )  # fmt: skip
    return [
        {**{name: point.record()[name] for name in columns}, "other_sources": str(others)}
        for each in choose(observations).values()
        for point, others in zip(each.points, each.others, strict=True)
    ]


def sourced(row: Row) -> dict[str, str]:
    """A source with the day from which it counts as known."""
    return {**row.cells, "known_on": str(vintage.known_on(row["published_on"], row["no_later_than"]))}


def declared(each: correction.Correction) -> dict[str, str]:
    """A correction as a row of the processed table."""
    cells = "; ".join(f"{column} = {value}" for column, value in each.row.items())
    change = "; ".join(f"{name}: {each.expect[name]} → {new}" for name, new in each.set.items())
    return {
        "id": each.id,
        "file": each.file,
        "row": cells,
        "rows": str(each.count),
        "action": each.action,
        "change": change,
        "reason_zh": each.reason.zh,
        "reason_en": each.reason.en,
    }


def dated(row: Row, stated: str, raw: Raw, problems: list[Problem]) -> date | None:
    """The day from which a row that carries an address counts as known."""
    same = (source for source in raw.sources.values() if row["url"] and source["url"] == row["url"])
    days = [day for source in same if (day := vintage.last_day(source["published_on"]))]
    try:
        return min(days) if days and not stated else vintage.known_on(stated, row["no_later_than"])
    except ValueError as error:
        problems.append(row.problem("no_later_than", str(error)))
        return None


def amount(row: Row, column: str, problems: list[Problem]) -> str:
    """A number of an itemised table, in plain notation."""
    try:
        value = Decimal(row[column])
        if not value.is_finite():
            raise InvalidOperation
        return plain(value)
    except InvalidOperation:
        problems.append(row.problem(column, f"{row[column]!r} is not a number"))
        return ""


def projects(raw: Raw, problems: list[Problem]) -> Records:
    """Itemised municipal projects, amounts in 万元."""
    return [
        {
            "year": row["year"],
            "category": row["category"],
            "project": row["project_name"],
            "amount": amount(row, "amount_wan", problems),
            "unit": "万元",
            "url": row["url"],
            "known_on": str(dated(row, "", raw, problems)),
            "raw": f"{row.file}:{row.line}",
            "note": row["note"],
        }
        for row in raw.tables["shanghai_projects.csv"]
    ]


def districts(raw: Raw, problems: list[Problem]) -> Records:
    """What districts announced, items apart from totals."""
    records = []
    for row in raw.tables["shanghai_districts.csv"]:
        measure, _, item = row["measure"].partition(": ")
        records.append(
            {
                "year": row["year"],
                "region": f"上海/{row['district'].removesuffix('区')}",
                "measure": measure,
                "item": item,
                "value": amount(row, "value", problems),
                "unit": row["unit"],
                "as_stated": row["as_stated"],
                "url": row["url"],
                "known_on": str(dated(row, "", raw, problems)),
                "raw": f"{row.file}:{row.line}",
                "note": row["note"],
            }
        )
    return records


def policies(raw: Raw, problems: list[Problem]) -> Records:
    """Policies with the day of issue, or the last day that what is known of it allows."""
    records = []
    for row in raw.tables["policies.csv"]:
        stated = row["issue_date"] or row["posted"]
        known = dated(row, stated, raw, problems)
        cells = {name: cell for name, cell in row.cells.items() if name != "no_later_than"}
        records.append({**cells, "known_on": str(known), "raw": f"{row.file}:{row.line}"})
    return records
