"""What must hold for ranges, counts, families of tests and breaks, whatever the data."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongzhi.statistics import (
    adjust,
    count_trend,
    count_trend_exact,
    loglinear_fit,
    mann_kendall,
    sign_test,
    sup_f,
    theil_sen,
    trend_bounds,
)
from gongzhi.statistics.bounds import slope_bounds

repeatable = settings(derandomize=True, deadline=None, max_examples=60)
whole = st.integers(0, 12)


@st.composite
def ranges(draw: Any, most: int = 10) -> tuple[list[float], list[float], list[float]]:
    """Lower ends, upper ends, and values between them that are not all the same."""
    n = draw(st.integers(3, most))
    lows = [float(draw(whole)) for _ in range(n)]
    highs = [low + draw(st.sampled_from([0, 0, 1, 3])) for low in lows]
    values = [draw(st.floats(low, high)) for low, high in zip(lows, highs, strict=True)]
    if len(set(values)) == 1:
        lows[0] = highs[0] = values[0] = values[0] + 1
    return lows, highs, values


@repeatable
@given(ranges())
def test_the_range_of_s_and_p_holds_every_admissible_series(given: Any) -> None:
    lows, highs, values = given
    found, test = trend_bounds(lows, highs).numbers, mann_kendall(values)
    assert found["S_min_outer"] <= found["S_min"] <= test.statistic.value <= found["S_max"]
    assert found["S_max"] <= found["S_max_outer"]
    ties = len(values) - len(set(values))
    if not ties:
        assert found["p_min"] * (1 - 1e-9) <= test.p.value <= found["p_max"] * (1 + 1e-9)


@repeatable
@given(ranges())
def test_the_range_of_slopes_holds_every_admissible_series(given: Any) -> None:
    lows, highs, values = given
    t = range(2000, 2000 + len(values))
    found, slope = slope_bounds(lows, highs, t, log=False).numbers, theil_sen(values, t).estimate.value
    assert found["slope_min"] - 1e-9 <= slope <= found["slope_max"] + 1e-9


@repeatable
@given(ranges(7))
def test_reversing_time_turns_the_range(given: Any) -> None:
    lows, highs, _ = given
    forth, back = trend_bounds(lows, highs).numbers, trend_bounds(lows[::-1], highs[::-1]).numbers
    assert (back["S_min"], back["S_max"]) == (-forth["S_max"], -forth["S_min"])
    assert (back["p_min"], back["p_max"]) == (forth["p_min"], forth["p_max"])


counts = st.lists(whole, min_size=3, max_size=9).filter(
    lambda y: len(set(y)) > 1 and sum(y[1:]) > 0 and sum(y[:-1]) > 0
)


@repeatable
@given(counts)
def test_counts_turn_with_time(y: list[int]) -> None:
    t = range(len(y))
    forth, back = count_trend(y, t), count_trend(y[::-1], t)
    assert back.estimate.value == pytest.approx(-forth.estimate.value, abs=1e-8)
    assert back.p.value == pytest.approx(forth.p.value, rel=1e-6)
    assert forth.estimate.low <= forth.estimate.value <= forth.estimate.high
    exact, turned = count_trend_exact(y, t), count_trend_exact(y[::-1], t)
    assert exact.numbers["p_greater"] == pytest.approx(turned.numbers["p_less"], rel=1e-9)
    assert exact.p.floor <= exact.p.value <= 1


@settings(repeatable, max_examples=25)
@given(st.lists(st.floats(0, 1), max_size=9))
def test_adjusted_p_are_larger_and_keep_their_order(p: list[float]) -> None:
    found = adjust(p)
    for adjusted in (found.lists["p_holm"], found.lists["p_bh"]):
        assert all(raw <= each <= 1 for raw, each in zip(p, adjusted, strict=True) if each is not None)
        assert [each for _, each in sorted(zip(p, adjusted, strict=True))] == sorted(map(float, adjusted))  # type: ignore[arg-type]
    assert found.numbers["n_reject_holm"] <= found.numbers["n_reject_bh"]


@repeatable
@given(st.lists(st.floats(1, 1e6), min_size=3, max_size=17, unique=True), st.sampled_from([1e-3, 10.0, 1e4]))
def test_growth_knows_no_units(y: list[float], scale: float) -> None:
    t = range(2000, 2000 + len(y))
    plain, other = loglinear_fit(y, t), loglinear_fit([scale * value for value in y], t)
    assert other.estimate.value == pytest.approx(plain.estimate.value, abs=1e-9)
    assert plain.estimate.low <= plain.estimate.value <= plain.estimate.high
    assert 0 <= plain.p.value <= 1


@repeatable
@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_shares_mirror(pair: tuple[int, int]) -> None:
    k, n = pair
    won, lost = sign_test(k, n), sign_test(n - k, n)
    assert won.numbers["p_greater"] == pytest.approx(lost.numbers["p_less"])
    assert won.estimate.low == pytest.approx(1 - lost.estimate.high)


@settings(repeatable, max_examples=15)
@given(st.integers(0, 10**6), st.floats(-3, 3), st.floats(-50, 50))
def test_sup_f_sees_breaks_and_no_trends(seed: int, slope: float, level: float) -> None:
    y = np.random.default_rng(seed).normal(size=12)
    plain = sup_f(list(y), range(12), draws=200)
    moved = sup_f(list(y + level + slope * np.arange(12)), range(12), draws=200)
    assert moved.statistic.value == pytest.approx(plain.statistic.value, rel=1e-6)
    assert math.isclose(moved.p.value, plain.p.value)
