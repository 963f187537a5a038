"""The register of all figures and tables, figures.json, against the manifests of the editions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gongzhi.errors import Problem
from gongzhi.verify.edition import AGAIN, Edition, Json, document, near

NAME = "figures.json"


def check(files: Mapping[str, bytes], editions: Sequence[Edition]) -> Iterator[Problem]:
    """Whether the register, where there is one, says what the manifests say; editions come newest first."""
    if NAME not in files:
        return
    problems: list[Problem] = []
    found = document(files, NAME, NAME, problems)
    yield from problems
    if problems:
        return
    try:
        faults = list(compared(found, files, editions))
    except (KeyError, TypeError, AttributeError) as error:
        faults = [("", f"not a register as expected ({error!r}), {AGAIN}")]
    yield from (Problem(NAME, 0, subject, what) for subject, what in faults)


def compared(
    found: Any, files: Mapping[str, bytes], editions: Sequence[Edition]
) -> Iterator[tuple[str, str]]:
    """What a register says otherwise than the manifests."""
    names = [each.name for each in editions]
    if found["editions"] != names:
        yield "editions", f"{found['editions']!r}, expected {names!r}"
    entries = {each["id"]: each for each in found["figures"]}
    right = expected(editions)
    for name in sorted(entries.keys() - right.keys()):
        yield name, f"in no manifest{near(name, right)}"
    for name, terms in sorted(right.items()):
        entry = entries.get(name)
        if entry is None:
            yield name, "not in the register, expected there as in the manifest"
            continue
        for key, value in terms.items():
            if entry[key] != value:
                yield f"{name}.{key}", f"{entry[key]!r}, expected {value!r} as in the manifest"
        addresses = [entry["path"], *(path for pages in entry["paths"].values() for path in pages.values())]
        yield from ((f"{name}.path", f"{path}, no such file") for path in addresses if path not in files)


def expected(editions: Sequence[Edition]) -> dict[str, Json]:
    """What the register must say of every figure and table, from the newest edition that has it."""
    right: dict[str, Json] = {}
    for edition in editions:
        for exhibit in edition.manifest["exhibits"]:
            new = {"titles": exhibit["titles"], "newest": edition.name, "editions": []}
            right.setdefault(exhibit["id"], new)["editions"].append(edition.name)
    return right
