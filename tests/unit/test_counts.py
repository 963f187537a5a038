"""Counts: quasi-Poisson, the exact conditional test against enumeration, and NB2."""

import math
from itertools import product
from typing import Any

import numpy as np
import pytest
from scipy.stats import norm

from gongzhi.statistics import Refusal, count_trend, count_trend_exact, negative_binomial

AIDS = [0, 1, 2, 3, 1, 4, 9, 18, 23, 31, 20, 25, 37, 45]


def test_the_fit_solves_the_score_equations() -> None:
    t = [2010, 2011, 2013, 2016, 2017]
    y = [0, 3, 2, 9, 11]
    found = count_trend(y, t)
    fitted = np.exp(found.numbers["intercept"] + found.estimate.value * np.array(t))
    assert fitted.sum() == pytest.approx(sum(y))
    assert (np.array(t) - 2010) @ fitted == pytest.approx((np.array(t) - 2010) @ y)
    assert found.numbers["dispersion"] == pytest.approx(float(((y - fitted) ** 2 / fitted).sum()) / 3)


def test_overdispersed_counts_have_wider_intervals() -> None:
    found = count_trend(AIDS, range(1, 15))
    assert found.numbers["dispersion"] > 1
    assert found.p.value == found.numbers["p_quasi_t"] > found.numbers["p_wald"]
    assert found.effect.value == pytest.approx(found.numbers["irr"] - 1)
    assert found.effect.low < found.effect.value < found.effect.high
    assert (found.assumptions[0].held, found.notes) == ("no", ())


def test_dispersion_below_one_is_taken_as_one() -> None:
    found = count_trend([1, 2, 4, 8], range(4))
    assert found.numbers["dispersion"] == pytest.approx(0, abs=1e-12)
    assert found.statistic.value == pytest.approx(found.estimate.value / found.numbers["se_slope"])
    assert found.numbers["p_wald"] == pytest.approx(2 * norm.sf(found.statistic.value))
    assert [note.code for note in found.notes] == ["dispersion_below_one"]
    assert found.assumptions[0].held == "yes"


def test_steep_counts_converge() -> None:
    found = count_trend([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1_000_000], range(11))
    assert found.estimate.value == pytest.approx(math.log(1e6), abs=1e-4)


@pytest.mark.parametrize(
    ("y", "reason"),
    [
        ([0, 1.5, 2], "negative_or_noninteger_count"),
        ([0, -1, 2], "negative_or_noninteger_count"),
        ([0, 0, 0], "constant"),
        ([0, 0, 7], "no_finite_slope"),
        ([7, 0, 0], "no_finite_slope"),
        ([7, 0], "n_lt_3"),
        ([1, math.inf, 3], "non_finite"),
    ],
)
def test_refusals(y: list[Any], reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        count_trend(y, range(len(y)))
    assert refused.value.reason == reason


def test_impossible_levels_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        count_trend([1, 2, 3], range(3), level=1)
    assert refused.value.reason == "level_out_of_range"


def enumerated(t: list[float], y: list[int]) -> tuple[float, float]:
    """P(T >= seen) and P(T <= seen) over all ways the events can fall into the years."""
    seen = sum(when * count for when, count in zip(t, y, strict=True))
    sums = [sum(each) for each in product(t, repeat=sum(y))]
    return tuple(sum(s) / len(sums) for s in ([x >= seen for x in sums], [x <= seen for x in sums]))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("t", "y"),
    [
        ([1, 2, 3, 4], [0, 1, 1, 3]),
        ([2010, 2011, 2014, 2015], [3, 0, 2, 1]),
        ([1, 2.5, 4], [3, 1, 2]),
        ([2000, 2003, 2009], [0, 0, 7]),
        ([2000, 2003, 2009], [7, 0, 0]),
        ([1, 2, 3], [2, 0, 2]),
    ],
)
def test_exact_p_is_counted(t: list[float], y: list[int]) -> None:
    found = count_trend_exact(y, t)
    greater, less = enumerated(t, y)
    assert (found.numbers["p_greater"], found.numbers["p_less"]) == pytest.approx((greater, less), rel=1e-12)
    assert found.p.value == pytest.approx(min(1, 2 * min(greater, less)), rel=1e-12)
    assert found.p.value >= found.p.floor


def test_exact_p_turns_with_time() -> None:
    rising = count_trend_exact(AIDS, range(14), "greater")
    falling = count_trend_exact(AIDS[::-1], range(14), "less")
    assert rising.p.value == pytest.approx(falling.p.value, rel=1e-9)
    assert 0 < rising.p.value < 1e-30


def test_exact_p_of_many_counts_is_near_the_normal_one() -> None:
    y, t = [10_000 + 20 * step for step in range(10)], range(10)
    found, total = count_trend_exact(y, t), sum(y)
    spread = math.sqrt(total * 8.25)
    score = (sum(when * count for when, count in zip(t, y, strict=True)) - 0.5 - total * 4.5) / spread
    assert found.numbers["p_greater"] == pytest.approx(norm.sf(score), rel=1e-3)


def test_negative_binomial_needs_ten_years_and_scatter() -> None:
    with pytest.raises(Refusal) as refused:
        negative_binomial(AIDS[:9], range(9))
    assert refused.value.reason == "insufficient_df"
    even = [10, 12, 11, 13, 14, 15, 15, 17, 18, 20]
    found = negative_binomial(even, range(10))
    assert found.numbers["alpha"] < 1e-4
    assert found.estimate.value == pytest.approx(count_trend(even, range(10)).estimate.value, abs=1e-4)
