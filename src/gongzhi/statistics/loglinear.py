"""How steep is a trend, by least squares on the logarithm: the parametric second opinion."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.stats import shapiro
from scipy.stats import t as student
from statsmodels.regression.linear_model import OLS

from gongzhi.statistics.growth import growth
from gongzhi.statistics.refusal import check_level
from gongzhi.statistics.result import Assumption, Note, Probability, Quantity, Result, Statistic
from gongzhi.statistics.series import Values, arrange


def loglinear_fit(y: Values, t: Iterable[float], level: float = 0.95, log: bool = True) -> Result:
    """Fit a straight line to log y over real years, with Student's t of n - 2 degrees.

    Args:
        y: Values above 0 in any unit, one per year; None or NaN is a missing year.
        t: Times in years, distinct, in any order and with gaps.
        level: Confidence of the interval, between 0 and 1.
        log: Fit log y (the default), so that the slope is a rate of growth; else y itself.

    Returns:
        Estimate in natural-log units a year, effect as growth a year, t and its p; `numbers`
        has the standard error se and, as a check, se_hc3 and p_hc3, which do not need equal
        variances (t with n - 2 degrees too).

    Raises:
        Refusal: n_lt_3, constant, non_positive_log, non_finite, duplicate_time,
            length_mismatch or level_out_of_range.

    Source: MacKinnon & White (1985), Journal of Econometrics 29, 305-325; Long & Ervin (2000),
    American Statistician 54, 217-224.
    """
    check_level(level)
    series = arrange(y, t)
    model = line(series.t, series.heights(log))
    slope, error = float(model.params[1]), float(model.bse[1])
    estimate = t_interval(slope, error, series.n - 2, level, "log_a_year" if log else "y_a_year")
    robust = float(model.HC3_se[1])
    score, p = t_test(slope, error, series.n - 2)
    p_robust = t_test(slope, robust, series.n - 2)[1]
    notes = (Note(code="robust_disagrees", numbers={"p_hc3": p_robust}),)
    return replace(
        series.result("slope", "loglinear_ols"),
        estimate=estimate,
        effect=growth(estimate) if log else None,
        statistic=Statistic(name="t", value=score),
        p=Probability(value=p, how="t"),
        assumptions=(series.exchangeable(series.heights(log)), _normal(model)),
        notes=notes if (p <= 1 - level) != (p_robust <= 1 - level) else (),
        numbers={"se": error, "se_hc3": robust, "p_hc3": p_robust},
    )


def line(t: Sequence[float], heights: Sequence[float]) -> Any:
    """Statsmodels' fit of a straight line; times are centred, so that years stay harmless."""
    when = np.asarray(t, dtype=float)
    design = np.column_stack([np.ones(len(when)), when - when.mean()])
    return OLS(np.asarray(heights, dtype=float), design).fit()


def t_test(slope: float, error: float, degrees: int) -> tuple[float, float]:
    """Student's t of an estimate and its two-sided p, also where nothing is left to chance."""
    score = slope / error if error > 0 else math.copysign(math.inf, slope)
    return score, float(2 * student.sf(abs(score), degrees))


def t_interval(value: float, error: float, degrees: int, level: float, unit: str) -> Quantity:
    """An estimate with Student's interval."""
    reach = float(student.ppf((1 + level) / 2, degrees)) * error
    low, high = value - reach, value + reach
    return Quantity(value=value, unit=unit, low=low, high=high, asked=level, achieved=level)


def hac_error(model: Any, lag: int) -> float:
    """Newey and West's standard error of a slope; far too small for short series.

    Only reference cases and the simulation that shows why it is not used need it. Bartlett
    weights up to `lag`, no prewhitening, scaled by n / (n - 2).

    Source: Newey & West (1987), Econometrica 55, 703-708.
    """
    robust = model.get_robustcov_results("HAC", maxlags=lag, use_correction=True, use_t=True)
    return float(robust.bse[1])


def _normal(model: Any) -> Assumption:
    """Normal errors: so few years can contradict them, never bear them out."""
    rest, size = model.resid, float(np.abs(model.model.endog).max())
    if float(np.abs(rest).max()) <= 1e-12 * size:
        return Assumption(key="normal_errors", held="unknown")
    p = float(shapiro(rest / np.abs(rest).max()).pvalue)
    return Assumption(key="normal_errors", held="no" if p <= 0.05 else "unknown", number=p)
