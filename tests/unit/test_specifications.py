"""Every defensible way of computing a trend: each once, and each what scipy or numpy make of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from scipy.stats import theilslopes

from gongzhi.analysis import specifications
from gongzhi.analysis.specifications import Choice
from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.prices import Prices

Load = Callable[[str], Evidence]
Point = Callable[..., Observation]
YEARS = range(2010, 2018)
AMOUNTS = (100, 130, 120, 150, 190, 170, 220, 260)
LEVELS = {year: Decimal(80 + 3 * step) / 100 for step, year in enumerate(YEARS)}
PEOPLE = {year: 2000 + 25 * step for step, year in enumerate(YEARS)}


@pytest.fixture
def series(point: Point) -> Callable[..., Series]:
    """A series of eight years, some of whose figures are otherwise: {place: cells}."""

    def make(changes: dict[int, dict[str, Any]] | None = None, **cells: Any) -> Series:
        points = [
            point(**{"year": year, "value": Decimal(amount), **cells, **(changes or {}).get(place, {})})
            for place, (year, amount) in enumerate(zip(YEARS, AMOUNTS, strict=True))
        ]
        return Series("上海", "own", "fund_used", tuple(points), (0,) * len(points))

    return make


@pytest.fixture
def world(evidence: Load, point: Point) -> Evidence:
    """Evidence of made-up prices and residents."""
    people = {
        ("上海", year): point(year=year, value=Decimal(number), unit="万人")
        for year, number in PEOPLE.items()
    }
    prices = Prices(2017, {"上海": LEVELS}, {}, {})
    return replace(evidence("2024"), residents=people, prices=prices, observations=(), series={})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"usable": 8}),
        ({1: {"bound": "approx"}}, {"usable": 8, "exact": 7}),
        ({1: {"bound": "lower"}}, {"usable": 7, "bounds": 8}),
        ({1: {"bound": "upper"}, 2: {"bound": "approx"}}, {"usable": 7, "exact": 6, "bounds": 8}),
        ({1: {"basis": "budget"}}, {"usable": 7}),
        ({1: {"basis": "plan"}, 2: {"bound": "lower"}}, {"usable": 6, "bounds": 7}),
    ],
)
def test_a_selection_that_equals_another_is_not_repeated(
    series: Callable[..., Series], changes: dict[int, dict[str, Any]], expected: dict[str, int]
) -> None:
    found = specifications.selections(series(changes))
    assert {name: len(points) for name, points in found.items()} == expected
    assert len(set(found.values())) == len(found)


def names(found: Sequence[Choice]) -> set[tuple[str, str, str]]:
    return {(each.terms, each.figures, each.estimator) for each in found}


def test_money_is_taken_in_three_terms_and_counts_in_two(
    series: Callable[..., Series], world: Evidence
) -> None:
    found = specifications.choices(series({1: {"bound": "approx"}}), world)
    every = {
        (terms, figures, estimator)
        for terms in ("nominal", "real", "per_head")
        for figures in ("usable", "exact")
        for estimator in ("theil_sen", "line")
    }
    assert (names(found), len(found)) == (every, 12)
    counted = specifications.choices(series(unit="个"), world)
    assert {each.terms for each in counted} == {"nominal", "per_head"}
    nobody = specifications.choices(series(unit="个"), replace(world, residents={}))
    assert names(nobody) == {("nominal", "usable", "theil_sen"), ("nominal", "usable", "line")}


def test_slopes_are_those_of_scipy_and_numpy(series: Callable[..., Series], world: Evidence) -> None:
    found = specifications.choices(series({7: {"bound": "lower"}}), world)
    slopes = [each.slope for each in found]
    assert slopes == sorted(slopes)
    terms = {
        "nominal": AMOUNTS,
        "real": [amount / float(LEVELS[year]) for amount, year in zip(AMOUNTS, YEARS, strict=True)],
        "per_head": [amount / PEOPLE[year] for amount, year in zip(AMOUNTS, YEARS, strict=True)],
    }
    for each in found:
        n = {"usable": 7, "bounds": 8}[each.figures]
        y, t = np.log(terms[each.terms][:n]), np.array(YEARS[:n], dtype=float)
        slope = theilslopes(y, t).slope if each.estimator == "theil_sen" else np.polyfit(t - 2013, y, 1)[0]
        assert each.n == n
        assert each.slope == pytest.approx(slope, abs=1e-7)
        assert each.low < each.slope < each.high


def test_too_few_years_and_what_has_no_logarithm_are_no_way_of_computing(
    series: Callable[..., Series], world: Evidence
) -> None:
    early = replace(world, prices=Prices(2013, {"上海": dict(list(LEVELS.items())[:4])}, {}, {}))
    assert {each.terms for each in specifications.choices(series(), early)} == {"nominal", "per_head"}
    assert specifications.choices(series({3: {"value": Decimal(0)}}), world) == ()
    approx = {place: {"bound": "approx"} for place in range(4)}
    assert {each.figures for each in specifications.choices(series(approx), world)} == {"usable"}


def test_the_curve_sums_up_without_a_p(series: Callable[..., Series], world: Evidence) -> None:
    found = specifications.choices(series({7: {"bound": "lower"}}), world)
    curve = specifications.curve(found)
    assert (curve.n, curve.p) == (len(found), None)
    assert (curve.estimate.low, curve.estimate.high) == (found[0].slope, found[-1].slope)
    assert curve.numbers["share_positive"] == 1
    clear = [each for each in found if each.low > 0 or each.high < 0]
    assert curve.numbers["share_excluding_zero"] == pytest.approx(len(clear) / len(found))
    assert curve.lists["slopes"] == tuple(each.slope for each in found)
