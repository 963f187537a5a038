"""Theil-Sen: slope, exact interval, achieved level, log scale and refusals."""

import math
from typing import Any

import pytest

from gongzhi.statistics import Refusal, theil_sen
from gongzhi.statistics.null import critical_score

RISING = [1, 1.9, 3.5, 3.2, 5.0]
YEARS = range(2010, 2015)


def test_five_years_give_the_whole_range_of_slopes() -> None:
    slope = theil_sen(RISING, YEARS)
    assert slope.estimate.value == pytest.approx(0.95)
    assert (slope.estimate.low, slope.estimate.high) == pytest.approx((-0.3, 1.8))
    assert (slope.numbers["k"], slope.estimate.asked) == (10, 0.95)
    assert slope.estimate.achieved == pytest.approx(1 - 2 / 120)
    assert (slope.question, slope.method) == ("slope", "theil_sen_exact")


@pytest.mark.parametrize("n", [3, 4])
def test_too_few_years_for_an_interval(n: int) -> None:
    slope = theil_sen([1, 2, 4, 3][:n], range(n))
    assert (slope.estimate.low, slope.estimate.high, slope.estimate.achieved) == (-math.inf, math.inf, 1.0)
    assert slope.numbers["k"] == math.comb(n, 2) + 2


def test_four_years_have_an_interval_at_a_lower_level() -> None:
    slope = theil_sen([1, 2, 4, 3], range(4), level=0.9)
    assert (slope.estimate.low, slope.estimate.high) == (-1.0, 2.0)
    assert slope.estimate.achieved == pytest.approx(1 - 2 / 24)


@pytest.mark.parametrize(("n", "k"), [(5, 10), (6, 13), (7, 15), (8, 18), (10, 23), (12, 30), (17, 50)])
def test_critical_scores_of_the_design(n: int, k: int) -> None:
    assert critical_score(n, 0.025)[0] == k


def test_critical_scores_reach_down_to_the_middle() -> None:
    assert critical_score(6, 0.5) == (1, 0.5)
    assert critical_score(4, 0.4) == (2, 0.375)


def test_a_level_that_exists_is_met_exactly() -> None:
    for n in (5, 6, 8):
        achieved = theil_sen(list(range(n)), range(n)).estimate.achieved
        again = theil_sen(list(range(n)), range(n), level=achieved)
        assert again.estimate.achieved == pytest.approx(achieved, abs=1e-12)


def test_real_years_are_used() -> None:
    even = theil_sen([1, 2, 3, 4, 5], [2000, 2001, 2002, 2003, 2004]).estimate.value
    gap = theil_sen([1, 2, 3, 4, 5], [2000, 2002, 2004, 2006, 2008]).estimate.value
    assert (even, gap) == (1.0, 0.5)


def test_missing_years_keep_the_distance_of_the_others() -> None:
    slope = theil_sen([1, None, math.nan, 7, 9], [2000, 2001, 2002, 2003, 2004])
    assert (slope.estimate.value, slope.years, slope.dropped) == (2.0, (2000, 2003, 2004), (2001, 2002))


def test_order_of_rows_does_not_matter() -> None:
    assert theil_sen(RISING[::-1], YEARS[::-1]) == theil_sen(RISING, YEARS)


def test_intercept_is_the_median_of_what_the_slope_leaves() -> None:
    assert theil_sen([1.26, 1.27, 1.12, 1.16, 1.03], range(1, 6)).numbers["intercept"] == pytest.approx(
        1.31625
    )


def test_log_scale_is_growth() -> None:
    slope = theil_sen([100 * 1.08**i for i in range(6)], range(2010, 2016), log=True)
    assert slope.estimate.value == pytest.approx(math.log(1.08))
    assert (slope.effect.value, slope.effect.low, slope.effect.high) == pytest.approx((0.08,) * 3)


def test_growth_is_only_for_log_series() -> None:
    slope = theil_sen(RISING, YEARS)
    assert slope.effect is None


def test_growth_of_an_unbounded_interval() -> None:
    slope = theil_sen([1, 2, 4, 3], range(4), log=True)
    assert (slope.effect.low, slope.effect.high) == (-1.0, math.inf)


def test_growth_too_large_for_a_float_is_infinite() -> None:
    assert theil_sen([1, 2, 4], [0, 1e-6, 2e-6], log=True).effect.value == math.inf


@pytest.mark.parametrize(
    ("y", "t", "reason"),
    [
        ([1, 2], [1, 2], "n_lt_3"),
        ([5, 5, 5], [1, 2, 3], "constant"),
        ([1, 2, -math.inf], [1, 2, 3], "non_finite"),
        ([1, 2, 3], [1, 1, 3], "duplicate_time"),
        ([1, 2, 3], [1, 2, 3, 4], "length_mismatch"),
        ([0, 2, 3], [1, 2, 3], "non_positive_log"),
        ([-1, 2, 3], [1, 2, 3], "non_positive_log"),
    ],
)
def test_refusals(y: list[Any], t: list[float], reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        theil_sen(y, t, log=True)
    assert refused.value.reason == reason


@pytest.mark.parametrize("level", [0, 1, -0.5, 95, math.nan])
def test_impossible_levels_are_refused(level: float) -> None:
    with pytest.raises(Refusal) as refused:
        theil_sen(RISING, YEARS, level=level)
    assert refused.value.reason == "level_out_of_range"
