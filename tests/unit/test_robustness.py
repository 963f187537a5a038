"""What a trend hangs on: autocorrelation, one year, one way of computing it."""

import math

import numpy as np
import pytest

from gongzhi.statistics import (
    Refusal,
    Specification,
    ar1_p,
    leave_one_out,
    mann_kendall,
    specification_curve,
    theil_sen,
    tipping_point,
)
from gongzhi.statistics.monte_carlo import ar1, normals, scores
from gongzhi.statistics.null import exact_p

YEARS = [2010, 2011, 2013, 2014, 2015, 2016, 2018]
MONEY = [100.0, 130.0, 120.0, 170.0, 180.0, 260.0, 250.0]


@pytest.mark.parametrize(("n", "score"), [(6, 11), (8, 16), (17, 40)])
def test_without_autocorrelation_the_simulated_p_is_the_exact_one(n: int, score: int) -> None:
    found = ar1_p(n, score, 0.0)
    assert found.value == pytest.approx(exact_p(score, (1,) * n), abs=4 * found.error)
    assert found.how == "simulated"


def test_autocorrelation_raises_p() -> None:
    path = [ar1_p(8, 18, phi).value for phi in (-0.3, 0.0, 0.3, 0.6, 0.9)]
    assert path == sorted(path)
    assert ar1_p(8, 0, 0.5).value == 1
    assert ar1_p(8, 99, 0.5).value == ar1_p(8, 99, 0.5).floor


def test_the_simulated_series_are_autocorrelated_and_stationary() -> None:
    series = ar1(normals(17, 40_000), 0.6)
    assert np.mean(series[5:] * series[4:-1]) / np.mean(series**2) == pytest.approx(0.6, abs=0.01)
    assert series[0].var() == pytest.approx(1 / (1 - 0.36), abs=0.05)
    assert not normals(17, 40_000).flags.writeable


def test_scores_of_columns_are_those_of_series() -> None:
    drawn = normals(9, 50, seed=4)
    assert [mann_kendall(list(column)).statistic.value for column in drawn.T] == scores(drawn).tolist()


@pytest.mark.parametrize(
    ("y", "tipping"),
    [([1, 3, 2, 4, 5, 6], 0.45), ([1, 2, 3, 4, 5, 6], 0.95), ([1, 3, 2, 4, 6, 5], 0.0)],
)
def test_tipping_points_of_the_design(y: list[float], tipping: float) -> None:
    found = tipping_point(y)
    assert found.estimate.value == tipping
    assert found.statistic.value == mann_kendall(y).statistic.value
    assert len(found.lists["p"]) == len(found.lists["phi"]) == 20
    assert [note.code for note in found.notes] == ["tipping"]


def test_a_trend_that_no_autocorrelation_undoes() -> None:
    found = tipping_point(range(17))
    assert found.estimate is None
    assert [note.code for note in found.notes] == ["no_tipping"]


def test_r1_is_a_description_of_the_residuals() -> None:
    line, saw, huge = (
        mann_kendall(y).assumptions[0].number
        for y in ([0, 1, 2, 3, 4, 5], [0, 2, 2, 4, 4, 6], [1e308, -1e308, 0])
    )
    assert line == 0
    assert saw == pytest.approx(-5 / 6)
    assert huge == pytest.approx(-2 / 3)
    assert tipping_point(MONEY, YEARS).assumptions == mann_kendall(MONEY, YEARS).assumptions


@pytest.mark.parametrize(
    ("n", "phi", "reason"), [(2, 0, "n_lt_3"), (6, 1, "phi_out_of_range"), (6, -1.2, "phi_out_of_range")]
)
def test_refusals(n: int, phi: float, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        ar1_p(n, 1, phi)
    assert refused.value.reason == reason
    with pytest.raises(Refusal):
        tipping_point(MONEY, YEARS, alpha=0)


def test_each_year_is_left_out_once() -> None:
    found = leave_one_out(MONEY, YEARS)
    kept = [(MONEY[:at] + MONEY[at + 1 :], YEARS[:at] + YEARS[at + 1 :]) for at in range(7)]
    slopes = [theil_sen(y, t, log=True).estimate.value for y, t in kept]
    p = [mann_kendall(y, t).p.value for y, t in kept]
    assert (list(found.lists["slopes"]), list(found.lists["p"])) == (slopes, p)
    assert (found.estimate.low, found.estimate.high) == (min(slopes), max(slopes))
    assert found.p.value == max(p)
    assert found.estimate.low <= found.estimate.value <= found.estimate.high
    assert found.numbers["p_year"] in YEARS
    assert found.effect.high == math.expm1(found.estimate.high)


def test_refusals_of_leaving_out() -> None:
    for y, reason in (([1, 2, 3], "insufficient_df"), ([1, 1, 1, 2], "constant")):
        with pytest.raises(Refusal) as refused:
            leave_one_out(y, range(len(y)))
        assert refused.value.reason == reason


def test_the_specification_curve_counts_and_gives_no_p() -> None:
    specifications = [
        Specification(label=str(slope), slope=slope, low=slope - 0.05, high=slope + 0.05)
        for slope in (0.1, -0.02, 0.2, 0.04)
    ]
    found = specification_curve(specifications)
    assert (found.numbers["share_positive"], found.numbers["share_excluding_zero"]) == (0.75, 0.5)
    assert (found.estimate.low, found.estimate.high) == (-0.02, 0.2)
    assert found.estimate.value == pytest.approx(0.07)
    assert found.lists["slopes"] == (-0.02, 0.04, 0.1, 0.2)
    assert found.p is None
    assert not found.rejects(1)
    with pytest.raises(Refusal):
        specification_curve([])
