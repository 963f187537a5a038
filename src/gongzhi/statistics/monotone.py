"""Is there a monotone trend: the exact Mann-Kendall test."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final, Literal

from scipy.stats import kendalltau

from gongzhi.statistics.null import comparable, exact_p, orders
from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Alternative, Note, Probability, Quantity, Result, Statistic
from gongzhi.statistics.series import Values, arrange

SIDES: Final[Mapping[Alternative, Literal["two-sided", "less", "greater"]]] = {
    "two_sided": "two-sided",
    "less": "less",
    "greater": "greater",
}


def mann_kendall(
    y: Values, t: Iterable[float] | None = None, alternative: Alternative = "two_sided"
) -> Result:
    """Test whether a series rises or falls, with the exact p for its n and its ties.

    Exact means: over all orders of the observed values, each equally likely. That needs
    exchangeable years; autocorrelation makes p too small.

    Args:
        y: Values in any unit, one per year; None or NaN is a missing year and is dropped.
        t: Times in years, distinct, in any order and with gaps; without it the order given
            counts. Only the order of the times matters to this test.
        alternative: "two_sided", "greater" (rising) or "less" (falling).

    Returns:
        Statistic S (pairs of years that rise minus pairs that fall), estimate tau-b, exact p
        with the smallest p that any order of these values can reach (0.0 below the range of
        floats, n > 170); `numbers` has tau_a.

    Raises:
        Refusal: n_lt_3, constant, non_finite, duplicate_time, length_mismatch or
            unknown_alternative.

    Source: Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods;
    Hollander, Wolfe & Chicken (2014), Nonparametric Statistical Methods, section 8.1.
    """
    if alternative not in SIDES:
        raise Refusal("unknown_alternative")
    series = arrange(y, t)
    groups = tuple(sorted(Counter(series.y).values()))
    score, pairs = score_of(series.y), math.comb(series.n, 2)
    return replace(
        series.result("trend", "mann_kendall_exact"),
        estimate=Quantity(value=score / math.sqrt(pairs * comparable(groups)), unit="tau"),
        statistic=Statistic(name="S", value=score),
        p=_probability(series.y, score, groups, alternative),
        assumptions=(series.exchangeable(series.y),),
        notes=(Note(code="ties"),) if max(groups) > 1 else (),
        numbers={"tau_a": score / pairs},
    )


def score_of(y: Sequence[float]) -> int:
    """Kendall's S of a series in time order: rising minus falling pairs.

    Values are compared, not subtracted, so that nothing overflows.
    """
    return sum((later > earlier) - (later < earlier) for earlier, later in combinations(y, 2))


def _probability(
    y: Sequence[float], score: int, groups: tuple[int, ...], alternative: Alternative
) -> Probability:
    """Exact p: scipy's where no values are tied, else from the null of the tie pattern."""
    tied = max(groups) > 1
    # One order reaches the most extreme score on each side.
    floor = (2 if alternative == "two_sided" else 1) / orders(groups)
    if tied:
        p = exact_p(score, groups, alternative)
    else:
        p = float(kendalltau(range(len(y)), y, method="exact", alternative=SIDES[alternative]).pvalue)
    return Probability(
        value=max(floor, p), how="exact_ties" if tied else "exact", floor=floor, alternative=alternative
    )
