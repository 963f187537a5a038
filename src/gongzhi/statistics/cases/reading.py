"""What cases hold, as the library wants it, and what the library says, as cases want it."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

from gongzhi.statistics import Alternative, Probability, Quantity, Refusal, Result

Given = Mapping[str, Any]
Answer = dict[str, Any]
Solver = Callable[[Given, Given], Answer]
# Expected values come from at least 200,000 draws; fewer here would be the larger error.
DRAWS: Final = 2_000_000


def number(value: Any) -> float:
    """A number of the file, infinities also as "inf" and "-inf"; only null is missing there."""
    try:
        found = float(value)
    except (TypeError, ValueError):
        found = math.nan
    if math.isnan(found):
        raise Refusal("non_finite")
    return found


def values(y: Sequence[Any]) -> list[float | None]:
    """Numbers of the file; null is a missing one."""
    return [None if value is None else number(value) for value in y]


def times(given: Given) -> list[float] | None:
    """The years, where a case has them."""
    found = given.get("t", given.get("years"))
    return None if found is None else [number(time) for time in found]


def years(given: Given) -> list[float]:
    """The years, or 1, 2, 3, … where a case has none."""
    found = times(given)
    return [float(place) for place in range(1, len(given["y"]) + 1)] if found is None else found


def rows(given: Given, options: Given) -> tuple[list[float], list[float] | None]:
    """Rows of a regression in the order given, without those that lack a value."""
    y, x = values(given["y"]), given.get("x", given.get("t"))
    regressor = [None] * len(y) if x is None else [number(each) for each in x]
    if len(regressor) != len(y):
        raise Refusal("length_mismatch")
    kept = [(height, each) for height, each in zip(y, regressor, strict=True) if height is not None]
    heights = [height for height, _ in kept]
    if options.get("log", False):
        if min(heights, default=1) <= 0:
            raise Refusal("non_positive_log")
        heights = [math.log(height) for height in heights]
    return heights, None if x is None else [cast(float, each) for _, each in kept]


def ranges(lows: Sequence[Any], highs: Sequence[Any]) -> list[tuple[float, float]]:
    """Ranges; a lower end that is null is -inf, an upper end inf."""
    if len(lows) != len(highs):
        raise Refusal("length_mismatch")
    return [
        (-math.inf if low is None else number(low), math.inf if high is None else number(high))
        for low, high in zip(lows, highs, strict=True)
    ]


def side(options: Given) -> Alternative:
    """The alternative, in whichever way it is spelt."""
    spelt = str(options.get("alternative", "two_sided"))
    return cast(Alternative, spelt.replace("-", "_").replace(".", "_"))


def level(options: Given) -> float:
    """The confidence asked for."""
    return float(options.get("conf_level", 0.95))


def p_of(found: Result) -> Probability:
    """The p of a question that has one."""
    return cast(Probability, found.p)


def estimate_of(found: Result) -> Quantity:
    """The estimate of a question that has one."""
    return cast(Quantity, found.estimate)


def growth_of(found: Result) -> Answer:
    """The growth a year with its ends, for slopes of logarithms."""
    if found.effect is None:
        return {}
    return {"cagr": found.effect.value, "cagr_lo": found.effect.low, "cagr_hi": found.effect.high}


def tested(found: Result) -> Answer:
    """The statistic under its name, p and the further numbers."""
    named = {} if found.statistic is None else {found.statistic.name: found.statistic.value}
    return {**named, "p_value": p_of(found).value, **found.numbers, **found.lists}


def written(value: Any) -> Any:
    """Infinite values as the words the file uses, since JSON has no number for them; NaN as null."""
    if isinstance(value, tuple):
        return [written(each) for each in value]
    if isinstance(value, float) and math.isnan(value):
        return None
    return str(value) if isinstance(value, float) and math.isinf(value) else value
