"""The error rates that the design states are found again, within four Monte Carlo errors."""

import pytest

from gongzhi.statistics.simulation import (
    Finding,
    break_critical,
    break_size,
    count_sizes,
    detectable,
    evidence,
    trend_sizes,
)

STATED = {
    (6, 0.0): {"mann_kendall": 0.0167, "line_t": 0.05, "line_hc3": 0.036, "line_hac": 0.134},
    (6, 0.3): {"mann_kendall": 0.034, "line_t": 0.1, "line_hc3": 0.064, "line_hac": 0.201},
    (17, 0.3): {"mann_kendall": 0.112, "line_t": 0.136, "line_hc3": 0.12, "line_hac": 0.164},
}


def near(found: Finding, stated: float) -> bool:
    """Stated values are rounded, and simulated themselves with fewer draws."""
    return abs(found.value - stated) <= 4 * found.error + 0.003


@pytest.mark.parametrize(("n", "phi"), STATED)
def test_sizes_of_trend_tests(n: int, phi: float) -> None:
    found = {each.test: each for each in trend_sizes(n, phi)}
    assert found.keys() == STATED[n, phi].keys()
    for test, stated in STATED[n, phi].items():
        assert near(found[test], stated), (test, found[test])


def test_sizes_of_count_tests() -> None:
    wald, quasi = count_sizes(6)
    assert near(wald, 0.25)
    assert quasi.value < 0.05


@pytest.mark.parametrize(("n", "phi", "stated"), [(10, 0.0, 0.05), (10, 0.6, 0.215), (17, 0.6, 0.348)])
def test_sizes_of_the_chow_test(n: int, phi: float, stated: float) -> None:
    assert near(break_size(n, phi), stated)


@pytest.mark.parametrize(("n", "stated"), [(8, 25.2), (10, 20.0), (12, 15.7), (17, 14.6)])
def test_critical_values_of_sup_f(n: int, stated: float) -> None:
    assert near(break_critical(n), stated)


def test_detectable_slopes() -> None:
    line, trend = detectable(8)
    assert line.value == pytest.approx(0.52, abs=1e-3)
    assert line.error == 0
    assert near(trend, 0.648)


def test_all_the_evidence_is_repeatable() -> None:
    found = evidence((6,))
    assert found == evidence((6,))
    assert {each.question for each in found} == {"size", "critical", "detectable"}
    assert all(each.error > 0 for each in found if each.draws)
