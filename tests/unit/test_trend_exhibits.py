"""The exhibits of the chapter on trends: each row against the figures it is made of."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from math import expm1, log
from statistics import median
from typing import Any

import pytest
from scipy.stats import theilslopes

from gongzhi.data.choice import choose
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.vocabulary import PRINCIPAL
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.language.verdicts import FALL, RISE

Build = Callable[[str, Language, str], Exhibit]
Load = Callable[[str], Evidence]
Point = Callable[..., Observation]
EDITIONS = ("2017", "2024")
CASES = [(edition, language) for edition in EDITIONS for language in LANGUAGES]
PLACE = ("region", "level", "measure")


def rows(exhibit: Exhibit) -> list[dict[str, Any]]:
    names = [column.name for column in exhibit.columns]
    return [dict(zip(names, row, strict=True)) for row in exhibit.rows]


def place(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(row[name] for name in PLACE)


def numbers(exhibit: Exhibit) -> dict[str, Any]:
    return {number.key.removeprefix(f"{exhibit.id}-"): number.value for number in exhibit.numbers}


def tally(exhibit: Exhibit, language: Language) -> dict[str, int]:
    """What the rows of the table of trends add up to."""
    verdicts = Counter(row["verdict"] for row in rows(exhibit))
    return {
        "series": len(exhibit.rows),
        "tested": sum(row["n"] >= 5 for row in rows(exhibit)),
        "rises": verdicts[RISE[language]],
        "falls": verdicts[FALL[language]],
    }


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_the_finding_counts_the_verdicts_of_the_table(
    edition: str, language: Language, exhibit: Build
) -> None:
    found = exhibit(edition, language, "tab-trends")
    assert numbers(found) == tally(found, language)
    assert len(found.details) == sum(row["n"] >= 5 for row in rows(found))
    for row in rows(found):
        years = [int(year) for year in row["years"].split()]
        assert (len(years), years) == (row["n"], sorted(set(years)))
        assert (row["p"] is None) == (row["n"] < 5)
        if row["verdict"] in (RISE[language], FALL[language]):
            assert max(row["p_adjusted"], row["p_max"], row["floor"]) <= 0.05
            assert (row["verdict"] == RISE[language]) == (row["growth"] > 0) == (row["score"] > 0)


@pytest.mark.parametrize("first", [0, 3])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_logarithm_or_is_not_certain_is_not_counted_as_detected(
    point: Point, evidence: Load, language: Language, first: int
) -> None:
    half = 3 if first else 0
    counts = [
        point(
            year=2010 + step,
            value=Decimal(first + step),
            low=Decimal(first + step - half),
            high=Decimal(first + step + half),
            measure="projects",
            unit="个",
            raw=f"observations.csv:{step}",
        )
        for step in range(7)
    ]
    found = replace(evidence("2024"), observations=tuple(counts), series=choose(counts))
    table = BUILDERS["tab-trends"](found, language)
    assert numbers(table) == tally(table, language) == {"series": 1, "tested": 1, "rises": 0, "falls": 0}


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_the_family_is_counted_by_its_verdicts(
    edition: str, language: Language, exhibit: Build, evidence: Load
) -> None:
    found = exhibit(edition, language, "tab-confirmatory")
    statuses = Counter(row["status"] for row in rows(found))
    counted = numbers(found)
    planned = [each.id for each in evidence(edition).plan if each.family == "confirmatory"]
    assert [row["hypothesis"] for row in rows(found)] == planned
    assert counted.pop("tests") == len(found.rows) == len(planned) == 6
    assert {name: count for name, count in counted.items() if count} == statuses
    for row in rows(found):
        assert (row["p_adjusted"] is None) == (row["status"] == "too_little") == (row["n"] < 5)
        if row["status"] in ("supported", "contradicted"):
            assert row["p"] <= row["p_adjusted"] <= 0.05
    assert "2026-11-24" in found.notes


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_family_names_the_sources_of_the_peers_too(edition: str, exhibit: Build, evidence: Load) -> None:
    found, known = exhibit(edition, "zh", "tab-confirmatory"), evidence(edition)
    for each in (each for each in known.plan if each.question == "peers"):
        (row,) = (row for row in rows(found) if row["hypothesis"] == each.id)
        for peer in each.peers:
            for point in known.find(peer, each.level, each.measure).points:
                if point.basis == "actual" and str(point.year) in row["years"].split():
                    assert point.source_id in found.sources


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_what_is_missing_is_what_the_series_lack(
    edition: str, language: Language, exhibit: Build, evidence: Load
) -> None:
    found, known = exhibit(edition, language, "tab-untested"), evidence(edition)
    expected = []
    for level, measure in PRINCIPAL:
        points = known.find("上海", level, measure).points
        usable = [
            point.year for point in points if point.bound in ("exact", "approx") and point.basis == "actual"
        ]
        if len(usable) < 5:
            span = range(known.edition.first_year, known.edition.last_year + 1)
            partly = [point.year for point in points if point.year not in usable]
            missing = [year for year in span if year not in usable]
            texts = [" ".join(map(str, years)) for years in (usable, partly, missing)]
            expected.append((level, measure, len(usable), 5 - len(usable), *texts))
    names = ("level", "measure", "n", "needed", "known", "bounds", "missing")
    assert [tuple(row[name] for name in names) for row in rows(found)] == expected
    assert numbers(found) == {"series": len(expected)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_trend_that_was_tested_is_drawn(edition: str, exhibit: Build) -> None:
    table, drawn = exhibit(edition, "zh", "tab-trends"), exhibit(edition, "zh", "fig-trends")
    tested = [row for row in rows(table) if row["p"] is not None]
    assert [place(row) for row in rows(drawn)] == [place(row) for row in tested]
    for row, same in zip(rows(drawn), tested, strict=True):
        assert row == {name: same[name] for name in row}
    marks = json.dumps(drawn.charts.wide, allow_nan=False)
    growths = [float(f"{row['growth']:.12g}") for row in tested]
    assert all(f'"growth": {growth}' in marks for growth in growths)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_of_a_tested_series_is_drawn_with_its_line(
    edition: str, exhibit: Build, evidence: Load
) -> None:
    known, drawn = evidence(edition), rows(exhibit(edition, "zh", "fig-series"))
    tested = [place(row) for row in rows(exhibit(edition, "zh", "tab-trends")) if row["p"] is not None]
    assert list(dict.fromkeys(place(row) for row in drawn)) == tested
    for region, level, measure in tested:
        points = known.find(region, level, measure).points
        mine = [row for row in drawn if place(row) == (region, level, measure)]
        assert [(row["year"], row["value"]) for row in mine] == [
            (point.year, float(point.value)) for point in points
        ]
        used = [
            (point.year or 0, log(point.value))
            for point in points
            if point.bound in ("exact", "approx") and point.basis == "actual"
        ]
        slope = theilslopes([height for _, height in used], [year for year, _ in used]).slope
        middle = median(height - slope * year for year, height in used)
        for row in mine:
            assert log(row["fitted"]) == pytest.approx(middle + slope * row["year"], abs=1e-3)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_planned_trend_is_computed_in_every_way_and_without_each_year(
    edition: str, exhibit: Build, evidence: Load
) -> None:
    found, family = exhibit(edition, "en", "fig-robustness"), exhibit(edition, "en", "tab-confirmatory")
    planned = {
        place(row) for row in rows(family) if row["method"] == "mann_kendall_exact" and row["p"] is not None
    }
    assert {place(row) for row in rows(found)} == planned
    for name in planned:
        mine = [row for row in rows(found) if place(row) == name]
        ways = [
            tuple(row[key] for key in ("terms", "figures", "estimator"))
            for row in mine
            if row["part"] == "specification"
        ]
        known = evidence(edition)
        (years,) = (row["years"].split() for row in rows(family) if place(row) == name)
        terms = {"nominal"}
        terms |= {"real"} if known.find(*name).points[0].unit == "万元" else set()
        terms |= (
            {"per_head"} if sum((name[0], int(year)) in known.residents for year in years) >= 5 else set()
        )
        assert {each for each, figures, _ in ways if figures == "usable"} == terms
        assert {estimator for *_, estimator in ways} == {"theil_sen", "line"}
        assert len(ways) == len(set(ways)) >= 2 * len(terms) >= 4
        single = [row for row in mine if row["part"] == "leave_one_out"]
        points = {point.year: float(point.value) for point in evidence(edition).find(*name).points
                  if point.bound in ("exact", "approx") and point.basis == "actual"}  # fmt: skip
        assert [row["left_out"] for row in single] == list(points)
        for row in single:
            rest = {year: value for year, value in points.items() if year != row["left_out"]}
            slope = theilslopes([log(value) for value in rest.values()], list(rest)).slope
            assert row["growth"] == pytest.approx(expm1(slope))
            assert row["n"] == len(rest)
