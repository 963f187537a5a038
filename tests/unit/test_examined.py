"""What is asked of a series: by its years, of which figures, over which ranges, in which terms."""

import math
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gongzhi.analysis import values
from gongzhi.analysis.examined import Examined, examine
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.plan import Hypothesis
from gongzhi.data.prices import Prices
from gongzhi.statistics import loglinear_fit, mann_kendall, theil_sen, trend_bounds

Load = Callable[[str], Evidence]
Point = Callable[..., Observation]
Points = list[Observation]
FIRST = 2006
BREAK = Hypothesis(
    id="break", family="exploratory", claim="", region="", level="", measure="",
    question="break_known", method="chow", direction="main", bearing="direct", peers=(), year=2011,
    declared_on="2020-01-01", reason_zh="", reason_en="",
)  # fmt: skip


@pytest.fixture
def ask(among: Callable[..., Evidence]) -> Callable[..., Examined]:
    """What is answered of one series."""

    def make(points: Points, **changes: Any) -> Examined:
        found = among(points, **changes)
        (series,) = found.series.values()
        return examine(series, found, values.contradicted(found, series.measure))

    return make


@pytest.mark.parametrize("bound", ["exact", "approx", "lower", "upper"])
@pytest.mark.parametrize("basis", ["actual", "budget", "plan"])
def test_usable_are_values_of_what_was_done(point: Point, bound: str, basis: str) -> None:
    expected = bound in ("exact", "approx") and basis == "actual"
    assert values.usable(point(bound=bound, basis=basis)) is expected


@pytest.mark.parametrize("change", [{"bound": "lower", "high": None}, {"bound": "upper", "low": Decimal(0)}])
def test_a_bound_is_not_tested_but_widens_the_range_of_p(
    figures: Callable[..., Points], ask: Callable[..., Examined], change: dict[str, Any]
) -> None:
    points = figures([10, 11, 12, 13, 14, 15])
    points[3] = replace(points[3], value=Decimal(10**6), **change)
    each = ask(points)
    assert (each.left_out, each.trend.n, each.trend.statistic.value) == ((points[3],), 5, 10)
    bounds = each.answers["bounds"]
    # "More than 13" may exceed the two years after it, "under 13" fall short of the three before.
    least = 15 - 2 * (2 if change["bound"] == "lower" else 3)
    assert (bounds.n, bounds.numbers["S_min"], bounds.numbers["S_max"]) == (6, least, 15)
    assert each.p_range == (bounds.numbers["p_min"], bounds.numbers["p_max"])
    assert each.p_range[0] < each.trend.p.value < each.p_range[1]


@pytest.mark.parametrize("basis", ["budget", "plan"])
def test_what_was_not_done_is_neither_tested_nor_in_the_range(
    figures: Callable[..., Points], ask: Callable[..., Examined], basis: str
) -> None:
    points = figures([10, 11, 12, 13, 14, 15])
    points[3] = replace(points[3], value=Decimal(1), basis=basis)
    each = ask(points)
    assert each.left_out == (points[3],)
    assert (each.trend.n, each.answers["bounds"].n) == (5, 5)
    assert each.p_range == (each.trend.p.value, each.trend.p.value)


def test_a_source_that_contradicts_widens_its_year(
    figures: Callable[..., Points], ask: Callable[..., Examined], among: Callable[..., Evidence]
) -> None:
    points = figures([10, 11, 12, 13, 14, 15])
    other = replace(points[2], value=Decimal(20), low=Decimal(19), high=Decimal(21), grade="press", raw="p:1")
    found = among([*points, other])
    assert values.contradicted(found, points[2].measure) == {points[2].raw: (other,)}
    assert values.ranges(points, values.contradicted(found, points[2].measure))[2] == (12.0, 21.0)
    plain, disputed = ask(points), ask([*points, other])
    assert plain.trend == disputed.trend
    assert plain.answers["bounds"].numbers["p_max"] == pytest.approx(2 / math.factorial(6))
    wide = trend_bounds([10, 11, 12, 13, 14, 15], [10, 11, 21, 13, 14, 15])
    assert disputed.answers["bounds"].numbers == wide.numbers
    assert wide.numbers["p_max"] > plain.answers["bounds"].numbers["p_max"]
    near = replace(other, value=Decimal(12), low=Decimal("11.9"), high=Decimal("12.1"))
    assert ask([*points, near]).p_range == plain.p_range


DESCRIBED = {"growth"}
TESTED = {
    "growth", "trend", "slope", "line", "autocorrelation", "leave_one_out", "power", "bounds", "slope_bounds",
}  # fmt: skip


