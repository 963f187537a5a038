"""A series fit for a rank method: in time order, without gaps, checked."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from gongzhi.statistics.methods import Method, Question
from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Assumption, Result

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

    @property
    def n(self) -> int:
        """Number of observations that have a value."""
        return len(self.y)

    def result(self, question: Question, method: Method) -> Result:
        """An answer still to be filled in, which says what was asked and of which years."""
        return Result(
            question=question,
            method=method,
            n=self.n,
            possible=self.n + len(self.dropped),
            years=self.t,
            dropped=self.dropped,
        )

    def exchangeable(self, heights: Sequence[float]) -> Assumption:
        """Whether years may change places: the first autocorrelation, without the trend.

        Its number is that of the residuals of a straight line through `heights`, 0 where the
        line fits exactly. It is a description and proves nothing: at n = 6 its mean is about
        -0.33 when the true autocorrelation is 0.
        """
        when, height = np.asarray(self.t, dtype=float), np.asarray(heights) / max(map(abs, heights))
        when, height = when - when.mean(), height - height.mean()
        rest = height - when * (when @ height) / (when @ when)
        scatter = float(rest @ rest)
        r1 = float(rest[1:] @ rest[:-1]) / scatter if scatter > 1e-20 * float(height @ height) else 0.0
        return Assumption(key="exchangeable_years", held="unknown", number=r1)

    def heights(self, log: bool) -> tuple[float, ...]:
        """The values, or their natural logarithms.

        Raises:
            Refusal: non_positive_log.
        """
        if not log:
            return self.y
        if min(self.y) <= 0:
            raise Refusal("non_positive_log")
        return tuple(math.log(value) for value in self.y)


def arrange(y: Values, t: Iterable[float] | None = None) -> Series:
    """A series in time order, fit for a test: at least three values, not all the same.

    Raises:
        Refusal: as `in_order`, and n_lt_3 or constant.
    """
    series = in_order(y, t, least=3)
    if len(set(series.y)) == 1:
        raise Refusal("constant")
    return series


def in_order(y: Values, t: Iterable[float] | None = None, least: int = 0) -> Series:
    """Put observations in time order and drop the missing ones (None or NaN), naming their times.

    Without times the observations count as 1, 2, 3, … in the order given.

    Raises:
        Refusal: length_mismatch, non_finite (a time or a value that is there), n_lt_3 (fewer
            than `least`) or duplicate_time (two values for one time).
    """
    values = list(y)
    times = list(range(1, len(values) + 1)) if t is None else [_plain(time) for time in t]
    if len(values) != len(times):
        raise Refusal("length_mismatch")
    if not all(map(math.isfinite, times)):
        raise Refusal("non_finite")
    rows = [(when, _number(value)) for when, value in zip(times, values, strict=True)]
    kept = sorted(row for row in rows if not math.isnan(row[1]))
    gaps = sorted(when for when, value in rows if math.isnan(value))
    series = Series(tuple(when for when, _ in kept), tuple(y for _, y in kept), tuple(gaps))
    if not all(map(math.isfinite, series.y)):
        raise Refusal("non_finite")
    if series.n < least:
        raise Refusal("n_lt_3")
    if len(set(series.t)) < series.n:
        raise Refusal("duplicate_time")
    return series


def _number(value: float | None) -> float:
    """A value as a float, nan where it is missing."""
    return math.nan if value is None else float(value)


def _plain(time: float) -> float:
    """A time as a plain number, whole where it is whole, so that 2015.0 prints as 2015."""
    number = float(time)
    return int(number) if number.is_integer() else number
