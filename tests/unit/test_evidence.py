"""Evidence: an edition uses nothing that was published after its day, and all that was before."""

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gongzhi.data import evidence as loading
from gongzhi.data.evidence import Evidence
from gongzhi.errors import InputError
from gongzhi.paths import Paths

Load = Callable[[str], Evidence]
Rows = list[dict[str, str]]
STUDY_DAY = "2017-03-06"


def table(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def known(found: Evidence) -> list[date]:
    """The days from which the observations of an edition count as known; every one has such a day."""
    days = [each.known_on for each in found.observations if each.known_on]
    assert len(days) == len(found.observations)
    return days


def latest(stated: str) -> str:
    """The last day that a text of dates allows, worked out apart from the library; "" for none."""
    days = re.findall(r"\d{4}(?:-\d\d){0,2}", stated)
    full = {4: "-12-31", 7: "-31", 10: ""}
    return max((day + full[len(day)] for day in days), default="")


@pytest.fixture(scope="module")
def early(paths: Paths) -> dict[str, set[str]]:
    """The raw rows, by file and line, that were known on the study's day."""
    sources = {row["source_id"]: row for row in table(paths.raw / "sources.csv")}
    known: dict[str, set[str]] = {}
    for file in ("observations.csv", "context.csv"):
        known[file] = set()
        for prepared, raw in zip(table(paths.processed / file), table(paths.raw / file), strict=True):
            source = sources[raw["source_id"]]
            day = latest(source["published_on"]) or latest(source["no_later_than"])
            if file == "context.csv":
                last = max(int(year) for year in re.findall(r"\d{4}", raw["period"]))
                day = min(day or "9999", f"{last + 1}-12-31")
            assert day
            if day <= STUDY_DAY:
                known[file].add(prepared["raw"])
    return known


def test_the_first_edition_sees_exactly_what_was_known_on_its_day(
    evidence: Load, early: dict[str, set[str]]
) -> None:
    seen = {each.raw for each in evidence("2017").observations}
    expected = early["observations.csv"] | early["context.csv"]
    assert 200 < len(expected) < 1000
    assert seen - expected == set()
    assert expected - seen == set()


@pytest.mark.parametrize("edition", ["2017", "2024"])
def test_nothing_in_an_edition_is_dated_after_it(evidence: Load, edition: str) -> None:
    found = evidence(edition)
    assert max(known(found)) <= found.edition.as_of
    for records in (found.policies, found.projects, found.districts):
        assert all(each["known_on"] <= found.edition.as_of.isoformat() for each in records)


@pytest.mark.parametrize("edition", ["2017", "2024"])
def test_only_context_may_come_from_a_later_database(evidence: Load, edition: str) -> None:
    found = evidence(edition)
    later = {name for name, each in found.sources.items() if each["known_on"] > str(found.edition.as_of)}
    used = [each for each in found.observations if each.source_id in later]
    assert all(each.raw.startswith("context.csv:") for each in used)
    assert all(int(each.period[-4:]) < found.edition.as_of.year for each in used)


@pytest.mark.parametrize("edition", ["2017", "2024"])
def test_every_point_of_a_series_is_one_that_the_edition_sees(evidence: Load, edition: str) -> None:
    found = evidence(edition)
    seen = set(found.observations)
    for key, series in found.series.items():
        assert set(series.points) <= seen
        assert key == (series.region, series.level, series.measure)
        for year in series.years:
            assert found.edition.first_year <= year <= found.edition.last_year


def test_a_row_published_in_2018_is_in_the_second_edition_only(evidence: Load, paths: Paths) -> None:
    sources = table(paths.raw / "sources.csv")
    ids = {row["source_id"] for row in sources if row["published_on"].startswith("2018-")}
    assert len(ids) > 5
    assert not [each for each in evidence("2017").observations if each.source_id in ids]
    assert not ids & set(evidence("2017").sources)
    raw = [row for row in table(paths.raw / "observations.csv") if row["source_id"] in ids]
    assert len([each for each in evidence("2024").observations if each.source_id in ids]) >= len(raw) > 0


def test_shanghais_use_of_2017_was_not_known_to_the_study(evidence: Load) -> None:
    key = ("上海", "own", "fund_used")
    assert 2017 not in evidence("2017").find(*key).years
    assert {2017, 2018} <= set(evidence("2024").find(*key).years)


@pytest.mark.parametrize("edition", ["2017", "2024"])
def test_every_figure_of_the_study_is_seen_and_graded_as_the_studys(
    evidence: Load, paths: Paths, edition: str
) -> None:
    grades = {row["source_id"]: row["grade"] for row in table(paths.raw / "sources.csv")}
    rows = table(paths.processed / "observations.csv")
    printed = [row for row in rows if grades[row["source_id"]] == "study"]
    seen = {each.raw: each for each in evidence(edition).observations}
    assert len(printed) > 5
    for row in printed:
        assert seen[row["raw"]].grade == "study"
        assert str(seen[row["raw"]].value) == row["value"]


def test_what_is_read_back_is_what_was_written(evidence: Load, paths: Paths) -> None:
    rows = {row["raw"]: row for row in table(paths.processed / "observations.csv")}
    seen = [each for each in evidence("2024").observations if each.raw in rows]
    assert len(seen) > 900
    for each in seen:
        assert each.record() == rows[each.raw]


def test_a_day_earlier_the_studys_own_day_is_not_seen(evidence: Load, paths: Paths) -> None:
    before = replace(evidence("2017").edition, as_of=date(2005, 1, 1), edition="early")
    found = loading.load(paths.processed, before)
    assert all(day <= date(2005, 1, 1) for day in known(found))
    assert len(found.observations) < 60


def test_the_day_of_the_edition_itself_is_included(evidence: Load, paths: Paths) -> None:
    day = max(known(evidence("2017")))
    on, eve = (
        loading.load(paths.processed, replace(evidence("2017").edition, as_of=as_of))
        for as_of in (day, date.fromordinal(day.toordinal() - 1))
    )
    assert set(known(on)) - set(known(eve)) == {day}


def test_a_series_that_is_not_known_has_no_points(evidence: Load) -> None:
    series = evidence("2017").find("上海", "own", "no_such_measure")
    assert (series.points, series.others, series.years) == ((), (), ())


def test_an_unknown_region_names_the_nearest(evidence: Load, paths: Paths) -> None:
    edition = replace(evidence("2024").edition, region="上海市")
    with pytest.raises(InputError, match="unknown '上海市' \\(did you mean '上海'\\?\\)"):
        loading.load(paths.processed, edition)
