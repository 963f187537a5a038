"""The list of figures for machines, figures.json, against the manifest."""

from collections.abc import Iterator
from typing import Any

from gongzhi.errors import Problem
from gongzhi.verify.edition import Edition, Json, document, near

NAME = "figures.json"


def check(edition: Edition) -> Iterator[Problem]:
    """Whether the list, where there is one, has every id and title as the manifest, and files that exist."""
    if NAME not in edition.files:
        return
    problems: list[Problem] = []
    found = document(edition.files, NAME, f"{edition.name}/{NAME}", problems)
    yield from problems
    entries = list(records(found))
    exhibits = {each["id"]: each for each in edition.manifest["exhibits"]}
    named = {each["id"] for each in entries}
    for name in sorted(exhibits.keys() - named) if not problems else ():
        yield edition.problem(NAME, name, "not in the list, expected there as in the manifest")
    for name in sorted(named - edition.ids):
        yield edition.problem(NAME, name, f"not in the manifest{near(name, exhibits)}")
    for each in entries:
        right = exhibits.get(each["id"], {}).get("titles")
        if right and each.get("titles", right) != right:
            what = f"{each['titles']!r}, expected {right!r} as in the manifest"
            yield edition.problem(NAME, f"{each['id']}.titles", what)


def records(found: Any) -> Iterator[Json]:
    """The entries of figures and tables, wherever they stand in the list."""
    if isinstance(found, dict):
        if str(found.get("id", "")).startswith(("fig-", "tab-")):
            yield found
        for each in found.values():
            yield from records(each)
    elif isinstance(found, list):
        for each in found:
            yield from records(each)
