"""What must hold for every series: symmetries, bounds, and enumeration as the judge."""

import math
from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongzhi.statistics import Alternative, Result, mann_kendall, theil_sen
from gongzhi.statistics.null import comparable, count_falling, orders

Values = list[int]
SIDES: tuple[Alternative, ...] = ("two_sided", "less", "greater")
OPPOSITE: dict[Alternative, Alternative] = {
    "two_sided": "two_sided",
    "less": "greater",
    "greater": "less",
}


def varied(values: Values) -> bool:
    return len(set(values)) > 1


def series(most: int = 15, size: int = 20) -> st.SearchStrategy[Values]:
    return st.lists(st.integers(-size, size), min_size=3, max_size=most).filter(varied)


settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=150)
repeatable = settings(settings.get_profile("repeatable"))


def numbers(trend: Result) -> tuple[object, ...]:
    return (trend.statistic, trend.estimate, trend.p, trend.numbers)


def ends(slope: Result) -> tuple[float, ...]:
    return (slope.estimate.value, slope.estimate.low, slope.estimate.high)


def score(y: tuple[int, ...]) -> int:
    return sum((b > a) - (b < a) for a, b in combinations(y, 2))


def enumerated(y: Values, side: Alternative) -> float:
    """p by going through all orders."""
    seen, scores = score(tuple(y)), [score(order) for order in permutations(y)]
    extreme = {
        "two_sided": [abs(s) >= abs(seen) for s in scores],
        "greater": [s >= seen for s in scores],
        "less": [s <= seen for s in scores],
    }
    return sum(extreme[side]) / len(scores)


@repeatable
@given(series(), st.sampled_from(SIDES))
def test_sign_symmetry(y: Values, side: Alternative) -> None:
    up, down = mann_kendall(y, None, side), mann_kendall([-v for v in y], None, OPPOSITE[side])
    assert down.statistic.value == -up.statistic.value
    assert (down.p.value, down.p.floor) == pytest.approx((up.p.value, up.p.floor), rel=1e-12)


@repeatable
@given(series(), st.sampled_from(SIDES))
def test_reversing_the_order_turns_the_trend(y: Values, side: Alternative) -> None:
    forth, back = mann_kendall(y, None, side), mann_kendall(y[::-1], None, OPPOSITE[side])
    assert (back.statistic.value, back.notes) == (-forth.statistic.value, forth.notes)
    assert back.p.value == pytest.approx(forth.p.value, rel=1e-12)


@repeatable
@given(series(), st.integers(1, 9), st.integers(-99, 99), st.sampled_from(SIDES))
def test_trend_knows_no_units(y: Values, scale: int, shift: int, side: Alternative) -> None:
    plain = mann_kendall(y, None, side)
    other = mann_kendall([scale * v + shift for v in y], None, side)
    assert numbers(other) == numbers(plain)


@repeatable
@given(series(), st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(y: Values, chance: Random) -> None:
    rows = list(enumerate(y))
    chance.shuffle(rows)
    t, shuffled = [when for when, _ in rows], [value for _, value in rows]
    assert mann_kendall(shuffled, t) == mann_kendall(y, range(len(y)))


@repeatable
@given(series(), st.sampled_from(SIDES))
def test_p_lies_between_floor_and_one(y: Values, side: Alternative) -> None:
    trend = mann_kendall(y, None, side)
    assert 0 < trend.p.floor <= trend.p.value <= 1 + 1e-12
    assert abs(trend.numbers["tau_a"]) <= abs(trend.estimate.value) <= 1


@repeatable
@given(series())
def test_the_sorted_series_reaches_the_floor(y: Values) -> None:
    trend = mann_kendall(sorted(y))
    assert trend.p.value == pytest.approx(trend.p.floor, rel=1e-12)


@settings(repeatable, max_examples=40)
@given(series(most=7, size=2), st.sampled_from(SIDES))
def test_enumeration_equals_recurrence(y: Values, side: Alternative) -> None:
    assert mann_kendall(y, None, side).p.value == pytest.approx(enumerated(y, side), rel=1e-12)


@repeatable
@given(st.lists(st.integers(1, 4), min_size=1, max_size=6))
def test_counts_are_whole_symmetric_and_complete(groups: list[int]) -> None:
    counts = count_falling(groups, comparable(groups))
    assert counts == counts[::-1]
    assert min(counts) > 0
    assert sum(counts) == orders(groups)


@repeatable
@given(series(), st.floats(0.01, 0.999))
def test_interval_covers_estimate(y: Values, level: float) -> None:
    slope = theil_sen(y, range(len(y)), level)
    assert slope.estimate.low <= slope.estimate.value <= slope.estimate.high
    assert level <= slope.estimate.achieved + 1e-9 <= 1 + 1e-9


@repeatable
@given(series(), st.sampled_from([0.5, 2.0, 1024.0]))
def test_slope_scales_with_its_units(y: Values, scale: float) -> None:
    t = range(len(y))
    plain, tall = theil_sen(y, t), theil_sen([scale * v for v in y], t)
    wide = theil_sen(y, [scale * v for v in t])
    for name in ("value", "low", "high"):
        assert getattr(tall.estimate, name) == getattr(plain.estimate, name) * scale
        assert getattr(wide.estimate, name) == getattr(plain.estimate, name) / scale


@repeatable
@given(series())
def test_slope_turns_with_the_sign(y: Values) -> None:
    up, down = theil_sen(y, range(len(y))), theil_sen([-v for v in y], range(len(y)))
    assert ends(down) == (-up.estimate.value, -up.estimate.high, -up.estimate.low)


@repeatable
@given(st.lists(st.integers(1, 10**6), min_size=5, max_size=12, unique=True))
def test_interval_agrees_with_the_test(y: Values) -> None:
    """The interval excludes 0 exactly where the test rejects at the same level."""
    slope, trend = theil_sen(y, range(len(y))), mann_kendall(y)
    assert (slope.estimate.low > 0 or slope.estimate.high < 0) == trend.rejects(0.05)


@repeatable
@given(st.lists(st.floats(0.1, 1e6), min_size=3, max_size=10, unique=True))
def test_growth_is_the_slope_of_the_logarithm(y: list[float]) -> None:
    t = range(2000, 2000 + len(y))
    slope, logs = theil_sen(y, t, log=True), theil_sen([math.log(v) for v in y], t)
    assert ends(slope) == ends(logs)
    assert slope.effect.value == math.expm1(slope.estimate.value)
