"""Breaks at known and unknown years, and Pettitt's test: against fits made apart, and counting."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from numpy.polynomial import Polynomial
from scipy.stats import f as fisher

from gongzhi.statistics import Refusal, chow_test, known_break, pettitt, sup_f, unknown_break
from gongzhi.statistics.splits import break_f

YEARS = [2008, 2009, 2011, 2012, 2013, 2014, 2015, 2016, 2018, 2019, 2020, 2021]
HEIGHTS = [1.0, 1.2, 1.3, 1.5, 1.6, 1.7, 2.4, 2.9, 3.1, 3.9, 4.1, 4.8]


def rss(x: list[int], y: list[float]) -> float:
    return float(((Polynomial.fit(x, y, 1)(np.array(x)) - y) ** 2).sum())


def kf(before: int) -> float:
    both = rss(YEARS[:before], HEIGHTS[:before]) + rss(YEARS[before:], HEIGHTS[before:])
    return (rss(YEARS, HEIGHTS) - both) / (both / (len(YEARS) - 4))


@pytest.mark.parametrize("before", [3, 6, 9])
def test_chow_is_its_formula(before: int) -> None:
    found = chow_test(HEIGHTS, YEARS, before)
    assert found.statistic.value == pytest.approx(kf(before) / 2)
    assert found.p.value == pytest.approx(fisher.sf(kf(before) / 2, 2, 8))
    assert found.numbers["RSS1"] == pytest.approx(rss(YEARS[:before], HEIGHTS[:before]))


def test_all_splits_at_once_are_each_by_itself() -> None:
    splits = range(3, 10)
    many = break_f(np.array([HEIGHTS, HEIGHTS[::-1]]).T, YEARS, splits)
    assert many[:, 0] == pytest.approx([kf(before) for before in splits])
    assert many.shape == (7, 2)


def test_known_break_says_how_level_and_slope_change() -> None:
    y = [step + (10 + 0.5 * (step - 6) if step >= 6 else 0) + (-1) ** step / 100 for step in range(12)]
    found = known_break(y, range(2009, 2021), 2015, log=False)
    assert found.estimate.value == pytest.approx(10, abs=0.05)
    assert found.numbers["slope_change"] == pytest.approx(0.5, abs=0.02)
    assert found.numbers["low_slope"] < found.numbers["slope_change"] < found.numbers["high_slope"]
    assert found.numbers["placebo_years"] == 7
    assert found.numbers["placebo_p"] == pytest.approx(1 / 7)
    assert found.rejects(0.001)
    assert "tipping_phi" not in found.numbers
    assert [note.code for note in found.notes] == ["not_causal"]
    assert (found.effect, found.assumptions[0].number) == (None, 6)


def test_known_break_on_log_scale_is_relative() -> None:
    y = [2.0**step * (3 if step >= 4 else 1) * 1.001 ** ((-1) ** step) for step in range(8)]
    found = known_break(y, range(8), 4)
    assert found.effect.value == pytest.approx(2, abs=0.05)
    assert found.effect.unit == "fraction"
    assert "short_for_break" in [note.code for note in found.notes]


def test_autocorrelation_that_undoes_a_break_is_told() -> None:
    found = known_break(HEIGHTS, YEARS, 2015)
    assert 0 < found.numbers["tipping_phi"] <= 0.95


@pytest.mark.parametrize(
    ("y", "before", "reason"),
    [
        ([1, 2, 3, 4, 5, 7], 1, "insufficient_df"),
        ([1, 2, 3, 4, 5, 7], 4, "insufficient_df"),
        ([1, 2, 3, 4, 5, 7], -1, "insufficient_df"),
        ([1, 2, 3, 5, 6, 7], 3, "perfect_fit"),
        ([2, 2, 2, 2, 2, 2], 3, "constant"),
        ([1, 2], 1, "n_lt_3"),
    ],
)
def test_refusals_of_chow(y: list[float], before: int, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        chow_test(y, range(len(y)), before)
    assert refused.value.reason == reason


def test_refusals_of_rows() -> None:
    for y, x, reason in (
        ([1, 2, 3, 1, 2, 4], [1, 2], "length_mismatch"),
        ([1, 2, 3, 1, 2, np.nan], [1, 2, 3, 4, 5, 6], "non_finite"),
        ([1, 2, 3, 1, 2, 4], [1, 1, 1, 4, 5, 6], "insufficient_df"),
    ):
        with pytest.raises(Refusal) as refused:
            chow_test(y, x, 3)
        assert refused.value.reason == reason
    with pytest.raises(Refusal) as refused:
        known_break(HEIGHTS, YEARS, 2010)
    assert refused.value.reason == "insufficient_df"


def test_sup_f_is_the_largest_of_its_splits() -> None:
    found = sup_f(HEIGHTS, YEARS, draws=2000)
    values = {before: kf(before) for before in range(4, 9)}
    assert found.statistic.value == pytest.approx(max(values.values()))
    assert found.numbers["index_last_before"] == max(values, key=values.__getitem__)


def test_a_mere_trend_is_no_break() -> None:
    noise = np.random.default_rng(1).normal(size=14) / 10
    flat, steep = (sup_f(list(noise + slope * np.arange(14)), range(14), draws=5000) for slope in (0.0, 5.0))
    assert steep.statistic.value == pytest.approx(flat.statistic.value)
    assert steep.p == flat.p


def test_without_a_regressor_only_levels_break() -> None:
    y = [1, 2, 1, 2, 1, 5, 6, 5, 6, 5]
    found = sup_f(y, None, draws=1000)
    assert (found.statistic.value, found.numbers["index_last_before"]) == (pytest.approx(400 / 3), 5)
    assert found.p.value == found.p.floor == pytest.approx(1 / 1001)


def test_unknown_break_names_the_last_year_before() -> None:
    y = [2.0**step * (9 if step >= 7 else 1) * 1.01 ** ((-1) ** step) for step in range(12)]
    found = unknown_break([*y, None], range(2001, 2014), draws=2000)
    assert (found.estimate.value, found.dropped) == (2007, (2013,))
    assert found.p.error > 0


@pytest.mark.parametrize(
    ("n", "first", "last", "reason"),
    [
        (5, None, None, "insufficient_df"),
        (12, 2, 8, "insufficient_df"),
        (12, 4, 10, "insufficient_df"),
        (12, 8, 4, "insufficient_df"),
    ],
)
def test_refusals_of_sup_f(n: int, first: int | None, last: int | None, reason: str) -> None:
    y: list[float] = [(step * 7) % 5 + 1 for step in range(n)]
    with pytest.raises(Refusal) as refused:
        sup_f(y, range(n), first, last)
    assert refused.value.reason == reason


def test_short_series_are_not_searched() -> None:
    with pytest.raises(Refusal) as refused:
        unknown_break(HEIGHTS[:11], YEARS[:11])
    assert refused.value.reason == "n_lt_12"


def test_two_perfect_lines_leave_nothing_to_test_against() -> None:
    with pytest.raises(Refusal) as refused:
        sup_f([0, 1, 2, 3, 4, 9, 8, 7, 6, 5], range(10))
    assert refused.value.reason == "perfect_fit"


def shift(y: tuple[float, ...]) -> int:
    sums = [sum((b > a) - (b < a) for a in y[:cut] for b in y[cut:]) for cut in range(1, len(y))]
    return max(map(abs, sums))


@pytest.mark.parametrize("y", [[1, 2, 3, 10, 11, 12], [1, 1, 2, 5, 5, 6, 5], [3, 1, 2, 2, 4], [2, 1, 2]])
def test_pettitt_is_counted_over_all_orders(y: list[float]) -> None:
    found, orders = pettitt(y), list(permutations(y))
    assert found.statistic.value == shift(tuple(y))
    assert found.p.value == pytest.approx(
        sum(shift(each) >= shift(tuple(y)) for each in orders) / len(orders)
    )


def test_pettitt_is_never_evidence_and_has_an_end() -> None:
    found = pettitt(range(18))
    assert found.p.value < 0.001
    assert [note.code for note in found.notes] == ["not_a_break"]
    with pytest.raises(Refusal) as refused:
        pettitt(range(19))
    assert refused.value.reason == "n_gt_18"


def test_results_are_repeatable() -> None:
    answers: list[Any] = [sup_f(HEIGHTS, YEARS, draws=3000, seed=seed).p for seed in (1, 1, 2)]
    assert answers[0] == answers[1] != answers[2]
