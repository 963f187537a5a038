"""What can be said of a trend whose values are known only as ranges: partial identification."""

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import combinations, permutations
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongzhi.statistics.growth import fraction
from gongzhi.statistics.null import exact_p
from gongzhi.statistics.peers import Bounds, check_bounds
from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Note, Probability, Result, Statistic

SHARP: Final = 8


def trend_bounds(lows: Iterable[float], highs: Iterable[float], t: Iterable[float] | None = None) -> Result:
    """Find the range of Kendall's S and of its exact p over all values the ranges admit.

    Args:
        lows: Lower end of each year's value; -inf where there is none.
        highs: Upper end; inf where there is none. Equal ends are a known value.
        t: Times in years, distinct, in any order; without them the order given counts.

    Returns:
        Statistic the S nearest to 0 that is possible, p the largest p; `numbers` has S_min and
        S_max, sharp up to n = 8 and the pairwise outer bounds beyond, S_min_outer and
        S_max_outer, p_min and p_max, and exact (1 where S_min and S_max are sharp). p comes from
        the null of the values known to be equal, all others taken as different.

    Raises:
        Refusal: length_mismatch, non_finite, lo_gt_hi, n_lt_3, duplicate_time or constant.

    Source: Manski (2003), Partial Identification of Probability Distributions.
    """
    years, ranges = _arranged(lows, highs, t)
    outer = _outer(ranges)
    sharp = len(ranges) <= SHARP
    least, most = _sharp(ranges) if sharp else outer
    groups = _ties(ranges)
    nearest = 0 if least <= 0 <= most else min(least, most, key=abs)
    p_max = exact_p(nearest, groups)
    p_min = exact_p(max(least, most, key=abs), groups)
    numbers: dict[str, float] = {
        "S_min": least,
        "S_max": most,
        "S_min_outer": outer[0],
        "S_max_outer": outer[1],
        "p_min": p_min,
        "p_max": p_max,
        "exact": int(sharp),
    }
    return Result(
        question="bounds",
        method="partial_identification",
        n=len(ranges),
        possible=len(ranges),
        years=years,
        statistic=Statistic(name="S", value=nearest),
        p=Probability(value=p_max, how="exact"),
        notes=() if sharp else (Note(code="outer_bounds"),),
        numbers=numbers,
    )


def slope_bounds(
    lows: Iterable[float], highs: Iterable[float], t: Iterable[float], log: bool = True
) -> Result:
    """Find a range that holds the Theil-Sen slope of all values the ranges admit.

    Every pairwise slope is smallest and largest at the ends of its two ranges; the medians of
    the smallest and of the largest enclose the slope (an outer bound).

    Args:
        lows: Lower end of each year's value; -inf where there is none.
        highs: Upper end; inf where there is none.
        t: Times in years, distinct, in any order and with gaps.
        log: Slope of log y (the default); lower ends of 0 or less then are none.

    Returns:
        `numbers` has slope_min and slope_max, in natural-log units (or units of y) a year, and,
        for `log`, growth_min and growth_max, the same as growth a year; there is no estimate.

    Raises:
        Refusal: as `trend_bounds`, and non_positive_log where an upper end is 0 or less.
    """
    years, ranges = _arranged(lows, highs, t)
    if log:
        ranges = [_logarithms(low, high) for low, high in ranges]
    pairs = list(combinations(zip(years, ranges, strict=True), 2))
    low = median((b[0] - a[1]) / (later - earlier) for (earlier, a), (later, b) in pairs)
    high = median((b[1] - a[0]) / (later - earlier) for (earlier, a), (later, b) in pairs)
    numbers: dict[str, float] = {"slope_min": low, "slope_max": high}
    if log:
        numbers |= {"growth_min": fraction(low), "growth_max": fraction(high)}
    return Result(
        question="bounds",
        method="partial_identification",
        n=len(ranges),
        possible=len(ranges),
        years=years,
        notes=(Note(code="outer_bounds"),),
        numbers=numbers,
    )


def rounded(y: Iterable[float], unit: float) -> Bounds:
    """The ranges of values that were rounded to whole multiples of a unit."""
    return [(value - unit / 2, value + unit / 2) for value in y]


def envelope(one: Bounds, other: Bounds) -> Bounds:
    """Year by year the range that holds what two sources say."""
    pairs = zip(one, other, strict=True)
    return [(min(a[0], b[0]), max(a[1], b[1])) for a, b in pairs]


def _arranged(
    lows: Iterable[float], highs: Iterable[float], t: Iterable[float] | None
) -> tuple[tuple[float, ...], list[tuple[float, float]]]:
    """Times and ranges in time order, checked."""
    below, above = list(map(float, lows)), list(map(float, highs))
    times = list(range(1, len(below) + 1)) if t is None else list(t)
    if len({len(below), len(above), len(times)}) > 1:
        raise Refusal("length_mismatch")
    if not all(map(math.isfinite, times)):
        raise Refusal("non_finite")
    check_bounds(list(zip(below, above, strict=True)))
    if len(times) < 3:
        raise Refusal("n_lt_3")
    if len(set(times)) < len(times):
        raise Refusal("duplicate_time")
    if len({*below, *above}) == 1:
        raise Refusal("constant")
    rows = sorted(zip(times, below, above, strict=True))
    return tuple(when for when, _, _ in rows), [(low, high) for _, low, high in rows]


def _outer(ranges: Bounds) -> tuple[int, int]:
    """S if every pair falls, or rises, as far as its two ranges alone admit."""
    least = sum((b[0] > a[1]) - (b[0] < a[1]) for a, b in combinations(ranges, 2))
    most = sum((b[1] > a[0]) - (b[1] < a[0]) for a, b in combinations(ranges, 2))
    return least, most


def _sharp(ranges: Bounds) -> tuple[int, int]:
    """The smallest and the largest S of all orders that the ranges admit.

    In an order, the p-th value is at least the largest lower end up to p, and at most the
    smallest upper end from p on; two values can differ where the first's least is below the
    second's most, and some choice of values makes all differ that can.
    """
    order = _orders(len(ranges))
    low = np.maximum.accumulate(np.array([each[0] for each in ranges])[order], axis=1)
    high = np.array([each[1] for each in ranges])[order]
    high = np.minimum.accumulate(high[:, ::-1], axis=1)[:, ::-1]
    feasible = (low <= high).all(axis=1)
    order, low, high = order[feasible], low[feasible], high[feasible]
    score = np.zeros(len(order), dtype=np.int64)
    for smaller, larger in combinations(range(len(ranges)), 2):
        differ = low[:, smaller] < high[:, larger]
        score += np.sign(order[:, larger] - order[:, smaller]) * differ
    return int(score.min()), int(score.max())


@cache
def _orders(n: int) -> NDArray[np.int64]:
    return np.array(list(permutations(range(n))), dtype=np.int64)


def _ties(ranges: Bounds) -> tuple[int, ...]:
    """Sizes of the groups of values known to be equal."""
    known = Counter(low for low, high in ranges if low == high)
    return tuple(sorted([*known.values(), *(1 for low, high in ranges if low < high)]))


def _logarithms(low: float, high: float) -> tuple[float, float]:
    if high <= 0:
        raise Refusal("non_positive_log")
    return math.log(low) if low > 0 else -math.inf, math.log(high)
