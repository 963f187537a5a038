"""Does a trend hang on one year, or on one way of computing it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from gongzhi.statistics.growth import growth
from gongzhi.statistics.monotone import mann_kendall
from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Note, Probability, Quantity, Result
from gongzhi.statistics.series import Values, arrange
from gongzhi.statistics.slope import theil_sen


def leave_one_out(y: Values, t: Iterable[float], log: bool = True) -> Result:
    """Repeat Mann-Kendall and Theil-Sen without each of the years in turn.

    Args:
        y: Values (above 0 for `log`), one per year; None or NaN is a missing year.
        t: Times in years, distinct, in any order and with gaps.
        log: Slopes of log y (the default).

    Returns:
        Estimate the slope of all years, with the smallest and the largest of those without
        one as its ends (a range, of no confidence), effect as growth a year; p the largest p;
        `lists` has slopes and p for the years left out, in the order of `years`; `numbers` p_year
        and slope_year, the years without which p is largest and the slope nearest to 0.

    Raises:
        Refusal: as `theil_sen`; insufficient_df below four years, and constant where the others
            of a year are all the same.
    """
    series = arrange(y, t)
    if series.n < 4:
        raise Refusal("insufficient_df")
    kept = [
        ([*series.y[:place], *series.y[place + 1 :]], [*series.t[:place], *series.t[place + 1 :]])
        for place in range(series.n)
    ]
    slopes = tuple(_slope(values, times, log) for values, times in kept)
    tests = [mann_kendall(values, times).p for values, times in kept]
    p = tuple(test.value for test in tests if test)
    estimate = Quantity(
        value=_slope(series.y, series.t, log),
        unit="log_a_year" if log else "y_a_year",
        low=min(slopes),
        high=max(slopes),
        asked=0.0,
        achieved=0.0,
    )
    worst = max(range(series.n), key=p.__getitem__)
    flattest = min(range(series.n), key=lambda place: abs(slopes[place]))
    return replace(
        series.result("robustness", "leave_one_out"),
        estimate=estimate,
        effect=growth(estimate) if log else None,
        p=Probability(value=p[worst], how="range", floor=min(test.floor for test in tests if test)),
        numbers={"p_year": series.t[worst], "slope_year": series.t[flattest]},
        lists={"slopes": slopes, "p": p},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification:
    """One way of computing a trend: what it is called, and the slope it gives with its ends."""

    label: str
    slope: float
    low: float
    high: float


def specification_curve(specifications: Sequence[Specification]) -> Result:
    """Sum up the slopes of several ways of computing the same trend; no p, they are not independent.

    Returns:
        Estimate the median slope with the smallest and the largest as its ends (a range, of no
        confidence); `numbers` has share_positive and share_excluding_zero, `lists` the slopes in
        ascending order.

    Raises:
        Refusal: insufficient_df without a specification, non_finite.

    Source: Simonsohn, Simmons & Nelson (2020), Nature Human Behaviour 4, 1208-1214.
    """
    n = len(specifications)
    if not n:
        raise Refusal("insufficient_df")
    slopes = tuple(sorted(each.slope for each in specifications))
    clear = sum(each.low > 0 or each.high < 0 for each in specifications)
    return Result(
        question="robustness",
        method="specification_curve",
        n=n,
        possible=n,
        estimate=Quantity(
            value=median(slopes), unit="log_a_year", low=slopes[0], high=slopes[-1], asked=0.0, achieved=0.0
        ),
        notes=(Note(code="dependent_specifications"),),
        numbers={
            "share_positive": sum(slope > 0 for slope in slopes) / n,
            "share_excluding_zero": clear / n,
        },
        lists={"slopes": slopes},
    )


def _slope(y: Sequence[float], t: Sequence[float], log: bool) -> float:
    estimate = theil_sen(y, t, log=log).estimate
    return estimate.value if estimate else 0.0
