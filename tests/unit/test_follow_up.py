"""What came of the recommendations: documents, figures before and since, and the links to deficits."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gongzhi.analysis.follow_up import Move, follow_all, move
from gongzhi.analysis.indicators import Known
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.study import Indicator
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.figures.links import lines, matrix
from gongzhi.language.text import LANGUAGES, Language, Text
from gongzhi.tables.moves import moved

Load = Callable[[str], Evidence]
Build = Callable[[str, Language, str], Exhibit]
Figure = Callable[..., Observation]
EDITIONS = ("2017", "2024")


def rows(found: Exhibit) -> list[dict[str, Any]]:
    names = [column.name for column in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.rows]


@pytest.fixture
def between(evidence: Load) -> Callable[..., Move]:
    """The move of made-up figures of a measure."""

    def make(*points: Observation, measure: str = "foundations") -> Move:
        indicator = Indicator("R4", measure, "all", "circumstantial", Text("", ""))
        return move(Known(indicator, points, (), (), 0), evidence("2024"))

    return make


def test_the_last_figure_before_is_set_beside_the_latest(point: Figure, between: Callable[..., Move]) -> None:
    points = [
        point(year=year, value=value) for year, value in ((2015, 270), (2017, 300), (2018, 400), (2020, 533))
    ]
    found = between(*points)
    assert (found.before, found.latest) == (points[1], points[3])
    assert (found.change, found.side) == (Decimal(233), "higher")


def test_a_bound_is_not_subtracted_but_may_lie_higher_for_certain(
    point: Figure, between: Callable[..., Move]
) -> None:
    before, bound = point(year=2017, value="14.98"), point(year=2021, value=23, high=None, bound="lower")
    found = between(before, bound)
    assert (found.change, found.side) == (None, "higher")
    found = between(replace(before, bound="lower", high=None), bound)
    assert (found.change, found.side) == (None, "")


def test_sums_over_years_and_money_of_part_of_a_year_are_no_figures(
    point: Figure, between: Callable[..., Move]
) -> None:
    span = point(period="2017/2019", year=None, value=9)
    month = point(period="2020-05", year=None, value=83)
    early = point(year=2016, value=42)
    assert between(early, span).latest is None
    assert between(early, month).change == Decimal(41)
    assert between(early, month, measure="government_purchase_amount").latest is None


def test_plans_are_not_subtracted(point: Figure, between: Callable[..., Move]) -> None:
    found = between(point(year=2016, value=1), point(year=2020, value=2, basis="plan"))
    assert found.change is None


@pytest.mark.parametrize(
    ("language", "unit", "said"),
    [("zh", "个", "+263个（+97%）"), ("en", "个", "+263 (+97%)"), ("en", "%", "+263 percentage points")],
)
def test_a_difference_is_said_with_its_unit(
    language: Language, unit: str, said: str, point: Figure, between: Callable[..., Move]
) -> None:
    points = (point(year=2015, value=270, unit=unit), point(year=2020, value=533, unit=unit))
    assert moved(between(*points), language) == said
    fallen = moved(between(points[0], replace(points[1], value=Decimal(135))), language)
    assert "135" in fallen
    assert "+" not in fallen


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_had_followed_on_the_day_of_the_study(language: Language, exhibit: Build) -> None:
    documents = exhibit("2017", language, "tab-follow-up")
    assert len(documents.rows) == 7
    assert {row["title"] for row in rows(documents)} == {None}
    figures = rows(exhibit("2017", language, "tab-follow-up-figures"))
    assert {row["value_since"] for row in figures} == {row["change"] for row in figures} == {None}
    assert any(row["value_before"] for row in figures)


def test_documents_are_those_coded_and_dated_after_the_study(evidence: Load, exhibit: Build) -> None:
    found = evidence("2024")
    known = {each["title"]: each for each in found.policies}
    coded = {(each.claim, each.policy) for each in found.study.documents if each.role == "takes_up"}
    shown = {
        (row["recommendation"], row["title"]): row for row in rows(exhibit("2024", "en", "tab-follow-up"))
    }
    assert {key for key in shown if key[1]} == coded != set()
    for (_, title), row in shown.items():
        if title:
            assert known[title]["known_on"] > "2017-03-06"
            assert (row["url"], row["body"]) == (known[title]["url"], known[title]["issuing_body"])


def test_recommendations_without_an_answer_are_named(evidence: Load, exhibit: Build) -> None:
    found = follow_all(evidence("2024"))
    silent = [each.claim.id for each in found if not each.documents]
    nothing = [each.claim.id for each in found if not each.documents and not each.since]
    finding = exhibit("2024", "en", "tab-follow-up").finding
    assert f"none takes up {', '.join(silent[:-1])} and {silent[-1]}." in finding
    assert nothing == ["R6"]
    assert finding.endswith("With neither a document nor a figure since the study: R6.")


def test_differences_are_those_of_the_two_values(exhibit: Build) -> None:
    changed = [
        row for row in rows(exhibit("2024", "zh", "tab-follow-up-figures")) if row["change"] is not None
    ]
    assert {row["measure"] for row in changed} >= {"foundations", "certified_social_workers"}
    for row in changed:
        assert row["change"] == pytest.approx(row["value_since"] - row["value_before"])
        assert {row["bound_before"], row["bound_since"]} <= {"exact", "approx"}
        assert row["period_before"][:4] <= "2017" < row["period_since"][:4]


@pytest.mark.parametrize("edition", EDITIONS)
def test_links_are_counted_for_each_deficit(edition: str, evidence: Load, exhibit: Build) -> None:
    links = evidence(edition).study.links
    found = exhibit(edition, "en", "fig-coverage-links")
    assert [(row["recommendation"], row["deficit"]) for row in rows(found)] == [
        (each.recommendation, each.deficit) for each in links
    ]
    for deficit in ("D1", "D2", "D3", "D4"):
        n = sum(each.deficit == deficit for each in links)
        assert f"{deficit} by {n}" in found.finding


def test_what_answers_nothing_and_what_nothing_answers_is_named(evidence: Load) -> None:
    found = evidence("2024")
    kept = tuple(each for each in found.study.links if each.deficit != "D4" and each.recommendation != "R3")
    built = matrix(replace(found, study=replace(found.study, links=kept)), "en")
    assert built.finding.endswith("Recommendations that answer none: R3; deficits that none answers: D4.")
    assert {each.key: each.value for each in built.numbers}["fig-coverage-links-idle"] == 1


def test_lines_of_labels_lose_nothing_and_do_not_begin_with_a_mark() -> None:
    text = "让基金会多资助、少自办，直接与社会组织合作，支持能力和人才。"
    for letters in range(4, 15):
        found = lines(text, letters, "zh")
        assert "".join(found) + "。" == text
        assert not any(line[0] in "，、。" for line in found)
    assert lines("Make staff a profession.", 12, "en") == ["Make staff a", "profession"]
