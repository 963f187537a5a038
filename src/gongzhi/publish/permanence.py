"""The list of all ids ever published, book/exhibits.yaml: none is taken out, and one that ended says why."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongzhi.data.declaration import both_languages, read
from gongzhi.errors import InputError, Problem
from gongzhi.language.text import Text

FILE = "book/exhibits.yaml"
KEYS = ("id", "since", "ended", "reason", "successor")
VERSION = re.compile(r"\d+\.\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One id: since which version it is published; once it ended, in which version, why, and what follows.

    `ended` and `successor` are empty where they do not apply.
    """

    id: str
    since: str
    ended: str
    reason: Text
    successor: str


def load(path: Path) -> tuple[Entry, ...]:
    """All ids ever published; InputError with every fault of the list."""
    problems: list[Problem] = []
    _, found = read(path.read_bytes(), FILE, problems)
    problems = problems or [Problem(FILE, 0, *fault) for fault in faults(found)]
    if problems:
        raise InputError(problems)
    return tuple(entry(each) for each in found)


def entry(found: dict[str, Any]) -> Entry:
    """An entry that was found to be sound."""
    reason = Text(**found.get("reason", {"zh": "", "en": ""}))
    return Entry(found["id"], found["since"], found.get("ended", ""), reason, found.get("successor", ""))


def faults(found: Any) -> list[tuple[str, str]]:
    """Everything that is wrong with the list, by id."""
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        return [("", "not a list of entries such as `- {id: fig-peers, since: 0.1.0}`")]
    names = [each.get("id") for each in found]
    wrong = [(str(name), "the id stands twice") for name in names if names.count(name) > 1]
    return wrong + [fault for each in found for fault in faults_of(each, names)]


def faults_of(entry: dict[str, Any], names: Sequence[Any]) -> Iterable[tuple[str, str]]:
    """What is wrong with one entry."""
    name = str(entry.get("id"))
    if not re.fullmatch(r"(fig|tab)(-[a-z]+)+", name):
        yield name, "expected an id such as fig-peers or tab-trends"
    yield from (
        (name, f"unknown key {key!r}, expected {', '.join(KEYS)}") for key in entry if key not in KEYS
    )
    for key in ("since", "ended"):
        if (key in entry or key == "since") and not VERSION.fullmatch(str(entry.get(key))):
            yield name, f"{key} is {entry.get(key)!r}, expected a version such as 0.1.0"
    if ("ended" in entry) != ("reason" in entry):
        yield name, "ended and reason go together"
    if "reason" in entry and not both_languages(entry["reason"]):
        yield name, "reason needs a text under zh and one under en"
    if "successor" in entry and ("ended" not in entry or entry["successor"] not in names):
        yield name, "successor is another id of this list, of an entry that ended"


def ended(path: Path) -> list[Entry]:
    """Those of the list that are no longer made."""
    return [each for each in load(path) if each.ended]
