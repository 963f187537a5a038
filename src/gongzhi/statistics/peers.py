"""Does a place stand above its peers: years won, certain or possible, and placebo ranks."""

import math
from collections.abc import Sequence
from typing import Final

from scipy.stats import binomtest

from gongzhi.statistics.refusal import Refusal, check_level
from gongzhi.statistics.result import Assumption, Note, Probability, Quantity, Result, Statistic

Bounds = Sequence[tuple[float, float]]
INDEPENDENT: Final = (Assumption(key="independent_years", held="no"),)


def years_above(own: Bounds, peer: Bounds, level: float = 0.95) -> Result:
    """Count the years in which a place stands above a peer, where values are known as ranges.

    A year is certainly won where the whole range lies above the peer's, possibly won where
    some of it does; equal values are no win. For several peers give the range of the largest
    of them, `highest`.

    Args:
        own: Lower and upper end of each year's value; (8000, inf) is "more than 8000".
        peer: The same of the peer, in the same order of years and the same unit.
        level: Confidence of the interval for the share of years, between 0 and 1.

    Returns:
        As `sign_test` for the certain wins, so that p is the largest that the ranges allow;
        `numbers` has k_min, k_max, p_greater_max and p_greater_min.

    Raises:
        Refusal: length_mismatch, non_finite, lo_gt_hi, or as `sign_test`.
    """
    if len(own) != len(peer):
        raise Refusal("length_mismatch")
    check_bounds(own)
    check_bounds(peer)
    certain = sum(low > high for (low, _), (_, high) in zip(own, peer, strict=True))
    possible = sum(high > low for (_, high), (low, _) in zip(own, peer, strict=True))
    least, most = sign_test(certain, len(own), level), sign_test(possible, len(own), level)
    return Result(
        question="peers",
        method="sign_test",
        n=len(own),
        possible=len(own),
        estimate=least.estimate,
        statistic=least.statistic,
        p=least.p,
        assumptions=INDEPENDENT,
        notes=(Note(code="dependent_years"),),
        numbers={
            "k_min": certain,
            "k_max": possible,
            "p_greater_max": least.numbers["p_greater"],
            "p_greater_min": most.numbers["p_greater"],
        },
    )


def highest(peers: Sequence[Bounds]) -> Bounds:
    """Year by year the range of the largest of several peers."""
    return [(max(low for low, _ in year), max(high for _, high in year)) for year in zip(*peers, strict=True)]


def sign_test(k: float, n: float, level: float = 0.95) -> Result:
    """Test k of n years against one half, exactly, with Clopper and Pearson's interval.

    Years are not independent, so that the binomial p is only a lower bound of an honest one.

    Args:
        k: Years won, 0 to n.
        n: Years compared, at least 1.
        level: Confidence of the interval for the share, between 0 and 1.

    Returns:
        Estimate k / n with its interval; p one-sided (more years won); `numbers` has p_greater,
        p_less and p_two_sided.

    Raises:
        Refusal: negative_or_noninteger_count (also k > n), n_lt_3 where n is 0, or
            level_out_of_range.

    Source: Clopper & Pearson (1934), Biometrika 26, 404-413.
    """
    check_level(level)
    if not all(float(each).is_integer() for each in (k, n)) or not 0 <= k <= n:
        raise Refusal("negative_or_noninteger_count")
    if n == 0:
        raise Refusal("n_lt_3")
    won, years = int(k), int(n)
    sides = {
        f"p_{side.replace('-', '_')}": float(binomtest(won, years, alternative=side).pvalue)
        for side in ("greater", "less", "two-sided")
    }
    p = Probability(value=sides["p_greater"], how="binomial", floor=0.5**years, alternative="greater")
    return Result(
        question="peers",
        method="sign_test",
        n=years,
        possible=years,
        estimate=_share(won, years, level),
        statistic=Statistic(name="k", value=won),
        p=p,
        assumptions=INDEPENDENT,
        notes=(Note(code="dependent_years"),),
        numbers=sides,
    )


def _share(won: int, years: int, level: float) -> Quantity:
    ends = binomtest(won, years).proportion_ci(level, method="exact")
    low, high = float(ends.low), float(ends.high)
    return Quantity(value=won / years, unit="share", low=low, high=high, asked=level, achieved=level)


def placebo_rank(own: float, peers: Sequence[float]) -> Result:
    """Rank a place's statistic among the same statistic of its peers: cities are the unit.

    Args:
        own: Any statistic of the place for which larger is stronger, for instance a slope.
        peers: The same statistic of the J peers.

    Returns:
        Statistic the rank (1 is the largest) and p = rank / (J + 1), whose floor is 1 / (J + 1).

    Raises:
        Refusal: non_finite, or insufficient_df without a peer.

    Source: Abadie, Diamond & Hainmueller (2010), JASA 105, 493-505.
    """
    if not all(map(math.isfinite, (own, *peers))):
        raise Refusal("non_finite")
    if not peers:
        raise Refusal("insufficient_df")
    places = len(peers) + 1
    rank = 1 + sum(each >= own for each in peers)
    return Result(
        question="peers",
        method="placebo_rank",
        n=places,
        possible=places,
        statistic=Statistic(name="rank", value=rank),
        p=Probability(value=rank / places, how="rank", floor=1 / places, alternative="greater"),
        notes=(Note(code="placebo_floor", numbers={"places": places, "floor": 1 / places}),),
    )


def check_bounds(bounds: Bounds) -> None:
    """Refuse ranges that are none.

    Raises:
        Refusal: non_finite (an end that is no number, or both ends the same infinity) or
            lo_gt_hi.
    """
    for low, high in bounds:
        if math.isnan(low) or math.isnan(high) or low == math.inf or high == -math.inf:
            raise Refusal("non_finite")
        if low > high:
            raise Refusal("lo_gt_hi")
