"""What is known of the measures that bear on a claim, in the report's place and elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from gongzhi.analysis import values
from gongzhi.data import choice, period
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.study import Claim, Indicator

Points = tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A measure that bears on a claim, and the figures known of it.

    `own` are those of the report's place, one a period in order of time; `inside` those of its
    districts and sub-districts, `outside` those of other places, the nation among them. `years`
    counts the whole years of the place with a figure that could be tested.
    """

    indicator: Indicator
    own: Points
    inside: Points
    outside: Points
    years: int


def bearing(claim: Claim, evidence: Evidence) -> tuple[Known, ...]:
    """The measures that bear on a claim, then those that bear on the claim of which it is a part."""
    return tuple(
        known(each, evidence)
        for name in (claim.id, claim.parent)
        for each in evidence.study.indicators
        if name and each.claim == name
    )


def known(indicator: Indicator, evidence: Evidence) -> Known:
    """What is known of one measure at its level."""
    found = [
        each
        for each in evidence.stated(indicator.measure)
        if each.level == indicator.level and not each.dropped
    ]
    region = evidence.edition.region
    mine = [each for each in found if each.region == region]
    inside = [each for each in found if each.region.startswith(f"{region}/")]
    outside = [each for each in found if each not in mine and each not in inside]
    series = evidence.find(region, indicator.level, indicator.measure)
    return Known(
        indicator,
        own=chosen(mine),
        inside=chosen(inside),
        outside=chosen(outside),
        years=sum(map(values.usable, series.points)),
    )


def chosen(points: Iterable[Observation]) -> Points:
    """One figure for each place and period, by the rule of choice, in order of time."""
    ordered = sorted(points, key=lambda each: (each.region, each.period, *choice.rank(each)))
    best = [next(group) for _, group in groupby(ordered, key=lambda each: (each.region, each.period))]
    return tuple(sorted(best, key=lambda each: (period.parse(each.period).last, each.region)))
