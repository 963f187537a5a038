"""Figures of a time that their source, or we, could not know, or that is out of all time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongzhi import checks
from gongzhi.data.raw import load

Place = tuple[str, int, str, str]
Faults = Callable[[], dict[Place, str]]
Edit = Callable[[str, int, str, str], None]
FILE = "observations.csv"


def figure(spoil: Edit, line: int, **cells: str) -> None:
    for column, cell in cells.items():
        spoil(FILE, line, column, cell)


@pytest.mark.parametrize(
    ("line", "cells", "says"),
    [
        (3, {"period": "1948"}, "'1948' is before 1949"),
        (3, {"period": "1937/2015"}, "is before 1949"),
        (3, {"period": "2020"}, "begins after its source was published (2019-05-01); a budget or plan says"),
        (4, {"period": "2020-01"}, "begins after its source was published (2019-12-31)"),
        (12, {"basis": "actual"}, "'2021' begins after its source was published (2020-03-31)"),
    ],
)
def test_a_time_that_the_source_could_not_know_is_named(
    spoil: Edit, faults: Faults, line: int, cells: dict[str, str], says: str
) -> None:
    figure(spoil, line, **cells)
    found = faults()
    assert list(found) == [(FILE, line, "period", "V06")]
    assert says in found[FILE, line, "period", "V06"]


def test_a_figure_of_a_year_that_has_not_come_is_named_on_that_day_only(spoil: Edit, made_up: Path) -> None:
    spoil("sources.csv", 4, "published_on", "")
    spoil("sources.csv", 4, "no_later_than", "2024-12-31")
    figure(spoil, 12, basis="actual", period="2026")

    def codes(day: date | None) -> list[str]:
        return [each.code for each in checks.inspect(load(made_up, day)) if each.severity == "error"]

    assert codes(date(2025, 12, 31)) == ["V06"]
    assert codes(date(2026, 1, 1)) == codes(None) == []


def test_a_budget_may_be_of_the_future(spoil: Edit, faults: Faults) -> None:
    figure(spoil, 12, period="2027")
    assert faults() == {}


@pytest.mark.parametrize("basis", ["plan", "budget"])
def test_no_plan_is_for_the_end_of_time(spoil: Edit, faults: Faults, basis: str) -> None:
    spoil("context.csv", 4, "basis", basis)
    spoil("context.csv", 4, "period", "9999")
    assert [place[:3] for place in faults()] == [("context.csv", 4, "period")]


@pytest.mark.parametrize("year", ["1066", "2188"])
def test_a_listed_year_out_of_all_time_is_named(spoil: Edit, faults: Faults, year: str) -> None:
    spoil("shanghai_projects.csv", 2, "year", year)
    assert [place[:3] for place in faults()] == [("shanghai_projects.csv", 2, "year")]
