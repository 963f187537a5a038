"""Single cells that cannot be right: each is named by its line and column, with what would be right."""

from collections.abc import Callable

import pytest

Place = tuple[str, int, str, str]
Faults = Callable[[], dict[Place, str]]
Edit = Callable[[str, int, str, str], None]


@pytest.mark.parametrize(
    ("value", "code", "says"),
    [
        ("４５８００", "V04", "expected 45800 in plain digits"),
        ("45,800", "V04", "expected 45800"),
        ("4,58,00", "V03", "is not a number, expected one such as 45700"),
        ("45 800", "V04", "expected 45800"),
        (" 45800", "V04", "expected 45800"),
        ("45800\u3000", "V04", "expected 45800"),
        ("45_800", "V04", "expected 45800"),
        ("4.58e4", "V04", "expected 45800"),
        ("+45800", "V04", "expected 45800"),
        ("045800", "V04", "expected 45800"),
        ("45800.", "V04", "expected 45800"),
        (".5", "V04", "expected 0.5"),
        ("−45800", "V04", "expected -45800"),
        ("45800。5", "V04", "expected 45800.5"),
        ("四万五千八百", "V04", "expected 45800"),
        ("肆万伍仟捌佰", "V04", "expected 45800"),
        ("4.58万", "V04", "expected 45800"),
        ("45800元", "V04", "its unit stands in another column"),
        ("5%", "V03", "is not a number"),
        ("NaN", "V03", "is not a number"),
        ("inf", "V03", "is not a number"),
        ("-Infinity", "V03", "is not a number"),
        ("about 10", "V03", "'about 10' is not a number"),
        ("0x10", "V03", "is not a number"),
        ("1.2.3", "V03", "is not a number"),
        ("1/2", "V03", "is not a number"),
        ("-", "V03", "is not a number"),
        ("#REF!", "V03", "is not a number"),
        ("=1+1", "V03", "'=1+1' is not a number"),
        ("-2+3+cmd|' /C calc'!A0", "V03", "is not a number"),
        ("1" * 30, "V03", "is not a number"),
        ("1E+999999", "V03", "is not a number"),
        ("1e99", "V03", "is not a number"),
        ("0.1234567890123", "V03", "is not a number"),
        ("", "V01", "is empty, and must not be"),
        ("  ", "V01", "is empty, and must not be"),
    ],
)
def test_a_value_must_be_a_number_in_plain_digits(
    spoil: Edit, faults: Faults, value: str, code: str, says: str
) -> None:
    spoil("observations.csv", 3, "value", value)
    spoil("shanghai_projects.csv", 3, "amount_wan", value)
    found = faults()
    places = [("observations.csv", 3, "value", code), ("shanghai_projects.csv", 3, "amount_wan", code)]
    assert list(found) == places
    assert all(says in found[place] for place in places)


@pytest.mark.parametrize(
    ("period", "says"),
    [
        ("20l5", "'20l5' is not a period, expected 2018, 2018-02"),
        ("20l5", "did you mean '2015'?"),
        ("2O15", "did you mean '2015'?"),
        ("2015年", "did you mean '2015'?"),
        ("２０１５", "did you mean '2015'?"),
        ("二〇一五年", "did you mean '2015'?"),
        ("2015-6", "did you mean '2015-06'?"),
        ("2015年6月", "did you mean '2015-06'?"),
        ("2015/6/30", "did you mean '2015-06-30'?"),
        (" 2015 ", "did you mean '2015'?"),
        ("2015-13", "is not a period, expected 2018, 2018-02"),
        ("2015-00", "is not a period, expected 2018, 2018-02"),
        ("2015-02-30", "is not a period, expected 2018, 2018-02"),
        ("2015Q5", "is not a period, expected 2018, 2018-02"),
        ("2016/2009", "is not a period, expected 2018, 2018-02"),
        ("2009/2012/2016", "is not a period, expected 2018, 2018-02"),
        ("0000", "is not a period, expected 2018, 2018-02"),
        ("15", "2020Q3 or 2009/2016"),
        ("last year", "is not a period, expected 2018, 2018-02"),
    ],
)
def test_a_period_must_be_one_that_there_is(spoil: Edit, faults: Faults, period: str, says: str) -> None:
    spoil("observations.csv", 3, "period", period)
    found = faults()
    assert list(found) == [("observations.csv", 3, "period", "V05")]
    assert says in found["observations.csv", 3, "period", "V05"]


