"""Sentences about series say what the figures say, in both languages, and no more."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.vocabulary import Vocabulary
from gongzhi.language.sentences import amount, describe, name
from gongzhi.language.terms import join

Point = Callable[..., Any]


@pytest.fixture
def words(evidence: Callable[[str], Evidence]) -> Vocabulary:
    return evidence("2024").words


def of(*points: Any) -> Series:
    return Series("上海", "own", "fund_used", points, (0,) * len(points))


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ("exact", "4.57亿元", "CNY 457 million"),
        ("approx", "约4.57亿元", "about CNY 457 million"),
        ("lower", "超过4.57亿元", "more than CNY 457 million"),
        ("upper", "不足4.57亿元", "under CNY 457 million"),
    ],
)
def test_what_is_not_exact_says_so(point: Point, bound: str, zh: str, en: str) -> None:
    found = point(bound=bound)
    assert (amount(found, "zh"), amount(found, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [("12.5", "%", "12.5%", "12.5%"), ("16", "个", "16个", "16"), ("1690", "人", "1,690人", "1,690")],
)
def test_other_units_are_written_as_such(point: Point, value: str, unit: str, zh: str, en: str) -> None:
    found = point(value=Decimal(value), unit=unit)
    assert (amount(found, "zh"), amount(found, "en")) == (zh, en)


def test_a_series_is_named_by_place_level_and_measure(words: Vocabulary) -> None:
    measure = words.measures["fund_used"].name
    assert name(of(), words, "zh") == f"上海本级{measure.zh}"
    assert name(of(), words, "en") == f"{measure.en}, Shanghai (own level)"
    whole = Series("上海", "all", "fund_used", (), ())
    assert name(whole, words, "zh", place=False) == measure.zh
    assert name(whole, words, "en", place=False) == measure.en


def test_nothing_known_is_said_plainly(words: Vocabulary) -> None:
    assert describe(of(), words, "zh", 19).endswith("：没有数字。")
    assert describe(of(), words, "en", 19).endswith(": no figures.")


def test_a_single_year_is_no_series(point: Point, words: Vocabulary) -> None:
    assert describe(of(point()), words, "zh", 19).endswith("：只有2018年的数字，4.57亿元。")
    assert describe(of(point()), words, "en", 19).endswith(": a figure for 2018 only, CNY 457 million.")


def test_ends_peak_and_gaps_are_named(point: Point, words: Vocabulary) -> None:
    series = of(
        point(year=2016, value=Decimal(10_000)),
        point(year=2018, value=Decimal(30_000), bound="approx"),
        point(year=2019, value=Decimal(20_000)),
    )
    assert describe(series, words, "zh", 4).endswith(
        "：2016年1亿元，2019年2亿元，最高为2018年的约3亿元；4年中3年有数字。"
    )
    assert describe(series, words, "en", 4).endswith(
        ": CNY 100 million in 2016 and CNY 200 million in 2019, with a peak of about CNY 300 million in "
        "2018; figures for 3 of 4 years."
    )


def test_no_peak_is_named_where_an_end_is_the_highest(point: Point, words: Vocabulary) -> None:
    series = of(point(year=2018, value=Decimal(10_000)), point(year=2019, value=Decimal(20_000)))
    assert describe(series, words, "zh", 2).endswith("：2018年1亿元，2019年2亿元；每年都有数字。")
    assert "peak" not in describe(series, words, "en", 2)
    assert describe(series, words, "en", 2).endswith("figures for every year.")


@pytest.mark.parametrize(
    ("parts", "zh", "en"),
    [
        ((), "", ""),
        (("a",), "a", "a"),
        (("a", "b"), "a和b", "a and b"),
        (("a", "b", "c"), "a、b和c", "a, b and c"),
    ],
)
def test_lists_in_a_sentence(parts: tuple[str, ...], zh: str, en: str) -> None:
    assert (join(parts, "zh"), join(parts, "en")) == (zh, en)
