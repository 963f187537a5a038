"""Values known as ranges: Kendall's S, its p and the slope over all that they admit."""

import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from gongzhi.statistics import (
    Refusal,
    envelope,
    mann_kendall,
    rounded,
    slope_bounds,
    theil_sen,
    trend_bounds,
)

INF = math.inf


def test_more_than_is_a_range_without_an_end() -> None:
    found = trend_bounds([5200, 6100, 7000, 8000, 8000, 9100], [5200, 6100, 7000, INF, INF, 9100])
    assert (found.numbers["S_min"], found.numbers["S_max"], found.statistic.value) == (9, 15, 9)
    assert found.p.value == found.numbers["p_max"] == pytest.approx(0.1361, abs=1e-4)
    assert (found.numbers["exact"], found.notes) == (1, ())


def test_touching_ranges_can_be_equal_but_not_turn() -> None:
    assert trend_bounds([1, 2, 2], [2, 2, 3]).numbers["S_min"] == 0
    assert trend_bounds([1, 2, 5], [2, 3, 5]).numbers["S_min"] == 2


def test_sharp_bounds_can_be_narrower_than_pairwise_ones() -> None:
    """The middle value cannot be above the first and below the last, which is the smaller."""
    found = trend_bounds([5, 0, 4], [5, 9, 4]).numbers
    assert (found["S_min"], found["S_max"]) == (-3, -1)
    assert (found["S_min_outer"], found["S_max_outer"]) == (-3, 1)


def test_known_values_are_an_ordinary_test() -> None:
    for y in ([1, 2, 3, 4, 6, 5], [1, 1, 2, 2, 3, 3]):
        found, test = trend_bounds(y, y), mann_kendall(y)
        assert found.numbers["S_min"] == found.numbers["S_max"] == test.statistic.value
        assert found.numbers["p_min"] == pytest.approx(test.p.value)
        assert found.numbers["p_max"] == pytest.approx(test.p.value)


def test_a_year_of_which_nothing_is_known_can_be_anything() -> None:
    found = trend_bounds([1, 2, -INF, 4], [1, 2, INF, 4], [2010, 2012, 2013, 2011])
    assert found.years == (2010, 2011, 2012, 2013)
    assert (found.numbers["S_min"], found.numbers["S_max"]) == (-2, 4)
    assert found.p.value == 1


def test_beyond_eight_years_bounds_are_pairwise() -> None:
    lows = [*range(10), 5.0]
    found = trend_bounds(lows, [*range(10), INF])
    assert (found.numbers["S_min"], found.numbers["S_max"]) == (46, 55)
    assert [note.code for note in found.notes] == ["outer_bounds"]


@pytest.mark.parametrize(
    ("lows", "highs", "reason"),
    [
        ([1, 2], [1, 2], "n_lt_3"),
        ([1, 2, 3], [1, 2], "length_mismatch"),
        ([1, 2, 3], [1, 1, 3], "lo_gt_hi"),
        ([1, math.nan, 3], [1, 2, 3], "non_finite"),
        ([5, 5, 5], [5, 5, 5], "constant"),
    ],
)
def test_refusals(lows: list[Any], highs: list[Any], reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        trend_bounds(lows, highs)
    assert refused.value.reason == reason


def test_refusals_of_times_and_of_logarithms() -> None:
    for lows, highs, t, reason in (
        ([1, 2, 3], [1, 2, 3], [1, 1, 2], "duplicate_time"),
        ([1, 2, 3], [1, 2, 3], [1, INF, 2], "non_finite"),
        ([-1, 2, 3], [0, 2, 3], [1, 2, 3], "non_positive_log"),
    ):
        with pytest.raises(Refusal) as refused:
            slope_bounds(lows, highs, t)
        assert refused.value.reason == reason


def test_slopes_of_all_admissible_values_lie_between() -> None:
    lows, highs, t = [100.0, 120, 110, 160, 170], [100.0, 140, 150, 160, 300], [2010, 2011, 2013, 2014, 2015]
    found = slope_bounds(lows, highs, t).numbers
    chance = np.random.default_rng(3)
    drawn = [theil_sen(list(chance.uniform(lows, highs)), t, log=True).estimate.value for _ in range(200)]
    assert found["slope_min"] <= min(drawn) < max(drawn) <= found["slope_max"]
    assert found["growth_max"] == pytest.approx(math.expm1(found["slope_max"]))


def test_an_open_range_can_leave_the_slope_bounded() -> None:
    found = slope_bounds([1, 2, 3, 4, 5], [1, 2, 3, 4, INF], range(5), log=False).numbers
    assert found["slope_min"] == 1
    assert 1 <= found["slope_max"] < INF
    wide = slope_bounds([0, 0, 0], [INF, INF, INF], range(3)).numbers
    assert (wide["growth_min"], wide["growth_max"]) == (-1, INF)


def test_known_values_have_one_slope() -> None:
    y, t = [3.0, 4.0, 9.0, 5.0], [0, 1, 3, 4]
    found = slope_bounds(y, y, t).numbers
    assert found["slope_min"] == found["slope_max"]
    assert found["slope_min"] == pytest.approx(theil_sen(y, t, log=True).estimate.value)


def test_rounding_and_two_sources_give_ranges() -> None:
    assert rounded([45700, 100], 100) == [(45650, 45750), (50, 150)]
    assert envelope([(1, 2), (5, 5)], [(3, 3), (4, INF)]) == [(1, 3), (4, INF)]


def test_the_sharp_range_is_that_of_a_fine_grid() -> None:
    """Every value on a grid of half units, the judge for ranges with whole ends."""
    chance = np.random.default_rng(11)
    for _ in range(25):
        lows = chance.integers(0, 4, 4)
        highs = lows + chance.integers(0, 3, 4)
        if len({*lows, *highs}) == 1:
            continue
        grids = [np.arange(low, high + 0.01, 0.25) for low, high in zip(lows, highs, strict=True)]
        every = np.array(np.meshgrid(*grids)).reshape(4, -1)
        scores = sum(np.sign(every[b] - every[a]) for a, b in combinations(range(4), 2))
        found = trend_bounds(lows.tolist(), highs.tolist()).numbers
        assert (found["S_min"], found["S_max"]) == (scores.min(), scores.max())
