"""All other tables row by row: documents, the plan, corrections, the coded study, names, sources."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from gongzhi.changes.snapshot import KEYS, Records, Snapshot, shared

Kind = Literal["new", "gone", "edited"]


@dataclass(frozen=True, slots=True)
class Record:
    """A row that came, went or was changed; `columns` are those in which it says something else."""

    kind: Kind
    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...]


def compare(earlier: Snapshot, later: Snapshot) -> list[Record]:
    """Every row that changed, each once, table by table."""
    return [
        each
        for table, columns in KEYS.items()
        for each in rows(table, columns, earlier.tables[table], later.tables[table])
    ]


def rows(table: str, columns: tuple[str, ...], old: Records, new: Records) -> list[Record]:
    """The rows of one table that changed, matched by its key."""
    both = shared(old, new)
    was, now = (Counter(tuple((name, row[name]) for name in both) for row in each) for each in (old, new))
    left, right = ([dict(each) for each in sorted(some.elements())] for some in (was - now, now - was))
    found = []
    for row in left:
        key = tuple(row[name] for name in columns)
        pair = next((each for each in right if tuple(each[name] for name in columns) == key), None)
        if pair:
            right.remove(pair)
            found.append(Record("edited", table, key, tuple(name for name in row if row[name] != pair[name])))
        else:
            found.append(Record("gone", table, key, ()))
    return found + [Record("new", table, tuple(row[name] for name in columns), ()) for row in right]
