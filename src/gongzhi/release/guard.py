"""What a published edition knew, against what data/raw and its parameter file say now.

A row that an edition knew may not be changed or taken out. Rows may be added, corrections declared, words
mended, and code may compute anew: the edition keeps its bytes all the same.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gongzhi.data.extract import extract
from gongzhi.edition import Edition
from gongzhi.errors import Problem
from gongzhi.paths import Paths
from gongzhi.release.lock import Lock

Row = Mapping[str, str]
# Made from the others altogether: they differ where those do.
DERIVED = ("series.csv", "corrections.csv")
# Columns that are computed, and those that hold words about a row.
COMPUTED = ("year", "low", "high", "grade", "known_on", "dated", "raw")
WORDS = ("note", "url", "publisher", "title")
# Where the rows of a table are kept by hand, where that has another name.
KEPT = {
    "projects.csv": "shanghai_projects.csv",
    "districts.csv": "shanghai_districts.csv",
    "plan.csv": "analysis_plan.yaml",
}
STUDY = ("actors", "claims", "codings", "documents", "indicators", "kinds", "links", "relations")
ADVICE = (
    "data/raw is append-only: restore the row; a new figure is a new row with its own source, a mistake is a "
    "correction declared in data/raw/corrections.yaml, and a new edition shows both; an edition that cannot "
    "stand is withdrawn: gongzhi withdraw {} --why …"
)


def faults(paths: Paths, lock: Lock, edition: Edition, folder: Path) -> Iterator[Problem]:
    """Every parameter and every row that is not as the edition knew it; `folder` holds its bytes."""
    name = f"notebooks/editions/{lock.edition}.yaml"
    now = edition.parameters()
    for key in sorted(now.keys() | lock.parameters.keys()):
        if now.get(key) != lock.parameters.get(key):
            what = f"{now.get(key)!r}, was {lock.parameters.get(key)!r} when the edition was published"
            yield Problem(name, 0, key, f"{what}: restore it, and give a new edition other parameters")
    tables = extract(paths.processed, edition)
    for path in sorted((folder / "data").glob("*.csv")):
        if path.name not in DERIVED:
            yield from compared(
                lock.edition, path.name, rows(path.read_bytes()), rows(tables.get(path.name, b""))
            )


def rows(content: bytes) -> list[Row]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def compared(edition: str, table: str, then: Sequence[Row], now: Sequence[Row]) -> Iterator[Problem]:
    """The rows of a table that the edition knew and that are no longer there as they were."""
    if not then:
        return
    columns = [name for name in then[0] if says(table, name) and (not now or name in now[0])]
    left = Counter(cells(row, columns) for row in now)
    gone = []
    for row in then:
        left[cells(row, columns)] -= 1
        if left[cells(row, columns)] < 0:
            gone.append(row)
    known = Counter(cells(row, columns) for row in then)
    others = [row for row in now if cells(row, columns) not in known]
    for row in gone:
        other = nearest(row, others, columns)
        if not (other and corrections(row) < corrections(other)):
            yield problem(edition, table, columns, row, other)


def corrections(row: Row) -> set[str]:
    """The declared corrections of a row: one more is no silent change, it has its reason and its author."""
    return set(row.get("corrections", "").split())


def says(table: str, column: str) -> bool:
    """Whether a column holds what a row says, not what is computed from it or said about it."""
    if (table, column) == ("sources.csv", "grade"):  # figures have it from here
        return True
    return column not in COMPUTED and column not in WORDS and not column.endswith(("_zh", "_en"))


def cells(row: Row, columns: Sequence[str]) -> tuple[str, ...]:
    """What a row says."""
    return tuple(row[name] for name in columns)


def nearest(row: Row, others: Sequence[Row], columns: Sequence[str]) -> Row | None:
    """The row that took the place of another, if one has most of its cells; at the same place first."""

    def alike(other: Row) -> tuple[int, bool]:
        """How many cells are the same, and whether it stands in the same place."""
        same = sum(row[name] == other[name] for name in columns)
        return same, row.get("raw") == other.get("raw")

    best = max(others, key=alike, default=None)
    return best if best and alike(best)[0] * 2 > len(columns) else None


def problem(edition: str, table: str, columns: Sequence[str], row: Row, other: Row | None) -> Problem:
    """That a row was changed or is gone: where it is, which it is, and what to do."""
    place = (other or {}).get("raw", "").rpartition(":")[2]
    which = " ".join(filter(None, (row[name] for name in columns[:5])))
    if other:
        changed = [name for name in columns if row[name] != other[name]]
        column = ", ".join(changed)
        what = ", ".join(f"{other[name]!r} where edition {edition} knew {row[name]!r}" for name in changed)
    else:
        column, what = "", f"edition {edition} knew this row, and it is gone"
    what = f"{which}: {what}. {ADVICE.format(edition)}"
    return Problem(f"data/raw/{kept_in(table)}", int(place) if place.isdigit() else 0, column, what)


def kept_in(table: str) -> str:
    """The file below data/raw whose rows a table holds."""
    if table.removesuffix(".csv") in STUDY:
        return f"study/{table}"
    return KEPT.get(table, table)
