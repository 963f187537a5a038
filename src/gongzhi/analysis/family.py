"""The confirmatory family: each hypothesis of the plan with its test, corrected by Holm."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from gongzhi.analysis import values
from gongzhi.analysis.examined import widened
from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.plan import REPORT, Hypothesis
from gongzhi.statistics import (
    Refusal,
    Result,
    adjust,
    count_trend,
    highest,
    mann_kendall,
    placebo_rank,
    theil_sen,
    years_above,
)  # fmt: skip
from gongzhi.statistics.policy import FROM_TEST

UNKNOWN = (0.0, values.INFINITE)
Status = Literal["supported", "contradicted", "undetected", "too_little"]


@dataclass(frozen=True, slots=True)
class Tested:
    """A hypothesis and what came out.

    `years` are those that could be used, `points` all figures behind the answers, `answers` by name:
    test, slope (growth of a trend), bounds, count (years above peers), rank-<year> (among all places).
    `p_adjusted` is Holm's over the whole family, in which what could not be tested counts as 1.
    """

    hypothesis: Hypothesis
    series: Series
    years: tuple[int, ...]
    points: values.Points
    answers: Mapping[str, Result]
    refusal: Refusal | None = None
    p_adjusted: float | None = None
    status: Status = "too_little"


@lru_cache(maxsize=8)
def test_all(evidence: Evidence) -> tuple[Tested, ...]:
    """Every hypothesis of the family, in the order of the plan, corrected for their number."""
    found = [test(each, evidence) for each in evidence.plan if each.family == "confirmatory"]
    known = [p_value(each) for each in found]
    holm = adjust([1.0 if p is None else p for p in known]).lists["p_holm"]
    return tuple(
        each if p_value(each) is None else settled(each, p or 0.0, evidence.edition.alpha)
        for each, p in zip(found, holm, strict=True)
    )


def p_value(each: Tested) -> float | None:
    """The p of a hypothesis that could be tested."""
    result = each.answers.get("test")
    return result.p.value if result and result.p else None


def settled(each: Tested, p_adjusted: float, alpha: float) -> Tested:
    """A hypothesis with its corrected p, and what that says."""
    return replace(each, p_adjusted=p_adjusted, status=status(each, p_adjusted, alpha))


def test(hypothesis: Hypothesis, evidence: Evidence) -> Tested:
    """One hypothesis, before correction."""
    region = evidence.edition.region if hypothesis.region == REPORT else hypothesis.region
    series = evidence.find(region, hypothesis.level, hypothesis.measure)
    if hypothesis.question == "peers":
        return compared(hypothesis, series, evidence)
    used = tuple(point for point in series.points if values.usable(point))
    years = tuple(point.year or 0 for point in used)
    if len(used) < FROM_TEST:
        return Tested(hypothesis, series, years, used, {})
    try:
        ask = counted if hypothesis.question == "counts" else ordered
        answers = ask(series, used, evidence)
    except Refusal as refusal:
        return Tested(hypothesis, series, years, used, {}, refusal, status="undetected")
    return Tested(hypothesis, series, years, values.actual(series), answers, status="undetected")


def ordered(series: Series, used: values.Points, evidence: Evidence) -> dict[str, Result]:
    """The test of a trend, with its slope and its bounds."""
    known, level = values.nominal(used), 1 - evidence.edition.alpha
    return {
        "test": mann_kendall(known.values, known.years),
        "slope": theil_sen(known.values, known.years, level=level, log=True),
        "bounds": bounded(series, evidence),
    }


def counted(series: Series, used: values.Points, evidence: Evidence) -> dict[str, Result]:
    """The test of growing counts, with the bounds of their order."""
    known = values.nominal(used)
    return {"test": count_trend(known.values, known.years), "bounds": bounded(series, evidence)}


def bounded(series: Series, evidence: Evidence) -> Result:
    """The trend over all values that the figures may have."""
    return widened(values.actual(series), values.contradicted(evidence, series.measure))["bounds"]()


def compared(hypothesis: Hypothesis, series: Series, evidence: Evidence) -> Tested:
    """Years in which the place stands above the highest of its peers, own level with own level.

    Years count in which some peer is known; another that is not known then may be anything.
    """
    mine = by_year(series)
    peers = [by_year(evidence.find(peer, hypothesis.level, hypothesis.measure)) for peer in hypothesis.peers]
    years = tuple(sorted(year for year in mine if any(year in peer for peer in peers)))
    if not years:
        return Tested(hypothesis, series, (), (), {})
    points = tuple(each[year] for each in (mine, *peers) for year in years if year in each)
    disputed = values.contradicted(evidence, hypothesis.measure)

    def spans(known: Mapping[int, Observation]) -> values.Ranges:
        """What a place's figures may be in those years."""
        return [values.ranges((known[year],), disputed)[0] if year in known else UNKNOWN for year in years]

    count = years_above(spans(mine), highest([spans(peer) for peer in peers]))
    found = {"count": count, **ranked(series, years[-1], evidence)}
    if len(years) < FROM_TEST:
        return Tested(hypothesis, series, years, points, found)
    return Tested(hypothesis, series, years, points, {**found, "test": found["count"]}, status="undetected")


def ranked(series: Series, year: int, evidence: Evidence) -> dict[str, Result]:
    """The rank of a place among all with a figure of the same level and year; nothing without others."""
    known = {
        region: float(point.value)
        for (region, level, measure), each in evidence.series.items()
        if (level, measure) == (series.level, series.measure)
        for point in each.points
        if point.year == year and values.usable(point)
    }
    own = known.pop(series.region, None)
    if own is None or not known:
        return {}
    return {f"rank-{year}": placebo_rank(own, list(known.values()))}


def by_year(series: Series) -> dict[int, Observation]:
    """The figures of what was actually done, by year."""
    return {point.year: point for point in values.actual(series) if point.year}


def status(each: Tested, p_adjusted: float, alpha: float) -> Status:
    """What the corrected test says of what the study leads one to expect."""
    largest = each.answers["bounds"].numbers["p_max"] if "bounds" in each.answers else 0.0
    if p_adjusted > alpha or largest > alpha:
        return "undetected"
    return "supported" if expected(each) else "contradicted"


def expected(each: Tested) -> bool:
    """Whether the effect goes in the direction that the study leads one to expect."""
    result = each.answers["test"]
    if each.hypothesis.question == "peers":
        return True
    value = result.statistic.value if result.statistic else 0.0
    if each.hypothesis.question == "counts":
        value = result.estimate.value if result.estimate else 0.0
    return value > 0 if each.hypothesis.direction == "rise" else value < 0
