"""What a printed figure says: the interval in which the true value lies.

An exact figure was rounded to its last printed digit, so the value lies within half a unit of that
digit; a count printed in full is the count itself. An approximate one claims no more than its last
digit that is not zero. “More than” has no upper end, “under” no lower one but zero. A figure derived
from others is as wide as its arithmetic leaves it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongzhi.data import arithmetic, numeral
from gongzhi.data.numeral import Printed

# How many of the thing counted, or yuan, a unit stands for.
ONES: Mapping[str, int] = {
    "元": 1, "万元": 10**4, "百万元": 10**6, "亿元": 10**8, "万人": 10**4, "万个": 10**4,
}  # fmt: skip
# A rate in percent cannot fall further than by all there is.
WHOLE_LOST = Decimal(-100)
WHOLE = ("个", "家", "批", "批次", "支", "份", "人")


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; None where there is no upper end."""

    low: Decimal
    high: Decimal | None

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a value in common."""
        return (other.high is None or self.low <= other.high) and (
            self.high is None or other.low <= self.high
        )


@cache
def agreeing(value: Decimal, unit: str, as_stated: str) -> Printed | None:
    """The printed number, or sum of those printed, that a value in a unit restates; None if there is none.

    A number printed without scale or unit may be in the unit of the value or, as tables print them,
    in thousands, millions or billions. A price index may be printed as the rise over 100.
    """
    size = ONES.get(unit, 1)
    target = value * size
    found = numeral.find(as_stated)
    for each in found:
        for scale in (1,) if each.scaled else (1, size, 10**3, 10**6, 10**9):
            if each.value * scale == target:
                return Printed(target, each.quantum * scale, each.scaled or scale > 1)
        if unit == "上年=100" and each.value in (abs(target - 100), target):
            return Printed(target, each.quantum, each.scaled)
    parts = [each for each in found if each.scaled]
    if len(parts) > 1 and sum(each.value for each in parts) == target:
        return Printed(target, max(each.quantum for each in parts), True)
    return None


def interval(value: Decimal, unit: str, bound: str, as_stated: str, derived_from: str) -> Interval:
    """The interval of a figure, in its unit."""
    if bound == "lower":
        return Interval(value, None)
    if bound == "upper":
        return Interval(Decimal(0) if value >= 0 else min(WHOLE_LOST, value), value)
    half = precision(value, unit, bound, as_stated) / 2
    low, high = value - half, value + half
    if derived_from and (span := arithmetic.span(derived_from)):
        low, high = min(low, span[0]), max(high, span[1])
    return Interval(max(low, Decimal(0)) if value >= 0 else low, high)


def precision(value: Decimal, unit: str, bound: str, as_stated: str) -> Decimal:
    """One unit of the last digit that a figure claims, in its unit; 0 for a count printed in full."""
    size = ONES.get(unit, 1)
    found = agreeing(value, unit, as_stated)
    quantum = found.quantum / size if found else numeral.last_digit(value)
    if bound == "approx":
        return max(quantum, last_nonzero(value * size) / size)
    counted = unit in WHOLE or (size > 1 and unit in ("万人", "万个"))
    return Decimal(0) if counted and quantum * size <= 1 else quantum


def last_nonzero(value: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 10 for 20."""
    return numeral.last_digit(value.normalize()) if value else Decimal(1)
