"""Mann-Kendall: exact p, floor, ties, missing years and refusals."""

import dataclasses
import math
import re
from fractions import Fraction
from typing import Any

import pytest

from gongzhi.statistics import MESSAGES, Refusal, mann_kendall
from gongzhi.statistics.null import count_falling, upper_tail


def test_perfect_rise_reaches_the_floor() -> None:
    trend = mann_kendall([1, 2, 3, 4, 5, 6], range(2010, 2016))
    assert (trend.statistic.value, trend.numbers["tau_a"], trend.estimate.value, trend.notes) == (
        15,
        1.0,
        1.0,
        (),
    )
    assert trend.p.value == trend.p.floor == pytest.approx(2 / math.factorial(6))
    assert (trend.question, trend.method) == ("trend", "mann_kendall_exact")


def test_one_sided_answers_point_the_right_way() -> None:
    falling = [9.0, 8.0, 7.0, 5.0, 4.0]
    assert mann_kendall(falling, alternative="less").p.value == pytest.approx(1 / 120)
    assert mann_kendall(falling, alternative="greater").p.value == pytest.approx(1)
    assert mann_kendall(falling, alternative="less").p.floor == pytest.approx(1 / 120)


def test_one_sided_with_ties_by_hand() -> None:
    """1, 1, 2 has three orders with S = 2, 0, -2."""
    tails = [mann_kendall(y, alternative="greater").p.value for y in ([1, 1, 2], [1, 2, 1], [2, 1, 1])]
    assert tails == pytest.approx([1 / 3, 2 / 3, 1])
    tails = [mann_kendall(y, alternative="less").p.value for y in ([1, 1, 2], [1, 2, 1], [2, 1, 1])]
    assert tails == pytest.approx([1, 2 / 3, 1 / 3])


def test_ties_raise_the_floor() -> None:
    trend = mann_kendall([1, 1, 2, 2, 3, 3])
    assert trend.notes
    assert trend.p.value == trend.p.floor == pytest.approx(2 * 8 / math.factorial(6))


def test_balanced_tied_series_has_p_one() -> None:
    trend = mann_kendall([1, 2, 2, 1])
    assert (trend.statistic.value, trend.p.value) == (0, 1.0)


def test_kendalls_printed_table() -> None:
    """P(S >= s), Kendall (1975), n = 4 and n = 6."""
    four = [float(upper_tail(s, (1,) * 4)) for s in (0, 2, 4, 6)]
    six = [float(upper_tail(s, (1,) * 6)) for s in (1, 3, 5, 7, 9, 11, 13, 15)]
    assert four == pytest.approx([0.625, 0.375, 0.167, 0.042], abs=6e-4)
    assert six == pytest.approx([0.5, 0.36, 0.235, 0.136, 0.068, 0.028, 0.0083, 0.0014], abs=6e-4)


def test_tails_outside_the_range_of_scores() -> None:
    assert upper_tail(7, (1,) * 4) == 0
    assert upper_tail(0, (1,) * 6) == upper_tail(1, (1,) * 6) == Fraction(1, 2)
    assert upper_tail(-6, (1,) * 4) == upper_tail(-99, (1,) * 4) == 1


def test_mahonian_numbers() -> None:
    assert count_falling([1, 1, 1, 1], 6) == [1, 3, 5, 6, 5, 3, 1]
    assert count_falling([2, 2], 4) == [1, 1, 2, 1, 1]


def test_long_series_with_ties() -> None:
    """Each value twice, rising: the only order with that S, out of 200! / 2^100."""
    trend = mann_kendall([i // 2 for i in range(200)])
    exact = Fraction(2 * 2**100, math.factorial(200))
    assert trend.p.value == trend.p.floor == pytest.approx(float(exact), abs=1e-300)
    near = mann_kendall([(i * 37) % 100 for i in range(200)])
    assert near.notes
    assert 0 < near.p.value <= 1


def test_recurrence_without_ties_is_scipys() -> None:
    """The two sources of p, own recurrence and scipy, agree where both apply."""
    for n in (20, 100, 200):
        shuffled = [i * 89 % 211 for i in range(n)]
        trend = mann_kendall(shuffled)
        own = 2 * float(upper_tail(abs(trend.statistic.value), (1,) * n))
        assert not trend.notes
        assert trend.p.value == pytest.approx(own, rel=1e-9)


def test_p_never_falls_below_the_smallest_order() -> None:
    """scipy rounds to 0 at n = 171, where 2/171! still is a float."""
    trend = mann_kendall(range(171))
    assert trend.p.value == trend.p.floor > 0


def test_observations_are_put_in_time_order() -> None:
    trend = mann_kendall([3, 1, 2], [2012, 2010, 2011])
    assert (trend.statistic.value, trend.years) == (3, (2010, 2011, 2012))


@pytest.mark.parametrize("gap", [None, math.nan])
def test_missing_years_are_dropped_and_named(gap: float | None) -> None:
    trend = mann_kendall([1, gap, 2, 3], [2010.0, 2011.0, 2013.0, 2014.5])
    assert (trend.n, trend.statistic.value) == (3, 3)
    assert (trend.years, trend.dropped) == ((2010, 2013, 2014.5), (2011,))
    assert [type(year) for year in trend.years] == [int, int, float]


def test_missing_years_are_named_in_time_order() -> None:
    trend = mann_kendall([None, 3, None, 1, 2], [2014, 2013, 2012, 2010, 2011])
    assert (trend.statistic.value, trend.dropped) == (3, (2012, 2014))


def test_without_times_the_order_counts_from_one() -> None:
    assert mann_kendall([5, 7, 6]).years == (1, 2, 3)


def test_result_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        mann_kendall([1, 2, 3]).n = 0  # type: ignore[misc]


@pytest.mark.parametrize(
    ("y", "t", "reason"),
    [
        ([], [], "n_lt_3"),
        ([1, 2], [1, 2], "n_lt_3"),
        ([1, None, 3], [1, 2, 3], "n_lt_3"),
        ([5, 5, 5], [1, 2, 3], "constant"),
        ([1, math.inf, 3], [1, 2, 3], "non_finite"),
        ([1, 2, 3], [1, math.nan, 3], "non_finite"),
        ([1, 2, 3, 4], [1, 1, 2, 3], "duplicate_time"),
        ([1, 2, 3], [1, 2], "length_mismatch"),
    ],
)
def test_refusals(y: list[Any], t: list[float], reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        mann_kendall(y, t)
    assert refused.value.reason == reason


def test_unknown_alternative_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        mann_kendall([1, 2, 3], alternative="up")  # type: ignore[arg-type]
    assert refused.value.reason == "unknown_alternative"


def test_every_reason_is_said_in_both_languages() -> None:
    for reason, (zh, en) in MESSAGES.items():
        refusal = Refusal(reason)
        assert (refusal.zh, refusal.en, str(refusal)) == (zh, en, f"{reason}: {en}")
        assert re.search(r"[一-鿿]", zh)
        assert zh.endswith("。")
        assert en.isascii()
        assert en.endswith(".")
