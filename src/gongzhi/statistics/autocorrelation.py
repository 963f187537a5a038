"""Would autocorrelation undo a trend: Mann-Kendall's S under simulated AR(1) errors."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np

from gongzhi.statistics.monotone import score_of
from gongzhi.statistics.monte_carlo import BLOCK, SEED, ar1, normals, scores, simulated
from gongzhi.statistics.refusal import Refusal, check_level
from gongzhi.statistics.result import Note, Probability, Quantity, Result, Statistic
from gongzhi.statistics.series import Values, arrange

GRID: Final = tuple(step / 20 for step in range(20))
DRAWS: Final = 100_000


def tipping_point(
    y: Values, t: Iterable[float] | None = None, alpha: float = 0.05, draws: int = DRAWS, seed: int = SEED
) -> Result:
    """Find how strong autocorrelation must be for the trend test no longer to reject.

    The test is repeated under stationary Gaussian AR(1) errors of coefficient 0, 0.05, …, 0.95.
    Observations count as neighbours, whatever the gaps between their years.

    Args:
        y: Values in any unit, one per year; None or NaN is a missing year and is dropped.
        t: Times in years, distinct, in any order.
        alpha: Level above which p counts as not rejecting.
        draws: Number of simulated series for each coefficient.
        seed: Seed of the innovations, which all coefficients share.

    Returns:
        Estimate the tipping coefficient, the first of the grid with p > alpha (none where no
        coefficient is enough), statistic S, p under independence; `lists` has the grid, phi,
        and its p.

    Raises:
        Refusal: as `mann_kendall`, or level_out_of_range.
    """
    check_level(alpha)
    series = arrange(y, t)
    score = score_of(series.y)
    path = tuple(ar1_p(series.n, score, phi, draws, seed) for phi in GRID)
    tipping = next((phi for phi, p in zip(GRID, path, strict=True) if p.value > alpha), None)
    exchangeable = series.exchangeable(series.y)
    return replace(
        series.result("autocorrelation", "ar1_null"),
        estimate=None if tipping is None else Quantity(value=tipping, unit="phi"),
        statistic=Statistic(name="S", value=score),
        p=path[0],
        assumptions=(exchangeable,),
        notes=(_note(tipping, alpha),),
        lists={"phi": GRID, "p": tuple(p.value for p in path)},
    )


def ar1_p(n: int, score: int, phi: float, draws: int = DRAWS, seed: int = SEED) -> Probability:
    """P(|S| >= |score|) for n observations with AR(1) errors, simulated.

    Raises:
        Refusal: n_lt_3 or phi_out_of_range.
    """
    if n < 3:
        raise Refusal("n_lt_3")
    reached = _reached(n, phi, draws, seed)
    return simulated(reached[abs(score)] if abs(score) < len(reached) else 0, draws)


@cache
def _reached(n: int, phi: float, draws: int, seed: int) -> tuple[int, ...]:
    """How many of the draws have |S| >= 0, 1, …, n(n-1)/2."""
    counts = np.zeros(n * (n - 1) // 2 + 1, dtype=np.int64)
    for block, start in enumerate(range(0, draws, BLOCK)):
        innovations = normals(n, min(BLOCK, draws - start), seed + block)
        counts += np.bincount(np.abs(scores(ar1(innovations, phi))), minlength=len(counts))
    return tuple(int(count) for count in np.cumsum(counts[::-1])[::-1])


def _note(tipping: float | None, alpha: float) -> Note:
    if tipping is None:
        return Note(code="no_tipping", numbers={"phi": GRID[-1], "level": alpha})
    return Note(code="tipping", numbers={"phi": tipping, "level": alpha})
