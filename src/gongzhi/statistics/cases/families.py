"""Cases of peers, families of tests, power and prices."""

import math
from collections.abc import Mapping

from scipy.stats import wilcoxon

from gongzhi.statistics import adjust, deflate, sign_test, years_above
from gongzhi.statistics.cases.reading import (
    DRAWS,
    Answer,
    Given,
    Solver,
    estimate_of,
    level,
    number,
    ranges,
    side,
    times,
    values,
)
from gongzhi.statistics.power import detectable_slope, line_power, trend_power


def _sign_test(given: Given, options: Given) -> Answer:
    found = sign_test(number(given["k"]), number(given["n"]), level(options))
    share = estimate_of(found)
    return {"prop_lo": share.low, "prop_hi": share.high, **found.numbers}


def _sign_test_of_median(given: Given, options: Given) -> Answer:
    apart = [value - given["median"] for value in given["y"] if value not in (None, given["median"])]
    return dict(sign_test(sum(each > 0 for each in apart), len(apart)).numbers)


def _sign_test_bounds(given: Given, options: Given) -> Answer:
    own, peer = (ranges(given[f"{who}_lo"], given[f"{who}_hi"]) for who in ("a", "b"))
    found = years_above(own, peer)
    return {"n": found.n, **found.numbers}


def _wilcoxon(given: Given, options: Given) -> Answer:
    apart = [a - b for a, b in zip(given["a"], given["b"], strict=True)]
    p = wilcoxon(apart, method="exact", alternative=side(options).replace("_", "-")).pvalue
    # The two-sided statistic is the smaller sum of ranks; V is that of the positive differences.
    v = wilcoxon(apart, method="exact", alternative="greater").statistic
    return {"V": float(v), "p_value": float(p)}


def _multiplicity(given: Given, options: Given) -> Answer:
    p = [math.nan if each is None else float(each) for each in given["p"]]
    found = adjust(p, float(options.get("alpha", 0.05)))
    return {**found.numbers, **found.lists}


def _line_power(given: Given, options: Given) -> Answer:
    n, slope = int(given["n"]), number(given["slope_over_sigma"])
    return {"power": line_power(n, slope, float(options.get("alpha", 0.05)), times(given))}


def _detectable(given: Given, options: Given) -> Answer:
    alpha, power = float(options.get("alpha", 0.05)), float(options.get("power", 0.8))
    return {"slope_over_sigma": detectable_slope(int(given["n"]), alpha, power)}


def _trend_power(given: Given, options: Given) -> Answer:
    slope, alpha = number(given["slope_over_sigma"]), float(options.get("alpha", 0.05))
    k, power = trend_power(int(given["n"]), slope, alpha, DRAWS // 2)
    return {"k": k, "power": power}


def _deflate(given: Given, options: Given) -> Answer:
    base = options.get("base", "first")
    nominal, cpi = values(given["nominal"]), values(given["cpi_prev100"])
    whose = base if base in ("first", "last") else int(base)
    return dict(deflate(nominal, cpi, whose, times(given), given.get("population")).lists)


SOLVERS: Mapping[str, Solver] = {
    "mk_power": _trend_power,
    "sign_test": _sign_test,
    "sign_test_median": _sign_test_of_median,
    "sign_test_bounds": _sign_test_bounds,
    "wilcoxon_exact": _wilcoxon,
    "multiplicity": _multiplicity,
    "ols_trend_power": _line_power,
    "ols_min_detectable_slope": _detectable,
    "deflate": _deflate,
}
