"""What money is for: the codes and their readings, shares between bounds, concentration, other places."""

import csv
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gongzhi.analysis.spending import accounts
from gongzhi.data import evidence as loading
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.errors import Problem
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.figures.uses import uses
from gongzhi.language.terms import NOTHING
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.paths import Paths
from gongzhi.statistics import Refusal, concentration
from gongzhi.tables.organisations import passed

Build = Callable[[str, Language, str], Exhibit]
Load = Callable[[str], Evidence]


def test_concentration_by_hand() -> None:
    assert concentration([1, 1, 2]).numbers["low"] == pytest.approx(6 / 16)
    rest = concentration([50, 50], [(100, 2)]).numbers
    # Two more of 50: four equal quarters; or one of nearly 100: 1/16 + 1/16 + 1/4.
    assert (rest["low"], rest["high"]) == pytest.approx((0.25, 0.375))
    assert (rest["most"], rest["least"]) == pytest.approx((4, 8 / 3))
    unknown = concentration([50, 50], [(100, None)]).numbers
    assert (unknown["low"], unknown["high"]) == pytest.approx((0.125, 0.375))
    single = concentration([30], [(70, 1)]).numbers
    assert single["low"] == single["high"] == pytest.approx(0.58)


@pytest.mark.parametrize("amounts", [[], [0.0], [-1.0], [float("nan")], [float("inf")]])
def test_concentration_of_no_money_is_refused(amounts: list[float]) -> None:
    with pytest.raises(Refusal):
        concentration(amounts)


def test_any_way_of_filling_the_rest_stays_within_the_bounds() -> None:
    amounts, found = [3.0, 9.0], concentration([3.0, 9.0], [(8.0, 3), (5.0, 2)]).numbers
    for rest in ([8 / 3] * 3 + [2.5] * 2, [7.9, 0.05, 0.05, 4, 1], [1, 2, 5, 3, 2]):
        index = sum(each**2 for each in [*amounts, *rest]) / sum([*amounts, *rest]) ** 2
        assert found["low"] - 1e-12 <= index <= found["high"] + 1e-12


def test_lists_are_those_of_the_raw_tables(root: Path, evidence: Load) -> None:
    raw = root / "data" / "raw"
    with (raw / "study" / "uses.csv").open(encoding="utf-8", newline="") as lines:
        codes = {each["item"]: each["use"] for each in csv.DictReader(lines)}
    with (raw / "shanghai_projects.csv").open(encoding="utf-8", newline="") as lines:
        listed = [each for each in csv.DictReader(lines) if each["year"] == "2018"]
    city, *districts = accounts(evidence("2024"))
    facility = sum(
        Decimal(each["amount_wan"]) for each in listed if codes[each["project_name"]] == "facility"
    )
    assert city.uses["facility"] == pytest.approx(float(facility))
    read = sum(Decimal(each["amount_wan"]) for each in listed)
    assert city.unread == pytest.approx(float(52400 - read))
    # 21 projects for the elderly, of which 12 could be read; 52 in all.
    assert [count for _, count in city.rests] == [9, 31]
    assert city.bounds("organisation")[0] == 0
    assert city.bounds("facility") == pytest.approx(
        (float(facility) / 52400, (float(facility) + city.unread + city.uses["unclear"]) / 52400)
    )
    assert {each.region: len(each.items) for each in districts} == {"上海/宝山": 19, "上海/崇明": 13}
    baoshan, chongming = districts
    assert baoshan.rests == ((39.0, 1), (224.94, 1))
    assert not chongming.rests
    assert chongming.municipal
    for each in districts:
        assert sum(each.uses.values()) + each.unread == pytest.approx(each.total)
        index = each.concentration.numbers
        assert index["low"] == pytest.approx(index["high"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_drawn_before_anything_was_published(language: Language, exhibit: Build) -> None:
    found = exhibit("2017", language, "fig-uses")
    assert found.finding == NOTHING[language]
    assert not found.charts
    assert not found.rows


def test_no_code_of_a_later_list_is_known_earlier(evidence: Load) -> None:
    assert evidence("2017").study.uses == ()
    assert not [each for each in evidence("2017").study.codings if each.table == "uses"]
    late = evidence("2024").study
    assert {each.item for each in late.uses} == {each.coded for each in late.codings if each.table == "uses"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_and_differences_of_readings_stand_in_the_sentences(
    language: Language, exhibit: Build, evidence: Load
) -> None:
    found = exhibit("2024", language, "fig-uses")
    assert all(text in found.finding for text in ("40.7%", "88.4%", "56.5%"))
    items = {item.name for each in accounts(evidence("2024")) for item in each.items}
    codings = [each for each in evidence("2024").study.codings if each.coded in items]
    differing = sum(each.first != each.second for each in codings)
    assert f"{differing}" in found.details[-1]
    assert f"{len(items)}" in found.details[-1]


def test_another_region_has_no_lists(evidence: Load, paths: Paths) -> None:
    other = loading.load(paths.processed, replace(evidence("2024").edition, region="北京"))
    assert accounts(other) == ()
    assert uses(other, "en").charts is None


def test_a_share_needs_both_figures_of_one_year_and_level(
    among: Callable[..., Evidence], point: Callable[..., Observation]
) -> None:
    part = {"measure": "fund_to_social_organisations", "value": 100, "low": 90, "high": 110}
    made = [
        point(year=2015, raw="observations.csv:3", **part),
        point(year=2015, raw="observations.csv:2", value=1000, low=900, high=1000),
        point(year=2016, raw="observations.csv:4", **part),
        point(year=2017, raw="observations.csv:5", **{**part, "high": None, "bound": "lower"}),
        point(year=2017, raw="observations.csv:6", measure="fund_retained", value=500),
        point(year=2018, raw="observations.csv:7", basis="plan", **part),
        point(year=2018, raw="observations.csv:8", value=500),
    ]
    found = {each.part.year: each.bounds for each in passed(among(made))}
    assert found[2015] == pytest.approx((0.09, 110 / 900))
    assert found[2016] is None
    assert found[2017] == pytest.approx((0.18, 1))
    assert found[2018] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_gives_a_share_only_where_it_is_known(language: Language, exhibit: Build) -> None:
    found = exhibit("2024", language, "tab-to-organisations")
    names = [column.name for column in found.columns]
    shares = {
        (row[names.index("region")], row[names.index("period")]): row[names.index("low")]
        for row in found.rows
        if row[names.index("low")] is not None
    }
    assert shares == {
        ("东莞", "2011"): pytest.approx(1000 / 19250),
        ("北京", "2015"): pytest.approx(2000 / 8545.5),
        ("海南", "2011"): pytest.approx(100 / 7894.5),
    }
    early = exhibit("2017", language, "tab-to-organisations")
    assert 0 < len(early.rows) < len(found.rows)


def test_an_item_without_a_use_is_named(made_up: Path, check: Callable[[], list[Problem]]) -> None:
    path = made_up / "study" / "uses.csv"
    path.write_text(path.read_text("utf-8").replace("虚构项目一", "虚构他项"), encoding="utf-8")
    found = [(each.file, each.line, each.column) for each in check() if each.code == "T03"]
    assert found == [("data/raw/shanghai_projects.csv", 2, "project_name")]
