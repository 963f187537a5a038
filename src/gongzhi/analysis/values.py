"""A series as the statistics take it: values and years, real terms, per head, ranges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongzhi.data.choice import Series, conflicts
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation

Points = tuple[Observation, ...]
Ranges = list[tuple[float, float]]
INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Values:
    """Values of years in ascending order, in one unit."""

    years: tuple[float, ...]
    values: tuple[float, ...]


def usable(point: Observation) -> bool:
    """Whether a figure is a value, exact or approximate, of what was actually done."""
    return point.bound in ("exact", "approx") and point.basis == "actual"


def nominal(points: Sequence[Observation]) -> Values:
    """The figures themselves, money in current prices."""
    return Values(
        tuple(float(each.year or 0) for each in points), tuple(float(each.value) for each in points)
    )


def real(points: Sequence[Observation], evidence: Evidence) -> Values:
    """Money in prices of the base year, for the years that the chain of prices reaches."""
    found = [
        (float(each.year), float(amount))
        for each in points
        if each.year and (amount := evidence.prices.real(each.value, each.region, each.year)) is not None
    ]
    return Values(tuple(year for year, _ in found), tuple(value for _, value in found))


def per_head(points: Sequence[Observation], evidence: Evidence) -> Values:
    """Figures per resident, in units per 10,000 persons, for the years whose population is known."""
    found = [
        (float(each.year), float(each.value / residents.value))
        for each in points
        if each.year and (residents := evidence.residents.get((each.region, each.year)))
    ]
    return Values(tuple(year for year, _ in found), tuple(value for _, value in found))


def ranges(points: Sequence[Observation], disputed: Mapping[str, Points]) -> Ranges:
    """What each figure may be: its interval, and those of the sources that contradict it."""
    return [span((each, *disputed.get(each.raw, ()))) for each in points]


def span(points: Sequence[Observation]) -> tuple[float, float]:
    """The range that holds the intervals of several figures."""
    highs = [INFINITE if each.high is None else float(each.high) for each in points]
    return min(float(each.low) for each in points), max(highs)


def contradicted(evidence: Evidence, measure: str) -> dict[str, Points]:
    """The figures of a measure that contradict each chosen one, by the place of the chosen one."""
    return {best.raw: others for best, others in conflicts(evidence.stated(measure))}


def actual(series: Series) -> Points:
    """The figures of what was actually done, whatever their bound."""
    return tuple(each for each in series.points if each.basis == "actual")
