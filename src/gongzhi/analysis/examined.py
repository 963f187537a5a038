"""Every series of the report's place and of the nation, with the answers that its years allow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from math import sqrt

from gongzhi.analysis import values
from gongzhi.analysis.values import Points, Values
from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.plan import BREAK
from gongzhi.data.vocabulary import NATION
from gongzhi.statistics import (
    Quantity,
    Refusal,
    Result,
    adjust,
    growth_between_ends,
    known_break,
    leave_one_out,
    loglinear_fit,
    mann_kendall,
    power_of_years,
    rule,
    slope_bounds,
    theil_sen,
    tipping_point,
    trend_bounds,
    unknown_break,
)  # fmt: skip
from gongzhi.statistics.policy import FROM_TEST

KINDS = ("money", "count", "people")
DESCRIBED = 3
Ask = Callable[[], Result]


@dataclass(frozen=True, slots=True)
class Examined:
    """A series and what the statistics answer.

    `used` are the figures tested; `left_out` those that are bounds, budgets or plans. `answers` and
    `refusals` are by name: trend, slope, line, real, autocorrelation, bounds, slope_bounds,
    leave_one_out, power, growth, break-<year>, break_unknown. `sources` are those of answers that rest on
    more than the figures tested. `p_adjusted` is the trend's p after Benjamini and Hochberg's correction
    among all series examined; None where none was tested.
    """

    series: Series
    used: Points
    left_out: Points
    answers: Mapping[str, Result]
    refusals: Mapping[str, Refusal]
    sources: Mapping[str, tuple[str, ...]]
    p_adjusted: float | None = None

    @property
    def trend(self) -> Result | None:
        """The test of trend."""
        return self.answers.get("trend")

    @property
    def effect(self) -> Quantity | None:
        """Growth a year with its interval."""
        slope = self.answers.get("slope")
        return None if slope is None else slope.effect

    @property
    def refusal(self) -> Refusal | None:
        """Why there is no test, though there are enough years."""
        return self.refusals.get("trend") or self.refusals.get("slope")

    @property
    def p_range(self) -> tuple[float, float] | None:
        """The least and the largest p over all values that the figures may have."""
        found = self.answers.get("bounds")
        return None if found is None else (found.numbers["p_min"], found.numbers["p_max"])

    def rises(self) -> bool:
        """Whether more pairs of years rise than fall."""
        return self.trend is not None and self.trend.statistic is not None and self.trend.statistic.value > 0

    def detected(self, alpha: float) -> bool | None:
        """Whether the test rejects, corrected for the number of series; None where nothing was tested."""
        return None if self.p_adjusted is None else self.p_adjusted <= alpha

    def certain(self, alpha: float) -> bool:
        """Whether a trend that is detected is so for all values that the figures may have."""
        sure = bool(self.detected(alpha)) and self.refusal is None
        return sure and (self.p_range or (0.0, 0.0))[1] <= alpha


@lru_cache(maxsize=8)
def examine_all(evidence: Evidence) -> tuple[Examined, ...]:
    """All series of the region and of the nation with three or more usable years.

    Series of prices, population, output and budgets are context and are not tested.
    """
    places = (evidence.edition.region, NATION)
    found = [
        examine(each, evidence, values.contradicted(evidence, measure))
        for (region, _, measure), each in sorted(evidence.series.items())
        if region in places and evidence.words.measures[measure].kind in KINDS and own(each)
    ]
    kept = [each for each in found if len(each.used) >= DESCRIBED]
    kept.sort(key=lambda each: (places.index(each.series.region), -len(each.used)))
    return corrected(kept)


def own(series: Series) -> bool:
    """Whether a series is the report's subject, not context."""
    return bool(series.points) and not series.points[0].raw.startswith("context")


def corrected(found: list[Examined]) -> tuple[Examined, ...]:
    """The same with p-values corrected for the number of series that were tested."""
    tested = [each.trend.p.value for each in found if each.trend and each.trend.p]
    adjusted = iter(adjust(tested).lists["p_bh"])
    return tuple(
        replace(each, p_adjusted=next(adjusted)) if each.trend and each.trend.p else each for each in found
    )


