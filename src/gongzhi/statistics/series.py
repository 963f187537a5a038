"""A series fit for a rank method: in time order, without gaps, checked."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from gongzhi.statistics.refusal import Refusal

Values = Iterable[float | None]


@dataclass(frozen=True, slots=True)
class Series:
    """Observations in time order.

    Attributes:
        t: Times, ascending and distinct, in the caller's unit (years).
        y: Values at these times, finite, in the caller's unit.
        dropped: Times at which the value was missing, ascending.
    """

    t: tuple[float, ...]
    y: tuple[float, ...]
    dropped: tuple[float, ...]


def arrange(y: Values, t: Iterable[float] | None = None) -> Series:
    """Put observations in time order and drop the missing ones (None or NaN), naming their times.

    Without times the observations count as 1, 2, 3, … in the order given.

    Raises:
        Refusal: length_mismatch, non_finite (a time or a value that is there), n_lt_3,
            duplicate_time (two values for one time) or constant.
    """
    values = list(y)
    times = list(range(1, len(values) + 1)) if t is None else [_plain(time) for time in t]
    if len(values) != len(times):
        raise Refusal("length_mismatch")
    if not all(map(math.isfinite, times)):
        raise Refusal("non_finite")
    kept = [(when, float(v)) for when, v in zip(times, values, strict=True) if not _missing(v)]
    gaps = [when for when, v in zip(times, values, strict=True) if _missing(v)]
    kept.sort()
    series = Series(tuple(a for a, _ in kept), tuple(b for _, b in kept), tuple(sorted(gaps)))
    _check(series)
    return series


def _missing(value: float | None) -> bool:
    return value is None or math.isnan(value)


def _plain(time: float) -> float:
    """A time as a plain number, whole where it is whole, so that 2015.0 prints as 2015."""
    number = float(time)
    return int(number) if number.is_integer() else number


def _check(series: Series) -> None:
    if not all(map(math.isfinite, series.y)):
        raise Refusal("non_finite")
    if len(series.y) < 3:
        raise Refusal("n_lt_3")
    if len(set(series.t)) < len(series.t):
        raise Refusal("duplicate_time")
    if len(set(series.y)) == 1:
        raise Refusal("constant")
