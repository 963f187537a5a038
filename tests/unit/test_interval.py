"""What a printed figure says: the interval in which the true value lies."""

from decimal import Decimal

import pytest

from gongzhi.data.interval import Interval, agreeing, interval


@pytest.mark.parametrize(
    ("value", "unit", "bound", "as_stated", "low", "high"),
    [
        ("4.57", "亿元", "exact", "4.57亿元", "4.565", "4.575"),
        ("45700", "万元", "exact", "4.57亿元", "45650", "45750"),
        ("45700", "万元", "exact", "45700万元", "45699.5", "45700.5"),
        ("45700", "万元", "exact", "", "45699.5", "45700.5"),
        ("45700.50", "万元", "exact", "", "45700.495", "45700.505"),
        ("1.714", "亿元", "exact", "171.4 million yuan", "1.7135", "1.7145"),
        ("12", "家", "exact", "12家", "12", "12"),
        ("7.3", "万人", "exact", "7.3万人", "7.25", "7.35"),
        ("2419.7", "万人", "exact", "24197000人", "2419.7", "2419.7"),
        ("51.2", "%", "exact", "51.2%", "51.15", "51.25"),
        ("20", "万元", "approx", "大约20万左右", "15", "25"),
        ("4.6", "亿元", "approx", "约4.6亿元", "4.55", "4.65"),
        ("500", "家", "approx", "约500家", "450", "550"),
        ("0.3", "万元", "exact", "", "0.25", "0.35"),
        ("0", "万元", "exact", "", "0", "0.5"),
        ("-3.5", "%", "exact", "下降3.5%", "-3.55", "-3.45"),
        ("8000", "万元", "lower", "超过8000万元", "8000", None),
        ("12", "家", "upper", "不足12家", "0", "12"),
    ],
)
def test_the_interval_of_a_figure(
    value: str, unit: str, bound: str, as_stated: str, low: str, high: str | None
) -> None:
    found = interval(Decimal(value), unit, bound, as_stated, "")
    assert found.low == Decimal(low)
    assert found.high == (None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("derived_from", "low", "high"), [("231.3−35.8", "195.4", "195.6"), ("200-4.5", "195.45", "195.55")]
)
def test_a_derived_figure_is_as_wide_as_its_arithmetic(derived_from: str, low: str, high: str) -> None:
    found = interval(Decimal("195.5"), "亿元", "exact", "", derived_from)
    assert found == Interval(Decimal(low), Decimal(high))


def test_less_than_nothing_is_under_a_rise_that_is_negative() -> None:
    found = interval(Decimal(-3), "%", "upper", "", "")
    assert found.high == -3
    assert found.low <= -3


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (("1", "2"), ("2", "3"), True),
        (("1", "2"), ("2.01", "3"), False),
        (("1", None), ("0", "1"), True),
        (("1", None), ("0", "0.9"), False),
        (("1", None), ("5", None), True),
        (("0", "9"), ("4", "5"), True),
    ],
)
def test_intervals_meet_in_either_order(
    one: tuple[str, str | None], other: tuple[str, str | None], meet: bool
) -> None:
    first, second = (
        Interval(Decimal(low), None if high is None else Decimal(high)) for low, high in (one, other)
    )
    assert first.meets(second) is second.meets(first) is meet


@pytest.mark.parametrize(
    ("value", "unit", "as_stated"),
    [
        ("102", "上年=100", "102"),
        ("102", "上年=100", "上涨2%"),
        ("98.5", "上年=100", "下降1.5%"),
        ("45700", "万元", "457000"),
        ("12", "家", "十二家"),
        ("1.2", "万个", "12000个"),
    ],
)
def test_values_restate_what_was_printed(value: str, unit: str, as_stated: str) -> None:
    assert agreeing(Decimal(value), unit, as_stated) is not None


@pytest.mark.parametrize(
    ("value", "unit", "as_stated"),
    [
        ("102", "上年=100", "上涨3%"),
        ("45700", "万元", "45700元"),
        ("4570", "万元", "4.57亿元"),
        ("12", "家", "十三家"),
        ("5", "万元", ""),
        ("5", "%", "2%和3%"),
    ],
)
def test_values_do_not_restate_what_was_not_printed(value: str, unit: str, as_stated: str) -> None:
    assert agreeing(Decimal(value), unit, as_stated) is None
