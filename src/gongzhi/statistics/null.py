"""The exact null distribution of Kendall's S, with and without ties, in whole numbers.

If every order of the values is equally likely, the number of falling pairs D of a series with
groups of equal values of sizes u1, u2, … has the q-multinomial coefficient
[n]!_q / ([u1]!_q [u2]!_q …) as its generating function (MacMahon 1916), and S is the number of
comparable pairs minus 2 D. Without ties this is Kendall's recurrence (Kendall 1975, chapter 5).
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from gongzhi.statistics.result import Alternative


def comparable(groups: Sequence[int]) -> int:
    """Number of pairs with unequal values, the largest S there is; groups are tie sizes."""
    return math.comb(sum(groups), 2) - sum(math.comb(size, 2) for size in groups)


def orders(groups: Sequence[int]) -> int:
    """Number of distinguishable orders of the values; a value that is not tied is a group of 1."""
    return math.factorial(sum(groups)) // math.prod(map(math.factorial, groups))


def exact_p(score: int, groups: tuple[int, ...], alternative: Alternative = "two_sided") -> float:
    """P of a score at least this extreme in the direction of the alternative."""
    if alternative == "two_sided":
        return min(1.0, float(2 * upper_tail(abs(score), groups)))
    return float(upper_tail(score if alternative == "greater" else -score, groups))


def count_falling(groups: Sequence[int], most: int) -> list[int]:
    """How many of the orders have 0, 1, …, `most` falling pairs.

    The coefficient grows by one value at a time: the m-th value, the i-th of its group,
    multiplies it by (1 - q^m) / (1 - q^i). Higher powers than `most` are never needed.
    """
    counts = [1] + [0] * most
    placed = 0
    for size in sorted(groups, reverse=True):
        for i in range(1, size + 1):
            placed += 1
            if placed == i:
                continue
            for power in range(most, placed - 1, -1):
                counts[power] -= counts[power - placed]
            for power in range(i, most + 1):
                counts[power] += counts[power - i]
    return counts


@cache
def upper_tail(score: int, groups: tuple[int, ...]) -> Fraction:
    """P(S >= score) under the null, exactly."""
    if score <= 0:
        return 1 - upper_tail(1 - score, groups)
    most = (comparable(groups) - score) // 2
    if most < 0:
        return Fraction(0)
    return Fraction(sum(count_falling(groups, most)), orders(groups))


@cache
def critical_score(n: int, tail: float) -> tuple[int, float]:
    """The smallest score k with P(S >= k) <= tail for n untied values, and that probability.

    Where no score is rare enough, k is two above the largest one and its probability 0. A
    relative 1e-9 is allowed on `tail`, so that a level which exists is met in spite of rounding.
    """
    top, total = math.comb(n, 2), math.factorial(n)
    k, rare = top + 2, 0
    for falling, count in enumerate(count_falling([1] * n, top // 2)):
        if (rare + count) / total > tail * (1 + 1e-9):
            break
        k, rare = top - 2 * falling, rare + count
    return k, rare / total
