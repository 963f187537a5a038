"""Which series are tested for a trend, and on which of their figures."""

import json
import math
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gongzhi import analysis
from gongzhi.data.choice import Series
from gongzhi.data.evidence import NATION, Evidence
from gongzhi.statistics import mann_kendall, theil_sen

Load = Callable[[str], Evidence]
Point = Callable[..., Any]
EDITIONS = ["2017", "2024"]


def of(points: list[Any]) -> Series:
    return Series("上海", "own", "fund_used", tuple(points), (0,) * len(points))


@pytest.fixture
def rising(point: Point) -> list[Any]:
    return [point(year=2010 + step, value=Decimal(1000 + 100 * step)) for step in range(6)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_series_of_the_region_and_the_nation_are_tested_and_no_others(evidence: Load, edition: str) -> None:
    found = evidence(edition)
    every = {
        key
        for key, each in found.series.items()
        if key[0] in ("上海", NATION)
        and all(point.raw.startswith("observations.csv:") for point in each.points)
        and found.words.measures[key[2]].kind in ("money", "count", "people")
        and len([point for point in each.points if analysis.usable(point)]) >= 3
    }
    tested = [
        (each.series.region, each.series.level, each.series.measure) for each in analysis.examine_all(found)
    ]
    assert len(tested) == len(set(tested))
    assert set(tested) == every


@pytest.mark.parametrize("edition", EDITIONS)
def test_context_is_never_tested(evidence: Load, edition: str) -> None:
    context = {each.measure for each in evidence(edition).observations if each.raw.startswith("context.csv:")}
    figures = {each.measure for each in evidence(edition).observations if each.raw.startswith("observations")}
    assert context - figures
    for each in analysis.examine_all(evidence(edition)):
        assert each.series.measure not in context - figures
        assert all(point.raw.startswith("observations.csv:") for point in each.used)


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_bound_and_no_budget_takes_part(evidence: Load, edition: str) -> None:
    for each in analysis.examine_all(evidence(edition)):
        assert {point.bound for point in each.used} <= {"exact", "approx"}
        assert {point.basis for point in each.used} == {"actual"}
        assert not set(each.used) & set(each.left_out)
        assert {*each.used, *each.left_out} == set(each.series.points)
        assert (each.trend is not None) == (len(each.used) >= 5)


@pytest.mark.parametrize("edition", EDITIONS)
def test_answers_are_those_of_the_figures_used(evidence: Load, edition: str) -> None:
    answered = [each for each in analysis.examine_all(evidence(edition)) if each.trend]
    assert len(answered) >= 5
    for each in answered:
        values = [float(point.value) for point in each.used]
        years = [float(point.period) for point in each.used]
        assert each.trend == mann_kendall(values, years)
        assert each.slope == theil_sen(values, years, level=0.95, log=True)


@pytest.mark.parametrize(
    "change", [{"bound": "lower"}, {"bound": "upper"}, {"basis": "budget"}, {"basis": "plan"}]
)
def test_a_figure_that_is_no_value_of_what_was_done_is_left_out(
    rising: list[Any], change: dict[str, str]
) -> None:
    rising[2] = replace(rising[2], value=Decimal(10**9), **change)
    each = analysis.examine(of(rising), 0.05)
    assert each.left_out == (rising[2],)
    assert each.trend is not None
    assert (each.trend.n, each.trend.statistic.value) == (5, 10)


def test_approximate_figures_take_part(rising: list[Any]) -> None:
    rising[2] = replace(rising[2], bound="approx")
    assert len(analysis.examine(of(rising), 0.05).used) == 6


def test_fewer_than_five_years_are_not_tested(rising: list[Any]) -> None:
    each = analysis.examine(of(rising[:4]), 0.05)
    assert (each.trend, each.slope, each.refusal) == (None, None, None)
    assert each.detected(0.05) is None


def test_detection_is_the_exact_p_against_the_level(rising: list[Any]) -> None:
    each = analysis.examine(of(rising[:5]), 0.05)
    assert each.trend is not None
    assert each.trend.p.value == pytest.approx(2 / math.factorial(5))
    assert each.detected(0.05) is True
    assert each.detected(0.01) is False


def test_a_series_that_cannot_be_tested_keeps_the_reason(rising: list[Any]) -> None:
    same = [replace(each, value=Decimal(5)) for each in rising]
    each = analysis.examine(of(same), 0.05)
    assert each.refusal is not None
    assert each.refusal.reason == "constant"
    assert analysis.results(each) == ()


@pytest.mark.parametrize("edition", EDITIONS)
def test_results_are_named_once_and_json_can_hold_them(evidence: Load, edition: str) -> None:
    found = [result for each in analysis.examine_all(evidence(edition)) for result in analysis.results(each)]
    ids = [result["id"] for result in found]
    assert len(ids) == len(set(ids)) >= 10
    json.dumps(found, allow_nan=False)
    for result in found:
        assert len(result["sources"]) == result["n"]


def test_an_interval_without_ends_is_written_in_words(rising: list[Any]) -> None:
    trend, slope = analysis.results(analysis.examine(of(rising[:5]), 0.001))
    assert (slope["estimate"]["low"], slope["estimate"]["high"]) == ("-inf", "inf")
    json.dumps([trend, slope], allow_nan=False)
