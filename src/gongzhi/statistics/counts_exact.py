"""Do counts grow, exactly: the conditional test of a Poisson trend, given the total."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
from scipy.fft import irfft, next_fast_len, rfft
from scipy.optimize import brentq

from gongzhi.statistics.counts import arrange_counts
from gongzhi.statistics.monte_carlo import Floats
from gongzhi.statistics.result import Alternative, Note, Probability, Result, Statistic
from gongzhi.statistics.series import Values


def count_trend_exact(y: Values, t: Iterable[float], alternative: Alternative = "two_sided") -> Result:
    """Test whether counts with Poisson scatter rise, given their total.

    If the rate is the same every year, each of the N events falls into any of the years with
    equal chance, and T, the sum of the years of all events, has the N-fold convolution of the
    uniform distribution over the years. Too small a p results where counts are overdispersed:
    see the dispersion of `count_trend` first.

    Args:
        y: Counts, one per year; None or NaN is a missing year and is dropped.
        t: Times in years, distinct, in any order and with gaps.
        alternative: "two_sided" (twice the smaller side), "greater" (rising) or "less".

    Returns:
        Statistic T and its exact p; `numbers` has p_greater, p_less and p_two_sided.

    Raises:
        Refusal: as `arrange_counts`.

    Source: Cox & Lewis (1966), The Statistical Analysis of Series of Events, chapter 3.
    """
    series = arrange_counts(y, t)
    counts = [int(count) for count in series.y]
    steps = _steps(series.t)
    total, place = sum(counts), sum(step * count for step, count in zip(steps, counts, strict=True))
    floor = math.exp(-total * math.log(series.n))
    greater, less = (max(floor, p) for p in _tails(steps, total, place))
    sides = {"greater": greater, "less": less, "two_sided": min(1.0, 2 * min(greater, less))}
    score = sum(when * count for when, count in zip(series.t, counts, strict=True))
    return replace(
        series.result("counts", "poisson_exact"),
        statistic=Statistic(name="T", value=score),
        p=Probability(
            value=sides[alternative],
            how="exact",
            floor=floor * (2 if alternative == "two_sided" else 1),
            alternative=alternative,
        ),
        notes=(Note(code="equal_scatter"),),
        numbers={f"p_{side}": p for side, p in sides.items()},
    )


def _steps(t: Sequence[float]) -> list[int]:
    """Times as whole numbers of their greatest common step since the first."""
    since = [Fraction(when).limit_denominator(10**6) - Fraction(t[0]).limit_denominator(10**6) for when in t]
    unit = math.lcm(*(each.denominator for each in since))
    whole = [int(each * unit) for each in since]
    step = math.gcd(*whole)
    return [each // step for each in whole]


def _tails(steps: Sequence[int], total: int, place: int) -> tuple[float, float]:
    """P(sum >= place) and P(sum <= place) for the sum of `total` uniform draws of the steps.

    The far side is reached by reversing time, so that the observed sum is never below the mean.
    """
    if place * len(steps) < total * sum(steps):
        less, greater = _tails([steps[-1] - step for step in steps], total, steps[-1] * total - place)
        return greater, less
    if place == total * max(steps):
        return len(steps) ** -float(total), 1.0
    upper, at = _upper(np.asarray(steps, dtype=np.float64), total, place)
    return min(1.0, upper), min(1.0, 1 - upper + at)


def _upper(steps: Floats, total: int, place: int) -> tuple[float, float]:
    """P(sum >= place) and P(sum = place), by a convolution tilted so that `place` is its mean.

    Fourier sums have a small absolute error; tilting makes it relative to a p of any size.
    """
    mean, tilt = place / total, 0.0
    if _beyond(0.0, steps, mean) < 0:
        strong = 1.0
        while _beyond(strong, steps, mean) < 0:
            strong *= 2
        tilt = float(brentq(_beyond, 0, strong, args=(steps, mean)))
    weights = _weights(tilt, steps)
    one = np.zeros(int(steps.max()) + 1)
    one[np.rint(steps).astype(int)] = weights / weights.sum()
    size = int(steps.max()) * total + 1
    length = next_fast_len(size, real=True)
    chances = np.maximum(irfft(rfft(one, length) ** total, length), 0)[place:size]
    scale = total * (math.log(weights.mean()) + tilt * steps.max()) - tilt * place
    undone = np.exp(scale - tilt * np.arange(len(chances)))
    return float(chances @ undone), float(chances[0] * undone[0])


def _beyond(tilt: float, steps: Floats, mean: float) -> float:
    """How far the mean of the tilted years lies beyond the observed one."""
    weights = _weights(tilt, steps)
    return float(weights @ steps / weights.sum()) - mean


def _weights(tilt: float, steps: Floats) -> Floats:
    return np.asarray(np.exp(tilt * (steps - steps.max())), dtype=np.float64)
