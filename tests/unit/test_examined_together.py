"""All series together: which are examined, corrected for their number, and what of them is certain."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from gongzhi.analysis.examined import examine_all, own
from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.vocabulary import NATION

Load = Callable[[str], Evidence]
Point = Callable[..., Observation]
Points = list[Observation]
FIRST = 2006


def benjamini_hochberg(p: list[float]) -> list[float]:
    """Adjusted p worked out apart from the library: the least m p / rank of all at least as large."""
    order = sorted(p)
    steps = [(each, len(p) * each / (order.index(each) + order.count(each))) for each in p]
    return [min(1.0, *(step for each, step in steps if each >= mine)) for mine in p]


def test_p_is_corrected_for_all_series_that_were_tested(
    figures: Callable[..., Points], among: Callable[..., Evidence]
) -> None:
    chance = random.Random(1)
    shaken = [[chance.uniform(1, 9) + slope * step for step in range(7)] for slope in (0, 0.5, 1, 3)]
    money = ("fund_used", "fund_raised", "fund_retained", "fund_to_central")
    points = [each for name, row in zip(money, shaken, strict=True) for each in figures([*row], measure=name)]
    points += figures([7] * 6, measure="lottery_sales")
    points += figures([1, 2, 3, 4], measure="projects", unit="个")
    found = examine_all(among(points))
    tested = [each for each in found if each.trend]
    assert (len(found), len(tested)) == (6, 4)
    expected = benjamini_hochberg([each.trend.p.value for each in tested])
    assert [each.p_adjusted for each in tested] == pytest.approx(expected)
    assert {each.p_adjusted for each in found if not each.trend} == {None}
    assert any((each.p_adjusted or 0.0) > each.trend.p.value for each in tested)


def test_a_detected_trend_is_uncertain_where_some_value_would_undo_it(
    figures: Callable[..., Points], among: Callable[..., Evidence]
) -> None:
    points = figures([10, 11, 12, 13, 14])
    (sure,) = examine_all(among(points))
    assert (sure.detected(0.05), sure.certain(0.05), sure.rises()) == (True, True, True)
    assert (sure.detected(0.01), sure.certain(0.01)) == (False, False)
    wide = [replace(each, low=each.value - 3, high=each.value + 3, bound="approx") for each in points]
    (unsure,) = examine_all(among(wide))
    assert unsure.trend == sure.trend
    assert (unsure.detected(0.05), unsure.certain(0.05)) == (True, False)
    (falling,) = examine_all(among(figures([14, 13, 12, 11, 10])))
    assert (falling.rises(), falling.certain(0.05)) == (False, True)


def test_the_place_and_the_nation_are_examined_and_nothing_else(
    figures: Callable[..., Points], among: Callable[..., Evidence]
) -> None:
    long: list[float | None] = [1, 2, 3, 4, 5]
    points = [
        *figures(long[:3]),
        *figures(long, measure="social_organisations", unit="个"),
        *figures(long, region=NATION, level="all"),
        *figures(long, region="宁波"),
        *figures(long, measure="foundations_growth", unit="%"),
        *figures(long[:2], measure="fund_raised"),
    ]
    context = figures(long, measure="fund_retained")
    points += [replace(each, raw=each.raw.replace("observations", "context")) for each in context]
    expected = [("上海", "social_organisations"), ("上海", "fund_used"), (NATION, "fund_used")]
    for _ in range(3):
        found = examine_all(among(points))
        assert [(each.series.region, each.series.measure) for each in found] == expected
        random.Random(2).shuffle(points)


def test_a_series_without_figures_is_no_subject() -> None:
    assert own(Series("上海", "own", "fund_used", (), ())) is False
