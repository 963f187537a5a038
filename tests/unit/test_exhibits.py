"""Every exhibit, in both editions and languages: complete, equal in its data, in one language."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.report import Report
from gongzhi.statistics.wording import FINDINGS, TESTS

Build = Callable[[str, Language, str], Exhibit]
Load = Callable[[str], Evidence]
EDITIONS = ("2017", "2024")
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("name", BUILDERS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_it_is_complete(edition: str, name: str, exhibit: Build, evidence: Load) -> None:
    found = exhibit(edition, "zh", name)
    assert found.id == name
    assert name.startswith("fig-" if found.charts else ("fig-", "tab-"))
    assert found.title
    assert found.finding
    assert all(len(row) == len(found.columns) for row in found.rows)
    assert set(found.sources) <= set(evidence(edition).sources)
    assert len(set(found.sources)) == len(found.sources)
    assert all(number.key.startswith(f"{name}-") for number in found.numbers)
    json.dumps(found.record(), allow_nan=False)


@pytest.mark.parametrize("name", BUILDERS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_its_data_are_the_same_in_both_languages(edition: str, name: str, exhibit: Build) -> None:
    data = []
    for found in (exhibit(edition, "zh", name), exhibit(edition, "en", name)):
        kept = [index for index, column in enumerate(found.columns) if column.kind != "words"]
        names = [found.columns[index].name for index in kept]
        data.append((names, [[row[index] for index in kept] for row in found.rows]))
    assert data[0] == data[1]


@pytest.mark.parametrize("name", BUILDERS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_its_words_are_in_its_language(edition: str, name: str, exhibit: Build) -> None:
    chinese, english = exhibit(edition, "zh", name), exhibit(edition, "en", name)
    assert HAN.search(chinese.title)
    assert HAN.search(chinese.finding)
    assert not re.search(r"\b(the|of|and)\b", chinese.title + chinese.finding + chinese.notes)
    texts = [english.title, english.notes, *english.details, *(column.title for column in english.columns)]
    if name != "fig-projects":  # names of projects stay as printed
        texts += [english.finding, json.dumps(english.charts and english.charts.wide, ensure_ascii=False)]
    assert [text for text in texts if HAN.search(text)] == []


def test_titles_are_unique_in_a_language(exhibit: Build) -> None:
    for language in ("zh", "en"):
        titles = [exhibit("2024", language, name).title for name in BUILDERS]
        assert len(set(titles)) == len(titles)


def test_an_unknown_id_names_the_nearest(evidence: Load) -> None:
    with pytest.raises(KeyError, match="did you mean 'fig-peers'"):
        Report(evidence("2024"), "zh").show("fig-pears")


def test_what_was_not_known_is_said_not_to_be(exhibit: Build) -> None:
    found = exhibit("2017", "en", "fig-projects")
    assert found.charts is None
    assert found.rows == ()
    assert found.finding == "Nothing usable had been published by the edition's date."


@pytest.mark.parametrize("edition", EDITIONS)
def test_bounds_are_drawn_as_bounds(edition: str, exhibit: Build) -> None:
    found = exhibit(edition, "zh", "fig-peers")
    names = [column.name for column in found.columns]
    rows = [dict(zip(names, row, strict=True)) for row in found.rows]
    (suzhou,) = [row for row in rows if row["region"] == "苏州" and row["year"] == 2015]
    assert (suzhou["value"], suzhou["bound"], suzhou["grade"]) == (8000, "lower", "study")
    assert suzhou["amount"] == "超过8,000万元"
    assert found.charts is not None
    assert "triangle-right" in json.dumps(found.charts.wide)


def test_the_page_escapes_what_sources_print(exhibit: Build, evidence: Load) -> None:
    html = Report(evidence("2024"), "en").show("tab-deficits")._repr_mimebundle_()["text/html"]
    assert "\n\n" not in html
    assert "<script" not in html
    assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#x27;)", html)


def test_an_interval_without_an_end_is_left_open(evidence: Load) -> None:
    found = evidence("2024")
    strict = replace(found, edition=replace(found.edition, alpha=0.001))
    for name in ("tab-trends", "fig-trends"):
        built = BUILDERS[name](strict, "en")
        json.dumps(built.record(), allow_nan=False)
        rows = [dict(zip([column.name for column in built.columns], row, strict=True)) for row in built.rows]
        assert None in [row["high"] for row in rows if row["growth"] is not None]


def test_simulated_rates_say_in_their_data_what_they_are_rates_of(exhibit: Build) -> None:
    found = exhibit("2024", "en", "tab-error-rates")
    kept = [index for index, column in enumerate(found.columns) if column.kind != "words"]
    data = {row[index] for row in found.rows for index in kept}
    assert set(TESTS) <= data
    assert set(FINDINGS) <= data


@pytest.mark.parametrize("edition", EDITIONS)
def test_charts_hold_nothing_that_is_no_number(edition: str, exhibit: Build) -> None:
    for name in BUILDERS:
        charts = exhibit(edition, "en", name).charts
        for chart in (charts.wide, charts.narrow) if charts else ():
            json.dumps(chart, allow_nan=False)


def test_an_edition_without_a_plan_or_figures_has_every_exhibit(evidence: Load) -> None:
    bare = replace(evidence("2024"), plan=(), observations=(), series={}, residents={})
    for name in BUILDERS:
        for language in LANGUAGES:
            found = BUILDERS[name](bare, language)
            assert found.finding or name in ("fig-projects", "fig-policies"), name
            json.dumps(found.record(), allow_nan=False)
