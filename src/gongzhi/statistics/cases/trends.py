"""Cases of trends, slopes and autocorrelation."""

import math
from collections.abc import Mapping

from statsmodels.stats.stattools import durbin_watson

from gongzhi.statistics import (
    Refusal,
    ar1_p,
    growth_between_ends,
    loglinear_fit,
    mann_kendall,
    pettitt,
    theil_sen,
    trend_bounds,
)
from gongzhi.statistics.cases.reading import (
    DRAWS,
    Answer,
    Given,
    Solver,
    estimate_of,
    growth_of,
    level,
    p_of,
    ranges,
    side,
    tested,
    times,
    values,
    years,
)
from gongzhi.statistics.loglinear import hac_error, line, t_test
from gongzhi.statistics.null import upper_tail
from gongzhi.statistics.series import arrange


def _trend(given: Given, options: Given) -> Answer:
    found = mann_kendall(values(given["y"]), times(given), side(options))
    return {"n": found.n, "tau_b": estimate_of(found).value, "floor": p_of(found).floor} | tested(found)


def _null(given: Given, options: Given) -> Answer:
    if (n := int(given["n"])) < 2:
        raise Refusal("n_lt_3")
    wanted = given["S"] if isinstance(given["S"], list) else [given["S"]]
    tails = [float(upper_tail(math.ceil(score), (1,) * n)) for score in wanted]
    return {"upper": tails if isinstance(given["S"], list) else tails[0]}


def _slope(given: Given, options: Given) -> Answer:
    log = bool(options.get("log", False))
    found = theil_sen(values(given["y"]), years(given), level(options), log)
    slope = estimate_of(found)
    ends = {"lo": slope.low, "hi": slope.high, "achieved_level": slope.achieved}
    return {"n": found.n, "slope": slope.value, **ends, **found.numbers, **growth_of(found)}


def _test_of_slope(given: Given, options: Given) -> Answer:
    """Kendall's test of what a supposed slope leaves, rounded so that equal values stay equal."""
    when, heights = years(given), values(given["y"])
    rest = [
        None if height is None else round(height - options["H0_slope"] * year, 10)
        for height, year in zip(heights, when, strict=True)
    ]
    found = mann_kendall(rest, when, side(options))
    return {"slope": estimate_of(theil_sen(heights, when)).value} | tested(found)


def _loglinear(given: Given, options: Given) -> Answer:
    heights, when, log = values(given["y"]), years(given), bool(options.get("log", True))
    found = loglinear_fit(heights, when, level(options), log)
    series = arrange(heights, when)
    hac = hac_error(line(series.t, series.heights(log)), int(options.get("hac_lag", 1)))
    slope = estimate_of(found)
    p_hac = t_test(slope.value, hac, series.n - 2)[1]
    ends = {"lo": slope.low, "hi": slope.high, "se_hac": hac, "p_hac": p_hac}
    return {"n": found.n, "slope": slope.value, **ends, **tested(found), **growth_of(found)}


def _ends(given: Given, options: Given) -> Answer:
    return {"cagr": growth_of(growth_between_ends(values(given["y"]), years(given)))["cagr"]}


def _autocorrelated(given: Given, options: Given) -> Answer:
    p = ar1_p(int(given["n"]), int(given["S_abs"]), float(options["phi"]), DRAWS)
    return {"p_value": p.value}


def _durbin_watson(given: Given, options: Given) -> Answer:
    series = arrange(values(given["y"]), years(given))
    rest = line(series.t, series.heights(bool(options.get("log", False)))).resid
    r1 = float(rest[1:] @ rest[:-1] / (rest @ rest))
    return {"dw": float(durbin_watson(rest)), "r1_resid": r1}


def _level_shift(given: Given, options: Given) -> Answer:
    found = pettitt(values(given["y"]), times(given))
    return {"p_exact": p_of(found).value} | tested(found)


def _interval_bounds(given: Given, options: Given) -> Answer:
    known = ranges(given["lo"], given["hi"])
    found = trend_bounds([low for low, _ in known], [high for _, high in known], times(given))
    return dict(found.numbers)


SOLVERS: Mapping[str, Solver] = {
    "mk_exact": _trend,
    "mk_null_upper": _null,
    "mk_ar1_null": _autocorrelated,
    "mk_interval_bounds": _interval_bounds,
    "theil_sen_exact": _slope,
    "theil_test_slope": _test_of_slope,
    "loglinear_ols": _loglinear,
    "cagr_endpoints": _ends,
    "durbin_watson": _durbin_watson,
    "pettitt_exact": _level_shift,
}
