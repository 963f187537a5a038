"""Growth a year: what a slope of logarithms means, and the growth between two end points."""

import math
from collections.abc import Iterable
from dataclasses import replace

from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Note, Quantity, Result
from gongzhi.statistics.series import Series, Values, in_order


def growth(rate: Quantity, unit: str = "fraction_a_year") -> Quantity:
    """A quantity in natural-log units, with its interval, as a fraction: exp(b) - 1."""
    value, low, high = (fraction(each) for each in (rate.value, rate.low, rate.high))
    return replace(rate, value=value, low=low, high=high, unit=unit)


def growth_between_ends(y: Values, t: Iterable[float]) -> Result:
    """The yearly growth that leads from the first to the last value; a description only.

    Args:
        y: Values above 0, one per year; missing ones (None or NaN) are dropped.
        t: Times in years, distinct, in any order and with gaps.

    Returns:
        Effect as a fraction a year, (last / first)^(1 / years) - 1; no interval and no p,
        since two years have no scatter to judge them by.

    Raises:
        Refusal: length_mismatch, non_finite, duplicate_time, insufficient_df (fewer than two
            values) or non_positive_log.
    """
    series = in_order(y, t)
    if series.n < 2:
        raise Refusal("insufficient_df")
    ends = Series((series.t[0], series.t[-1]), (series.y[0], series.y[-1]), series.dropped)
    first, last = ends.heights(log=True)
    rate = Quantity(value=(last - first) / (ends.t[1] - ends.t[0]), unit="log_a_year")
    return replace(
        series.result("growth", "end_points"),
        n=2,
        years=ends.t,
        estimate=rate,
        effect=growth(rate),
        notes=(Note(code="description_only"),),
    )


def fraction(rate: float) -> float:
    """exp(rate) - 1, infinite where a float cannot hold it."""
    try:
        return math.expm1(rate)
    except OverflowError:
        return math.inf
