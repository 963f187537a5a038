"""Declared corrections: what is changed in a raw row, why, and only while the row is as declared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from gongzhi.data.rows import COLUMNS, Row
from gongzhi.errors import Problem
from gongzhi.language.text import Text

FILE = "data/raw/corrections.yaml"
ACTIONS = ("replace", "set_aside")


@dataclass(frozen=True, slots=True)
class Correction:
    """One declared correction; `row` and `expect` are cells by column."""

    id: str
    file: str
    row: Mapping[str, str]
    count: int
    expect: Mapping[str, str]
    action: str
    set: Mapping[str, str]
    reason: Text

    def matches(self, row: Row) -> bool:
        """Whether a raw row is one of those meant."""
        return row.file == self.file and holds(row, self.row)


def holds(row: Row, cells: Mapping[str, str]) -> bool:
    """Whether the row has exactly these cells."""
    return all(row.cells.get(column) == value for column, value in cells.items())


def read(folder: Path, problems: list[Problem]) -> list[Correction]:
    """The declared corrections; faults of the declarations are added to `problems`."""
    try:
        found = yaml.safe_load((folder / "corrections.yaml").read_text(encoding="utf-8")) or []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(Problem(FILE, 0, "", f"cannot be read: {error}"))
        return []
    if not isinstance(found, list):
        problems.append(Problem(FILE, 0, "", "not a list of corrections, each beginning with `- id:`"))
        return []
    corrections = []
    for entry in found:
        try:
            corrections.append(declare(entry))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            name = entry.get("id", "?") if isinstance(entry, dict) else "?"
            problems.append(Problem(FILE, 0, str(name), f"malformed correction: {error}"))
    return corrections


def declare(entry: Mapping[str, Any]) -> Correction:
    """One correction from its YAML mapping; KeyError or ValueError when it is not one."""
    if entry["action"] not in ACTIONS:
        raise ValueError(f"action {entry['action']!r}: one of {', '.join(ACTIONS)}")
    if entry["file"] not in COLUMNS:
        raise ValueError(f"file {entry['file']!r}: one of {', '.join(COLUMNS)}")
    unknown = {*entry["row"], *entry["expect"], *entry.get("set", {})} - {*COLUMNS[entry["file"]]}
    if unknown:
        raise ValueError(f"{entry['file']} has no column {', '.join(sorted(unknown))}")
    unguarded = entry.get("set", {}).keys() - entry["expect"].keys()
    if unguarded:
        raise ValueError(f"`set` changes {', '.join(sorted(unguarded))}, which `expect` does not guard")
    return Correction(
        id=entry["id"],
        file=entry["file"],
        row=dict(entry["row"]),
        count=int(entry.get("count", 1)),
        expect=dict(entry["expect"]),
        action=entry["action"],
        set=dict(entry.get("set", {})),
        reason=Text(entry["reason"]["zh"], entry["reason"]["en"]),
    )


def guard(corrections: Sequence[Correction], rows: Sequence[Row]) -> list[Problem]:
    """What keeps corrections from being applied: rows that are missing, or no longer as declared."""
    problems = []
    for correction in corrections:
        meant = [row for row in rows if correction.matches(row)]
        if len(meant) != correction.count:
            what = f"finds {len(meant)} rows, expected {correction.count}"
            problems.append(Problem(FILE, 0, correction.id, what))
        for row in meant:
            for column, value in correction.expect.items():
                if row.cells.get(column) != value:
                    what = f"the correction {correction.id} expects {value!r}, not {row[column]!r}"
                    problems.append(row.problem(column, what))
    return problems


def apply(corrections: Sequence[Correction], row: Row) -> tuple[Row, tuple[Correction, ...]]:
    """The row with its corrections made, and which they were."""
    made = tuple(correction for correction in corrections if correction.matches(row))
    cells = dict(row.cells)
    for correction in made:
        cells.update(correction.set)
    return replace(row, cells=cells), made
