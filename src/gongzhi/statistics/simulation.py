"""The error rates that justify the choice of methods, simulated anew with fixed seeds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import f as fisher
from scipy.stats import norm
from scipy.stats import t as student

from gongzhi.statistics.monte_carlo import SEED, Floats, ar1, normals, scores, standard_error
from gongzhi.statistics.null import critical_score
from gongzhi.statistics.policy import FROM_UNKNOWN_BREAK
from gongzhi.statistics.power import DRAWS as POWER_DRAWS
from gongzhi.statistics.power import detectable_slope
from gongzhi.statistics.splits import break_f

DRAWS: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One simulated number.

    Attributes:
        question: Key of `FINDINGS` in wording.py: a size, a critical value, a slope.
        test: Key of `TESTS` in wording.py.
        n: Number of years.
        condition: What was simulated: phi, the autocorrelation, or ratio, variance over mean.
        value: The share of draws that reject, the critical value or the slope over sigma.
        error: Its Monte Carlo standard error; 0 where nothing was simulated.
        draws: Number of simulated series.
    """

    question: str
    test: str
    n: int
    condition: Mapping[str, float]
    value: float
    error: float
    draws: int


def trend_sizes(n: int, phi: float = 0.0, alpha: float = 0.05, draws: int = DRAWS) -> tuple[Finding, ...]:
    """How often tests of a trend reject where there is none, under AR(1) errors.

    The exact Mann-Kendall test, least squares with t, with HC3 and with Newey and West's HAC at
    lag 1, each two-sided at the level alpha.
    """
    series = ar1(normals(n, draws, SEED), phi)
    exact = np.abs(scores(series)) >= critical_score(n, alpha / 2)[0]
    slope, errors = _slopes(series)
    critical = student.ppf(1 - alpha / 2, n - 2)
    rejected = {name: np.abs(slope) > critical * error for name, error in errors.items()}
    condition = {"phi": phi}
    return tuple(
        _size(test, n, condition, found) for test, found in {"mann_kendall": exact, **rejected}.items()
    )


def count_sizes(
    n: int, ratio: float = 3.0, mean: float = 20.0, alpha: float = 0.05, draws: int = DRAWS
) -> tuple[Finding, ...]:
    """How often tests of growth reject where counts only scatter, with variance ratio * mean.

    Poisson's Wald test, and quasi-Poisson with t of n - 2 degrees and a dispersion of 1 or more.
    """
    chance = np.random.default_rng([SEED, n])
    shape = mean / (ratio - 1)
    counts = chance.poisson(chance.gamma(shape, ratio - 1, (n, draws))).astype(np.float64)
    slope, error, dispersion = _poisson(counts[:, counts.sum(axis=0) > 0])
    score = np.abs(slope / error)
    quasi = score / np.sqrt(np.maximum(1.0, dispersion))
    condition = {"ratio": ratio, "mean": mean}
    return (
        _size("poisson_wald", n, condition, score > norm.ppf(1 - alpha / 2)),
        _size("quasi_poisson", n, condition, quasi > student.ppf(1 - alpha / 2, n - 2)),
    )


