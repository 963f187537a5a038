"""What can be asked of the coded relations: who starts them, by what means, how much from one point."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Relation
from gongzhi.statistics import Quantity, Result, centralisation, sign_test

Period = Literal["before", "after"]
GOVERNMENT = "party_state"
# The reform of community governance in the year of the two general documents is what divides the periods.
DIVIDE = 2014
MODES = ("described", "proposed")
ORIENTATIONS = ("", "vertical", "horizontal")


@dataclass(frozen=True, slots=True)
class Share:
    """How many relations of a mode and orientation (empty: both) government starts, of how many.

    `interval` is Clopper and Pearson's: what it would be if coded statements were independent draws.
    """

    mode: str
    orientation: str
    started: int
    n: int
    interval: Quantity


def coded(evidence: Evidence) -> tuple[Relation, ...]:
    """The relations that stand in the study itself."""
    return tuple(each for each in evidence.study.relations if each.claim)


def started(each: Relation, evidence: Evidence) -> bool:
    """Whether a Party or state body starts a relation."""
    return evidence.study.actors[each.actor].sphere == GOVERNMENT


def shares(evidence: Evidence) -> tuple[Share, ...]:
    """The share that government starts, among relations described and proposed, and by orientation."""
    found = []
    for mode in MODES:
        for orientation in ORIENTATIONS:
            group = [
                each
                for each in coded(evidence)
                if each.mode == mode and orientation in ("", each.orientation)
            ]
            if group:
                k, n = sum(started(each, evidence) for each in group), len(group)
                interval = sign_test(k, n, 1 - evidence.edition.alpha).estimate
                assert interval is not None
                found.append(Share(mode, orientation, k, n, interval))
    return tuple(found)


def dated(evidence: Evidence) -> tuple[tuple[Relation, Period], ...]:
    """The relations that a dated document sets up, and whether it came up to the divide or after it.

    Where only a span or a year is known, the last day that it allows decides.
    """
    years = {
        each["title"]: int(each["known_on"][:4])
        for each in evidence.policies
        if each["issue_date"] or each["posted"]
    }
    return tuple(
        (each, "before" if years[each.policy] <= DIVIDE else "after")
        for each in evidence.study.relations
        if each.policy in years
    )


def instruments(found: Iterable[tuple[Relation, Period]]) -> Counter[tuple[Period, str]]:
    """How many relations there are of each instrument in each period."""
    return Counter((period, each.instrument) for each, period in found)


def central(evidence: Evidence) -> Result | None:
    """Whether the relations described start from one actor more than arcs laid at random would."""
    arcs = [(each.actor, each.target) for each in coded(evidence) if each.mode == "described"]
    return centralisation(arcs, seed=evidence.edition.seed) if arcs else None
