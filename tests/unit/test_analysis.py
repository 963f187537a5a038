"""The analysis of both editions: every series that may be tested, and answers fit for the manifest."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from gongzhi.analysis import family, record, specifications, values
from gongzhi.analysis.examined import Examined, examine, examine_all
from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.vocabulary import NATION
from gongzhi.statistics import mann_kendall, theil_sen

Load = Callable[[str], Evidence]
Found = tuple[Evidence, tuple[Examined, ...]]
EDITIONS = ["2017", "2024"]


@pytest.fixture(scope="module", params=EDITIONS)
def found(request: pytest.FixtureRequest, evidence: Load) -> Found:
    """An edition's evidence and every series examined."""
    known = evidence(request.param)
    return known, examine_all(known)


def test_series_of_the_region_and_the_nation_are_examined_and_no_others(found: Found) -> None:
    evidence, examined = found
    every = {
        key
        for key, each in evidence.series.items()
        if key[0] in ("上海", NATION)
        and all(point.raw.startswith("observations.csv:") for point in each.points)
        and evidence.words.measures[key[2]].kind in ("money", "count", "people")
        and sum(
            point.bound in ("exact", "approx") and point.basis == "actual" for point in each.points
        ) >= 3
    }  # fmt: skip
    names = [(each.series.region, each.series.level, each.series.measure) for each in examined]
    assert len(names) == len(set(names))
    assert set(names) == every


def test_context_is_never_examined(found: Found) -> None:
    evidence, examined = found
    measures: dict[str, set[str]] = {"context.csv": set(), "observations.csv": set()}
    for point in evidence.observations:
        measures[point.raw.split(":")[0]].add(point.measure)
    context = measures["context.csv"] - measures["observations.csv"]
    assert context
    for each in examined:
        assert each.series.measure not in context
        assert all(point.raw.startswith("observations.csv:") for point in each.series.points)


def test_no_bound_and_no_budget_takes_part(found: Found) -> None:
    for each in found[1]:
        assert {point.bound for point in each.used} <= {"exact", "approx"}
        assert {point.basis for point in each.used} == {"actual"}
        assert not set(each.used) & set(each.left_out)
        assert {*each.used, *each.left_out} == set(each.series.points)
        assert (each.trend is not None) == (len(each.used) >= 5)
        assert {name for name in each.refusals if not name.startswith("break-")} <= {"real"}


def test_no_figure_was_unknown_or_out_of_range(found: Found) -> None:
    edition = found[0].edition
    for each in found[1]:
        for point in each.series.points:
            assert point.known_on
            assert point.known_on <= edition.as_of
            assert edition.first_year <= (point.year or 0) <= edition.last_year


def test_answers_are_those_of_the_figures_used(found: Found) -> None:
    answered = [each for each in found[1] if each.trend]
    assert len(answered) >= 5
    for each in answered:
        y, t = [float(point.value) for point in each.used], [float(point.period) for point in each.used]
        assert each.trend == mann_kendall(y, t)
        assert each.answers["slope"] == theil_sen(y, t, level=0.95, log=True)
        assert (each.p_adjusted or 0.0) >= each.trend.p.value
        bounds = each.answers["bounds"].numbers
        assert bounds["p_min"] <= bounds["p_max"]
        assert each.p_range == (bounds["p_min"], bounds["p_max"])
        if {point.basis for point in each.series.points} == {"actual"} and not each.left_out:
            assert bounds["S_min"] <= each.trend.statistic.value <= bounds["S_max"]


def test_breaks_are_sought_at_the_years_of_the_plan(found: Found) -> None:
    evidence, examined = found
    years = {f"break-{each.year}" for each in evidence.plan if each.question == "break_known"}
    assert years
    for each in examined:
        asked = {name for name in (*each.answers, *each.refusals) if name.startswith("break-")}
        assert asked == (years if len(each.used) >= 10 else set())
        unknown = "break_unknown" in {*each.answers, *each.refusals}
        assert unknown == (len(each.used) >= 12)


def test_the_family_is_that_of_the_plan(found: Found) -> None:
    evidence = found[0]
    plan = [each for each in evidence.plan if each.family == "confirmatory"]
    tested = family.test_all(evidence)
    assert [each.hypothesis for each in tested] == plan
    for each in tested:
        place = evidence.edition.region if each.hypothesis.region == "report" else each.hypothesis.region
        assert each.series == evidence.find(place, each.hypothesis.level, each.hypothesis.measure)
        assert (each.status == "too_little") == (each.p_adjusted is None)
        assert (each.status == "too_little") == (len(each.years) < 5)


def test_results_are_named_once_and_json_can_hold_them(found: Found) -> None:
    evidence, examined = found
    results = [result for each in examined for result in record.explored(each)]
    results += [result for each in family.test_all(evidence) for result in record.confirmed(each)]
    ids = [result["id"] for result in results]
    assert len(ids) == len(set(ids)) >= 50
    assert json.loads(json.dumps(results, allow_nan=False)) == json.loads(json.dumps(results))
    for result in results:
        assert result["sources"]
        assert set(result["sources"]) <= set(evidence.sources)
        assert len(result["sources"]) == len(set(result["sources"]))
        assert result["family"] == ("confirmatory" if "hypothesis" in result else "exploratory")
        assert (result["p_adjusted"] is not None) <= (result["p"] is not None)


def test_every_source_of_an_answer_is_recorded(found: Found) -> None:
    evidence = found[0]
    for each in found[1]:
        disputed = values.contradicted(evidence, each.series.measure)
        actual = values.actual(each.series)
        ranges = {other.source_id for point in actual for other in (point, *disputed.get(point.raw, ()))}
        indices = {
            index.source_id
            for point in each.used
            for index in evidence.prices.used(point.region, point.year or 0)
            if evidence.prices.real(point.value, point.region, point.year or 0) is not None
        }
        for result in record.explored(each):
            if result["question"] == "bounds":
                assert ranges <= set(result["sources"]), result["id"]
            if result["id"].startswith("real-"):
                assert indices <= set(result["sources"]), result["id"]
    for tested in family.test_all(evidence):
        for result in record.confirmed(tested):
            peers = [
                point
                for peer in tested.hypothesis.peers
                for point in evidence.find(peer, "own", tested.hypothesis.measure).points
                if point.year in tested.years and point.basis == "actual"
            ]
            assert {point.source_id for point in peers} <= set(result["sources"]), result["id"]


def test_infinite_ends_are_words(point: Callable[..., Observation], evidence: Load) -> None:
    known = evidence("2024")
    points = tuple(point(year=2010 + step, value=100 + step) for step in range(5))
    strict = replace(known, edition=replace(known.edition, alpha=0.001))
    each = examine(Series("上海", "own", "fund_used", points, (0,) * 5), strict, {})
    results: dict[str, Any] = {result["question"]: result for result in record.explored(each)}
    assert (results["slope"]["estimate"]["low"], results["slope"]["estimate"]["high"]) == ("-inf", "inf")
    json.dumps(results, allow_nan=False)


def test_every_way_of_computing_a_planned_trend_is_counted_once(found: Found) -> None:
    evidence = found[0]
    for tested in family.test_all(evidence):
        if "slope" in tested.answers:
            ways = specifications.choices(tested.series, evidence)
            named = [(way.terms, way.figures, way.estimator) for way in ways]
            assert len(named) == len(set(named)) >= 4
            slope = tested.answers["slope"].estimate.value
            (main,) = [way for way in ways if named[ways.index(way)] == ("nominal", "usable", "theil_sen")]
            assert main.slope == pytest.approx(slope)
