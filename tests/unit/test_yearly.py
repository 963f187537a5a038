"""The table of yearly series: the chosen figure of each year, and what follows from it."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongzhi import intake
from gongzhi.data import preparation, yearly
from gongzhi.data.observation import Observation
from gongzhi.data.raw import load

Point = Callable[..., Observation]


@pytest.fixture
def series(made_up: Path) -> dict[tuple[str, str, str, str], dict[str, str]]:
    """The series of the made-up tables by region, level, measure and year."""
    records = preparation.prepare(intake.sound(load(made_up)))["series.csv"]
    return {(row["region"], row["level"], row["measure"], row["year"]): row for row in records}


def test_amounts_are_in_prices_of_one_year_with_their_sources(series: dict[Any, dict[str, str]]) -> None:
    found = {year: series["甲地", "own", "made_up_money", year] for year in ("2014", "2015", "2016", "2021")}
    columns = ("value", "real", "price_base", "prices_of", "price_sources")
    assert {year: tuple(row[name] for name in columns) for year, row in found.items()} == {
        "2014": ("45700", "47266.596", "2016", "甲国", "s-a"),
        "2015": ("45800", "46716", "2016", "甲国", "s-a"),
        "2016": ("45900", "45900", "2016", "甲国", ""),
        "2021": ("50000", "", "", "", ""),
    }


def test_amounts_per_head_name_the_source_of_the_residents(series: dict[Any, dict[str, str]]) -> None:
    columns = ("per_head", "per_head_unit", "population_source")
    found = {key[2:]: tuple(row[name] for name in columns) for key, row in series.items()}
    assert found["made_up_money", "2015"] == ("229", "元/人", "s-a")
    assert found["made_up_money", "2016"] == ("227.791563", "元/人", "s-b")
    assert found["made_up_money", "2014"][0] == found["made_up_share", "2015"][0] == ""
    assert found["made_up_people", "2015"] == ("365", "人/万人", "s-a")


def test_every_point_has_its_interval_and_the_number_of_others(series: dict[Any, dict[str, str]]) -> None:
    row = series["甲地", "own", "made_up_money", "2015"]
    assert (row["low"], row["high"], row["other_sources"]) == ("45799.5", "45800.5", "1")
    row = series["甲地", "own", "made_up_money", "2014"]
    assert (row["low"], row["high"], row["other_sources"]) == ("45650", "45750", "0")


def test_a_stray_name_carries_its_level_and_year(series: dict[Any, dict[str, str]]) -> None:
    row = series["甲地", "all", "made_up_money", "2016"]
    assert (row["value"], row["raw"], row["flags"]) == ("50000", "observations.csv:7", "derived press")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, []),
        ({"bound": "approx"}, ["approx"]),
        ({"bound": "lower", "high": None}, ["lower"]),
        ({"bound": "upper", "low": Decimal(0)}, ["upper"]),
        ({"basis": "budget"}, ["budget"]),
        ({"basis": "plan"}, ["plan"]),
        ({"derived_from": "1+2"}, ["derived"]),
        ({"grade": "press"}, ["press"]),
        ({"grade": "copy"}, ["copy"]),
        ({"grade": "study"}, []),
        ({"dated": False}, ["undated"]),
        ({"corrections": "made-up"}, ["corrected"]),
        ({"raw": "observations.csv:3"}, ["disputed"]),
        ({"low": Decimal(43000), "high": Decimal(48000)}, ["wide"]),
        ({"low": Decimal(43415), "high": Decimal(47985)}, []),
        (
            {"bound": "approx", "basis": "plan", "grade": "copy", "dated": False},
            ["approx", "plan", "copy", "undated"],
        ),
    ],
)  # fmt: skip
def test_flags_say_what_to_look_at(point: Point, cells: dict[str, Any], expected: list[str]) -> None:
    assert yearly.flags(point(**cells), {"observations.csv:3"}) == expected


@pytest.mark.parametrize("name", yearly.COLUMNS)
def test_a_point_has_the_cells_of_its_figure(name: str, point: Point) -> None:
    (row,) = yearly.series([point()], {})
    assert row[name] == point().record()[name]
    assert (row["real"], row["per_head"], row["other_sources"], row["flags"]) == ("", "", "0", "")


def test_no_series_are_made_of_nothing() -> None:
    assert yearly.series([], {}) == []
