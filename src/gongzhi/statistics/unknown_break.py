"""Did a series break at a year nobody named: the sup-F test, simulated for its own years."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np

from gongzhi.statistics.chow import A_SIDE, check_rows
from gongzhi.statistics.monte_carlo import SEED, Floats, normals, simulated
from gongzhi.statistics.policy import FROM_UNKNOWN_BREAK
from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Note, Quantity, Result, Statistic
from gongzhi.statistics.series import Values, arrange
from gongzhi.statistics.splits import break_f

DRAWS: Final = 100_000


def unknown_break(y: Values, t: Iterable[float], log: bool = True, draws: int = DRAWS) -> Result:
    """Search a series of twelve or more years for a break in level and slope.

    Args:
        y: Values in any unit (above 0 for `log`), one per year; None or NaN is missing.
        t: Times in years, distinct, in any order and with gaps.
        log: Fit log y (the default).
        draws: Number of simulated series behind p.

    Returns:
        As `sup_f`, with at least four years a side; the estimate is the last year before.

    Raises:
        Refusal: as `arrange`; non_positive_log; n_lt_12.
    """
    series = arrange(y, t)
    heights = series.heights(log)
    if series.n < FROM_UNKNOWN_BREAK:
        raise Refusal("n_lt_12")
    found = sup_f(heights, series.t, draws=draws)
    last = int(found.numbers["index_last_before"])
    return replace(
        series.result("break_unknown", "sup_f"),
        estimate=Quantity(value=series.t[last - 1], unit="year"),
        statistic=found.statistic,
        p=found.p,
        notes=(Note(code="not_causal"),),
        numbers=found.numbers,
    )


def sup_f(
    y: Sequence[float],
    x: Sequence[float] | None,
    first: int | None = None,
    last: int | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Result:
    """The largest F of a break over all rows from `first` to `last`, with a simulated p.

    With x, both sides have a slope of their own, so that a mere trend is no break. The null is
    simulated with independent Gaussian errors for exactly these rows: Hansen's asymptotic p is
    far too small at n = 17.

    Args:
        y: Values in the order of the rows, none missing.
        x: The regressor in the same order; None for a level alone.
        first: Fewest rows before the break; without it four from n = 12, else three.
        last: Most rows before the break; without it as many after it as `first` before.
        draws: Number of simulated series.
        seed: Seed of their errors.

    Returns:
        Statistic supF (k F with k = 2 or, without x, 1 coefficients) and p; `numbers` has
        index_last_before, the number of rows before the break that gives it.

    Raises:
        Refusal: as `check_rows`; insufficient_df where a side has no residual left;
            perfect_fit.

    Source: Andrews (1993), Econometrica 61, 821-856; Zeileis et al. (2002), JSS 7(2).
    """
    check_rows(y, x)
    splits = _splits(len(y), 1 if x is None else 2, first, last)
    f = break_f(np.asarray(y, dtype=np.float64)[:, None], x, splits)[:, 0]
    best = int(np.argmax(f))
    if not np.isfinite(f[best]):
        raise Refusal("perfect_fit")
    null = _null(len(y), None if x is None else tuple(x), splits, draws, seed)
    return Result(
        question="break_unknown",
        method="sup_f",
        n=len(y),
        possible=len(y),
        statistic=Statistic(name="supF", value=float(f[best])),
        p=simulated(int(np.count_nonzero(null >= f[best])), draws),
        numbers={"index_last_before": splits[best]},
    )


def _splits(n: int, coefficients: int, first: int | None, last: int | None) -> range:
    """The splits to be searched; each side keeps a residual."""
    first = A_SIDE + (n >= FROM_UNKNOWN_BREAK) if first is None else first
    last = n - first if last is None else last
    if min(first, n - last) <= coefficients or last < first:
        raise Refusal("insufficient_df")
    return range(first, last + 1)


@cache
def _null(n: int, x: tuple[float, ...] | None, splits: range, draws: int, seed: int) -> Floats:
    return np.asarray(break_f(normals(n, draws, seed), x, splits).max(axis=0), dtype=np.float64)
