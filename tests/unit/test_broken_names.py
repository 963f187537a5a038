"""Names that lead nowhere, words that are not on the list, rows that say a thing twice."""

from collections.abc import Callable
from pathlib import Path

import pytest

Place = tuple[str, int, str, str]
Faults = Callable[[], dict[Place, str]]
Edit = Callable[[str, int, str, str], None]


@pytest.mark.parametrize(
    ("file", "line", "column", "cell", "says"),
    [
        ("observations.csv", 3, "region", "甲地市", "not in regions.csv, did you mean '甲地'?"),
        ("observations.csv", 3, "region", "上海/丙", "did you mean '上海/乙'?"),
        ("observations.csv", 3, "measure", "made_up_mony", "did you mean 'made_up_money'?"),
        ("observations.csv", 3, "measure", "made_up_money_2061", "did you mean 'made_up_money_2016'?"),
        ("observations.csv", 3, "source_id", "s-A", "it is not in sources.csv, did you mean 's-"),
        ("observations.csv", 3, "source_id", "s-a ", "did you mean 's-a'?"),
        ("context.csv", 3, "source_id", "nowhere", "unknown 'nowhere', it is not in sources.csv"),
        ("context.csv", 3, "region", "x" * 70, f"unknown '{'x' * 60}…'"),
        ("policies.csv", 2, "level", "甲国人", "did you mean '甲国'?"),
        ("regions.csv", 5, "parent", "上海市", "did you mean '上海'?"),
        ("measures.csv", 7, "alias_of", "made_up_monye", "did you mean 'made_up_money'?"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_named_with_the_nearest(
    spoil: Edit, faults: Faults, file: str, line: int, column: str, cell: str, says: str
) -> None:
    spoil(file, line, column, cell)
    found = faults()
    own = [place for place in found if place[0] == file]
    assert own == [(file, line, column, "R01")]
    assert says in found[file, line, column, "R01"]


@pytest.mark.parametrize("cell", ["made_up_money_2016", "other_name"])
def test_a_stray_name_stands_for_a_measure_and_for_nothing_else(
    made_up: Path, faults: Faults, cell: str
) -> None:
    with (made_up / "measures.csv").open("a", encoding="utf-8") as lines:
        lines.write(f"other_name,{cell},,,,,,,\n")
    found = faults()
    assert list(found) == [("measures.csv", 10, "alias_of", "R02")]
    assert "is a stray name itself, expected a measure" in found["measures.csv", 10, "alias_of", "R02"]


def test_an_unknown_district_is_named_with_the_nearest(spoil: Edit, faults: Faults) -> None:
    spoil("shanghai_districts.csv", 2, "district", "乙")
    assert faults() == {
        ("shanghai_districts.csv", 2, "district", "R03"): (
            "unknown '乙', it is not in regions.csv, did you mean '乙区'?"
        )
    }


@pytest.mark.parametrize(
    ("file", "line", "column", "cell", "says"),
    [
        ("observations.csv", 3, "level", "whole", "'whole', expected one of own, all, below"),
        ("observations.csv", 3, "bound", "aprox", "did you mean 'approx'?"),
        ("observations.csv", 3, "bound", "Exact", "did you mean 'exact'?"),
        ("observations.csv", 3, "basis", "actual ", "did you mean 'actual'?"),
        ("observations.csv", 3, "unit", "吨", "expected one of 元, 万元, 百万元, 亿元"),
        ("observations.csv", 3, "unit", "百万圆", "did you mean '百万元'?"),
        ("sources.csv", 4, "grade", "offical", "did you mean 'official'?"),
        ("regions.csv", 5, "kind", "distrct", "did you mean 'district'?"),
        ("measures.csv", 7, "set_level", "city", "'city', expected one of own, all, below"),
        ("shanghai_districts.csv", 2, "unit", "亿元", "expected one of 万元, 个"),
    ],
)
def test_a_word_that_is_not_on_the_list_is_named_with_the_nearest(
    spoil: Edit, faults: Faults, file: str, line: int, column: str, cell: str, says: str
) -> None:
    spoil(file, line, column, cell)
    found = {place: what for place, what in faults().items() if place[0] == file}
    assert list(found) == [(file, line, column, "V02")]
    assert says in found[file, line, column, "V02"]


@pytest.mark.parametrize(
    ("column", "cell"), [("unit", "亩"), ("kind", "mony"), ("unit", ""), ("name_en", "")]
)
def test_a_measure_at_fault_is_named_even_where_stray_names_stand_for_it(
    spoil: Edit, faults: Faults, column: str, cell: str
) -> None:
    spoil("measures.csv", 2, column, cell)
    assert list(faults()) == [("measures.csv", 2, column, "V02" if cell else "V01")]


@pytest.mark.parametrize(
    ("file", "line", "column"),
    [("measures.csv", 7, "alias_of"), ("measures.csv", 7, "set_level"), ("measures.csv", 7, "set_period"),
     ("regions.csv", 3, "parent"), ("shanghai_projects.csv", 2, "no_later_than")],
)  # fmt: skip
def test_blanks_are_no_content(spoil: Edit, faults: Faults, file: str, line: int, column: str) -> None:
    spoil(file, line, column, " ")
    assert [place[:3] for place in faults()] == [(file, line, column)]


@pytest.mark.parametrize(
    ("measure", "unit"),
    [("made_up_money", "家"), ("made_up_money", "%"), ("made_up_count", "万元"), ("made_up_people", "个"),
     ("made_up_share", "个/万人"), ("made_up_money_2016", "人")],
)  # fmt: skip
def test_a_unit_of_something_else_is_named_with_those_that_fit(
    spoil: Edit, faults: Faults, measure: str, unit: str
) -> None:
    spoil("observations.csv", 3, "measure", measure)
    spoil("observations.csv", 3, "as_stated", "")
    spoil("observations.csv", 3, "unit", unit)
    found = faults()
    assert list(found) == [("observations.csv", 3, "unit", "R05")]
    what = found["observations.csv", 3, "unit", "R05"]
    assert what.startswith(f"{unit!r} does not fit {measure}, expected one of ")


KEYS = {
    "observations.csv": (3, "source_id"),
    "context.csv": (2, "source_id"),
    "sources.csv": (2, "source_id"),
    "measures.csv": (4, "measure"),
    "regions.csv": (3, "region"),
    "policies.csv": (2, "title"),
    "shanghai_projects.csv": (3, "amount_wan"),
    "shanghai_districts.csv": (2, "value"),
}


@pytest.mark.parametrize("file", KEYS)
def test_a_row_that_stands_twice_is_named_with_the_first(made_up: Path, faults: Faults, file: str) -> None:
    line, column = KEYS[file]
    lines = (made_up / file).read_bytes().split(b"\n")
    (made_up / file).write_bytes(b"\n".join([*lines[:-1], lines[line - 1], b""]))
    found = faults()
    place = (file, len(lines), column, "R04")
    assert list(found) == [place]
    assert f"repeats line {line} (" in found[place]


def test_a_figure_with_another_value_is_a_duplicate_all_the_same(made_up: Path, faults: Faults) -> None:
    text = (made_up / "observations.csv").read_text(encoding="utf-8")
    again = text.split("\n")[1].replace("4.57", "4.58")
    (made_up / "observations.csv").write_text(f"{text}{again}\n", encoding="utf-8")
    assert list(faults()) == [("observations.csv", 13, "source_id", "R04")]


REQUIRED = [
    ("observations.csv", 3, "region"), ("observations.csv", 3, "level"), ("observations.csv", 3, "measure"),
    ("observations.csv", 3, "unit"), ("observations.csv", 3, "bound"), ("observations.csv", 3, "basis"),
    ("observations.csv", 3, "source_id"), ("observations.csv", 3, "period"), ("policies.csv", 2, "title_en"),
    ("shanghai_projects.csv", 2, "project_name"), ("shanghai_districts.csv", 2, "measure"),
    ("measures.csv", 4, "kind"), ("regions.csv", 5, "name_en"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "line", "column"), REQUIRED)
def test_what_must_be_there_and_is_not_is_named(
    spoil: Edit, faults: Faults, file: str, line: int, column: str
) -> None:
    spoil(file, line, column, "")
    found = {place: what for place, what in faults().items() if place[0] == file}
    assert found == {(file, line, column, "V01"): "is empty, and must not be"}
