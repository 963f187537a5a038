"""Claims of the study, then and now: their status, and which results, documents and parts are new to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gongzhi.changes.results import Result
from gongzhi.changes.snapshot import Snapshot

Kind = Literal["new", "ended", "status", "grounds"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that changed, and why.

    `results` are those of its results that came, went or say something else, direct ones first; `found`
    and `lost` are documents on record; `parts` are its parts whose status changed.
    """

    kind: Kind
    id: str
    old: str
    new: str
    results: tuple[str, ...]
    found: tuple[str, ...]
    lost: tuple[str, ...]
    parts: tuple[str, ...]


def compare(earlier: Snapshot, later: Snapshot, results: Iterable[Result]) -> list[Claim]:
    """Every claim whose status, or what gives it, changed, in the order of the study."""
    before, after = (
        {each["id"]: each for each in edition.manifest["claims"]} for edition in (earlier, later)
    )
    moved = {name for name in before.keys() & after if before[name]["status"] != after[name]["status"]}
    turned = {each.id: each for each in results if each.kind in ("new", "ended", "turned")}
    direct = {row["id"] for row in later.tables["plan.csv"] if row["bearing"] == "direct"}
    order = sorted(turned, key=lambda name: turned[name].hypothesis not in direct)
    every = [*after, *(name for name in before if name not in after)]
    found = (claim(name, before.get(name), after.get(name), order, moved) for name in every)
    return [each for each in found if each]


def claim(
    name: str,
    old: Mapping[str, Any] | None,
    new: Mapping[str, Any] | None,
    turned: list[str],
    moved: set[str],
) -> Claim | None:
    """How one claim changed; None where it did not."""
    was, now = old or {}, new or {}
    own = {*was.get("results", ()), *now.get("results", ())}
    results = tuple(each for each in turned if each in own)
    documents = [tuple(each.get("documents", ())) for each in (was, now)]
    found = tuple(each for each in documents[1] if each not in documents[0])
    lost = tuple(each for each in documents[0] if each not in documents[1])
    split = {*was.get("parts", ())} ^ {*now.get("parts", ())}
    parts = tuple(sorted(({*now.get("parts", ())} & moved) | split))
    kind: Kind
    if not old or not new:
        kind = "new" if new else "ended"
    elif was["status"] != now["status"]:
        kind = "status"
    elif results or found or lost or parts:
        kind = "grounds"
    else:
        return None
    return Claim(kind, name, was.get("status", ""), now.get("status", ""), results, found, lost, parts)
