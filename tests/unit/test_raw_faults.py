"""What is wrong in data/raw is reported, all of it at once, with its file, line and column."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi import checks, intake
from gongzhi.data import preparation, processed
from gongzhi.data.raw import load
from gongzhi.errors import InputError, Problem

Edit = Callable[[str, int, str, str], None]


def faults(folder: Path) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        intake.sound(load(folder))
    return list(caught.value.problems)


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in faults(folder)]


def test_several_problems_are_reported_at_once(raw_copy: Path, edit: Edit) -> None:
    edit("observations.csv", 0, "level", "whole")
    edit("observations.csv", 1, "value", "22 214")
    edit("observations.csv", 1, "period", "2020-13")
    edit("observations.csv", 2, "source_id", "s-nowhere")
    edit("context.csv", 0, "unit", "元")
    edit("shanghai_projects.csv", 3, "amount_wan", "about 10")
    assert said(raw_copy) == [
        "data/raw/context.csv:2: unit: '元' does not fit cpi_index_previous_year_100, expected one of "
        "上年=100",
        "data/raw/observations.csv:2: level: 'whole', expected one of own, all, below",
        "data/raw/observations.csv:3: period: '2020-13' is not a period, expected 2018, "
        "2018-02, "
        "2018-02-07, 2020Q3 or 2009/2016",
        "data/raw/observations.csv:3: value: '22 214', expected 22214 in plain digits (its unit stands in "
        "another column)",
        "data/raw/observations.csv:4: source_id: unknown 's-nowhere', it is not in sources.csv",
        "data/raw/shanghai_projects.csv:5: amount_wan: 'about 10' is not a number, expected one such "
        "as 45700 "
        "or 45700.5",
    ]


@pytest.mark.parametrize(
    ("column", "wrong", "right"),
    [("measure", "fund_usd", "fund_used"), ("region", "上海/宝山区", "上海/宝山")],
)
def test_an_unknown_name_names_the_nearest(
    raw_copy: Path, edit: Edit, column: str, wrong: str, right: str
) -> None:
    edit("observations.csv", 5, column, wrong)
    place, file = f"data/raw/observations.csv:7: {column}", f"{column}s.csv"
    assert said(raw_copy) == [
        f"{place}: unknown {wrong!r}, it is not in {file}, did you mean {right!r}?",
    ]


@pytest.mark.parametrize("value", ["", "NaN", "Infinity", "-", "1,000", "1E+999999"])
def test_a_value_that_is_no_number_is_reported(raw_copy: Path, edit: Edit, value: str) -> None:
    edit("observations.csv", 8, "value", value)
    edit("observations.csv", 8, "unit", "亿元")
    edit("observations.csv", 8, "measure", "fund_used")
    (problem,) = faults(raw_copy)
    assert (problem.file, problem.line, problem.column) == ("data/raw/observations.csv", 10, "value")


@pytest.mark.parametrize("amount", ["", "NaN", "Infinity", "12万"])
def test_an_amount_of_a_list_that_is_no_number_is_reported(raw_copy: Path, edit: Edit, amount: str) -> None:
    edit("shanghai_projects.csv", 0, "amount_wan", amount)
    edit("shanghai_districts.csv", 0, "value", amount)
    assert [(problem.file, problem.line, problem.column) for problem in faults(raw_copy)] == [
        ("data/raw/shanghai_districts.csv", 2, "value"),
        ("data/raw/shanghai_projects.csv", 2, "amount_wan"),
    ]


@pytest.mark.parametrize(
    ("file", "column", "cell"),
    [
        ("sources.csv", "grade", "blog"),
        ("sources.csv", "published_on", "2018-02-30"),
        ("measures.csv", "unit", "吨"),
        ("measures.csv", "kind", "mony"),
        ("measures.csv", "alias_of", "fund_usd"),
        ("measures.csv", "set_level", "city"),
        ("policies.csv", "level", "上海市"),
        ("shanghai_projects.csv", "year", "20l8"),
        ("shanghai_districts.csv", "district", "青铺区"),
    ],
    ids=lambda cell: cell.removesuffix(".csv") if cell.isascii() else "",
)
def test_a_cell_that_its_column_does_not_allow_is_reported(
    raw_copy: Path, edit: Edit, file: str, column: str, cell: str
) -> None:
    edit(file, 0, column, cell)
    own = [problem for problem in faults(raw_copy) if problem.file == f"data/raw/{file}"]
    assert [(problem.line, problem.column) for problem in own if problem.column == column] == [(2, column)]


def test_an_undated_source_is_a_warning_and_no_edition_uses_its_figures(raw_copy: Path, edit: Edit) -> None:
    edit("sources.csv", 0, "published_on", "")
    edit("sources.csv", 0, "no_later_than", "")
    raw = load(raw_copy)
    (problem,) = (
        each for each in checks.inspect(raw) if (each.file, each.line) == ("data/raw/sources.csv", 2)
    )
    assert (problem.column, problem.code, problem.severity) == ("published_on", "S01", "warning")
    assert "no edition will use its figures" in problem.what
    source = preparation.prepare(intake.sound(raw))["sources.csv"][0]
    assert (source["source_id"], source["known_on"]) == ("s-018b8b9b", "")
    undated = [each for each in raw.observations if each.source_id == "s-018b8b9b"]
    assert undated
    for each in undated:
        in_context = each.raw.startswith("context.csv")  # known by the end of the following year
        assert (each.known_on is None) != in_context


def test_a_source_that_no_figure_uses_is_looked_at_all_the_same(raw_copy: Path) -> None:
    with (raw_copy / "sources.csv").open("a", encoding="utf-8") as lines:
        lines.write("s-new,publisher,title,2018-02-30,ftp://example.org/,blog,\n")
    found = {(problem.file, problem.column, problem.code) for problem in faults(raw_copy)}
    assert found == {
        ("data/raw/sources.csv", column, code)
        for column, code in (("published_on", "V07"), ("url", "V08"), ("grade", "V02"))
    }


def test_the_same_source_twice_is_reported(raw_copy: Path) -> None:
    file = raw_copy / "sources.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([*lines, lines[1].replace("2010-02-20", "2011-02-20")]), encoding="utf-8")
    assert {problem.file for problem in faults(raw_copy)} == {"data/raw/sources.csv"}


def test_a_missing_table_is_reported_with_everything_else(raw_copy: Path, edit: Edit) -> None:
    edit("observations.csv", 0, "level", "whole")
    (raw_copy / "policies.csv").unlink()
    assert "data/raw/policies.csv: the file is missing" in said(raw_copy)
    assert "data/raw/observations.csv:2: level" in "\n".join(said(raw_copy))


def test_a_wrong_header_is_reported_with_the_right_one(raw_copy: Path) -> None:
    file = raw_copy / "regions.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("name_en", "name", 1), encoding="utf-8")
    what = "there is no column 'name', did you mean 'name_en'?; the header is to stay as it was"
    assert f"data/raw/regions.csv:1: {what}" in said(raw_copy)
    what = "the column is missing; the header is to stay as it was"
    assert f"data/raw/regions.csv:1: name_en: {what}" in said(raw_copy)


def test_a_row_with_a_cell_too_few_is_reported_at_its_line(raw_copy: Path) -> None:
    with (raw_copy / "regions.csv").open("a", encoding="utf-8") as lines:
        lines.write("杭州/西湖,杭州,district\n")
    count = len((raw_copy / "regions.csv").read_text(encoding="utf-8").splitlines())
    assert said(raw_copy) == [
        f"data/raw/regions.csv:{count}: 3 cells, expected 4; a cell that holds a comma needs quotes"
    ]


def test_a_quote_that_never_ends_is_reported(raw_copy: Path) -> None:
    with (raw_copy / "regions.csv").open("a", encoding="utf-8") as lines:
        lines.write('"杭州/西湖,杭州,district,Xihu\n')
    (problem,) = faults(raw_copy)
    count = len((raw_copy / "regions.csv").read_text(encoding="utf-8").splitlines())
    assert (problem.file, problem.line) == ("data/raw/regions.csv", count)
    assert "the quotes do not match" in problem.what


def test_a_table_in_another_encoding_is_reported(raw_copy: Path) -> None:
    file = raw_copy / "policies.csv"
    file.write_bytes(file.read_text(encoding="utf-8").encode("gb18030"))
    (problem,) = faults(raw_copy)
    assert problem.file == "data/raw/policies.csv"
    assert "UTF-8" in problem.what


def test_a_byte_order_mark_and_other_line_endings_change_nothing(raw_copy: Path) -> None:
    before = processed.render(preparation.prepare(intake.sound(load(raw_copy))))
    for file in raw_copy.glob("*.csv"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert processed.render(preparation.prepare(intake.sound(load(raw_copy)))) == before


def test_line_separators_within_a_note_are_no_line_ends_but_unseen(raw_copy: Path) -> None:
    file = raw_copy / "observations.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    rows[1][-1] = "one\u2028two\x0cthree\x85four"
    rows[2][1] = "whole"
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(rows)
    assert [(problem.line, problem.column, problem.code) for problem in faults(raw_copy)] == [
        (2, "note", "F08"),
        (3, "level", "V02"),
    ]
