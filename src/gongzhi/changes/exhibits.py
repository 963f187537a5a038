"""Figures and tables, then and now: new, ended, drawn at last, with another finding or other data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gongzhi.changes.snapshot import EXHIBITS, Snapshot

Kind = Literal["new", "ended", "drawn", "emptied", "finding", "data", "wording"]
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure or table that changed: its titles and findings by language, and the rows of its data.

    `both` says that it is drawn in both editions; `why` is the reason given where it ended.
    """

    kind: Kind
    id: str
    titles: Texts
    old: Texts
    new: Texts
    old_rows: int
    new_rows: int
    both: bool
    why: Texts


def compare(earlier: Snapshot, later: Snapshot) -> list[Exhibit]:
    """Every exhibit that changed, in the order of the book."""
    before, after = held(earlier), held(later)
    ended = {each["id"]: each["reason"] for each in later.manifest["ended"]}
    found = []
    for name in (*after, *(name for name in before if name not in after)):
        kind = changed(before.get(name), after.get(name))
        if kind:
            old, new = (each.get(name, ("", {})) for each in (before, after))
            found.append(
                Exhibit(
                    kind,
                    name,
                    (new[1] or old[1])["titles"],
                    old[1].get("alts", {}),
                    new[1].get("alts", {}),
                    earlier.rows.get(name, 0),
                    later.rows.get(name, 0),
                    old[0] == new[0] == "figures",
                    ended.get(name, {}),
                )
            )
    return found


def held(edition: Snapshot) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """The exhibits of an edition by id, each with its group: drawn, a table, or too little known."""
    return {each["id"]: (group, each) for group in EXHIBITS for each in edition.manifest[group]}


def changed(
    old: tuple[str, Mapping[str, Any]] | None, new: tuple[str, Mapping[str, Any]] | None
) -> Kind | None:
    """What happened to an exhibit; None where nothing did."""
    if not old or not new:
        return "new" if new else "ended"
    if old[0] != new[0]:
        return "emptied" if new[0] == "absent" else "drawn"
    if differ(old[1], new[1], "alts"):
        return "finding"
    if data(old[1]) != data(new[1]):
        return "data"
    edited = any(differ(old[1], new[1], name) for name in ("titles", "captions"))
    return "wording" if edited else None


def differ(old: Mapping[str, Any], new: Mapping[str, Any], name: str) -> bool:
    """Whether texts differ in a language in which both were built."""
    return any(old[name][each] != new[name][each] for each in old[name].keys() & new[name])


def data(exhibit: Mapping[str, Any]) -> list[str]:
    """The hash of an exhibit's data."""
    return [each["sha256"] for each in exhibit["files"] if each["path"] == exhibit["data"]]
