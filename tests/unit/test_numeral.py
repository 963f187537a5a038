"""Numbers as texts print them, in digits of any width, scale words and Chinese numerals."""

from decimal import Decimal

import pytest

from gongzhi.data.numeral import find, last_digit, plain_form, spelled


@pytest.mark.parametrize(
    ("text", "value", "quantum", "scaled"),
    [
        ("4.57亿元", "457000000", "1000000", True),
        ("约4.6亿", "460000000", "10000000", True),
        ("45,700万元", "457000000", "10000", True),
        ("４５，７００．５万元", "457005000", "1000", True),
        ("2千万", "20000000", "10000000", True),
        ("2万2千人", "22000", "1000", True),
        ("4亿5700万元", "457000000", "10000", True),
        ("9450元", "9450", "1", True),
        ("16家", "16", "1", True),
        ("1.714 billion yuan", "1714000000", "1000000", True),
        ("457 Million", "457000000", "1000000", True),
        ("9.9 (100 million yuan)", "990000000", "10000000", True),
        ("45700", "45700", "1", False),
        ("1,437,000.00", "1437000", "0.01", False),
        ("in 1millionth", "1", "1", False),
    ],
)
def test_a_number_of_a_text_has_its_scale_and_its_last_digit(
    text: str, value: str, quantum: str, scaled: bool
) -> None:
    (found,) = find(text)
    assert (found.value, found.quantum, found.scaled) == (Decimal(value), Decimal(quantum), scaled)


@pytest.mark.parametrize("text", ["51.2%", "51.2 percent", "51.2个百分点", "５１．２％"])
def test_a_share_is_known_as_one(text: str) -> None:
    (found,) = find(text)
    assert (found.value, found.share) == (Decimal("51.2"), True)


def test_every_number_of_a_text_is_found_in_order() -> None:
    found = find("2010年福利彩票1.2亿元，体育彩票300万元，共十二项")
    assert [each.value for each in found] == [2010, 120_000_000, 3_000_000, 12]


@pytest.mark.parametrize("text", ["", "若干", "亿元", "万", "-"])
def test_a_text_without_numbers_has_none(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("两千零一", 2001),
        ("四万五千七百", 45_700),
        ("肆萬伍仟柒佰", 45_700),
        ("二〇一五", 2015),
        ("一百万", 1_000_000),
        ("十万", 100_000),
        ("三亿", 300_000_000),
        ("一亿二千万", 120_000_000),
        ("一亿二千三百四十五万六千七百八十九", 123_456_789),
        ("两万亿", 2_000_000_000_000),
    ],
)
def test_a_chinese_numeral_is_read(text: str, value: int) -> None:
    assert spelled(text) == value


@pytest.mark.parametrize("text", ["", "四万元", "4万", "甲", "一点五", "first"])
def test_what_is_no_chinese_numeral_is_not_read(text: str) -> None:
    assert spelled(text) is None


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("４５７００", "45700"),
        ("45,700", "45700"),
        ("1,437,000.50", "1437000.5"),
        (" 45 700 ", "45700"),
        ("45'700", "45700"),
        ("4.57e4", "45700"),
        ("4.57E-2", "0.0457"),
        ("+5", "5"),
        ("-5", "-5"),
        ("–5", "-5"),
        ("007", "7"),
        ("5.", "5"),
        ("四万五千七百", "45700"),
        ("4.57万", "45700"),
        ("16家", "16"),
        ("\ufeff45700\u200b", "45700"),
    ],
)
def test_what_means_a_number_has_a_plain_form(cell: str, form: str) -> None:
    assert plain_form(cell) == form


@pytest.mark.parametrize(
    "cell", ["", " ", "-", "NaN", "inf", "1,23", "1.2.3", "5%", "0x1F", "about 5", "5-6", "1" * 41, "1e999",
             "=1", "万"]
)  # fmt: skip
def test_what_means_no_number_has_none(cell: str) -> None:
    assert plain_form(cell) == ""


@pytest.mark.parametrize(
    ("number", "unit"), [("4.57", "0.01"), ("45700", "1"), ("4.50", "0.01"), ("1E+3", "1000")]
)
def test_the_unit_of_the_last_digit(number: str, unit: str) -> None:
    assert last_digit(Decimal(number)) == Decimal(unit)
