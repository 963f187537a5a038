"""An edition: the report as it can be written from what was known on one day."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from gongzhi.data import declaration
from gongzhi.errors import InputError, Problem


@dataclass(frozen=True, slots=True)
class Edition:
    """The parameters of an edition, as in its file notebooks/editions/<id>.yaml.

    `as_of`: nothing published later is used; `region`: whose report it is; `first_year` to
    `last_year`: the years shown and tested; `alpha`: level of the tests; `seed`: of simulations.
    """

    edition: str
    as_of: date
    region: str
    first_year: int
    last_year: int
    alpha: float
    seed: int

    def parameters(self) -> dict[str, Any]:
        """The edition as papermill parameters."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**values, "as_of": self.as_of.isoformat()}


def load(path: Path) -> Edition:
    """The edition of a parameter file; InputError with every fault of it, each with its line."""
    name = f"notebooks/editions/{path.name}"
    problems: list[Problem] = []
    node, found = declaration.read(path.read_bytes(), name, problems)
    if problems:
        raise InputError(problems)
    if not isinstance(found, dict):
        raise InputError([Problem(name, 0, "", "not a list of `key: value` lines")])
    keys = declaration.keys(node)
    lines = dict(keys)
    twice = [Problem(name, line, key, "stands twice") for key, line in keys if lines[key] != line]
    if str(found.get("edition", path.stem)) != path.stem:
        what = f"{found['edition']!r}, expected {path.stem!r} as the file is named"
        twice.append(Problem(name, lines["edition"], "edition", what))
    try:
        edition = make(found, name, lines)
    except InputError as error:
        raise InputError([*error.problems, *twice]) from None
    if twice:
        raise InputError(twice)
    return edition


def make(found: Mapping[str, Any], name: str, lines: Mapping[str, int] | None = None) -> Edition:
    """An edition from parameters; InputError with every fault, unknown keys with the nearest one."""
    keys = [field.name for field in fields(Edition)]
    wrong = [(key, "missing") for key in keys if key not in found]
    for key in found:
        if key not in keys:
            close = difflib.get_close_matches(str(key), keys, n=1)
            hint = f", did you mean {close[0]!r}?" if close else ""
            wrong.append((str(key), f"unknown key{hint}"))
    wrong = wrong or faults(found)
    if wrong:
        raise InputError(Problem(name, (lines or {}).get(key, 0), key, what) for key, what in wrong)
    return Edition(**{**found, "as_of": date.fromisoformat(str(found["as_of"]))})


def faults(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The keys whose values cannot be right, each with why."""
    wrong = []
    if not re.fullmatch(r"[0-9a-z][0-9a-z-]*", str(found["edition"])):
        wrong.append(("edition", f"{found['edition']!r}, expected small letters, digits, hyphens"))
    if not isinstance(found["edition"], str):
        wrong.append(("edition", f"{found['edition']!r} needs quotes, to be a name"))
    if not isinstance(found["region"], str) or not found["region"]:
        wrong.append(("region", f"{found['region']!r}, expected the name of a place"))
    try:
        date.fromisoformat(str(found["as_of"]))
    except ValueError:
        wrong.append(("as_of", f"{found['as_of']!r}, expected a day such as 2024-12-31"))
    for key in ("first_year", "last_year", "seed"):
        if not isinstance(found[key], int) or isinstance(found[key], bool):
            wrong.append((key, f"{found[key]!r}, expected a whole number"))
    if not isinstance(found["alpha"], float) or not 0 < found["alpha"] < 1:
        wrong.append(("alpha", f"{found['alpha']!r}, expected a number between 0 and 1"))
    if not wrong and found["first_year"] > found["last_year"]:
        what = f"{found['first_year']} is after last_year {found['last_year']}"
        wrong.append(("first_year", what))
    if not wrong and found["last_year"] > int(str(found["as_of"])[:4]):
        wrong.append(("last_year", f"{found['last_year']} is after as_of {found['as_of']}"))
    return wrong


def before(edition: Edition, every: Iterable[Edition]) -> Edition | None:
    """The last edition before another, of the same place; None where there is none."""
    earlier = [each for each in every if each.as_of < edition.as_of]
    latest = max(earlier, key=lambda each: each.as_of, default=None)
    return replace(latest, region=edition.region) if latest else None


def load_all(folder: Path) -> list[Edition]:
    """Every edition of a folder, newest first by `as_of`; InputError with every fault of every file."""
    editions: list[Edition] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            editions.append(load(path))
        except InputError as error:
            problems += error.problems
    first = {(each.as_of, each.region): each.edition for each in reversed(editions)}
    for each in editions:
        other = first[each.as_of, each.region]
        if other != each.edition:
            what = f"{each.as_of} is the day of edition {other} too"
            problems.append(Problem(f"notebooks/editions/{each.edition}.yaml", 0, "as_of", what))
    if problems:
        raise InputError(problems)
    return sorted(editions, key=lambda each: each.as_of, reverse=True)


def follow(last: Edition, name: str, as_of: date) -> Edition:
    """The edition after another: its years end with the year before its day, all else is as it was."""
    return replace(last, edition=name, as_of=as_of, last_year=as_of.year - 1)


def render(edition: Edition) -> str:
    """The parameter file of an edition."""
    values = yaml.safe_dump(edition.parameters(), allow_unicode=True, sort_keys=False)
    day = edition.as_of
    return f"# Everything published up to {day.day} {day:%B %Y}.\n{values}"


def create(folder: Path, name: str, as_of: date) -> Path:
    """Write the parameter file of a new edition, made from the newest; InputError where it cannot be."""
    path = folder / f"{name}.yaml"
    where = f"notebooks/editions/{name}.yaml"
    every = load_all(folder)
    following = follow(every[0], name, as_of)
    wrong = faults(following.parameters())
    if path.exists():
        wrong.append(("edition", "it is there already: edit it, or choose another id"))
    if any((each.as_of, each.region) == (as_of, following.region) for each in every):
        wrong.append(("as_of", f"another edition has the day {as_of}"))
    if wrong:
        raise InputError(Problem(where, 0, *fault) for fault in wrong)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(render(following), encoding="utf-8")
    temporary.replace(path)
    return path
