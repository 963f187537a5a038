"""Simulated series, all at once: innovations, autocorrelation, scores; repeatable by seed."""

import math
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Alternative, Probability

Floats = NDArray[np.float64]
SEED: Final = 20240101
# Draws handled at a time, so that memory stays small.
BLOCK: Final = 50_000


@lru_cache(maxsize=2)
def normals(n: int, draws: int, seed: int = SEED) -> Floats:
    """Independent standard normal values, one series a column; not to be written to.

    The last ones are kept, since a grid of autocorrelations asks for the same again and again.
    """
    drawn = np.random.default_rng([seed, n]).standard_normal((n, draws))
    drawn.flags.writeable = False
    return drawn


def ar1(innovations: Floats, phi: float) -> Floats:
    """Stationary first-order autoregressive series made of innovations, one a column.

    Raises:
        Refusal: phi_out_of_range where |phi| is not below 1.
    """
    if not -1 < phi < 1:
        raise Refusal("phi_out_of_range")
    if phi == 0:
        return innovations
    series = np.empty_like(innovations)
    series[0] = innovations[0] / math.sqrt(1 - phi * phi)
    for year in range(1, len(series)):
        series[year] = phi * series[year - 1] + innovations[year]
    return series


def scores(series: Floats) -> NDArray[np.int64]:
    """Kendall's S of every column; values without ties, as continuous draws have none."""
    n = len(series)
    rising = np.zeros(series.shape[1], dtype=np.int64)
    for year in range(n - 1):
        rising += (series[year + 1 :] > series[year]).view(np.int8).sum(axis=0, dtype=np.int16)
    return 2 * rising - math.comb(n, 2)


def simulated(reached: int, draws: int, alternative: Alternative = "two_sided") -> Probability:
    """The p of a statistic that `reached` of the draws reach too; the data count as one draw."""
    p = (reached + 1) / (draws + 1)
    return Probability(
        value=p,
        how="simulated",
        floor=1 / (draws + 1),
        error=standard_error(p, draws),
        alternative=alternative,
    )


def standard_error(p: float, draws: int) -> float:
    """Standard error of a share of independent draws."""
    return math.sqrt(p * (1 - p) / draws)
