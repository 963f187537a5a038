"""Numbers as announcements print them, each with its bound and its place in the original."""

from decimal import Decimal

import pytest

from gongzhi.ingest.folding import fold
from gongzhi.ingest.number import find


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("筹集17.14亿元", "17.14", "亿元", "exact"),
        ("筹集１７．１４亿元", "17.14", "亿元", "exact"),
        ("籌集17.14億元", "17.14", "亿元", "exact"),
        ("筹集17. 14亿元", "17.14", "亿元", "exact"),
        ("共计12 345.6万元", "12345.6", "万元", "exact"),
        ("共计582,715万元万元", "582715", "万元", "exact"),
        ("5.65亿多元", "5.65", "亿元", "lower"),
        ("2万余元", "2", "万元", "lower"),
        ("超过800万元", "800", "万元", "lower"),
        ("不少于800万元", "800", "万元", "lower"),
        ("近5200万元", "5200", "万元", "upper"),
        ("约38.3亿元", "38.3", "亿元", "approx"),
        ("发行福利彩票234亿,", "234", "亿元", "exact"),
        ("3百万元", "3", "百万元", "exact"),
        ("1.714 billion yuan", "17.14", "亿元", "exact"),
        ("over 350 million yuan", "350", "百万元", "lower"),
        ("36,5452万元", "365452", "万元", "exact"),
        ("1,365,452万元", "1365452", "万元", "exact"),
        ("9.9 (100 million yuan)", "9.9", "亿元", "exact"),
    ],
)
def test_money(text: str, value: str, unit: str, bound: str) -> None:
    (found,) = find(fold(text))
    assert (found.kind, found.value, found.unit, found.bound) == ("money", Decimal(value), unit, bound)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [("1.35万个项目", "count", "13500"), ("52个项目", "count", "52"), ("增长3.6%", "share", "3.6")],
)
def test_counts_and_shares(text: str, kind: str, value: str) -> None:
    (found,) = find(fold(text))
    assert (found.kind, found.value) == (kind, Decimal(value))


@pytest.mark.parametrize("text", ["2018年度", "10年来", "12万人", "国务院令第554号", "①资助", "2亿人次"])
def test_what_is_no_money(text: str) -> None:
    assert [each for each in find(fold(text)) if each.kind == "money"] == []


def test_a_list_mark_is_not_part_of_the_number_behind_it() -> None:
    (found,) = find(fold("1. 35万元用于助餐"))
    assert found.value == 35


def test_the_place_of_a_number_is_that_of_the_original() -> None:
    source = "  籌(chóu)集　１７．１４ 億元，其中"
    text = fold(source)
    (found,) = find(text)
    start, end = text.origin[found.start], text.origin[found.end - 1] + 1
    assert source[start:end] == "１７．１４ 億元"
    assert found.stated == "１７．１４ 億元"
    assert text.text == "筹集17.14亿元,其中"


def test_radicals_of_a_pdf_are_read_as_characters() -> None:
    assert fold("⻓沙市⺠政局公益⾦⽀出").text == "长沙市民政局公益金支出"
