"""An edition: the report as it can be written from what was known on one day."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

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
    """The edition of a parameter file; InputError with every fault of it."""
    name = f"notebooks/editions/{path.name}"
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise InputError([Problem(name, 0, "", "not UTF-8")]) from error
    except yaml.YAMLError as error:
        raise InputError([Problem(name, 0, "", f"not YAML: {error}")]) from error
    if not isinstance(found, dict):
        raise InputError([Problem(name, 0, "", "not a list of `key: value` lines")])
    edition = make(found, name)
    if edition.edition != path.stem:
        what = f"{edition.edition!r}, expected {path.stem!r} as the file is named"
        raise InputError([Problem(name, 0, "edition", what)])
    return edition


def make(found: Mapping[str, Any], name: str) -> Edition:
    """An edition from parameters; InputError with every fault, unknown keys with the nearest one."""
    keys = [field.name for field in fields(Edition)]
    problems = [Problem(name, 0, key, "missing") for key in keys if key not in found]
    for key in found:
        if key not in keys:
            close = difflib.get_close_matches(str(key), keys, n=1)
            hint = f", did you mean {close[0]!r}?" if close else ""
            problems.append(Problem(name, 0, str(key), f"unknown key{hint}"))
    if not problems:
        problems = [Problem(name, 0, *fault) for fault in faults(found)]
    if problems:
        raise InputError(problems)
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
    """Every edition of a folder, newest first by `as_of`."""
    editions = [load(path) for path in sorted(folder.glob("*.yaml"))]
    return sorted(editions, key=lambda each: each.as_of, reverse=True)
