"""Peers, families of tests, power and the rule by n."""

import math

import numpy as np
import pytest
from scipy.stats import binom

from gongzhi.statistics import (
    POLICY,
    Refusal,
    adjust,
    highest,
    placebo_rank,
    power_of_years,
    rule,
    sign_test,
    years_above,
)
from gongzhi.statistics.power import detectable_slope, line_power, trend_power

INF = math.inf


def test_years_are_won_for_certain_or_possibly() -> None:
    own = [(8000, INF), (7200, 7200), (8000, INF), (9100, 9100), (8000, INF), (7000, 7000)]
    peer: list[tuple[float, float]] = [(v, v) for v in (6500, 7000, 8100, 8800, 7600, 7100)]
    found = years_above(own, peer)
    assert (found.n, found.numbers["k_min"], found.numbers["k_max"]) == (6, 4, 5)
    assert found.p.value == found.numbers["p_greater_max"] == pytest.approx(22 / 64)
    assert found.numbers["p_greater_min"] == pytest.approx(7 / 64)


def test_equal_and_touching_values_are_no_win() -> None:
    equal = years_above([(2, 2), (2, 3), (-INF, 2)], [(2, 2), (3, 4), (2, INF)])
    assert (equal.numbers["k_min"], equal.numbers["k_max"]) == (0, 0)
    wide = years_above([(-INF, INF)], [(-INF, INF)])
    assert (wide.numbers["k_min"], wide.numbers["k_max"]) == (0, 1)


def test_the_highest_of_several_peers() -> None:
    assert highest([[(1, 5), (2, 2)], [(3, 4), (1, INF)]]) == [(3, 5), (2, INF)]


@pytest.mark.parametrize(("k", "n"), [(0, 5), (3, 5), (5, 5), (1, 1), (9, 17)])
def test_the_sign_test_is_binomial(k: int, n: int) -> None:
    found = sign_test(k, n, level=0.9)
    assert found.numbers["p_greater"] == pytest.approx(binom.sf(k - 1, n, 0.5))
    assert found.numbers["p_less"] == pytest.approx(binom.cdf(k, n, 0.5))
    share = found.estimate
    assert k == 0 or binom.sf(k - 1, n, share.low) == pytest.approx(0.05)
    assert k == n or binom.cdf(k, n, share.high) == pytest.approx(0.05)
    assert share.low <= share.value <= share.high


