"""Units: exact conversion to the canonical one, and how a converted number is written."""

from decimal import Decimal

import pytest

from gongzhi.data.numeral import plain
from gongzhi.data.unit import UNITS, convert


@pytest.mark.parametrize(
    ("value", "found", "canonical", "converted"),
    [
        ("143.7", "亿元", "万元", "1437000"),
        ("94500000", "元", "万元", "9450"),
        ("4.57", "百万元", "万元", "457"),
        ("0.1", "元", "万元", "0.00001"),
        ("7.3", "万人", "人", "73000"),
        ("1.2", "万个", "个", "12000"),
        ("16", "家", "个", "16"),
        ("101.2", "上年=100", "上年=100", "101.2"),
        ("8.1", "个", "个/万人", "8.1"),
    ],
)
def test_amounts_are_converted_exactly(value: str, found: str, canonical: str, converted: str) -> None:
    assert convert(Decimal(value), found, canonical) == Decimal(converted)


def test_a_unit_that_does_not_fit_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match="'人' does not fit this measure: one of 元, 万元, 百万元, 亿元"):
        convert(Decimal(1), "人", "万元")


@pytest.mark.parametrize("unit", UNITS)
def test_every_canonical_unit_is_one_of_its_own(unit: str) -> None:
    assert UNITS[unit][unit] == "1"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("45700.00", "45700"),
        ("1.437E+6", "1437000"),
        ("0.10", "0.1"),
        ("-3.50", "-3.5"),
        ("0", "0"),
        ("0.00", "0"),
        ("100", "100"),
        ("1E-5", "0.00001"),
    ],
)
def test_numbers_are_written_plainly(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text