@pytest.mark.parametrize("year", ["20l8", "2018年", "2018-02", "2018/2019", "18", "２０１８"])
def test_a_year_must_be_one(spoil: Edit, faults: Faults, year: str) -> None:
    spoil("shanghai_projects.csv", 2, "year", year)
    spoil("shanghai_districts.csv", 2, "year", year)
    found = faults()
    assert list(found) == [
        ("shanghai_districts.csv", 2, "year", "V05"),
        ("shanghai_projects.csv", 2, "year", "V05"),
    ]
    assert all("expected 2018" in what for what in found.values())


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        ("2018/06/30", "'2018/06/30': expected 2018-06-30"),
        ("2018.6.3", "expected 2018-06-03"),
        ("2018-6-3", "expected 2018-06-03"),
        ("2018年6月30日", "expected 2018-06-30"),
        ("20180630", "expected 2018-06-30"),
        ("２０１８-６-３", "expected 2018-06-03"),
        ("2018-02-30", "there is no such day"),
        ("2018-13-01", "there is no such day"),
        ("2018-13", "there is no such day"),
        ("updated 2018-02-30", "there is no such day"),
        ("20181345", "there is no such day"),
        ("2018/02/30", "there is no such day"),
        ("2099-01-01", "lies in the future"),
        ("2025-06-02", "lies in the future"),
    ],
)
def test_a_date_must_be_one_that_there_was(spoil: Edit, faults: Faults, stated: str, says: str) -> None:
    spoil("sources.csv", 4, "published_on", stated)
    spoil("policies.csv", 2, "no_later_than", stated)
    found = faults()
    places = [("policies.csv", 2, "no_later_than", "V07"), ("sources.csv", 4, "published_on", "V07")]
    assert list(found) == places
    assert all(says in found[place] for place in places)


def test_the_day_by_which_a_source_was_seen_is_a_day_without_words(spoil: Edit, faults: Faults) -> None:
    spoil("policies.csv", 3, "no_later_than", "seen in 2020")
    found = faults()
    place = ("policies.csv", 3, "no_later_than", "V07")
    assert found == {place: "'seen in 2020': expected a day such as 2024-12-31"}


@pytest.mark.parametrize("stated", ["2018", "2018-06", "2012 by content; site frozen 2019", "2025-06-01"])
def test_a_date_may_be_less_than_a_day_and_in_words(spoil: Edit, faults: Faults, stated: str) -> None:
    spoil("policies.csv", 2, "issue_date", stated)
    spoil("policies.csv", 3, "posted", "in force until 2099-12-31")
    assert faults() == {}


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/p",
        "javascript:alert('x')",
        "javascript:alert(1)",
        "data:text/html,(x)",
        "www.a.example",
        "a.example/p",
        "http//a.example",
        "https://",
        "https://localhost/p",
        "https://a.example/p q",
        " https://a.example/p",
        "不详",
        "()",
    ],
)
def test_an_address_must_be_one_of_the_web(spoil: Edit, faults: Faults, url: str) -> None:
    spoil("policies.csv", 2, "url", url)
    found = faults()
    assert list(found) == [("policies.csv", 2, "url", "V08")]
    assert "where there is none, say why in round brackets" in found["policies.csv", 2, "url", "V08"]


@pytest.mark.parametrize(
    "url", ["http://101.230.193.164/a.html?id=1", "HTTPS://A.example:8080/政策#一", "一家网站 (没有网址)", ""]
)
def test_an_address_or_why_there_is_none_is_accepted(spoil: Edit, faults: Faults, url: str) -> None:
    spoil("policies.csv", 2, "url", url)
    assert faults() == {}


FORMULAS = [
    "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "-2.5+cmd|x", "\t=1", " =1", "-A1",
]  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS)
@pytest.mark.parametrize(("file", "column"), [("observations.csv", "note"), ("policies.csv", "issuing_body")])
def test_a_formula_is_no_text(spoil: Edit, faults: Faults, file: str, column: str, cell: str) -> None:
    spoil(file, 3, column, cell)
    found = faults()
    assert list(found) == [(file, 3, column, "F10")]
    assert "is a formula to a spreadsheet: write it as text" in found[file, 3, column, "F10"]


@pytest.mark.parametrize("cell", ["-3.5%", "- 项目", "+", "1+1=2", "a=b", "-上海"])
def test_a_text_with_such_signs_is_no_formula(spoil: Edit, faults: Faults, cell: str) -> None:
    spoil("observations.csv", 3, "note", cell)
    assert faults() == {}
