"""How steep is a trend: the Theil-Sen slope with its exact interval."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from statistics import median

from scipy.stats import theilslopes

from gongzhi.statistics.growth import growth
from gongzhi.statistics.null import critical_score
from gongzhi.statistics.refusal import check_level
from gongzhi.statistics.result import Note, Quantity, Result
from gongzhi.statistics.series import Values, arrange


def theil_sen(y: Values, t: Iterable[float], level: float = 0.95, log: bool = False) -> Result:
    """Estimate the slope of a series over real years, with an exact confidence interval.

    The interval holds every slope b for which Kendall's test of y - b t against t does not
    reject. It assumes exchangeable errors; with tied values its coverage is at least the
    achieved level.

    Args:
        y: Values in any unit, one per year; None or NaN is a missing year and is dropped.
        t: Times in years, distinct, in any order and with gaps.
        level: Confidence asked for, between 0 and 1; `achieved` says what the interval has.
        log: Fit log y, so that the slope is a rate of growth.

    Returns:
        Estimate in units of y a year (for `log`, natural-log units a year, and the effect as
        growth a year). At n = 4 and 95 % the interval is (-inf, inf): no score of S is rare
        enough. `numbers` has the intercept, the median of y - slope t, and k, the smallest S
        with P(S >= k) <= (1 - level) / 2, out of reach where no score is rare enough.

    Raises:
        Refusal: n_lt_3, constant, non_positive_log, non_finite, duplicate_time,
            length_mismatch or level_out_of_range.

    Source: Theil (1950), Proc. KNAW 53, 386-392, 521-525, 1397-1412; Sen (1968), JASA 63,
    1379-1389; interval after Hollander, Wolfe & Chicken (2014), section 9.3.
    """
    check_level(level)
    series = arrange(y, t)
    heights = series.heights(log)
    slope = float(theilslopes(heights, series.t).slope)
    k, tail = critical_score(series.n, (1 - level) / 2)
    low, high = _interval(_slopes(series.t, heights), k)
    estimate = Quantity(
        value=slope,
        unit="log_a_year" if log else "y_a_year",
        low=low,
        high=high,
        asked=level,
        achieved=1 - 2 * tail,
    )
    return replace(
        series.result("slope", "theil_sen_exact"),
        estimate=estimate,
        effect=growth(estimate) if log else None,
        assumptions=(series.exchangeable(heights),),
        notes=(Note(code="unbounded"),) if math.isinf(high) else (),
        numbers={"intercept": _intercept(series.t, heights, slope), "k": k},
    )


def _intercept(t: Sequence[float], y: Sequence[float], slope: float) -> float:
    """The height that leaves as many years above the line as below it."""
    return median(height - slope * when for when, height in zip(t, y, strict=True))


def _slopes(t: Sequence[float], y: Sequence[float]) -> list[float]:
    """Slopes of all pairs of years, ascending."""
    points = zip(t, y, strict=True)
    return sorted((y2 - y1) / (t2 - t1) for (t1, y1), (t2, y2) in combinations(points, 2))


def _interval(slopes: Sequence[float], k: int) -> tuple[float, float]:
    """The M-th slope from below and from above, M = (N - k + 2) / 2; unbounded where M is 0."""
    rank = (len(slopes) - k + 2) // 2
    if rank == 0:
        return -math.inf, math.inf
    return slopes[rank - 1], slopes[-rank]