def break_size(n: int, phi: float, alpha: float = 0.05, draws: int = DRAWS) -> Finding:
    """How often Chow's test at the middle year rejects where nothing breaks, under AR(1) errors."""
    f = break_f(ar1(normals(n, draws, SEED), phi), range(n), [n // 2])[0] / 2
    return _size("chow", n, {"phi": phi}, f > fisher.ppf(1 - alpha, 2, n - 4))


def break_critical(n: int, alpha: float = 0.05, draws: int = 5 * DRAWS) -> Finding:
    """The value that sup-F exceeds with probability alpha where nothing breaks."""
    first = 4 if n >= FROM_UNKNOWN_BREAK else 3
    f = break_f(normals(n, draws, SEED), range(n), range(first, n - first + 1)).max(axis=0)
    around = standard_error(alpha, draws)
    low, value, high = np.quantile(f, [1 - alpha - around, 1 - alpha, 1 - alpha + around])
    return Finding(
        question="critical",
        test="sup_f",
        n=n,
        condition={"phi": 0.0},
        value=float(value),
        error=float(high - low) / 2,
        draws=draws,
    )


def detectable(n: int) -> tuple[Finding, ...]:
    """The smallest slopes over sigma that least squares and Mann-Kendall find with power .8."""
    around = standard_error(0.8, POWER_DRAWS)
    low, high = (detectable_slope(n, power=0.8 + side, exact=True) for side in (-around, around))
    simulated = (detectable_slope(n, exact=True), (high - low) / 2, POWER_DRAWS)
    found = {"line_t": (detectable_slope(n), 0.0, 0), "mann_kendall": simulated}
    return tuple(
        Finding(
            question="detectable",
            test=test,
            n=n,
            condition={"power": 0.8},
            value=value,
            error=error,
            draws=draws,
        )
        for test, (value, error, draws) in found.items()
    )


def evidence(years: Sequence[int] = (6, 10, 17)) -> tuple[Finding, ...]:
    """Everything a page on methods shows, within some seconds."""
    sizes = [found for n in years for phi in (0.0, 0.3) for found in trend_sizes(n, phi)]
    counted = [found for n in years for found in count_sizes(n)]
    breaks = [break_size(n, phi) for n in (10, 17) for phi in (0.0, 0.6)]
    critical = [break_critical(n) for n in (8, 10, 12, 17)]
    slopes = [found for n in (6, 8, 10, 12, 17) for found in detectable(n)]
    return (*sizes, *counted, *breaks, *critical, *slopes)


def _size(test: str, n: int, condition: Mapping[str, float], rejected: NDArray[np.bool_]) -> Finding:
    share = float(rejected.mean())
    return Finding(
        question="size",
        test=test,
        n=n,
        condition=condition,
        value=share,
        error=standard_error(share, rejected.size),
        draws=rejected.size,
    )


def _slopes(series: Floats) -> tuple[Floats, dict[str, Floats]]:
    """Least-squares slope of every column, and its standard errors."""
    n = len(series)
    when = (np.arange(n) - (n - 1) / 2)[:, None]
    square = float((when**2).sum())
    slope = (when * series).sum(axis=0) / square
    rest = series - series.mean(axis=0) - when * slope
    moments = when * rest
    leverage = 1 / n + when**2 / square
    plain = (rest**2).sum(axis=0) / (n - 2) / square
    hc3 = ((moments / (1 - leverage)) ** 2).sum(axis=0) / square**2
    hac = (moments**2).sum(axis=0) + (moments[1:] * moments[:-1]).sum(axis=0)
    found = {"line_t": plain, "line_hc3": hc3, "line_hac": hac / square**2 * n / (n - 2)}
    return slope, {name: np.sqrt(variance) for name, variance in found.items()}


def _poisson(counts: Floats) -> tuple[Floats, Floats, Floats]:
    """Slope, standard error and dispersion of every column's Poisson regression.

    Given the total, the slope tilts a uniform distribution over the years until its mean is the
    observed one; Newton's steps are held short, and columns without a finite slope stay far out.
    """
    n, total = len(counts), counts.sum(axis=0)
    when: Floats = np.arange(n, dtype=np.float64)[:, None] - (n - 1) / 2
    wanted = (when * counts).sum(axis=0) / total
    slope = np.zeros(counts.shape[1])
    for _ in range(50):
        _, mean, spread = _tilted(when, slope)
        slope += np.clip((wanted - mean) / spread, -0.5, 0.5)
    share, mean, spread = _tilted(when, slope)
    fitted = total * share
    dispersion = ((counts - fitted) ** 2 / fitted).sum(axis=0) / (n - 2)
    return slope, 1 / np.sqrt(total * spread), dispersion


def _tilted(when: Floats, slope: Floats) -> tuple[Floats, Floats, Floats]:
    weights = np.exp(slope * when)
    share = weights / weights.sum(axis=0)
    mean = (when * share).sum(axis=0)
    return share, mean, ((when - mean) ** 2 * share).sum(axis=0)