@pytest.mark.parametrize(
    ("n", "names"),
    [
        (2, set()),
        (3, DESCRIBED),
        (4, DESCRIBED),
        (5, TESTED),
        (9, TESTED),
        (10, TESTED | {"break-2011"}),
        (11, TESTED | {"break-2011"}),
        (12, TESTED | {"break-2011", "break_unknown"}),
    ],
)
def test_the_number_of_years_decides_what_is_asked(
    figures: Callable[..., Points], ask: Callable[..., Examined], n: int, names: set[str]
) -> None:
    amounts = [100 + 7 * step + (step * step) % 5 for step in range(n)]
    each = ask(figures(amounts, measure="projects", unit="个"), plan=(BREAK,))
    assert (set(each.answers), each.refusals) == (names, {})


def test_breaks_are_sought_at_the_years_of_the_plan_only(
    figures: Callable[..., Points], ask: Callable[..., Examined]
) -> None:
    points = figures([3, 5, 4, 6, 7, 9, 8, 11, 10, 13], measure="projects", unit="个")
    assert not [name for name in ask(points).answers if name.startswith("break")]
    plan = tuple(replace(BREAK, year=year) for year in (2009, 2011, 2008, 2030))
    each = ask(points, plan=plan)
    assert [name for name in each.answers if name.startswith("break")] == ["break-2009", "break-2011"]
    assert {name: each.refusals[name].reason for name in each.refusals} == {
        "break-2008": "insufficient_df",
        "break-2030": "insufficient_df",
    }


def test_what_is_refused_is_recorded_with_its_reason(
    figures: Callable[..., Points], ask: Callable[..., Examined]
) -> None:
    same = ask(figures([5, 5, 5, 5, 5]))
    assert (same.trend, same.refusal.reason, same.p_range) == (None, "constant", None)
    assert same.detected(0.05) is None
    assert same.certain(0.05) is False
    zero = ask(figures([0, 1, 2, 3, 4], measure="projects", unit="个"))
    assert zero.trend.p.value == pytest.approx(2 / math.factorial(5))
    assert (zero.effect, zero.refusal.reason) == (None, "non_positive_log")
    assert {"slope", "line", "power", "leave_one_out", "growth"} <= set(zero.refusals)


def test_money_is_taken_in_constant_prices_as_far_as_prices_reach(
    figures: Callable[..., Points], ask: Callable[..., Examined], point: Point
) -> None:
    amounts: list[float | None] = [100, 110, 120, 140, 150, 160]
    indices = {FIRST + step: point(year=FIRST + step, source_id=f"s-{step}") for step in range(1, 5)}
    levels = {FIRST + step: Decimal(level) / 10 for step, level in enumerate((7, 8, 8, 9, 10))}
    prices = Prices(FIRST + 4, {"上海": levels}, {"上海": indices}, {})
    found = ask(figures(amounts), prices=prices)
    real = found.answers["real"]
    assert {each.source_id for each in indices.values()} <= set(found.sources["real"])
    constant = [100 / 0.7, 110 / 0.8, 120 / 0.8, 140 / 0.9, 150]
    assert real.effect.value == pytest.approx(theil_sen(constant, range(5), log=True).effect.value, rel=1e-6)
    assert real.years == tuple(range(FIRST, FIRST + 5))
    short = Prices(
        FIRST + 3, {"上海": {year: levels[year] for year in sorted(levels)[:4]}}, {"上海": indices}, {}
    )
    refused = ask(figures(amounts), prices=short)
    assert (refused.refusals["real"].reason, refused.trend.n) == ("broken_chain", 6)
    counted = ask(figures(amounts, measure="projects", unit="个"), prices=prices)
    assert "real" not in {*counted.answers, *counted.refusals}


def test_per_head_are_the_years_whose_residents_are_known(
    figures: Callable[..., Points], among: Callable[..., Evidence]
) -> None:
    points = figures([100, 110, 120])
    people = figures([200, None, 300], measure="permanent_resident_population", unit="万人")
    residents = {("上海", each.year): each for each in people}
    found = values.per_head(points, among(points, residents=residents))
    assert found == values.Values((2006.0, 2008.0), (0.5, 0.4))


def test_answers_are_those_of_the_usable_figures(
    figures: Callable[..., Points], ask: Callable[..., Examined]
) -> None:
    each = ask(figures([10, None, 14, 13, None, 20, 22, 21]))
    y, t = [10, 14, 13, 20, 22, 21], [2006, 2008, 2009, 2011, 2012, 2013]
    assert each.trend == mann_kendall(y, t)
    assert each.answers["slope"] == theil_sen(y, t, level=0.95, log=True)
    assert each.answers["line"] == loglinear_fit(y, t, level=0.95)
