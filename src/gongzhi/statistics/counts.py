"""Do counts grow: Poisson regression, with the scatter that the counts really have."""

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import chi2, norm
from statsmodels.genmod.families import NegativeBinomial, Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from gongzhi.statistics.growth import growth
from gongzhi.statistics.loglinear import t_interval, t_test
from gongzhi.statistics.monte_carlo import Floats
from gongzhi.statistics.refusal import Refusal, check_level
from gongzhi.statistics.result import Assumption, Held, Note, Probability, Quantity, Result, Statistic
from gongzhi.statistics.series import Series, Values, arrange
from gongzhi.statistics.splits import columns

LEAST_NB: Final = 10


def count_trend(y: Values, t: Iterable[float], level: float = 0.95) -> Result:
    """Fit a rate of growth to yearly counts; zeros stay in.

    The headline is quasi-Poisson: its standard error is that of Poisson times the root of the
    dispersion (Pearson's X2 over n - 2, taken as 1 where it is smaller), and t has n - 2
    degrees of freedom.

    Args:
        y: Counts, one per year; None or NaN is a missing year and is dropped.
        t: Times in years, distinct, in any order and with gaps.
        level: Confidence of the interval, between 0 and 1.

    Returns:
        Estimate in natural-log units a year, effect as growth a year; `numbers` has irr (the
        ratio of one year to the one before), the intercept at t = 0, dispersion, deviance,
        Poisson's se_slope, p_wald and p_lr, and se_quasi and p_quasi_t, which use the
        dispersion as it is, also below 1.

    Raises:
        Refusal: as `arrange`; negative_or_noninteger_count; level_out_of_range;
            no_finite_slope where all counts fall in the first or in the last year.

    Source: McCullagh & Nelder (1989), Generalized Linear Models, chapter 6; Wedderburn (1974),
    Biometrika 61, 439-447.
    """
    check_level(level)
    series = arrange_counts(y, t)
    model = _poisson(series)
    slope, error = float(model.params[1]), float(model.bse[1])
    dispersion = float(model.pearson_chi2) / (series.n - 2)
    headline = error * math.sqrt(max(1.0, dispersion))
    estimate = t_interval(slope, headline, series.n - 2, level, "log_a_year")
    score, p = t_test(slope, headline, series.n - 2)
    return replace(
        series.result("counts", "quasi_poisson"),
        estimate=estimate,
        effect=growth(estimate),
        statistic=Statistic(name="t", value=score),
        p=Probability(value=p, how="t"),
        assumptions=(_equidispersed(dispersion, model),),
        notes=(Note(code="dispersion_below_one"),) if dispersion < 1 else (),
        numbers=_numbers(model, series),
    )


def arrange_counts(y: Values, t: Iterable[float] | None) -> Series:
    """A series of counts in time order.

    Raises:
        Refusal: as `arrange`, and negative_or_noninteger_count.
    """
    series = arrange(y, t)
    if any(count < 0 or not count.is_integer() for count in series.y):
        raise Refusal("negative_or_noninteger_count")
    return series


def negative_binomial(y: Values, t: Iterable[float]) -> Result:
    """Fit the same rate with NB2 scatter, variance mu + alpha mu^2; a check of `count_trend`.

    Args:
        y: Counts, one per year; None or NaN is a missing year and is dropped.
        t: Times in years, distinct, in any order and with gaps.

    Returns:
        Estimate in natural-log units a year, without interval or p; `numbers` has alpha, theta
        (1 / alpha) and loglik.

    Raises:
        Refusal: as `count_trend`, and insufficient_df below ten years.

    Source: Lawless (1987), Canadian Journal of Statistics 15, 209-225.
    """
    series = arrange_counts(y, t)
    if series.n < LEAST_NB:
        raise Refusal("insufficient_df")
    start = _poisson(series).params
    found = minimize_scalar(
        _unlikely, args=(series, start), bounds=(-12, 4), method="bounded", options={"xatol": 1e-9}
    )
    model, alpha = _nb2(series, found.x, start), math.exp(found.x)
    estimate = Quantity(value=float(model.params[1]), unit="log_a_year")
    return replace(
        series.result("counts", "negative_binomial"),
        estimate=estimate,
        effect=growth(estimate),
        numbers={"alpha": alpha, "theta": 1 / alpha, "loglik": float(model.llf)},
    )


def _numbers(model: Any, series: Series) -> dict[str, float]:
    slope, error = float(model.params[1]), float(model.bse[1])
    dispersion = float(model.pearson_chi2) / (series.n - 2)
    quasi = error * math.sqrt(dispersion)
    return {
        "intercept": float(model.params[0]) - slope * float(np.mean(series.t)),
        "irr": math.exp(slope),
        "dispersion": dispersion,
        "deviance": float(model.deviance),
        "se_slope": error,
        "p_wald": float(2 * norm.sf(abs(slope / error))),
        "p_lr": float(chi2.sf(max(0.0, float(model.null_deviance - model.deviance)), 1)),
        "se_quasi": quasi,
        "p_quasi_t": t_test(slope, quasi, series.n - 2)[1],
    }


def _design(series: Series) -> Floats:
    if sum(series.y[1:]) == 0 or sum(series.y[:-1]) == 0:
        raise Refusal("no_finite_slope")
    return columns(series.n, series.t)


def _poisson(series: Series) -> Any:
    """Statsmodels' fit by Newton's method, which converges where reweighting stops short."""
    counts = np.asarray(series.y)
    start = [math.log(counts.mean()), 0.0]
    model = GLM(counts, _design(series), family=Poisson())
    return model.fit(start_params=start, method="newton", max_start_irls=0, maxiter=200, disp=0)


def _nb2(series: Series, size: float, start: Any) -> Any:
    family = NegativeBinomial(alpha=math.exp(size))
    return GLM(np.asarray(series.y), _design(series), family=family).fit(start_params=start, tol=1e-12)


def _unlikely(size: float, series: Series, start: Any) -> float:
    return -float(_nb2(series, size, start).llf)


def _equidispersed(dispersion: float, model: Any) -> Assumption:
    """Broken where Pearson's X2 is too large for counts that vary as much as their mean."""
    too_large = chi2.sf(model.pearson_chi2, model.df_resid) <= 0.05
    held: Held = "no" if too_large else "yes" if dispersion <= 1 else "unknown"
    return Assumption(key="equidispersed", held=held, number=dispersion)
