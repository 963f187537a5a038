"""The map of evidence and the indicators of deficits, recomputed from the evidence itself."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from gongzhi.analysis.gaps import gaps
from gongzhi.analysis.indicators import bearing, chosen
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.figures.gaps import KINDS, marks, strengths
from gongzhi.language.text import LANGUAGES, Language

Load = Callable[[str], Evidence]
Build = Callable[[str, Language, str], Exhibit]
EDITIONS = ("2017", "2024")
OLD_BEARING = {
    "share_government_in_social_organisation_income", "share_social_organisations_unable_to_contract",
    "purchase_projects_total", "purchase_projects_open_competition",
    "purchase_projects_competitive_negotiation", "government_purchase_amount",
    "government_purchase_projects", "government_purchase_contracts_amount",
    "public_interest_bidding_projects", "public_interest_bidding_amount", "organisations_competing",
    "fund_to_social_organisations", "party_organisation_coverage_social_organisations",
}  # fmt: skip


def rows(found: Exhibit) -> list[dict[str, Any]]:
    names = [column.name for column in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.rows]


def numbers(found: Exhibit) -> dict[str, Any]:
    return {each.key.removeprefix(f"{found.id}-"): each.value for each in found.numbers}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_map_has_every_claim_without_parts_that_is_no_proposal(
    edition: str, evidence: Load, exhibit: Build
) -> None:
    claims = evidence(edition).study.claims
    parents = {each.parent for each in claims.values()}
    wanted = [name for name, each in claims.items() if each.rule != "proposal" and name not in parents]
    assert [row["claim"] for row in rows(exhibit(edition, "en", "fig-evidence-gaps"))] == wanted


@pytest.mark.parametrize("edition", EDITIONS)
def test_claims_without_a_figure_are_counted_from_the_figures(
    edition: str, evidence: Load, exhibit: Build
) -> None:
    found = evidence(edition)
    figures = {(each.measure, each.level) for each in found.observations if not each.dropped}
    bare = 0
    for row in rows(exhibit(edition, "en", "fig-evidence-gaps")):
        claim = found.study.claims[row["claim"]]
        measured = [each for each in found.study.indicators if each.claim in (claim.id, claim.parent)]
        bare += not any((each.measure, each.level) in figures for each in measured)
    built = exhibit(edition, "en", "fig-evidence-gaps")
    assert numbers(built)["none"] == bare > 0
    assert f"{bare} have no figure" in built.finding


def test_figures_of_the_place_its_parts_and_others_are_told_apart(evidence: Load) -> None:
    found = evidence("2024")
    (each,) = [
        one
        for one in bearing(found.study.claims["D4b"], found)
        if one.indicator.measure == "public_interest_bidding_projects"
    ]
    assert [point.region for point in each.own] == ["上海"]
    assert [point.region for point in each.inside] == ["上海/普陀"]
    assert each.outside == ()


def test_measures_of_a_whole_claim_count_for_its_parts(evidence: Load) -> None:
    found = evidence("2024")
    measured = [one.indicator.measure for one in bearing(found.study.claims["F2.2a"], found)]
    assert measured == ["community_social_organisations_registered", "community_activity_groups"]


def test_one_figure_is_chosen_for_a_place_and_period(point: Callable[..., Observation]) -> None:
    press = point(year=2018, grade="press", raw="observations.csv:3")
    official = point(year=2018, raw="observations.csv:4")
    earlier = point(year=2016, raw="observations.csv:5")
    assert chosen([press, official, earlier]) == (earlier, official)


def test_how_far_figures_reach_follows_from_their_numbers(evidence: Load) -> None:
    for edition in EDITIONS:
        for each in gaps(evidence(edition)):
            assert (each.reach == "test") == (each.direct > 0 and each.years >= 6)
            assert (each.reach == "none") == (each.direct + each.circumstantial + each.elsewhere == 0)
            assert (each.elsewhere > 0) == (each.places > 0)
            assert each.found <= each.documents


def test_the_number_of_organisations_is_testable_later_but_was_not_then(evidence: Load) -> None:
    reach = {
        edition: {each.claim.id: each.reach for each in gaps(evidence(edition))}["D1a"]
        for edition in EDITIONS
    }
    assert reach == {"2017": "direct", "2024": "test"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_cell_has_neither_shade_nor_word(language: Language, evidence: Load) -> None:
    found = gaps(evidence("2024"))
    data, headings = marks(found, language)
    assert len(data) == len(found) * len(KINDS)
    for each in data:
        # a document that is named and was not found is written, and not shaded
        assert each["text"] or not each["strength"]
        assert each["strength"] or each["text"] in ("", "0/1")
    assert [each["text"] for each in headings if not each["bold"]] == [each.claim.id for each in found]
    assert all(0 <= strength <= 3 for each in found for strength in strengths(each).values())


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_measure_of_a_deficit_is_in_the_table_of_indicators(
    edition: str, evidence: Load, exhibit: Build
) -> None:
    study = evidence(edition).study
    wanted = {
        (each.claim, each.measure, each.level, each.bearing)
        for each in study.indicators
        if study.claims[each.claim].section == "deficits"
    }
    found = rows(exhibit(edition, "en", "tab-indicators"))
    assert {
        (row["claim"], row["measure"], row["level"], row["bearing"]) for row in found if row["measure"]
    } == wanted
    assert {row["claim"] for row in found} == {
        each.id for each in study.section("deficits") if not study.parts(each.id)
    }


def test_a_plan_is_said_to_be_one(exhibit: Build) -> None:
    found = rows(exhibit("2024", "en", "tab-indicators"))
    (row,) = [row for row in found if row["measure"] == "fund_to_bidding_and_venture"]
    assert row["known"] == "2 periods since 2009; the latest, 2010: about CNY 100 million (plan) " + (
        "(copy of an official page)"
    )
    assert (row["value"], row["period"], row["bound"]) == (10000, "2010", "approx")


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_figure_that_was_listed_is_lost(edition: str, evidence: Load, exhibit: Build) -> None:
    listed = rows(exhibit(edition, "zh", "tab-deficits"))
    keys = [(row["region"], row["measure"], row["level"], row["period"], row["source"]) for row in listed]
    for each in evidence(edition).observations:
        if each.measure in OLD_BEARING:
            assert (each.region, each.measure, each.level, each.period, each.source_id) in keys
    assert "social_organisations" not in {row["measure"] for row in listed}
    assert all(row["claims"] for row in listed)
    assert [row["claims"] for row in listed] == sorted(row["claims"] for row in listed)


def test_the_map_is_drawn_for_a_phone_as_well(exhibit: Build) -> None:
    charts = exhibit("2024", "en", "fig-evidence-gaps").charts
    assert charts
    assert charts.narrow["width"] < charts.wide["width"] < 640
    assert '"D4c"' in json.dumps(charts.narrow)
