"""The tests that the plan names: each on made-up figures, corrected together by Holm."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from gongzhi.analysis import family
from gongzhi.data.choice import choose
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.plan import Hypothesis
from gongzhi.data.vocabulary import NATION
from gongzhi.statistics import Probability, count_trend, mann_kendall

Load = Callable[[str], Evidence]
Point = Callable[..., Observation]
Points = list[Observation]
Settle = Callable[..., tuple[family.Tested, ...]]
FIRST = 2006
TREND = Hypothesis(
    id="rises", family="confirmatory", claim="", region="report", level="own", measure="fund_used",
    question="trend", method="mann_kendall_exact", direction="rise", bearing="direct", peers=(), year=None,
    declared_on="2020-01-01", reason_zh="", reason_en="",
)  # fmt: skip
COUNTS = replace(TREND, id="counts", measure="projects", question="counts", method="quasi_poisson")
PEERS = replace(
    TREND,
    id="peers",
    question="peers",
    method="sign_test",
    direction="above",
    bearing="direct",
    peers=("宁波", "苏州"),
)


@pytest.fixture
def settle(evidence: Load) -> Settle:
    """The family of some hypotheses, among some figures."""

    def make(points: Points, *plan: Hypothesis) -> tuple[family.Tested, ...]:
        found = evidence("2024")
        return family.test_all(replace(found, observations=tuple(points), series=choose(points), plan=plan))

    return make


def holm(p: list[float]) -> list[float]:
    """Adjusted p worked out apart from the library: the largest (m - i) p of all at most as large."""
    order = sorted(p)
    return [min(1.0, max((len(p) - order.index(each)) * each for each in p if each <= mine)) for mine in p]


def test_without_a_plan_there_is_no_family(figures: Callable[..., Points], settle: Settle) -> None:
    assert settle(figures(range(1, 9))) == ()
    shift = replace(TREND, family="exploratory", question="break_known", year=2010)
    assert settle(figures(range(1, 9)), shift) == ()


@pytest.mark.parametrize(
    ("amounts", "direction", "status"),
    [
        (range(1, 9), "rise", "supported"),
        (range(8, 0, -1), "rise", "contradicted"),
        (range(8, 0, -1), "fall", "supported"),
        (range(1, 9), "fall", "contradicted"),
        ([3, 1, 4, 2, 6, 5, 3], "rise", "undetected"),
        ([3, 3, 3, 3, 3], "rise", "undetected"),
        (range(1, 5), "rise", "too_little"),
        ([], "rise", "too_little"),
    ],
)
def test_a_statement_is_supported_contradicted_or_left_open(
    figures: Callable[..., Points], settle: Settle, amounts: Sequence[int], direction: str, status: str
) -> None:
    (each,) = settle(figures(amounts), replace(TREND, direction=direction))
    assert each.status == status
    assert each.years == tuple(range(FIRST, FIRST + len(amounts)))
    if status == "too_little" or each.refusal:
        assert (each.answers, each.p_adjusted) == ({}, None)
        assert (each.refusal is not None) == (len(amounts) >= 5)
    else:
        assert each.answers["test"] == mann_kendall(amounts, each.years)
        assert each.p_adjusted == each.answers["test"].p.value


def test_holm_counts_what_cannot_be_tested_as_one(figures: Callable[..., Points], settle: Settle) -> None:
    points = [*figures(range(1, 6)), *figures([1, 2, 4, 3, 5, 6, 7], measure="fund_raised")]
    idle = [replace(TREND, id=f"idle-{name}", measure=name) for name in ("fund_retained", "lottery_sales")]
    plan = [TREND, idle[0], replace(TREND, id="raised", measure="fund_raised"), idle[1]]
    found = settle(points, *plan)
    assert [each.hypothesis for each in found] == plan
    raw = [mann_kendall(range(5)).p.value, 1.0, mann_kendall([1, 2, 4, 3, 5, 6, 7]).p.value, 1.0]
    corrected = holm(raw)
    assert [each.p_adjusted for each in found] == [
        pytest.approx(corrected[0]),
        None,
        pytest.approx(corrected[2]),
        None,
    ]
    # Five years in order reach p = 1/60, which times three is the level, and times four is not.
    assert [each.status for each in found] == ["supported", "too_little", "supported", "too_little"]
    more = replace(TREND, id="idle-more", measure="fund_to_central")
    lone = settle(figures(range(1, 6)), TREND, *idle, more)
    assert lone[0].p_adjusted == pytest.approx(4 / 60)
    assert lone[0].status == "undetected"


def test_a_trend_that_some_value_would_undo_is_not_detected(
    figures: Callable[..., Points], settle: Settle
) -> None:
    points = figures([10, 11, 12, 13, 14, 15, 16])
    (sure,) = settle(points, TREND)
    wide = [replace(each, low=each.value - 4, high=each.value + 4, bound="approx") for each in points]
    (unsure,) = settle(wide, TREND)
    assert (sure.status, unsure.status) == ("supported", "undetected")
    assert sure.p_adjusted == unsure.p_adjusted
    assert unsure.answers["bounds"].numbers["p_max"] > 0.05
    other = replace(points[0], value=Decimal(30), low=Decimal(30), high=Decimal(30), grade="press", raw="p:1")
    (disputed,) = settle([*points, other], TREND)
    assert disputed.answers["bounds"].numbers["p_max"] > disputed.answers["test"].p.value


def test_the_place_is_that_of_the_report_or_the_one_named(
    figures: Callable[..., Points], settle: Settle
) -> None:
    points = [*figures(range(1, 7)), *figures(range(9, 3, -1), region=NATION)]
    found = settle(points, TREND, replace(TREND, id="nation", region=NATION))
    assert [(each.series.region, each.status) for each in found] == [
        ("上海", "supported"),
        (NATION, "contradicted"),
    ]


def test_budgets_and_bounds_are_no_years_of_a_test(figures: Callable[..., Points], settle: Settle) -> None:
    points = figures(range(1, 8))
    points[1] = replace(points[1], basis="budget")
    points[2] = replace(points[2], bound="lower", high=None)
    (each,) = settle(points, TREND)
    assert each.years == (2006, 2009, 2010, 2011, 2012)
    assert (each.answers["test"].n, each.answers["bounds"].n) == (5, 6)


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ([0, 2, 5, 9, 14, 22, 30], "supported"),
        ([30, 22, 14, 9, 5, 2, 0], "contradicted"),
        ([5, 9, 4, 8, 5, 9, 4], "undetected"),
        ([0, 0, 0, 0, 0, 7], "undetected"),
        ([2, 5, 9, 14], "too_little"),
    ],
)
def test_counts_are_tested_as_counts(
    figures: Callable[..., Points], settle: Settle, counts: list[int], status: str
) -> None:
    (each,) = settle(figures(counts, measure="projects", unit="个"), COUNTS)
    assert each.status == status
    if "test" in each.answers:
        assert each.answers["test"] == count_trend(counts, each.years)
    assert (each.refusal is not None) == (counts[-1] == 7)


def test_counts_that_may_be_anything_support_nothing(figures: Callable[..., Points], settle: Settle) -> None:
    points = figures([2, 5, 9, 14, 22, 30, 41], measure="projects", unit="个", bound="approx")
    wide = [replace(each, low=Decimal(0), high=Decimal(60)) for each in points]
    (each,) = settle(wide, COUNTS)
    assert each.status == "undetected"


def test_own_level_is_compared_with_own_level_in_the_same_years(
    figures: Callable[..., Points], settle: Settle
) -> None:
    points = [
        *figures([50, 50, 50, 50, 50, 50, None, 50]),
        *figures([40, 60, 40, 50, 40, None, 40, 40], region="宁波"),
        *figures([30, 30, 70, 30, 30, None, 30, 30], region="苏州"),
        *figures([99, 99, 99, 99, 99, 99, 99, 99], region="苏州", level="all"),
    ]
    budget = figures([None] * 5 + [99], region="宁波")
    (each,) = settle([*points, *(replace(every, basis="budget") for every in budget)], PEERS)
    assert each.years == (2006, 2007, 2008, 2009, 2010, 2013)
    numbers = each.answers["count"].numbers
    assert (numbers["k_min"], numbers["k_max"], each.answers["count"].n) == (3, 3, 6)
    assert each.answers["test"].p.value == pytest.approx(42 / 64)
    assert each.status == "undetected"


def test_bounds_leave_open_how_many_years_stand_above(figures: Callable[..., Points], settle: Settle) -> None:
    mine, rival = figures([50, 50, 50]), figures([40, 40, 60], region="宁波")
    rival[0] = replace(rival[0], bound="lower", high=None)
    rival[1] = replace(rival[1], bound="upper", low=Decimal(0))
    (each,) = settle([*mine, *rival], replace(PEERS, peers=("宁波",)))
    numbers = each.answers["count"].numbers
    assert (numbers["k_min"], numbers["k_max"]) == (1, 2)
    assert ("test" in each.answers, each.status, each.p_adjusted) == (False, "too_little", None)


def test_standing_above_in_every_year_takes_enough_years(
    figures: Callable[..., Points], settle: Settle
) -> None:
    for n, status in ((4, "too_little"), (5, "supported")):
        points = [*figures([9] * n), *figures([1] * n, region="宁波"), *figures([2] * n, region="苏州")]
        (each,) = settle(points, PEERS)
        assert each.status == status
        assert each.answers["count"].p.value == pytest.approx(0.5**n)
    assert each.p_adjusted == pytest.approx(0.5**5)


def test_no_year_is_certainly_above_a_peer_that_is_not_known(
    figures: Callable[..., Points], settle: Settle
) -> None:
    points = [*figures([50, 50]), *figures([40, 40], region="宁波"), *figures([None, 30], region="苏州")]
    (each,) = settle(points, PEERS)
    assert each.answers["count"].numbers["k_min"] == 1


def test_nothing_in_common_is_too_little(figures: Callable[..., Points], settle: Settle) -> None:
    points = [*figures([50, 50, None]), *figures([None, None, 40], region="宁波")]
    (each,) = settle(points, PEERS)
    assert (each.years, each.answers, each.status) == ((), {}, "too_little")


def test_a_place_is_ranked_among_all_with_a_figure_of_its_level_and_year(
    figures: Callable[..., Points], settle: Settle
) -> None:
    others = {"宁波": 9, "苏州": 3, "安徽": 7}
    points = [*figures([5]), *(each for place, n in others.items() for each in figures([n], region=place))]
    points += [*figures([8], region="江西", basis="budget"), *figures([99], region="山东", level="all")]
    rank = settle(points, PEERS)[0].answers[f"rank-{FIRST}"]
    assert (rank.n, rank.statistic and rank.statistic.value) == (4, 3)
    assert rank.p == Probability(value=0.75, how="rank", floor=0.25, alternative="greater")


def test_a_place_alone_has_no_rank(figures: Callable[..., Points], settle: Settle) -> None:
    points = [*figures([5]), *figures([9], region="宁波", basis="plan")]
    assert settle(points, PEERS)[0].answers == {}
