"""How concentrated are amounts of which some are known only as a sum?"""

import math
from collections.abc import Sequence

from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Result

# A sum that is known, and of how many amounts it is; None where that is not known.
Rest = tuple[float, int | None]


def concentration(amounts: Sequence[float], rests: Sequence[Rest] = ()) -> Result:
    """The bounds of the Herfindahl-Hirschman index, Σ(amount / total)².

    It is lowest where the amounts of every rest are equal (without end to their number, where that is
    not known), highest where one amount of each is nearly the whole of it.

    Args:
        amounts: The amounts known one by one, none negative.
        rests: Sums of further amounts.

    Returns:
        `n` amounts known of `possible`; `numbers` has total, known (the share of the total that the
        known amounts make up), low and high (the bounds of the index), most and least (1 / low and
        1 / high: as many equal amounts would be as concentrated).

    Raises:
        Refusal: non_finite (also negative amounts), or insufficient_df where there is no money.
    """
    counted = [(sum_, count) for sum_, count in rests if sum_ > 0]
    every = [*amounts, *(sum_ for sum_, _ in rests)]
    if not all(math.isfinite(each) and each >= 0 for each in every):
        raise Refusal("non_finite")
    total = sum(every)
    if total == 0:
        raise Refusal("insufficient_df")
    known = sum(each**2 for each in amounts) / total**2
    low = known + sum(sum_**2 / count for sum_, count in counted if count) / total**2
    high = known + sum(sum_**2 for sum_, _ in counted) / total**2
    return Result(
        question="concentration",
        method="partial_identification",
        n=len(amounts),
        possible=len(amounts) + sum(count or 1 for _, count in counted),
        numbers={
            "total": total,
            "known": sum(amounts) / total,
            "low": low,
            "high": high,
            "most": 1 / low if low else math.inf,
            "least": 1 / high,
        },
    )
