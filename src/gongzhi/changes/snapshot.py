"""One edition as it stands in a site: its manifest, its tables, and how much each exhibit shows."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gongzhi.data.schema import BASES, BOUNDS, GRADES
from gongzhi.errors import InputError, Problem

Json = Mapping[str, Any]
Records = list[dict[str, str]]
AGAIN = "build the edition again"
MANIFEST = "manifest.json"
# What a comparison asks of a manifest, and of which kind it must be; another time may have had fewer lists.
SHAPE = {"edition": str, "as_of": str, "parameters": dict}
LISTS = ("figures", "tables", "absent", "results", "claims", "ended")
EXHIBITS = ("figures", "tables", "absent")
# What tells the rows of a table apart, where a row is the same one although it says something else.
# Figures have a rule of their own: of one quantity several sources may speak.
QUANTITY = ("region", "level", "measure", "period")
KEYS: Mapping[str, tuple[str, ...]] = {
    "actors.csv": ("actor",),
    "claims.csv": ("id",),
    "codings.csv": ("table", "coded", "field"),
    "corrections.csv": ("id",),
    "districts.csv": ("year", "region", "measure", "item"),
    "documents.csv": ("claim", "policy", "role"),
    "indicators.csv": ("claim", "measure", "level"),
    "kinds.csv": ("organisation",),
    "links.csv": ("recommendation", "deficit"),
    "measures.csv": ("measure",),
    "plan.csv": ("id",),
    "policies.csv": ("level", "title"),
    "projects.csv": ("year", "category", "project"),
    "regions.csv": ("region",),
    "relations.csv": ("id",),
    "sources.csv": ("source_id",),
    "uses.csv": ("item",),
}
STATED = ("value", "low", "high", "unit", "bound", "basis", "source_id", "corrections")
# Without these columns there is nothing to compare; an edition of another time may have more or fewer.
NEEDED = {
    **KEYS,
    "observations.csv": (*QUANTITY, "year", *STATED, "dropped"),
    "context.csv": (*QUANTITY, "year", *STATED, "dropped"),
    "series.csv": ("region", "level", "measure", "year", *STATED),
}
WORDS: Mapping[str, tuple[str, ...]] = {
    "bound": BOUNDS,
    "basis": BASES,
    "grade": GRADES,
    "dropped": ("yes", "no"),
}
READ: Mapping[str, tuple[Callable[[str], object], str]] = {
    "value": (Decimal, "a number"),
    "low": (Decimal, "a number"),
    "high": (lambda cell: Decimal(cell or 0), "a number or nothing"),
    "year": (lambda cell: int(cell or 0), "a year or nothing"),
    "known_on": (lambda cell: date.fromisoformat(cell or "2000-01-01"), "a day or nothing"),
}
# Where a row stands in the raw table; it moves when others are put in, and says nothing.
PLACE = "raw"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An edition: `tables` by file, empty where nothing was known; `rows` in the data of each exhibit."""

    name: str
    manifest: Json
    tables: Mapping[str, Records]
    rows: Mapping[str, int]

    @property
    def region(self) -> str:
        """The place that the report is about."""
        return str(self.manifest["parameters"]["region"])

    @property
    def as_of(self) -> str:
        """The day up to which it knows what was published."""
        return str(self.manifest["as_of"])


def wanted(path: str) -> bool:
    """Whether a comparison reads a file, by its path below the edition's folder."""
    return path == MANIFEST or path.endswith(".csv")


def snapshot(name: str, files: Mapping[str, bytes]) -> Snapshot:
    """Read the files of an edition by path below its folder; InputError with everything that is wrong."""
    problems: list[Problem] = []
    manifest = record(f"{name}/{MANIFEST}", files.get(MANIFEST), problems)
    tables = {file: list(table(name, file, files, problems)) for file in NEEDED}
    if problems:
        raise InputError(problems)
    every = (each["id"] for kind in EXHIBITS for each in manifest[kind])
    return Snapshot(name, manifest, tables, {each: length(files, each) for each in every})


def record(place: str, content: bytes | None, problems: list[Problem]) -> Json:
    """A manifest, or problems with it."""
    if content is None:
        problems.append(Problem(place, 0, "", f"missing, {AGAIN}"))
        return {}
    try:
        found = json.loads(content)
    except ValueError as error:
        problems.append(Problem(place, 0, "", f"not JSON: {error}, {AGAIN}"))
        return {}
    if not isinstance(found, dict):
        problems.append(Problem(place, 0, "", f"not a record, {AGAIN}"))
        return {}
    for key, kind in SHAPE.items():
        if not isinstance(found.get(key), kind):
            problems.append(Problem(place, 0, key, f"expected a {kind.__name__}, {AGAIN}"))
    for key in LISTS:
        if not isinstance(found.setdefault(key, []), list):
            problems.append(Problem(place, 0, key, f"expected a list, {AGAIN}"))
    return found


def table(
    name: str, file: str, files: Mapping[str, bytes], problems: list[Problem]
) -> Iterator[dict[str, str]]:
    """The rows of a table; one that lacks columns is a problem, one that is not there has no rows."""
    content = files.get(f"data/{file}")
    if content is None:
        return
    reader = csv.DictReader(io.StringIO(content.decode("utf-8", errors="replace")))
    for column in NEEDED[file]:
        if column not in (reader.fieldnames or ()):
            problems.append(Problem(f"{name}/data/{file}", 1, column, f"no such column, {AGAIN}"))
    for row in reader:
        if None in row or None in row.values():
            what = f"another number of cells than columns, {AGAIN}"
            problems.append(Problem(f"{name}/data/{file}", reader.line_num, "", what))
            continue
        for column, what in unfit(row) if "value" in NEEDED[file] else ():
            what = f"{row[column]!r}, expected {what}, {AGAIN}"
            problems.append(Problem(f"{name}/data/{file}", reader.line_num, column, what))
        yield row


def unfit(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The cells of a figure's row that cannot be read, and what they should be."""
    for column, words in WORDS.items():
        if column in row and row[column] not in words:
            yield column, f"one of {', '.join(words)}"
    for column, (read, what) in READ.items():
        try:
            read(row.get(column) or "")
        except (ValueError, ArithmeticError):
            yield column, what


def shared(old: Records, new: Records) -> list[str]:
    """The columns that both of two tables have, and in which their rows are compared."""
    both = [list(each[0]) for each in (old, new) if each]
    return [
        name for name in (both[0] if both else ()) if name != PLACE and all(name in each for each in both)
    ]


def length(files: Mapping[str, bytes], exhibit: str) -> int:
    """How many rows the data of an exhibit have."""
    text = files.get(f"figures/{exhibit}/data.csv", b"").decode("utf-8", errors="replace")
    return max(0, sum(1 for _ in csv.reader(io.StringIO(text))) - 1)
