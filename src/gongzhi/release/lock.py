"""The lock of a published edition: what it was made of, and every file of it, by sha256."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from gongzhi.errors import InputError, Problem
from gongzhi.paths import Paths

ENDING = ".lock.json"
SHA256 = re.compile(r"[0-9a-f]{64}")
RESTORE = "restore it with git: a lock is never edited"


@dataclass(frozen=True, slots=True)
class Lock:
    """What a published edition is held to.

    `published`: the day; `tag`: names the commit it was made from; `tools`: what of the machine may
    show in its bytes; `inputs`: what it was made of and `files`: all files of its folder, by sha256.
    """

    edition: str
    published: date
    version: str
    tag: str
    parameters: Mapping[str, Any]
    tools: Mapping[str, str]
    inputs: Mapping[str, str]
    files: Mapping[str, str]


def place(paths: Paths, edition: str) -> Path:
    """Where the lock of an edition is, or would be."""
    return paths.editions / f"{edition}{ENDING}"


def render(lock: Lock) -> bytes:
    """The lock as it is written: sorted, one hash a line."""
    return (
        json.dumps(asdict(lock), ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"
    ).encode()


def committed(paths: Paths) -> dict[str, bytes]:
    """The locks of this checkout as they are written, by id."""
    return {
        path.name.removesuffix(ENDING): path.read_bytes()
        for path in sorted(paths.editions.glob(f"*{ENDING}"))
    }


def load_all(paths: Paths) -> dict[str, Lock]:
    """The locks of all published editions by id; InputError with every fault of them."""
    locks, problems = [], list[Problem]()
    for path in sorted(paths.editions.glob(f"*{ENDING}")):
        found = parsed(path, problems)
        locks += [found] if found else []
    if problems:
        raise InputError(problems)
    return {each.edition: each for each in locks}


def parsed(path: Path, problems: list[Problem]) -> Lock | None:
    """The lock of one file; None, and problems, where it cannot be one."""
    name = f"notebooks/editions/{path.name}"
    try:
        found = json.loads(path.read_bytes())
    except UnicodeDecodeError:
        problems.append(Problem(name, 0, "", f"not UTF-8: {RESTORE}"))
        return None
    except json.JSONDecodeError as error:
        problems.append(Problem(name, error.lineno, "", f"not JSON, {error.msg}: {RESTORE}"))
        return None
    faults = [Problem(name, 0, key, f"{what}: {RESTORE}") for key, what in misshapen(found, path)]
    problems += faults
    return None if faults else Lock(**{**found, "published": date.fromisoformat(found["published"])})


def misshapen(found: Any, path: Path) -> Iterator[tuple[str, str]]:
    """What keeps a record from being the lock of an edition."""
    if not isinstance(found, dict):
        yield "", "not a record"
        return
    for each in fields(Lock):
        kind = str if each.type in (str, date) else dict
        if not isinstance(found.get(each.name), kind):
            yield each.name, f"missing, or not a {'text' if kind is str else 'record'}"
    yield from ((key, "no key of a lock") for key in found.keys() - {each.name for each in fields(Lock)})
    if found.get("edition") != path.name.removesuffix(ENDING):
        yield (
            "edition",
            f"{found.get('edition')!r}, expected {path.name.removesuffix(ENDING)!r}, as the file is named",
        )
    try:
        date.fromisoformat(str(found.get("published")))
    except ValueError:
        yield "published", f"{found.get('published')!r}, expected a day such as 2025-01-31"
    files = found.get("files")
    for name, value in files.items() if isinstance(files, dict) else ():
        if not SHA256.fullmatch(str(value)) or name.startswith("/") or ".." in name.split("/"):
            yield name, "not a file of the edition with its sha256"


def differing(expected: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """The names that are missing, are too many, or have another hash, in order."""
    return sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))


def listed(names: Iterable[str]) -> str:
    """Some names as a text: the first few, and how many more there are."""
    every = list(names)
    more = f" and {len(every) - 5} more" if len(every) > 5 else ""
    return ", ".join(every[:5]) + more
