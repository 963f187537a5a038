"""Is the level shifted: Pettitt's test, exactly; a description, never evidence of a break."""

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
from scipy.stats import rankdata

from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Note, Probability, Result, Statistic
from gongzhi.statistics.series import Values, arrange

MOST: Final = 18


def pettitt(y: Values, t: Iterable[float] | None = None) -> Result:
    """Compute Pettitt's K and its exact p over all orders of the values.

    A pure trend makes it reject as well, and at n = 6 its smallest p is 0.1: it is given for
    comparison with other reports only.

    Args:
        y: Values in any unit, one per year; None or NaN is a missing year and is dropped.
        t: Times in years, distinct, in any order; without them the order given counts.

    Returns:
        Statistic K and exact p; `numbers` has index_last_before, the number of observations
        before the shift, and p_approx, the approximation that other programs print.

    Raises:
        Refusal: as `arrange`, and n_gt_18.

    Source: Pettitt (1979), Applied Statistics 28, 126-135.
    """
    series = arrange(y, t)
    if series.n > MOST:
        raise Refusal("n_gt_18")
    doubled = tuple(int(rank) for rank in 2 * rankdata(series.y))
    path = np.abs(np.cumsum(doubled) - np.arange(1, series.n + 1) * (series.n + 1))
    shift = int(path.max())
    n = series.n
    return replace(
        series.result("level_shift", "pettitt_exact"),
        statistic=Statistic(name="K", value=shift),
        p=Probability(value=1 - _below(tuple(sorted(doubled)), shift), how="exact"),
        notes=(Note(code="not_a_break"),),
        numbers={
            "index_last_before": int(path.argmax()) + 1,
            "p_approx": min(1.0, 2 * math.exp(-6 * shift**2 / (n**3 + n**2))),
        },
    )


@cache
def _below(doubled: tuple[int, ...], shift: int) -> float:
    """P(K < shift): the share of orders whose sums of ranks never stray that far.

    The sum of the first i ranks depends on which values come first, not on their order: so the
    orders are counted set by set, from the sets with one value fewer.
    """
    n = len(doubled)
    sets = np.arange(1 << n)
    size, total = np.zeros(1 << n, dtype=np.int64), np.zeros(1 << n, dtype=np.int64)
    for place, rank in enumerate(doubled):
        holds = (sets >> place) & 1
        size += holds
        total += holds * rank
    near = np.abs(total - size * (n + 1)) < shift
    orders = np.zeros(1 << n, dtype=np.int64)
    orders[0] = int(near[0])
    for wanted in range(1, n + 1):
        chosen = sets[(size == wanted) & near]
        for place in range(n):
            holding = chosen[(chosen >> place) & 1 == 1]
            orders[holding] += orders[holding - (1 << place)]
    return int(orders[-1]) / math.factorial(n)
