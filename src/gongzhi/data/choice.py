"""Choice among sources: where several give the same figure, which one a series uses.

The rule, first difference decides: actual before budget before plan; exact before approximate
before a bound; official before press before copy; printed before derived; dated before undated;
the newest; the smallest source id and row, so that order of rows never matters. Never a mean. What
was not chosen stays in the observations, and every point says how many others there were.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from gongzhi.data.observation import Observation
from gongzhi.data.schema import BASES, BOUNDS, GRADES

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Series:
    """One measure of one region at one level: its chosen yearly observations in order of years."""

    region: str
    level: str
    measure: str
    points: tuple[Observation, ...]
    others: tuple[int, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a figure."""
        return tuple(point.year for point in self.points if point.year is not None)


def rank(observation: Observation) -> tuple[int, int, int, bool, bool, int, str, str]:
    """The order of preference; smaller is better."""
    return (
        BASES.index(observation.basis),
        BOUNDS.index(observation.bound),
        GRADES.index(observation.grade),
        bool(observation.derived_from),
        not observation.dated,
        -(observation.known_on or date.min).toordinal(),
        observation.source_id,
        observation.raw,
    )


def key(observation: Observation) -> tuple[str, str, str, int]:
    """What a yearly figure is a figure of."""
    return (
        observation.region,
        observation.level,
        observation.measure,
        observation.year or 0,
    )


def choose(observations: Iterable[Observation]) -> dict[Key, Series]:
    """All series of whole years by (region, level, measure), one chosen observation a year."""
    yearly = [each for each in observations if each.year is not None and not each.dropped]
    yearly.sort(key=key)
    series: dict[Key, Series] = {}
    for name, group in groupby(yearly, key=lambda each: key(each)[:3]):
        years = [sorted(same, key=rank) for _, same in groupby(group, key=lambda each: each.year)]
        series[name] = Series(
            *name,
            points=tuple(same[0] for same in years),
            others=tuple(len(same) - 1 for same in years),
        )
    return series


Conflict = tuple[Observation, tuple[Observation, ...]]


def conflicts(observations: Iterable[Observation]) -> list[Conflict]:
    """Where sources differ by more than rounding: the one that is used, and those it contradicts.

    Of one quantity, period and basis, in order of the chosen observations' places; a bound
    contradicts only what lies beyond it.
    """
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for each in observations:
        if not each.dropped:
            name = (each.region, each.level, each.measure, each.period, each.basis)
            groups.setdefault(name, []).append(each)
    found = []
    for group in groups.values():
        best, *rest = sorted(group, key=rank)
        against = tuple(each for each in rest if not each.interval.meets(best.interval))
        if against:
            found.append((best, against))
    return found
