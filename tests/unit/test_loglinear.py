"""Log-linear least squares, growth between ends, and prices: slopes that must agree exactly."""

import math
from typing import Any

import numpy as np
import pytest
from scipy.stats import linregress

from gongzhi.statistics import Refusal, deflate, growth_between_ends, loglinear_fit
from gongzhi.statistics.loglinear import hac_error, line

YEARS = [2010, 2011, 2013, 2014, 2016, 2017]
MONEY = [620.0, 810.0, 1050.0, 1000.0, 1720.0, 2400.0]


def test_slope_error_and_p_are_scipys() -> None:
    found, other = loglinear_fit(MONEY, YEARS), linregress(YEARS, np.log(MONEY))
    assert found.estimate.value == pytest.approx(other.slope)
    assert found.numbers["se"] == pytest.approx(other.stderr)
    assert found.p.value == pytest.approx(other.pvalue)
    assert (found.question, found.method, found.p.how) == ("slope", "loglinear_ols", "t")


def test_hc3_is_its_formula() -> None:
    when = np.array(YEARS) - np.mean(YEARS)
    rest = line(YEARS, list(np.log(MONEY))).resid
    leverage = 1 / 6 + when**2 / (when @ when)
    expected = math.sqrt(((when * rest / (1 - leverage)) ** 2).sum()) / (when @ when)
    assert loglinear_fit(MONEY, YEARS).numbers["se_hc3"] == pytest.approx(expected)


@pytest.mark.parametrize("lag", [0, 1, 2])
def test_hac_is_its_formula(lag: int) -> None:
    model = line(YEARS, list(np.log(MONEY)))
    when = np.array(YEARS) - np.mean(YEARS)
    moments = when * model.resid
    total = moments @ moments
    for back in range(1, lag + 1):
        total += 2 * (1 - back / (lag + 1)) * (moments[back:] @ moments[:-back])
    assert hac_error(model, lag) == pytest.approx(math.sqrt(total * 6 / 4) / (when @ when))


def test_growth_is_the_slope_of_the_logarithm() -> None:
    found = loglinear_fit([100 * 1.08**step for step in range(6)], range(2010, 2016))
    assert (found.effect.value, found.effect.low) == pytest.approx((0.08, 0.08))
    assert found.assumptions[1].number is None
    assert loglinear_fit(MONEY, YEARS, log=False).effect is None


def test_a_line_without_residuals_is_certain() -> None:
    found = loglinear_fit([1, 2, 3], [1, 2, 3], log=False)
    assert found.estimate.value == pytest.approx(1)
    assert found.p.value == pytest.approx(0, abs=1e-12)


def test_robust_errors_that_change_the_verdict_are_told() -> None:
    y = [1.0, 1.4, 1.2, 1.5, 1.3, 1.9, 1.2]
    found = loglinear_fit(y, range(7), level=0.95, log=False)
    differs = (found.p.value <= 0.05) != (found.numbers["p_hc3"] <= 0.05)
    assert [note.code for note in found.notes] == (["robust_disagrees"] if differs else [])
    level = 1 - (found.p.value + found.numbers["p_hc3"]) / 2
    assert [note.code for note in loglinear_fit(y, range(7), level, log=False).notes] == ["robust_disagrees"]


@pytest.mark.parametrize(
    ("y", "t", "level", "reason"),
    [
        ([1, 2], [1, 2], 0.95, "n_lt_3"),
        ([5, 5, 5], [1, 2, 3], 0.95, "constant"),
        ([-1, 1.2, 1.5], [1, 2, 3], 0.95, "non_positive_log"),
        ([1, 2, 3], [1, 1, 3], 0.95, "duplicate_time"),
        ([1, 2, 3], [1, 2, 3], 1.0, "level_out_of_range"),
    ],
)
def test_refusals(y: list[Any], t: list[float], level: float, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        loglinear_fit(y, t, level)
    assert refused.value.reason == reason


def test_growth_between_ends_uses_the_first_and_the_last_value() -> None:
    found = growth_between_ends([2.4, None, 9, 0.62], [2015, 2016, 2012, 2010])
    assert found.effect.value == pytest.approx((2.4 / 0.62) ** 0.2 - 1)
    assert (found.years, found.dropped, found.p) == ((2010, 2015), (2016,), None)
    assert growth_between_ends([3, 3], [1, 2]).effect.value == 0


@pytest.mark.parametrize(
    ("y", "t", "reason"),
    [
        ([1, None], [1, 2], "insufficient_df"),
        ([0, 2], [1, 2], "non_positive_log"),
        ([1, 2], [1, 1], "duplicate_time"),
    ],
)
def test_refusals_of_growth_between_ends(y: list[Any], t: list[float], reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        growth_between_ends(y, t)
    assert refused.value.reason == reason


CPI = [None, 102.3, 98.6, 103.1, 101.4, 102.0]
CONSECUTIVE = [2010, 2011, 2012, 2013, 2014, 2015]


def test_the_real_slope_is_the_nominal_slope_minus_that_of_prices() -> None:
    rows = deflate(MONEY, CPI).lists
    nominal, real, prices = (
        loglinear_fit(y, CONSECUTIVE).estimate.value for y in (MONEY, rows["real"], rows["index"])
    )
    assert real == pytest.approx(nominal - prices, abs=1e-14)


def test_the_base_changes_the_level_only() -> None:
    last = deflate(MONEY, CPI, "last").lists
    assert (last["index"][-1], last["real"][-1]) == (1, MONEY[-1])
    ratio = np.array(last["real"]) / np.array(deflate(MONEY, CPI).lists["real"])
    assert ratio == pytest.approx(np.full(6, ratio[0]))
    by_year = deflate(MONEY, CPI, 2012, CONSECUTIVE)
    assert by_year.lists == deflate(MONEY, CPI, 3).lists
    assert by_year.lists["index"][2] == 1


def test_per_head_and_missing_amounts() -> None:
    found = deflate([8000, None, 9100], [101, 98.6, 101.4], population=[20, 20, None])
    assert found.lists["index"] == pytest.approx((1, 0.986, 0.999804))
    assert found.lists["real"][1] is found.lists["per_head"][1] is found.lists["per_head"][2] is None
    assert found.lists["per_head"][0] == 400
    assert (found.n, found.possible) == (2, 3)


@pytest.mark.parametrize(
    ("nominal", "cpi", "base", "years", "reason"),
    [
        ([1, 2], [None], "first", None, "length_mismatch"),
        ([1, 2], [None, None], "first", None, "non_finite"),
        ([1, 2], [None, 0], "first", None, "non_positive_log"),
        ([1, math.inf], [None, 101], "first", None, "non_finite"),
        ([1, 2], [None, 101], 3, None, "unknown_base"),
        ([1, 2], [None, 101], 1999, [2010, 2011], "unknown_base"),
        ([1, 2], [None, 101], "first", [2010, 2012], "broken_chain"),
        ([], [], "first", None, "insufficient_df"),
    ],
)
def test_refusals_of_prices(nominal: list[Any], cpi: list[Any], base: Any, years: Any, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        deflate(nominal, cpi, base, years)
    assert refused.value.reason == reason


def test_nobody_is_no_population() -> None:
    with pytest.raises(Refusal) as refused:
        deflate([1, 2], [None, 101], population=[0, 1])
    assert refused.value.reason == "negative_or_noninteger_count"
