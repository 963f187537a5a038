"""Do figures add up: sums within the rounding of their terms, and lists of items."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gongzhi.data import itemised, reconciliation
from gongzhi.data.observation import Observation
from gongzhi.data.reconciliation import Reconciled, reconcile

Point = Callable[..., Observation]
Figures = Callable[..., list[Observation]]
KINDS = ("elderly", "disabled", "children", "public_welfare")


@pytest.fixture
def figures(point: Point) -> Figures:
    """Figures of one place and year by level and measure: a value, or a value with its ends."""

    def make(known: dict[tuple[str, str], Any], **cells: Any) -> list[Observation]:
        found = []
        for (level, measure), value in known.items():
            low, middle, high = value if isinstance(value, tuple) else (value, value, value)
            ends = {"low": Decimal(str(low)), "high": None if high is None else Decimal(str(high))}
            name = {"level": level, "measure": measure, "source_id": f"s-{level}-{measure}"}
            found.append(point(**{**name, "value": Decimal(str(middle)), **ends, **cells}))
        return found

    return make


def one(points: list[Observation]) -> Reconciled:
    (found,) = reconcile(points)
    return found


def raised(**parts: Any) -> dict[tuple[str, str], Any]:
    """Money raised, with its three parts unless they are said to be otherwise."""
    known = {"total": 100, "central": 50, "districts": 20, "own": 30, **parts}
    terms = {
        "total": ("all", "fund_raised"),
        "central": ("all", "fund_to_central"),
        "districts": ("all", "fund_to_districts"),
        "own": ("own", "fund_retained"),
    }
    return {term: known[name] for name, term in terms.items() if known[name] is not None}


def test_a_sum_that_adds_up_holds(figures: Figures) -> None:
    found = one(figures(raised()))
    assert (found.status, found.missing) == ("holds", ())
    assert found.total == found.found == 100
    assert (found.known, found.expected, found.unit) == (3, 3, "万元")
    assert (found.region, found.period) == ("上海", "2018")
    assert found.title.en == "raised = central + districts + retained at own level"
    assert found.sources == (
        "s-all-fund_raised",
        "s-all-fund_to_central",
        "s-all-fund_to_districts",
        "s-own-fund_retained",
    )


@pytest.mark.parametrize(
    ("own", "status"),
    [
        (29, "fails"),
        (31, "fails"),
        ((29.5, 29.6, 30.5), "holds"),
        ((29, 29.2, 29.5), "fails"),
        ((28, 28, None), "holds"),
        ((31, 31, None), "fails"),
        ((0, 40, 40), "holds"),
        ((0, 20, 20), "fails"),
    ],
)
def test_a_sum_holds_where_its_interval_meets_that_of_the_total(
    figures: Figures, own: Any, status: str
) -> None:
    assert one(figures(raised(own=own))).status == status


def test_the_rounding_of_the_total_counts_too(figures: Figures) -> None:
    assert one(figures(raised(total=(99.5, 100, 100.5), own=(29.9, 30, 30.1)))).status == "holds"
    assert one(figures(raised(total=(99.5, 100, 100.5), own=(30.6, 30.7, 30.8)))).status == "fails"
    assert one(figures(raised(total=(120, 120, None)))).status == "fails"
    assert one(figures(raised(total=(90, 90, None)))).status == "holds"


@pytest.mark.parametrize(
    ("parts", "status", "missing"),
    [
        ({"districts": None}, "untested", ("fund_to_districts",)),
        ({"districts": None, "own": None}, "untested", ("fund_to_districts", "fund_retained")),
        ({"districts": None, "own": 60}, "fails", ("fund_to_districts",)),
        ({"own": None, "districts": 50}, "untested", ("fund_retained",)),
    ],
)
def test_without_a_part_a_sum_is_untested_unless_the_others_exceed_it(
    figures: Figures, parts: dict[str, Any], status: str, missing: tuple[str, ...]
) -> None:
    # What a province keeps and what a city keeps are two forms of one sum; this one is the first.
    found = reconcile(figures(raised(**parts)))[0]
    assert found.title == reconciliation.RAISED
    assert (found.status, found.missing) == (status, missing)


def test_nothing_is_said_without_a_total_or_any_part(figures: Figures) -> None:
    assert reconcile(figures(raised(total=None))) == ()
    assert reconcile(figures(raised(central=None, districts=None, own=None))) == ()


def test_money_put_by_lets_a_known_part_exceed_what_was_used(figures: Figures) -> None:
    used = {("own", "fund_used"): 70, ("own", "fund_retained"): 100}
    found = one(figures(used))
    assert (found.status, found.missing) == ("untested", ("fund_carried_over_used",))
    for balance, status in ((-30, "holds"), (30, "fails")):
        assert one(figures({**used, ("own", "fund_carried_over_used"): balance})).status == status


def test_the_first_known_alternative_stands_for_a_part(figures: Figures) -> None:
    known = raised(districts=None)
    assert one(figures({**known, ("below", "fund_retained"): 20})).status == "holds"
    both = one(figures({**raised(), ("below", "fund_retained"): 99}))
    assert both.status == "holds"
    assert both.found == 100


def test_a_total_complete_in_another_form_is_not_untested_in_this_one(figures: Figures) -> None:
    city = {
        ("all", "fund_raised"): 100,
        ("own", "fund_to_central"): 50,
        ("own", "fund_to_province"): 10,
        ("own", "fund_retained"): 40,
    }
    found = one(figures(city))
    assert (found.title.en, found.status) == ("raised = central + province + retained in the city", "holds")
    half = {term: value for term, value in city.items() if term[1] != "fund_to_province"}
    assert {each.status for each in reconcile(figures(half))} == {"untested"}
    alone = {term: city[term] for term in (("all", "fund_raised"), ("own", "fund_retained"))}
    assert [each.title.en for each in reconcile(figures(alone))] == [
        "raised = central + districts + retained at own level"
    ]


def test_categories_both_lotteries_and_counts_add_up_too(figures: Figures) -> None:
    uses = {("own", "fund_used"): 10, **{("own", f"fund_used_{kind}"): 2.5 for kind in KINDS}}
    assert one(figures(uses)).status == "holds"
    projects = {("all", "projects"): 9, **{("all", f"projects_{kind}"): 2 for kind in KINDS}}
    found = one(figures(projects, unit="个"))
    assert (found.status, found.unit) == ("fails", "个")
    assert found.found == 8
    lotteries = {
        ("all", "all_lottery_sales"): 7,
        ("all", "lottery_sales"): 4,
        ("all", "sports_lottery_sales"): 3,
    }
    assert one(figures(lotteries)).status == "holds"
    sports = {("own", f"sports_{name}"): value for (_, name), value in uses.items()}
    assert one(figures(sports)).title.en == "used = sum of its categories (sports lottery)"


def test_budgets_and_dropped_figures_take_no_part(figures: Figures) -> None:
    points = figures(raised())
    assert reconcile([replace(each, basis="budget") for each in points]) == ()
    assert one([*points[:-1], replace(points[-1], dropped=True)]).status == "untested"


def test_the_preferred_source_is_added_up_and_places_are_kept_apart(figures: Figures) -> None:
    points = figures(raised())
    worse = replace(points[-1], value=Decimal(5), low=Decimal(5), high=Decimal(5), grade="press")
    assert one([worse, *points]).found == 100
    elsewhere = [replace(each, region="宁波") for each in points[1:]]
    later = [replace(each, period="2019") for each in points[1:]]
    assert one([*points[:1], *points[1:2], *elsewhere, *later]).known == 1
    found = reconcile([replace(each, region=region) for region in ("宁波", "上海") for each in points])
    assert [each.region for each in found] == ["上海", "宁波"]


def test_every_sum_has_a_name_of_its_own() -> None:
    names = [each.name for each in reconciliation.IDENTITIES]
    assert len(set(names)) == len(names)


PROJECT = {"category": "老年人福利类", "year": "2018"}


@pytest.mark.parametrize(
    ("amounts", "total", "count", "status"),
    [
        (("10", "20.5"), "30.5", 2, "holds"),
        (("10", "20.5"), "30.4", 2, "holds"),
        (("10", "20.5"), "32", 2, "fails"),
        (("10.25", "20.25"), "30.55", 2, "fails"),
        (("10", "20"), "60", 3, "untested"),
        (("40", "40"), "60", 3, "fails"),
        (("30", "30"), "60", 3, "untested"),
    ],
)
def test_projects_add_up_to_the_subtotal_that_is_printed(
    figures: Figures, amounts: tuple[str, ...], total: str, count: int, status: str
) -> None:
    known = {("own", "fund_used_elderly"): total, ("own", "projects_elderly"): count}
    records = [{**PROJECT, "amount": amount} for amount in amounts]
    (found,) = itemised.projects(records, itemised.CITY, figures(known))
    assert (found.status, found.known, found.expected) == (status, len(amounts), count)
    assert (found.total, found.found) == (Decimal(total), sum(map(Decimal, amounts)))
    assert found.sources == ("s-own-fund_used_elderly", "s-own-projects_elderly")


def test_projects_need_a_subtotal_and_a_number_of_their_year_and_place(figures: Figures) -> None:
    records = [{**PROJECT, "amount": "10"}]
    known = figures({("own", "fund_used_elderly"): 10, ("own", "projects_elderly"): 1})
    assert len(list(itemised.projects(records, itemised.CITY, known))) == 1
    assert list(itemised.projects(records, itemised.CITY, known[:1])) == []
    assert list(itemised.projects(records, "宁波", known)) == []
    assert list(itemised.projects([{**records[0], "year": "2019"}], itemised.CITY, known)) == []
    assert list(itemised.projects(records, itemised.CITY, [replace(known[0], dropped=True), known[1]])) == []


def test_districts_add_up_to_the_subtotals_of_their_own_list() -> None:
    base = {"region": "上海/甲区", "year": "2018", "url": "http://a", "item": ""}
    rows = [
        {**base, "measure": "used_elderly", "value": "30"},
        {**base, "measure": "projects_elderly", "value": "2"},
        {**base, "measure": "item_elderly", "value": "10", "item": "甲"},
        {**base, "measure": "item_elderly", "value": "20", "item": "乙"},
        {**base, "measure": "used_children", "value": "5"},
    ]
    sources = {"s-1": {"url": "http://a"}, "s-2": {"url": "http://b"}}
    (found,) = itemised.districts(rows, sources)
    assert (found.status, found.region, found.period, found.sources) == (
        "holds",
        "上海/甲区",
        "2018",
        ("s-1",),
    )
    assert (
        list(itemised.districts([row for row in rows if row["measure"] != "projects_elderly"], sources)) == []
    )
    (fewer,) = itemised.districts(rows[:3], sources)
    assert (fewer.status, fewer.known, fewer.expected) == ("untested", 1, 2)
