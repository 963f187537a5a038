"""How small a trend could this few years have shown: power and smallest detectable slope."""

import math
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

import numpy as np
from scipy.optimize import brentq
from scipy.special import betaincc
from scipy.stats import f as fisher
from scipy.stats import poisson

from gongzhi.statistics.growth import growth
from gongzhi.statistics.monte_carlo import BLOCK, SEED, normals, scores
from gongzhi.statistics.null import critical_score
from gongzhi.statistics.refusal import Refusal, check_level
from gongzhi.statistics.result import Quantity, Result

DRAWS: Final = 40_000
FAR: Final = 1e7


def line_power(n: int, slope: float, alpha: float = 0.05, t: Iterable[float] | None = None) -> float:
    """Power of the F test of a least-squares slope, from the noncentral F distribution.

    Args:
        n: Number of years.
        slope: True slope a year over the residual standard deviation.
        alpha: Level of the two-sided test.
        t: Times in years where they are not consecutive.

    Raises:
        Refusal: n_lt_3, level_out_of_range, non_finite or length_mismatch.

    Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, chapter 9.
    """
    _check(n, slope, alpha)
    when = np.arange(n, dtype=float) if t is None else np.asarray(list(t), dtype=float)
    if len(when) != n:
        raise Refusal("length_mismatch")
    noncentral = slope**2 * float(((when - when.mean()) ** 2).sum())
    critical = float(fisher.ppf(1 - alpha, 1, n - 2))
    return _beyond(critical, n - 2, noncentral)


def _beyond(critical: float, freedom: int, noncentral: float) -> float:
    """P(F > critical) for noncentral F with 1 and `freedom` degrees: a Poisson mixture of beta tails.

    Not scipy's ncf: its cdf is NaN or 1 for some noncentralities, its sf wrong at 0. Beyond FAR the
    power is that at FAR, which is 1 but for levels that nobody tests at.

    Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, chapter 30.
    """
    half = min(noncentral, FAR) / 2
    spread = 10 * math.sqrt(half) + 40
    terms = np.arange(max(0, math.floor(half - spread)), math.ceil(half + spread))
    weights = poisson.pmf(terms, half)
    tails = betaincc(0.5 + terms, freedom / 2, critical / (critical + freedom))
    return float(weights @ tails / weights.sum())


def trend_power(
    n: int, slope: float, alpha: float = 0.05, draws: int = DRAWS, seed: int = SEED
) -> tuple[int, float]:
    """Critical |S| and simulated power of the exact Mann-Kendall test.

    Args:
        n: Number of consecutive years.
        slope: True slope a year over the standard deviation of independent Gaussian errors.
        alpha: Level of the two-sided test.
        draws: Number of simulated series.
        seed: Seed of their errors.

    Returns:
        The smallest |S| that rejects (out of reach where none does) and the power.

    Raises:
        Refusal: n_lt_3, level_out_of_range or non_finite.
    """
    _check(n, slope, alpha)
    critical = critical_score(n, alpha / 2)[0]
    rise = slope * np.arange(n)[:, None]
    reached = 0
    for block, start in enumerate(range(0, draws, BLOCK)):
        errors = normals(n, min(BLOCK, draws - start), seed + block)
        reached += int(np.count_nonzero(np.abs(scores(errors + rise)) >= critical))
    return critical, reached / draws


@cache
def detectable_slope(n: int, alpha: float = 0.05, power: float = 0.8, exact: bool = False) -> float:
    """The smallest slope over sigma that a test finds with this power; infinite where none is.

    Args:
        n: Number of consecutive years.
        alpha: Level of the two-sided test.
        power: Power asked for, between alpha and 1.
        exact: For the exact Mann-Kendall test, simulated; else for least squares.

    Raises:
        Refusal: n_lt_3 or level_out_of_range.
    """
    _check(n, 0.0, alpha)
    if not alpha < power < 1:
        raise Refusal("level_out_of_range")
    short: Callable[[float], float] = (
        (lambda slope: trend_power(n, slope, alpha)[1] - power)
        if exact
        else (lambda slope: line_power(n, slope, alpha) - power)
    )
    if exact and critical_score(n, alpha / 2)[1] == 0:
        return math.inf
    steep = 1.0
    while short(steep) < 0:
        steep *= 2
    return float(brentq(short, 0, steep, xtol=1e-3 if exact else 1e-12))


def power_of_years(n: int, sigma: float | None = None, alpha: float = 0.05, target: float = 0.8) -> Result:
    """Say what n years could have shown, for every series that shows no trend.

    Args:
        n: Number of years.
        sigma: Residual standard deviation of log y; with it the slope is also growth a year.
        alpha: Level of the tests.
        target: Power asked for.

    Returns:
        Estimate the smallest slope a year, over sigma, that least squares detect, and with
        `sigma` the effect, as growth a year; `numbers` has mds_line, mds_trend (exact
        Mann-Kendall, simulated), critical |S| and floor, the smallest p of n years without ties.

    Raises:
        Refusal: n_lt_3, level_out_of_range or non_finite.
    """
    slope = detectable_slope(n, alpha, target)
    rate = None if sigma is None else Quantity(value=slope * sigma, unit="log_a_year")
    return Result(
        question="power",
        method="noncentral_f",
        n=n,
        possible=n,
        estimate=Quantity(value=slope, unit="sigma_a_year"),
        effect=None if rate is None else growth(rate),
        numbers={
            "mds_line": slope,
            "mds_trend": detectable_slope(n, alpha, target, exact=True),
            "critical_score": critical_score(n, alpha / 2)[0],
            "floor": 2 / math.factorial(n),
            "power": target,
        },
    )


def _check(n: int, slope: float, alpha: float) -> None:
    if n < 3:
        raise Refusal("n_lt_3")
    check_level(alpha)
    if not math.isfinite(slope):
        raise Refusal("non_finite")
