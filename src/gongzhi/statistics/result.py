"""What the statistics answer: one record per question, with units and meaning."""

import math
from dataclasses import dataclass
from typing import Literal

Alternative = Literal["two_sided", "less", "greater"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What every answer says about the series it was given.

    Attributes:
        n: Number of observations used (years with a value).
        years: Times of these observations, ascending, in the unit of the caller's t (years);
            1, 2, 3, … where no times were given.
        dropped: Times at which the value was missing, ascending, same unit; the number of
            possible years is n + len(dropped).
    """

    n: int
    years: tuple[float, ...]
    dropped: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Answer):
    """Is there a monotone trend: the exact Mann-Kendall test.

    Attributes:
        S: Kendall's score: pairs of years that rise minus pairs that fall (pairs, no unit).
        tau_a: S over all n(n-1)/2 pairs, -1 to 1.
        tau_b: S over the geometric mean of all pairs and of the pairs not tied in y, -1 to 1.
        p: Exact probability, over all orders of the observed values taken as equally likely,
            of a score at least this extreme in the direction of `alternative`.
        alternative: "two_sided" (|S| this large), "greater" (rising) or "less" (falling).
        floor: The smallest p that any order of these values can reach; a floor above the
            chosen level means that the series is too short to reject (0.0 below the range
            of floats, n > 170).
        ties: Whether equal values occur, so that p comes from the null of their tie pattern.
    """

    S: int
    tau_a: float
    tau_b: float
    p: float
    alternative: Alternative
    floor: float
    ties: bool
    question: Literal["trend"] = "trend"
    method: Literal["mann_kendall_exact"] = "mann_kendall_exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope(Answer):
    """How steep is the trend: the Theil-Sen slope with its exact interval.

    Attributes:
        estimate: Median of the slopes of all pairs of years, in units of y per unit of t; for
            a log series in natural-log units per year.
        intercept: Median of y - estimate * t, in units of y (for a log series, of log y).
        low: Lower end of the interval for the slope, same unit; -inf where n is too small.
        high: Upper end, same unit; inf where n is too small.
        level: The confidence that was asked for, between 0 and 1.
        achieved: The confidence the interval has, never below `level`: with few years only
            a few levels exist.
        k: Critical score: the smallest S with P(S >= k) <= (1 - level) / 2; n(n-1)/2 + 2, out
            of reach, where no score is rare enough and the interval is therefore unbounded.
        log: Whether the slope was fitted to the natural logarithm of y.
    """

    estimate: float
    intercept: float
    low: float
    high: float
    level: float
    achieved: float
    k: int
    log: bool
    question: Literal["slope"] = "slope"
    method: Literal["theil_sen_exact"] = "theil_sen_exact"

    @property
    def growth(self) -> float | None:
        """Growth per unit of t as a fraction (0.05 is 5 % a year); None unless `log`."""
        return _growth(self.estimate) if self.log else None

    @property
    def growth_low(self) -> float | None:
        """Lower end of the interval for `growth`, -1 where unbounded; None unless `log`."""
        return _growth(self.low) if self.log else None

    @property
    def growth_high(self) -> float | None:
        """Upper end of the interval for `growth`, inf where unbounded; None unless `log`."""
        return _growth(self.high) if self.log else None


def _growth(rate: float) -> float:
    """exp(rate) - 1, infinite where a float cannot hold it."""
    try:
        return math.expm1(rate)
    except OverflowError:
        return math.inf
