"""Figures that contradict their source, their arithmetic, their measure or each other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi.data import preparation, processed
from gongzhi.data.raw import load
from gongzhi.errors import Problem

Place = tuple[str, int, str, str]
Faults = Callable[[], dict[Place, str]]
Check = Callable[[], list[Problem]]
Edit = Callable[[str, int, str, str], None]
FILE = "observations.csv"


def figure(spoil: Edit, line: int, **cells: str) -> None:
    for column, cell in cells.items():
        spoil(FILE, line, column, cell)


@pytest.mark.parametrize(
    ("value", "unit", "as_stated"),
    [
        ("45700", "万元", "4.57亿元"),
        ("4.57", "亿元", "4.57亿元"),
        ("457", "百万元", "4.57亿元"),
        ("457000000", "元", "4.57亿元"),
        ("45700", "万元", "４．５７亿元"),
        ("45700", "万元", "45,700万元"),
        ("45700", "万元", "4亿5700万元"),
        ("45700", "万元", "四亿五千七百万元"),
        ("45700", "万元", "CNY 457 million"),
        ("45700", "万元", "0.457 billion yuan"),
        ("45700", "万元", "4.57 (100 million yuan)"),
        ("45700", "万元", "457,000"),
        ("45700", "万元", "457000000.00"),
        ("45700", "万元", "2010年为45700"),
        ("45700", "万元", "福利彩票4.5亿元，体育彩票700万元"),
        ("0", "万元", "0"),
    ],
)
def test_a_value_may_restate_what_was_printed_in_any_style(
    spoil: Edit, faults: Faults, value: str, unit: str, as_stated: str
) -> None:
    figure(spoil, 12, value=value, unit=unit, as_stated=as_stated)
    assert faults() == {}


@pytest.mark.parametrize(
    ("value", "unit", "as_stated", "says"),
    [
        (
            "457000",
            "万元",
            "4.57亿元",
            "'457000' 万元 is not what as_stated says, '4.57亿元', expected 45700",
        ),
        ("4.57", "万元", "4.57亿元", "expected 45700"),
        ("45700", "亿元", "4.57亿元", "expected 4.57"),
        ("45700", "元", "45700万元", "expected 457000000"),
        ("45700", "万元", "0.457 million yuan", "expected 45.7"),
        ("45701", "万元", "四亿五千七百万元", "expected 45700"),
        ("47500", "万元", "45700", "is not what as_stated says"),
        ("45700", "万元", "福利彩票4.5亿元，体育彩票70万元", "is not what as_stated says"),
        ("45700", "万元", "若干", "'若干'"),
    ],
)
def test_a_value_that_was_not_printed_is_told_the_right_one(
    spoil: Edit, faults: Faults, value: str, unit: str, as_stated: str, says: str
) -> None:
    figure(spoil, 12, value=value, unit=unit, as_stated=as_stated)
    found = faults()
    assert list(found) == [(FILE, 12, "value", "C02")]
    assert says in found[FILE, 12, "value", "C02"]


def test_what_a_district_announced_is_compared_too(spoil: Edit, faults: Faults) -> None:
    spoil("shanghai_districts.csv", 2, "value", "45009")
    found = faults()
    assert list(found) == [("shanghai_districts.csv", 2, "value", "C02")]
    assert "expected 4500.9" in found["shanghai_districts.csv", 2, "value", "C02"]


@pytest.mark.parametrize(
    "sum_", ["40000+10000", "(60000−10000)", "100000/2", "25,000×2", "5*10000=50000", "25000.2÷0.5"]
)
def test_an_arithmetic_that_gives_the_value_is_accepted(spoil: Edit, faults: Faults, sum_: str) -> None:
    figure(spoil, 7, derived_from=sum_)
    assert faults() == {}


@pytest.mark.parametrize(
    ("sum_", "column", "says"),
    [
        ("20000+30001", "value", "'20000+30001' gives 50001, not 50000"),
        ("1/3", "value", "gives 0, not 50000"),
        ("twice the year before", "derived_from", "is not an arithmetic, expected one such as 51.2/1.054"),
        ("20000+", "derived_from", "is not an arithmetic"),
        ("50000/0", "derived_from", "is not an arithmetic"),
        ("50000/(1-1)", "derived_from", "is not an arithmetic"),
        ("9**9**9**9", "derived_from", "is not an arithmetic"),
        ("2<<99999", "derived_from", "is not an arithmetic"),
        ("1e9", "derived_from", "is not an arithmetic"),
        ("__import__('os')", "derived_from", "is not an arithmetic"),
        ("(" * 90 + "1" + ")" * 90, "value", "gives 1, not 50000"),
        ("(" * 5000 + "1" + ")" * 5000, "derived_from", "F09"),
        ("(" * 900 + "1" + ")" * 900, "derived_from", "is not an arithmetic"),
        ("-" * 199 + "1", "value", "gives -1, not 50000"),
    ],
)
def test_an_arithmetic_at_fault_is_told_what_it_gives(
    spoil: Edit, faults: Faults, sum_: str, column: str, says: str
) -> None:
    figure(spoil, 7, derived_from=sum_)
    (place, what), *more = faults().items()
    assert more == []
    assert place[:3] == (FILE, 7, column)
    assert (place[3] == says) if says == "F09" else (place[3] == "C03" and says in what)
    assert len(what) < 200


@pytest.mark.parametrize("sum_", ["9" * 18 + "*" + "9" * 18, "9" * 18 + "/0.000000000001", "0.1*" * 30 + "1"])
def test_an_arithmetic_out_of_all_size_is_named(spoil: Edit, faults: Faults, sum_: str) -> None:
    figure(spoil, 7, derived_from=sum_)
    assert [(*place[:2], place[3]) for place in faults()] == [(FILE, 7, "C03")]


def test_an_arithmetic_whose_span_is_out_of_all_size_is_named_or_prepared(
    spoil: Edit, made_up: Path, faults: Faults
) -> None:
    figure(spoil, 7, value="0", derived_from="9" * 18 + "*" + "9" * 18 + "*0.0")
    found = [(*place[:2], place[3]) for place in faults()]
    assert found in ([], [(FILE, 7, "C03")])
    if not found:
        assert processed.render(preparation.prepare(load(made_up)))


@pytest.mark.parametrize(
    ("file", "line", "value", "says"),
    [
        (FILE, 12, "-5", "'-5': cannot be negative"),
        (FILE, 10, "101", "'101': a share cannot exceed 100"),
        (FILE, 10, "-1", "cannot be negative"),
        (FILE, 8, "12.5", "a count is a whole number"),
        (FILE, 9, "7.30005", "a count is a whole number"),
        (FILE, 12, "100000000000", "is impossibly large"),
        ("context.csv", 2, "5", "no index with the previous year as 100 has such a value"),
        ("context.csv", 3, "1014", "no index with the previous year as 100"),
        ("context.csv", 4, "0", "no index with the previous year as 100"),
        ("context.csv", 5, "-200", "cannot be negative"),
        ("context.csv", 6, "0", "'0'"),
        ("shanghai_projects.csv", 2, "-12.5", "cannot be negative"),
        ("shanghai_districts.csv", 3, "-4", "cannot be negative"),
    ],
)
def test_a_value_that_its_measure_cannot_have_is_named(
    spoil: Edit, faults: Faults, file: str, line: int, value: str, says: str
) -> None:
    column = "amount_wan" if "projects" in file else "value"
    spoil(file, line, column, value)
    if column == "value":
        spoil(file, line, "as_stated", "")
    found = faults()
    assert list(found) == [(file, line, column, "C01")]
    assert says in found[file, line, column, "C01"]


def test_a_tenfold_jump_is_a_warning(spoil: Edit, check: Check) -> None:
    figure(spoil, 3, value="458001", as_stated="458001万元")
    found = [(each.line, each.column, each.code, each.severity) for each in check()]
    assert (3, "value", "C04", "warning") in found
    assert {severity for *_, severity in found} == {"warning", "conflict"}


def test_sources_that_differ_by_more_than_rounding_are_a_conflict(spoil: Edit, check: Check) -> None:
    figure(spoil, 4, value="47000", as_stated="约4.7亿元")
    (problem,) = check()
    assert (problem.file, problem.line, problem.column) == (f"data/raw/{FILE}", 4, "value")
    assert (problem.code, problem.severity) == ("C05", "conflict")
    assert problem.what == "47000 万元, while 45800 (s-a, observations.csv:3) is used"
    assert problem.zh == "47000万元，采用的是45800 (s-a, observations.csv:3)"


@pytest.mark.parametrize(
    ("column", "cells", "says"),
    [
        ("publisher", {"publisher": ""}, "no publisher"),
        ("published_on", {"published_on": "", "no_later_than": "2024"}, "no date; counts as known by 2024"),
        ("published_on", {"published_on": "not shown"}, "no edition will use its figures"),
        ("url", {"url": ""}, "no address"),
        ("url", {"url": "(虚构网址)"}, "no address"),
    ],
)
def test_a_source_that_is_incomplete_is_a_warning(
    spoil: Edit, check: Check, column: str, cells: dict[str, str], says: str
) -> None:
    for name, cell in cells.items():
        spoil("sources.csv", 4, name, cell)
    (problem,) = check()
    assert (problem.file, problem.line, problem.column) == ("data/raw/sources.csv", 4, column)
    assert (problem.code, problem.severity) == ("S01", "warning")
    assert says in problem.what
