"""The exhibits of the chapter on features: counts recounted, bounds and ratios recomputed, both editions."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongzhi.analysis.brackets import SIX, brackets
from gongzhi.analysis.relative import relatives
from gongzhi.analysis.roles import roles
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.figures import actors, forms, policies, relative
from gongzhi.figures import brackets as bracket_figure
from gongzhi.figures.lettering import extent, wrap
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.tables import kinds, projects

Build = Callable[[str, Language, str], Exhibit]
Load = Callable[[str], Evidence]
Point = Callable[..., Observation]
Among = Callable[..., Evidence]
NEW = (
    "tab-claims-features", "fig-actors", "fig-policies", "fig-brackets", "fig-relative", "tab-projects",
    "fig-forms", "tab-kinds",
)  # fmt: skip
EDITIONS = ("2017", "2024")


def records(found: Exhibit) -> list[dict[str, Any]]:
    names = [column.name for column in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.rows]


def raw(root: Path, name: str) -> list[dict[str, str]]:
    with (root / "data" / "raw" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def numbers(found: Exhibit) -> dict[str, Any]:
    return {number.key.removeprefix(f"{found.id}-"): number.value for number in found.numbers}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", NEW)
def test_nothing_drawn_is_wider_than_a_phone(
    edition: str, language: Language, name: str, exhibit: Build
) -> None:
    charts = exhibit(edition, language, name).charts
    if charts:
        panels = charts.narrow.get("vconcat", [charts.narrow])
        for panel in panels:
            assert panel["width"] <= 340
            title = panel.get("title", "")
            assert all(extent(line, 13) <= 340 for line in title.split("\n"))


def test_actors_are_counted_as_the_coded_relations_say(root: Path, exhibit: Build) -> None:
    told = [each for each in raw(root, "study/relations") if each["claim"] and each["mode"] == "described"]
    found = exhibit("2024", "en", "fig-actors")
    rows = records(found)
    starts = {(row["code"], row["instrument"]): row["starts"] for row in rows if row["starts"]}
    reached = {(row["code"], row["instrument"]): row["reached"] for row in rows if row["reached"]}
    assert starts == Counter((each["actor"], each["instrument"]) for each in told)
    assert reached == Counter((each["target"], each["instrument"]) for each in told)
    assert numbers(found)["relations"] == len(told)
    assert numbers(found)["actors"] == len({each[end] for each in told for end in ("actor", "target")})


def test_all_who_share_the_first_place_are_named(evidence: Load) -> None:
    found = evidence("2024")
    few = tuple(each for each in found.study.relations if each.id in ("r01", "r02", "r21", "r22"))
    tied = replace(found, study=replace(found.study, relations=few))
    assert [each.starts + each.reached for each in roles(tied.study)] == [2, 1, 1, 1, 2, 1]
    said = actors.finding(tied.study, "en")
    assert "started by city Party committee and government (2)" in said
    assert "reach city departments, districts, social organisations and firms (1)" in said


def test_policies_stand_as_the_coded_documents_say(root: Path, exhibit: Build) -> None:
    named = {each["policy"] for each in raw(root, "study/documents") if each["role"] == "named"}
    addressed = {each["title"] for each in raw(root, "policies") if each["title"] in named and each["url"]}
    for edition in EDITIONS:
        found = exhibit(edition, "zh", "fig-policies")
        counts = numbers(found)
        assert (counts["named"], counts["addressed"]) == (len(named), len(addressed))
        assert sum(counts[tier] for tier in policies.TIERS) == counts["count"] == len(found.rows)
        assert counts["named"] + counts["earlier"] + counts["later"] == counts["count"]
    assert numbers(exhibit("2017", "zh", "fig-policies"))["later"] == 0
    assert numbers(exhibit("2024", "zh", "fig-policies"))["later"] > 0
    assert "可能更早" not in exhibit("2017", "zh", "fig-policies").finding


def test_a_document_known_by_its_year_alone_is_drawn_over_the_whole_of_it(evidence: Load) -> None:
    (each,) = [one for one in evidence("2024").policies if one["doc_number"] == "民发〔2017〕191号"]
    drawn = policies.mark(each, set(), "zh")
    assert (str(drawn.first), str(drawn.last), drawn.standing) == ("2017-01-01", "2017-12-31", "later")
    assert policies.straddling(each)
    assert policies.mark(each, {each["title"]}, "zh").standing == "named"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_title_of_the_time_line_is_written_in_full(language: Language, exhibit: Build) -> None:
    found = exhibit("2024", language, "fig-policies")
    titles = [row["title" if language == "zh" else "title_en"] for row in records(found)]
    assert found.charts
    for spec in (found.charts.wide, found.charts.narrow):
        drawn = json.dumps(spec, ensure_ascii=False).replace("\\n", "").replace(" ", "")
        assert [title for title in titles if title.replace(" ", "") not in drawn] == []


def test_a_span_is_divided_by_its_years_with_its_interval(evidence: Load) -> None:
    found = {
        (each.point.measure, each.point.level, each.point.period): each for each in brackets(evidence("2024"))
    }
    total = found["fund_used", "all", "2009/2016"]
    assert (total.says, total.years) == ("ceiling", 8)
    assert (total.low, total.mean, total.high) == (
        Decimal("50406.25"), Decimal("50412.50"), Decimal("50418.75"),
    )  # fmt: skip
    assert len(total.points) == 3
    kept = found["fund_retained", "own", "1987/2017-06"]
    assert (kept.says, kept.years) == ("source", 30.5)
    assert kept.mean == (Decimal("534400") / Decimal("30.5")).quantize(Decimal("0.01"))
    assert found["fund_used", "all", "2009/2019"].says == "none"


def test_the_six_years_stay_empty_and_a_figure_in_them_would_be_said(point: Point, among: Among) -> None:
    empty = bracket_figure.bracketed(among([point(year=2018)]), "en")
    assert numbers(empty) == {"six": 6, "known": 0, "own": 1, "ceilings": 0}
    assert empty.finding.startswith("For none of the study's six years (2011–2016)")
    made_up = [point(year=2018), point(year=SIX[0], raw="observations.csv:3")]
    told = bracket_figure.bracketed(among(made_up), "en")
    assert numbers(told)["known"] == 1
    assert "(2011–2016), use at Shanghai's own level has a figure for 1" in told.finding


def test_the_earlier_edition_knows_nothing_of_the_own_level(exhibit: Build) -> None:
    found = exhibit("2017", "zh", "fig-brackets")
    assert numbers(found)["own"] == 0
    assert "其后" not in found.finding
    assert {row["says"] for row in records(found)} == {"ceiling", "source"}
    assert numbers(exhibit("2017", "zh", "tab-projects"))["years"] == 0
    assert numbers(exhibit("2024", "zh", "tab-projects"))["years"] == 1


def test_a_ratio_carries_the_intervals_of_both_its_parts(exhibit: Build) -> None:
    rows = records(exhibit("2024", "en", "fig-relative"))
    (row,) = [
        one for one in rows if (one["relative"], one["region"], one["year"]) == ("resident", "上海", 2018)
    ]
    assert row["value"] == round(52400 / 2475, 4)
    assert row["low"] == round(52350 / 2475.5, 4)
    assert row["high"] == round(52450 / 2474.5, 4)
    (row,) = [
        one for one in rows if (one["relative"], one["region"], one["year"]) == ("budget", "北京", 2015)
    ]
    assert row["value"] == round(8545 / 57377000 * 10000, 4)


def test_bounds_budgets_and_other_years_form_no_ratio(point: Point, among: Among) -> None:
    residents = point(level="all", measure="permanent_resident_population", unit="万人", value=Decimal(2000))
    known = {("上海", 2018): residents}
    for change in ({"bound": "lower", "high": None}, {"basis": "budget"}, {"year": 2017}):
        assert relatives(among([point(**change)], residents=known)) == ()
    (only,) = relatives(among([point()], residents=known))
    assert only.value == Decimal("22.85")
    empty = relative.compared(among([point(year=2017)], residents=known), "zh")
    assert empty.charts is None
    assert empty.finding == relative.NOTHING.zh


@pytest.mark.parametrize("edition", EDITIONS)
def test_places_of_one_year_are_said_to_be_comparable(edition: str, evidence: Load, exhibit: Build) -> None:
    found = relatives(evidence(edition))
    assert relative.common_years(found, "上海") == ()
    assert "no year in common" in exhibit(edition, "en", "fig-relative").finding
    here = [replace(each, used=replace(each.used, region="上海")) for each in found if each.used.year == 2015]
    assert relative.common_years([*found, *here], "上海") == (2015,)


def test_a_category_or_a_stock_of_projects_is_no_total_of_a_year(point: Point, among: Among) -> None:
    cells: dict[str, Any] = {"unit": "个", "as_stated": "40个"}
    made_up = [
        point(measure="projects", year=2015, value=40, raw="observations.csv:2", **cells),
        point(measure="projects", year=2016, value=44, raw="observations.csv:3", **cells),
        point(measure="projects_elderly", year=2016, value=9, raw="observations.csv:4", **cells),
        point(measure="projects_plaqued_planned", level="all", value=900, raw="observations.csv:5", **cells),
    ]
    found = projects.counts(among(made_up), "en")
    assert [row["counted"] for row in records(found)] == ["year", "year", "part", "stock"]
    assert numbers(found) == {"years": 2}
    assert "neither growth nor decline" not in found.finding
    assert "neither growth nor decline" in projects.counts(among(made_up[1:]), "en").finding


def test_growth_of_a_legal_form_is_told_with_its_interval(point: Point, among: Among) -> None:
    cells: dict[str, Any] = {"measure": "foundations", "level": "all", "unit": "个"}
    before = point(year=2010, value=Decimal(100), raw="observations.csv:2", bound="approx", **cells)
    before = replace(before, low=Decimal(80), high=Decimal(125))
    after = point(year=2020, value=Decimal(400), raw="observations.csv:3", **cells)
    found = forms.legal(among([before, after]), "en")
    assert found.finding.startswith("Foundations, about 100 in 2010 and 400 in 2020, 3.2–5 times as many")
    assert "In no year are all three known" in found.finding
    assert forms.legal(among([]), "en").charts is None


@pytest.mark.parametrize("edition", EDITIONS)
def test_kinds_have_no_count_and_related_ones_are_the_regions(edition: str, exhibit: Build) -> None:
    rows = records(exhibit(edition, "zh", "tab-kinds"))
    assert [row["claim"] for row in rows[:4]] == ["F2.2a", "F2.2b", "F2.2c", "F2.2d"]
    assert {row["amount"] for row in rows[:4]} == {None}
    related = rows[4:]
    assert {row["claim"] for row in related} == {kinds.CLAIM}
    assert {row["region"].split("/")[0] for row in related} == {"上海"}
    places = [(row["region"], row["code"], row["period"]) for row in related]
    assert len(set(places)) == len(places) == {"2017": 1, "2024": 3}[edition]


def test_lines_break_where_the_language_allows_it() -> None:
    lines = wrap("关于加快培育发展社区组织的意见（试行）", 12 * 15, 12)
    assert lines == ["关于加快培育发展社区组织的意见", "（试行）"]
    assert wrap("Opinions on fostering social organisations", 142, 12) == [
        "Opinions on fostering", "social organisations",
    ]  # fmt: skip
    assert wrap("", 100, 12) == [""]
