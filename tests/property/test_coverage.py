"""Intervals and tests keep their word: coverage and size in simulated series, with fixed seeds."""

from collections.abc import Callable

import numpy as np
import pytest

from gongzhi.statistics import (
    Result,
    count_trend,
    count_trend_exact,
    known_break,
    loglinear_fit,
    mann_kendall,
    theil_sen,
)

DRAWS = 600
# Four standard errors of a share near 0.05 in so many draws.
MARGIN = 4 * (0.05 * 0.95 / DRAWS) ** 0.5
Draw = Callable[[np.random.Generator, int], list[float]]


def normal(chance: np.random.Generator, n: int) -> list[float]:
    return [float(value) for value in 0.3 * np.arange(n) + chance.normal(size=n)]


def heavy(chance: np.random.Generator, n: int) -> list[float]:
    return [float(value) for value in 0.3 * np.arange(n) + chance.standard_t(2, size=n)]


def coverage(fit: Callable[[list[float]], Result], draw: Draw, n: int, truth: float) -> float:
    chance = np.random.default_rng([7, n])
    found = [fit(draw(chance, n)).estimate for _ in range(DRAWS)]
    return sum(each.low <= truth <= each.high for each in found) / DRAWS


@pytest.mark.parametrize("draw", [normal, heavy])
@pytest.mark.parametrize("n", [6, 9])
def test_the_exact_interval_covers_as_often_as_it_says(draw: Draw, n: int) -> None:
    achieved = theil_sen(list(range(n)), range(n)).estimate.achieved
    covered = coverage(lambda y: theil_sen(y, range(n)), draw, n, 0.3)
    assert abs(covered - achieved) <= MARGIN


def test_the_interval_of_the_line_covers_under_normal_errors() -> None:
    covered = coverage(lambda y: loglinear_fit(y, range(6), log=False), normal, 6, 0.3)
    assert abs(covered - 0.95) <= MARGIN


def test_the_interval_of_a_change_of_level_covers() -> None:
    covered = coverage(lambda y: known_break(y, range(10), 5, log=False), normal, 10, 0)
    assert abs(covered - 0.95) <= MARGIN


def test_the_interval_of_counts_covers_under_overdispersion() -> None:
    def scattered(chance: np.random.Generator, n: int) -> list[float]:
        mean = 20 * np.exp(0.1 * np.arange(n))
        return [float(value) for value in chance.poisson(chance.gamma(mean / 2, 2))]

    assert coverage(lambda y: count_trend(y, range(8)), scattered, 8, 0.1) >= 0.95 - MARGIN


def rejections(test: Callable[[list[float]], Result], draw: Draw, n: int) -> float:
    chance = np.random.default_rng([8, n])
    return sum(test(draw(chance, n)).rejects(0.05) for _ in range(DRAWS)) / DRAWS


@pytest.mark.parametrize("values", [3, 1000])
def test_exact_tests_never_reject_too_often(values: int) -> None:
    """With many ties and with hardly any."""

    def draw(chance: np.random.Generator, n: int) -> list[float]:
        drawn = chance.integers(0, values, n).tolist()
        return [*drawn[:-1], drawn[0] + 1] if len(set(drawn)) == 1 else drawn

    assert rejections(mann_kendall, draw, 8) <= 0.05 + MARGIN


def test_the_exact_test_of_counts_never_rejects_too_often() -> None:
    def draw(chance: np.random.Generator, n: int) -> list[float]:
        drawn = chance.multinomial(15, [1 / n] * n).tolist()
        return drawn if len(set(drawn)) > 1 else [*drawn[1:], drawn[0] + 1]

    assert rejections(lambda y: count_trend_exact(y, range(6)), draw, 6) <= 0.05 + MARGIN
