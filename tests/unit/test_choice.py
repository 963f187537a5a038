"""Choice among sources: each difference decides only where those before it are equal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from gongzhi.data.choice import choose, conflicts
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation

KEY = ("上海", "own", "fund_used")
FIGURE = Observation(
    region="上海", level="own", measure="fund_used", period="2018", year=2018, value=Decimal(100),
    low=Decimal("99.5"), high=Decimal("100.5"), unit="万元", bound="exact", basis="actual",
    as_stated="100万元", derived_from="", source_id="s-1",
    grade="official", known_on=date(2019, 6, 1), dated=True, corrections="", dropped=False,
    raw="observations.csv:2", note="",
)  # fmt: skip


# In the order of the rule: what is worse, so that the figure itself is chosen.
WORSE: tuple[dict[str, Any], ...] = (
    {"basis": "budget"},
    {"bound": "approx"},
    {"grade": "press"},
    {"derived_from": "10 × 10"},
    {"dated": False},
    {"known_on": date(2018, 6, 1)},
    {"source_id": "s-2"},
    {"raw": "observations.csv:3"},
)


@pytest.mark.parametrize("worse", WORSE, ids=lambda worse: next(iter(worse)))
def test_the_worse_figure_is_not_chosen(worse: dict[str, Any]) -> None:
    for order in permutations((FIGURE, replace(FIGURE, value=Decimal(200), **worse))):
        series = choose(order)[KEY]
        assert [point.value for point in series.points] == [100]
        assert series.others == (1,)


@pytest.mark.parametrize("place", range(1, len(WORSE)))
def test_an_earlier_difference_outweighs_all_later_ones(place: int) -> None:
    earlier = replace(FIGURE, **WORSE[place - 1])
    later: dict[str, Any] = {}
    for worse in WORSE[place:]:
        later.update(worse)
    better = replace(FIGURE, value=Decimal(200), **later)
    assert choose([earlier, better])[KEY].points == (better,)


@pytest.mark.parametrize(
    ("column", "order"),
    [
        ("basis", ("actual", "budget", "plan")),
        ("bound", ("exact", "approx", "lower", "upper")),
        ("grade", ("official", "study", "press", "copy")),
    ],
)
def test_words_are_ranked_as_the_rule_says(column: str, order: tuple[str, ...]) -> None:
    every = [replace(FIGURE, **{column: word}) for word in order]  # type: ignore[arg-type]
    while every:
        assert choose(reversed(every))[KEY].points == (every.pop(0),)


def test_no_mean_is_ever_taken() -> None:
    figures = [replace(FIGURE, value=Decimal(value), source_id=f"s-{value}") for value in (1, 2, 6)]
    assert choose(figures)[KEY].points[0] in figures


def test_parts_of_years_and_spans_are_in_no_series() -> None:
    parts = [replace(FIGURE, period=period, year=None) for period in ("2018-02", "2009/2016")]
    assert choose(parts) == {}


def test_what_was_dropped_is_not_even_counted() -> None:
    aside = replace(FIGURE, dropped=True, grade="official", source_id="s-0")
    series = choose([FIGURE, aside])[KEY]
    assert (series.points, series.others) == ((FIGURE,), (0,))


def test_years_are_in_order_and_each_once() -> None:
    figures = [replace(FIGURE, year=year, period=str(year)) for year in (2020, 2018, 2019, 2018)]
    assert choose(figures)[KEY].years == (2018, 2019, 2020)


def test_levels_and_regions_stay_apart() -> None:
    figures = [FIGURE, replace(FIGURE, level="all"), replace(FIGURE, region="宁波")]
    assert set(choose(figures)) == {KEY, ("上海", "all", "fund_used"), ("宁波", "own", "fund_used")}


def test_every_point_and_its_others_are_all_there_were(evidence: Callable[[str], Evidence]) -> None:
    observations = evidence("2024").observations
    usable = [each for each in observations if each.year is not None and not each.dropped]
    series = choose(observations).values()
    assert sum(len(each.points) + sum(each.others) for each in series) == len(usable)


def test_a_figure_without_any_date_comes_after_all_that_have_one() -> None:
    undated = replace(FIGURE, known_on=None, value=Decimal(200))
    assert choose([undated, FIGURE])[KEY].points == (FIGURE,)


def other(low: float, high: float | None, **cells: Any) -> Observation:
    """A figure of another source with an interval of its own."""
    figure = replace(FIGURE, source_id="s-2", raw="observations.csv:3", **cells)
    return replace(figure, low=Decimal(str(low)), high=None if high is None else Decimal(str(high)))


@pytest.mark.parametrize(("low", "high"), [(100.5, 101.5), (90, 99.5), (0, 1000), (100, 100), (50, None)])
def test_figures_that_can_be_the_same_are_no_conflict(low: float, high: float | None) -> None:
    assert conflicts([FIGURE, other(low, high)]) == []


@pytest.mark.parametrize(("low", "high"), [(100.51, 101.5), (90, 99.49), (101, None), (0, 99)])
def test_figures_that_cannot_be_the_same_are_a_conflict(low: float, high: float | None) -> None:
    against = other(low, high)
    for order in permutations((FIGURE, against)):
        assert conflicts(order) == [(FIGURE, (against,))]


@pytest.mark.parametrize(
    "cells",
    [{"region": "宁波"}, {"level": "all"}, {"measure": "fund_raised"}, {"period": "2019", "year": 2019},
     {"basis": "budget"}, {"dropped": True}],
    ids=lambda cells: next(iter(cells)),
)  # fmt: skip
def test_only_figures_of_the_same_thing_can_be_in_conflict(cells: dict[str, Any]) -> None:
    assert conflicts([FIGURE, other(500, 600, **cells)]) == []


def test_parts_of_years_can_be_in_conflict_too() -> None:
    one, two = (replace(each, period="2018-02", year=None) for each in (FIGURE, other(500, 600)))
    assert conflicts([one, two]) == [(one, (two,))]


def test_a_conflict_names_all_that_the_chosen_figure_contradicts_and_no_other() -> None:
    near, far = other(100, 100.2), replace(other(500, 600), source_id="s-3", raw="observations.csv:4")
    assert conflicts([far, near, FIGURE]) == [(FIGURE, (far,))]