def examine(series: Series, evidence: Evidence, disputed: Mapping[str, Points]) -> Examined:
    """One series: every question that the number of its years allows."""
    used = tuple(point for point in series.points if values.usable(point))
    left_out = tuple(point for point in series.points if not values.usable(point))
    answers: dict[str, Result] = {}
    refusals: dict[str, Refusal] = {}
    for name, ask in questions(series, used, evidence, disputed).items():
        try:
            answers[name] = ask()
        except Refusal as refusal:
            refusals[name] = refusal
    return Examined(series, used, left_out, answers, refusals, further(series, used, evidence, disputed))


def further(
    series: Series, used: Points, evidence: Evidence, disputed: Mapping[str, Points]
) -> dict[str, tuple[str, ...]]:
    """The sources of answers that rest on more than the figures tested: on ranges, on prices."""
    actual = values.actual(series)
    ranging = [each for point in actual for each in (point, *disputed.get(point.raw, ()))]
    prices = [index for point in used for index in evidence.prices.used(point.region, point.year or 0)]
    named = {"bounds": ranging, "slope_bounds": ranging, "real": [*used, *prices]}
    return {name: tuple(dict.fromkeys(each.source_id for each in found)) for name, found in named.items()}


def questions(
    series: Series, used: Points, evidence: Evidence, disputed: Mapping[str, Points]
) -> dict[str, Ask]:
    """The questions that the years of a series allow, by name."""
    alpha, known = evidence.edition.alpha, values.nominal(used)
    allowed = rule(len(used), alpha).questions if len(used) >= DESCRIBED else ()
    asked: dict[str, Ask] = {}
    if "growth" in allowed:
        asked["growth"] = lambda: growth_between_ends(known.values, known.years)
    if "trend" in allowed:
        asked |= basic(known, alpha)
        asked |= widened(values.actual(series), disputed)
        if series.points[0].unit == "万元":
            asked["real"] = lambda: steepness(values.real(used, evidence), alpha)
    if "break_known" in allowed:
        asked |= breaks(known, evidence)
    if "break_unknown" in allowed:
        asked["break_unknown"] = lambda: unknown_break(known.values, known.years)
    return asked


def basic(known: Values, alpha: float) -> dict[str, Ask]:
    """Trend and slope, and how far they bear weight."""
    y, t = known.values, known.years
    return {
        "trend": lambda: mann_kendall(y, t),
        "slope": lambda: theil_sen(y, t, level=1 - alpha, log=True),
        "line": lambda: loglinear_fit(y, t, level=1 - alpha),
        "autocorrelation": lambda: tipping_point(y, t, alpha=alpha),
        "leave_one_out": lambda: leave_one_out(y, t),
        "power": lambda: power_of_years(len(y), scatter(known), alpha),
    }


def scatter(known: Values) -> float:
    """The standard deviation of the logarithms around their line."""
    error = loglinear_fit(known.values, known.years).numbers["se"]
    middle = sum(known.years) / len(known.years)
    return error * sqrt(sum((year - middle) ** 2 for year in known.years))


def steepness(known: Values, alpha: float) -> Result:
    """The slope in real terms, of as many years as the chain of prices reaches."""
    if len(known.years) < FROM_TEST:
        raise Refusal("broken_chain")
    return theil_sen(known.values, known.years, level=1 - alpha, log=True)


def widened(points: tuple[Observation, ...], disputed: Mapping[str, Points]) -> dict[str, Ask]:
    """Trend and slope over all values that the figures may have, bounds among them."""
    spans = values.ranges(points, disputed)
    lows, highs = [low for low, _ in spans], [high for _, high in spans]
    years = [float(point.year or 0) for point in points]
    return {
        "bounds": lambda: trend_bounds(lows, highs, years),
        "slope_bounds": lambda: slope_bounds(lows, highs, years),
    }


def breaks(known: Values, evidence: Evidence) -> dict[str, Ask]:
    """A break at each year that the plan names."""
    level = 1 - evidence.edition.alpha
    years = [each.year for each in evidence.plan if each.question == BREAK and each.year]
    return {
        f"break-{year}": partial(known_break, known.values, known.years, year, level=level) for year in years
    }
