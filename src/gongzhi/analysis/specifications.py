"""The same trend computed in every defensible way, to see what hangs on the choice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongzhi.analysis import values
from gongzhi.analysis.values import Points, Values
from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.statistics import Refusal, Result, Specification, loglinear_fit, specification_curve, theil_sen
from gongzhi.statistics.policy import FROM_TEST


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of computing a trend: in which terms, from which figures, by which estimator."""

    terms: str
    figures: str
    estimator: str
    n: int
    slope: float
    low: float
    high: float


def choices(series: Series, evidence: Evidence) -> tuple[Choice, ...]:
    """Every way that the figures allow, by ascending slope."""
    found = [
        choice
        for figures, points in selections(series).items()
        for terms, known in in_terms(points, evidence).items()
        if len(known.years) >= FROM_TEST
        for choice in estimated(terms, figures, known, 1 - evidence.edition.alpha)
    ]
    return tuple(sorted(found, key=lambda each: (each.slope, each.terms, each.figures, each.estimator)))


def selections(series: Series) -> dict[str, Points]:
    """The figures to compute from, in every selection that differs from the others."""
    every = values.actual(series)
    usable = tuple(point for point in every if values.usable(point))
    exact = tuple(point for point in usable if point.bound == "exact")
    found = {"usable": usable, "exact": exact, "bounds": every}
    return {name: points for name, points in found.items() if name == "usable" or points != usable}


def in_terms(points: Points, evidence: Evidence) -> Mapping[str, Values]:
    """Figures as they are, in constant prices where they are money, and per head where that is known."""
    found = {"nominal": values.nominal(points)}
    if points and points[0].unit == "万元":
        found["real"] = values.real(points, evidence)
    return {**found, "per_head": values.per_head(points, evidence)}


def estimated(terms: str, figures: str, known: Values, level: float) -> Iterator[Choice]:
    """Both estimators of one selection; none where it is refused."""
    fits: Mapping[str, Result] = {}
    try:
        fits = {
            "theil_sen": theil_sen(known.values, known.years, level=level, log=True),
            "line": loglinear_fit(known.values, known.years, level=level),
        }
    except Refusal:
        return
    for name, fit in fits.items():
        if fit.estimate:
            ends = fit.estimate.low, fit.estimate.high
            yield Choice(terms, figures, name, fit.n, fit.estimate.value, *ends)


def curve(found: tuple[Choice, ...]) -> Result:
    """What all of them have in common; no p, since they are not independent."""
    return specification_curve(
        [
            Specification(
                label=f"{each.terms} {each.figures} {each.estimator}",
                slope=each.slope,
                low=each.low,
                high=each.high,
            )
            for each in found
        ]
    )
