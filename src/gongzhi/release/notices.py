"""What is said of published editions later: errata, and that one is withdrawn. Kept in book/notices.yaml."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from gongzhi.data import declaration
from gongzhi.errors import InputError, Problem
from gongzhi.language.text import LANGUAGES, Text
from gongzhi.paths import Paths
from gongzhi.publish import permanence
from gongzhi.release.lock import Lock

FILE = "book/notices.yaml"
KINDS = {
    "withdrawal": ("kind", "edition", "day", "text"),
    "erratum": ("kind", "edition", "day", "text", "figures"),
}
ENTRY = "`- kind: erratum` or `- kind: withdrawal`, with edition, day and text"


@dataclass(frozen=True, slots=True)
class Notice:
    """An erratum, or a withdrawal with its reason; `figures` are those concerned, none: the edition."""

    edition: str
    day: date
    text: Text
    withdraws: bool
    figures: tuple[str, ...] = ()


def place(paths: Paths) -> Path:
    """Where notices are kept."""
    return paths.root / FILE


def load(paths: Paths, locks: Mapping[str, Lock]) -> tuple[Notice, ...]:
    """All notices, in the order of the file; InputError with every fault of it."""
    if not place(paths).is_file():
        return ()
    problems: list[Problem] = []
    node, found = declaration.read(place(paths).read_bytes(), FILE, problems)
    if not problems and found is None:
        return ()
    if not problems and not isinstance(found, list):
        problems.append(Problem(FILE, 1, "", f"not a list, expected entries such as {ENTRY}"))
    if not problems:
        ids = {each.id for each in permanence.load(paths.exhibits)}
        for line, entry in zip(declaration.lines(node), found, strict=True):
            problems += [Problem(FILE, line, key, what) for key, what in faults(entry, locks, ids)]
        problems += twice(found, declaration.lines(node)) if not problems else []
    if problems:
        raise InputError(problems)
    return tuple(notice(entry) for entry in found)


def notice(entry: Mapping[str, Any]) -> Notice:
    """A notice from an entry that was found to be sound."""
    withdraws = entry["kind"] == "withdrawal"
    return Notice(
        entry["edition"], entry["day"], Text(**entry["text"]), withdraws, tuple(entry.get("figures", ()))
    )


def faults(entry: Any, locks: Mapping[str, Lock], ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, by key."""
    if not isinstance(entry, dict) or entry.get("kind") not in KINDS:
        yield "kind", f"expected {ENTRY}"
        return
    allowed = KINDS[entry["kind"]]
    yield from (
        (str(key), f"unknown key, expected {', '.join(allowed)}") for key in entry if key not in allowed
    )
    yield from ((key, "missing") for key in allowed if key not in entry)
    edition, day = str(entry.get("edition")), entry.get("day")
    if "edition" in entry and entry["edition"] not in locks:
        what = f"expected a published edition in quotes: {', '.join(locks) or 'there is none'}"
        yield "edition", f"{entry['edition']!r}, {what}"
    if "day" in entry and (type(day) is not date or (edition in locks and day < locks[edition].published)):
        yield "day", f"{day!s}, expected a day such as 2026-12-01, not before that of publication"
    if "text" in entry and not declaration.both_languages(entry["text"]):
        yield "text", "needs a text under zh and one under en"
    figures = entry.get("figures", [])
    if not isinstance(figures, list) or any(each not in ids for each in figures):
        yield "figures", f"{figures!r}, expected a list of ids of book/exhibits.yaml"


def refused(
    new: Notice, standing: Collection[Notice], locks: Mapping[str, Lock]
) -> Iterator[tuple[str, str]]:
    """Why an edition cannot be withdrawn."""
    if new.edition not in locks:
        yield "", f"not published, so nothing to withdraw; published are: {', '.join(locks) or 'none'}"
    elif new.day < locks[new.edition].published:
        yield "day", f"{new.day} is before the day of publication, {locks[new.edition].published}"
    if any(each.withdraws and each.edition == new.edition for each in standing):
        yield "", f"withdrawn already, see {FILE}"
    if not new.text.en.strip() or not new.text.zh.strip():
        yield "why", "empty, expected the reason"


def twice(found: list[Mapping[str, Any]], lines: list[int]) -> Iterator[Problem]:
    """Editions that are withdrawn a second time."""
    seen = set()
    for line, entry in zip(lines, found, strict=True):
        if entry["kind"] == "withdrawal" and entry["edition"] in seen:
            yield Problem(FILE, line, "edition", f"{entry['edition']} is withdrawn already, expected once")
        seen |= {entry["edition"]} if entry["kind"] == "withdrawal" else set()


def added(content: str, new: Notice) -> str:
    """The file with one withdrawal more at its end; what stands there stays as it is."""
    entry = {
        "kind": "withdrawal",
        "edition": new.edition,
        "day": new.day,
        "text": {language: new.text[language] for language in LANGUAGES},
    }
    written = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=100)
    return content + ("\n" if content and not content.endswith("\n") else "") + written
