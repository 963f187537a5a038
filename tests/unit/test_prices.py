"""Real terms and amounts per head: chains of prices, their base year, whose prices a place uses."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from gongzhi.data.choice import choose
from gongzhi.data.observation import Observation
from gongzhi.data.prices import CPI, Prices, per_head, population, prices

Point = Callable[..., Observation]
PARENTS = {"甲国": "", "甲地": "甲国", "甲地/乙": "甲地", "丙": ""}


@pytest.fixture
def level(point: Point) -> Callable[..., Prices]:
    """The prices of made-up chains: years with their indices by place."""

    def make(**chains: dict[int, str]) -> Prices:
        indices = [
            point(
                region=region, level=CPI[0], measure=CPI[1], unit="上年=100", year=year, value=Decimal(value)
            )
            for region, chain in chains.items()
            for year, value in chain.items()
        ]
        return prices(choose(indices), PARENTS)

    return make


def test_a_chain_gives_prices_of_its_last_year(level: Callable[..., Prices]) -> None:
    found = level(甲国={2014: "102", 2015: "105", 2016: "110"})
    assert found.base == 2016
    assert found.real(Decimal(1000), "甲国", 2016) == 1000
    assert found.real(Decimal(1000), "甲国", 2015) == 1100
    assert found.real(Decimal(1000), "甲国", 2014) == 1155
    assert found.real(Decimal(1000), "甲国", 2013) == Decimal("1178.1")
    assert found.real(Decimal(1000), "甲国", 2012) is None
    assert found.real(Decimal(1000), "甲国", 2017) is None


def test_amounts_are_rounded_to_six_decimals(level: Callable[..., Prices]) -> None:
    found = level(甲国={2016: "103"})
    assert found.real(Decimal(1) / 3, "甲国", 2015) == Decimal("0.343333")


def test_the_base_is_the_latest_year_that_every_chain_reaches(level: Callable[..., Prices]) -> None:
    found = level(甲国={2014: "102", 2015: "105", 2016: "110"}, 甲地={2014: "101", 2015: "104"})
    assert found.base == 2015
    assert found.real(Decimal(110), "甲国", 2016) == 100
    assert found.real(Decimal(100), "甲地", 2014) == 104


def test_a_chain_is_used_back_to_its_latest_gap(level: Callable[..., Prices]) -> None:
    found = level(甲国={2010: "150", 2012: "103", 2013: "104"})
    assert found.real(Decimal(100), "甲国", 2012) == 104
    assert found.real(Decimal(100), "甲国", 2011) == Decimal("107.12")
    assert found.real(Decimal(100), "甲国", 2010) is None


def test_a_chain_that_begins_after_the_base_year_gives_nothing(level: Callable[..., Prices]) -> None:
    found = level(甲国={2010: "102"}, 甲地={2015: "103", 2016: "104"})
    assert found.base == 2010
    assert found.real(Decimal(100), "甲国", 2010) == 100
    assert found.real(Decimal(100), "甲地", 2016) is None


def test_a_place_without_prices_takes_those_above_it(level: Callable[..., Prices]) -> None:
    found = level(甲国={2015: "105", 2016: "110"})
    assert [found.place(region) for region in PARENTS] == ["甲国", "甲国", "甲国", None]
    assert found.real(Decimal(100), "甲地/乙", 2015) == 110
    assert found.real(Decimal(100), "丙", 2015) is None
    assert found.used("丙", 2015) == ()


def test_its_own_prices_go_before_those_above(level: Callable[..., Prices]) -> None:
    found = level(甲国={2016: "110"}, 甲地={2016: "120"})
    assert (found.place("甲地/乙"), found.place("甲国")) == ("甲地", "甲国")
    assert found.real(Decimal(100), "甲地/乙", 2015) == 120


def test_without_prices_nothing_is_in_real_terms() -> None:
    found = prices({}, PARENTS)
    assert found.base is None
    assert found.real(Decimal(100), "甲国", 2016) is None
    assert found.used("甲国", 2016) == ()


def test_the_indices_used_are_those_between_the_years(level: Callable[..., Prices]) -> None:
    found = level(甲国={2014: "102", 2015: "105", 2016: "110"}, 甲地={2015: "104"})
    assert found.base == 2015
    assert [each.year for each in found.used("甲国", 2013)] == [2014, 2015]
    assert [each.year for each in found.used("甲国", 2016)] == [2016]
    assert found.used("甲国", 2015) == ()


@pytest.mark.parametrize(
    ("cells", "value", "unit"),
    [
        ({"value": Decimal(45700), "unit": "万元"}, "228.5", "元/人"),
        ({"value": Decimal(16), "unit": "个"}, "0.08", "个/万人"),
        ({"value": Decimal(7), "unit": "人"}, "0.035", "人/万人"),
        ({"value": Decimal(1), "unit": "%"}, None, ""),
        ({"value": Decimal(102), "unit": "上年=100"}, None, ""),
    ],
)
def test_figures_per_resident(point: Point, cells: dict[str, Any], value: str | None, unit: str) -> None:
    residents = point(measure="permanent_resident_population", unit="万人", value=Decimal(200))
    found = per_head(point(**cells), residents)
    assert found == (None if value is None else Decimal(value), unit)
    assert per_head(point(**cells), None) == (None, "")


def test_residents_are_those_of_the_whole_territory_that_are_known_in_number(point: Point) -> None:
    words = {"measure": "permanent_resident_population", "unit": "万人"}
    found = [
        point(level="all", year=2015, **words),
        point(level="all", year=2016, bound="approx", **words),
        point(level="all", year=2017, bound="lower", **words),
        point(level="own", year=2018, **words),
        point(level="all", year=2019, measure="fund_used"),
    ]
    assert population(choose(found)) == {("上海", 2015): found[0], ("上海", 2016): found[1]}
