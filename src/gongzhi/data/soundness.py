"""What is wrong in the tables that figures refer to: sources, measures, places, lists."""

from collections.abc import Callable, Iterator, Mapping

from gongzhi.data import vintage
from gongzhi.data.choice import GRADES
from gongzhi.data.observation import LEVELS
from gongzhi.data.rows import Row
from gongzhi.data.unit import UNITS
from gongzhi.errors import Problem

Tables = Mapping[str, list[Row]]
KINDS = ("money", "count", "people", "share", "rate", "density", "index", "population")
PLACES = ("nation", "province", "city", "county", "district", "sub-district", "area")
KEYS = {"sources.csv": "source_id", "measures.csv": "measure", "regions.csv": "region"}


def look(tables: Tables) -> list[Problem]:
    """Every fault of the tables that figures refer to."""
    regions = {row["region"] for row in tables["regions.csv"]}
    measures = {row["measure"] for row in tables["measures.csv"] if not row["alias_of"]}
    judges: Mapping[str, Callable[[Row], Iterator[Problem]]] = {
        "sources.csv": source,
        "measures.csv": lambda row: measure(row, measures),
        "regions.csv": lambda row: allowed(row, "kind", PLACES),
        "policies.csv": lambda row: allowed(row, "level", regions),
        "shanghai_projects.csv": year,
        "shanghai_districts.csv": lambda row: district(row, regions),
    }
    found = [problem for file, judge in judges.items() for row in tables[file] for problem in judge(row)]
    return [*found, *(each for file, key in KEYS.items() for each in repeated(tables[file], key))]


def allowed(row: Row, column: str, words: tuple[str, ...] | set[str]) -> Iterator[Problem]:
    """A cell that is none of the words its column allows."""
    if row[column] not in words:
        some = ", ".join(words) if isinstance(words, tuple) else "one that its table has"
        yield row.problem(column, f"{row[column]!r}, expected {some}")


def source(row: Row) -> Iterator[Problem]:
    """A source's grade and dates."""
    yield from allowed(row, "grade", GRADES)
    try:
        vintage.known_on(row["published_on"], row["no_later_than"])
    except ValueError as error:
        yield row.problem("published_on", str(error))


def measure(row: Row, measures: set[str]) -> Iterator[Problem]:
    """A measure's unit and kind, or what a stray name stands for."""
    if row["alias_of"]:
        yield from allowed(row, "alias_of", measures)
        yield from allowed(row, "set_level", ("", *LEVELS))
        return
    yield from allowed(row, "unit", tuple(UNITS))
    yield from allowed(row, "kind", KINDS)
    yield from allowed(row, "set_level", ("",))


def year(row: Row) -> Iterator[Problem]:
    """A calendar year in four digits."""
    if not (row["year"].isascii() and row["year"].isdigit() and len(row["year"]) == 4):
        yield row.problem("year", f"{row['year']!r} is not a year: write 2018")


def district(row: Row, regions: set[str]) -> Iterator[Problem]:
    """A district's year and name."""
    yield from year(row)
    if f"上海/{row['district'].removesuffix('区')}" not in regions:
        yield row.problem("district", f"{row['district']!r}, expected one of regions.csv")


def repeated(rows: list[Row], key: str) -> Iterator[Problem]:
    """Rows whose name an earlier row has."""
    first: dict[str, int] = {}
    for row in rows:
        if row[key] in first:
            yield row.problem(key, f"{row[key]!r} stands in line {first[row[key]]} already")
        first.setdefault(row[key], row.line)