@pytest.mark.parametrize(
    ("k", "n", "reason"),
    [
        (6, 5, "negative_or_noninteger_count"),
        (-1, 5, "negative_or_noninteger_count"),
        (2.5, 5, "negative_or_noninteger_count"),
        (0, 0, "n_lt_3"),
    ],
)
def test_refusals_of_the_sign_test(k: float, n: int, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        sign_test(k, n)
    assert refused.value.reason == reason


def test_refusals_of_ranges() -> None:
    for own, reason in (([(2, 1)], "lo_gt_hi"), ([(INF, INF)], "non_finite"), ([], "length_mismatch")):
        with pytest.raises(Refusal) as refused:
            years_above(own, [(1, 1)])
        assert refused.value.reason == reason


def test_a_place_is_ranked_among_its_peers() -> None:
    found = placebo_rank(0.3, [0.1, 0.2, 0.3, -0.5])
    assert (found.statistic.value, found.p.value, found.p.floor) == (2, 0.4, 0.2)
    with pytest.raises(Refusal):
        placebo_rank(0.3, [])
    with pytest.raises(Refusal):
        placebo_rank(0.3, [math.nan])


def test_adjusted_by_hand() -> None:
    found = adjust([0.04, 0.01, 0.03, 0.01])
    assert found.lists["p_holm"] == pytest.approx((0.06, 0.04, 0.06, 0.04))
    assert found.lists["p_bh"] == pytest.approx((0.04, 0.02, 0.04, 0.02))
    assert (found.numbers["n_reject_holm"], found.numbers["n_reject_bh"]) == (2, 4)


def test_an_adjusted_p_at_the_level_rejects() -> None:
    assert adjust([0.01] * 5).numbers["n_reject_holm"] == 5
    assert adjust([0.05] * 3).numbers["n_reject_bh"] == 3
    assert adjust([]).lists == {"p_holm": (), "p_bh": ()}


def test_how_many_tests_a_perfect_series_bears() -> None:
    """Holm's first step is Bonferroni: 2 / n! times the number of tests."""
    most = {n: math.floor(0.05 / (2 / math.factorial(n)) + 1e-9) for n in (4, 5, 6)}
    assert most == {4: 0, 5: 3, 6: 18}
    assert adjust([2 / math.factorial(6)] + [1.0] * 17).numbers["n_reject_holm"] == 1
    assert adjust([2 / math.factorial(6)] + [1.0] * 18).numbers["n_reject_holm"] == 0


@pytest.mark.parametrize("p", [[1.1], [-0.1], [math.nan], [0.5, math.inf]])
def test_no_probability_is_refused(p: list[float]) -> None:
    with pytest.raises(Refusal) as refused:
        adjust(p)
    assert refused.value.reason == "p_out_of_range"


def test_power_without_an_effect_is_the_level() -> None:
    assert line_power(10, 0, 0.01) == pytest.approx(0.01)
    assert line_power(10, -0.3) == line_power(10, 0.3) == pytest.approx(0.6665, abs=1e-4)
    assert line_power(6, 0.5, t=[0, 2, 4, 6, 8, 10]) == pytest.approx(line_power(6, 1.0))


def test_power_is_a_number_however_many_years_and_however_steep() -> None:
    for n in (3, 4, 6, 10, 25, 26, 27, 28, 60):
        found = [line_power(n, slope) for slope in (0, 1e-8, 0.01, 0.1, 1, 10, 1e3)]
        assert found == pytest.approx(sorted(found), abs=1e-12)
        assert found[0] == pytest.approx(found[1]) == pytest.approx(0.05)
        assert found[-1] == pytest.approx(1)
        assert line_power(n, detectable_slope(n)) == pytest.approx(0.8)


def test_power_of_the_exact_test() -> None:
    assert trend_power(4, 5) == (8, 0.0)
    critical, power = trend_power(6, 1.0)
    assert critical == 13
    assert power == pytest.approx(0.5239, abs=0.01)


@pytest.mark.parametrize(("n", "line", "trend"), [(6, 0.899, 1.43), (10, 0.352, 0.388), (17, 0.148, 0.161)])
def test_smallest_detectable_slopes_of_the_design(n: int, line: float, trend: float) -> None:
    found = power_of_years(n, sigma=0.1)
    assert found.numbers["mds_line"] == found.estimate.value == pytest.approx(line, abs=1e-3)
    assert found.numbers["mds_trend"] == pytest.approx(trend, abs=0.01)
    assert found.effect.value == pytest.approx(math.expm1(found.estimate.value * 0.1))
    assert line_power(n, found.estimate.value) == pytest.approx(0.8)


def test_what_can_never_be_detected() -> None:
    assert detectable_slope(4, exact=True) == INF
    assert line_power(3, detectable_slope(3, 0.01, 0.99), 0.01) == pytest.approx(0.99)


def test_refusals_of_power() -> None:
    for n, alpha, power, reason in (
        (2, 0.05, 0.8, "n_lt_3"),
        (6, 0, 0.8, "level_out_of_range"),
        (6, 0.05, 1, "level_out_of_range"),
        (6, 0.05, 0.01, "level_out_of_range"),
    ):
        with pytest.raises(Refusal) as refused:
            detectable_slope(n, alpha, power)
        assert refused.value.reason == reason
    with pytest.raises(Refusal):
        line_power(6, math.nan)
    with pytest.raises(Refusal):
        line_power(6, 1, t=[1, 2])


def test_the_rule_by_n() -> None:
    assert [rule(n).critical_score for n in (3, 4, 5, 6, 17)] == [None, None, 10, 13, 50]
    assert [n for n in range(3, 20) if rule(n).only_perfect] == [5]
    assert rule(5).floor == pytest.approx(2 / 120)
    firsts = {question: least for least, row in POLICY.items() for question in row}
    assert (firsts["trend"], firsts["break_known"], firsts["break_unknown"]) == (5, 10, 12)
    assert rule(4).questions == POLICY[3]
    assert np.all([set(rule(n).questions) <= set(rule(n + 1).questions) for n in range(2, 20)])
