"""Is there a monotone trend: the exact Mann-Kendall test."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final, Literal

from scipy.stats import kendalltau  # type: ignore[import-untyped,unused-ignore]

from gongzhi.statistics.null import comparable, orders, upper_tail
from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Alternative, Trend
from gongzhi.statistics.series import Values, arrange

SIDES: Final[Mapping[Alternative, Literal["two-sided", "less", "greater"]]] = {
    "two_sided": "two-sided",
    "less": "less",
    "greater": "greater",
}


def mann_kendall(
    y: Values, t: Iterable[float] | None = None, alternative: Alternative = "two_sided"
) -> Trend:
    """Test whether a series rises or falls, with the exact p for its n and its ties.

    Exact means: over all orders of the observed values, each equally likely. That needs
    exchangeable years; autocorrelation makes p too small.

    Args:
        y: Values in any unit, one per year; None or NaN is a missing year and is dropped.
        t: Times in years, distinct, in any order and with gaps; without it the order given
            counts. Only the order of the times matters to this test.
        alternative: "two_sided", "greater" (rising) or "less" (falling).

    Returns:
        Score, tau, exact p and the smallest p this series could have reached.

    Raises:
        Refusal: n_lt_3, constant, non_finite, duplicate_time, length_mismatch or
            unknown_alternative.

    Source: Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods;
    Hollander, Wolfe & Chicken (2014), Nonparametric Statistical Methods, section 8.1.
    """
    if alternative not in SIDES:
        raise Refusal("unknown_alternative")
    series = arrange(y, t)
    groups = tuple(Counter(series.y).values())
    score, pairs = _score(series.y), math.comb(len(series.y), 2)
    floor = _floor(groups, alternative)
    return Trend(
        n=len(series.y),
        years=series.t,
        dropped=series.dropped,
        S=score,
        tau_a=score / pairs,
        tau_b=score / math.sqrt(pairs * comparable(groups)),
        p=max(floor, _probability(series.y, score, groups, alternative)),
        alternative=alternative,
        floor=floor,
        ties=max(groups) > 1,
    )


def _score(y: Sequence[float]) -> int:
    """Rising minus falling pairs; compared, not subtracted, so that nothing overflows."""
    return sum((later > earlier) - (later < earlier) for earlier, later in combinations(y, 2))


def _floor(groups: Sequence[int], alternative: Alternative) -> float:
    """One order reaches the most extreme score on each side."""
    return (2 if alternative == "two_sided" else 1) / orders(groups)


def _probability(y: Sequence[float], score: int, groups: Sequence[int], alternative: Alternative) -> float:
    """Exact p: scipy's where no values are tied, else from the null of the tie pattern."""
    if max(groups) == 1:
        side = SIDES[alternative]
        return float(kendalltau(range(len(y)), y, method="exact", alternative=side).pvalue)
    if alternative == "two_sided":
        return min(1.0, float(2 * upper_tail(abs(score), groups)))
    return float(upper_tail(score if alternative == "greater" else -score, groups))
