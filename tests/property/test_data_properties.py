"""What must hold for all figures: notation, units, choice and preparation, on made-up tables."""

import csv
import io
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongzhi.data import period, preparation, processed
from gongzhi.data.choice import choose
from gongzhi.data.observation import Observation
from gongzhi.data.preparation import Records
from gongzhi.data.rows import COLUMNS
from gongzhi.data.unit import UNITS, convert, plain
from gongzhi.errors import InputError

repeatable = settings(derandomize=True, deadline=None, max_examples=200)
Tables = Mapping[str, list[list[str]]]

# A made-up place and made-up sources; no figure here was ever published.
MADE_UP: Tables = {
    "regions.csv": [["甲地", "全国", "city", "Made-up City"], ["上海/乙", "上海", "district", "B"]],
    "measures.csv": [
        ["made_up_money", "", "", "", "万元", "money", "虚构金额", "Made-up money", ""],
        ["made_up_count", "", "", "", "个", "count", "虚构个数", "Made-up count", ""],
        ["stray_money", "made_up_money", "all", "", "", "", "", "", ""],
    ],
    "sources.csv": [
        ["s-a", "虚构", "made up", "2016-05-01", "https://a.example/", "official", ""],
        ["s-b", "虚构", "made up", "2016", "", "press", ""],
        ["s-c", "虚构", "made up", "", "", "copy", "2019"],
    ],
    "observations.csv": [
        ["甲地", "own", "2014", "made_up_money", "1.5", "亿元", "1.5亿", "exact", "actual", "", "s-a", ""],
        ["甲地", "own", "2014", "made_up_money", "15100", "万元", "", "approx", "actual", "", "s-b", ""],
        ["甲地", "own", "2014", "made_up_money", "15000", "万元", "", "exact", "budget", "", "s-c", ""],
        ["甲地", "own", "2015", "made_up_money", "2", "亿元", "2亿", "lower", "actual", "", "s-c", "n"],
        ["甲地", "own", "2009/2016", "made_up_money", "9", "亿元", "", "exact", "plan", "", "s-a", ""],
        ["甲地", "own", "2015", "stray_money", "3", "亿元", "", "exact", "actual", "1+2", "s-b", ""],
        ["甲地", "all", "2015-03", "made_up_count", "12", "家", "12家", "upper", "actual", "", "s-b", ""],
    ],
    "context.csv": [
        ["甲地", "all", "2014", "made_up_count", "7", "个", "7", "exact", "actual", "", "s-c", ""]
    ],
    "policies.csv": [["甲地", "虚构", "虚构", "Made up", "", "", "2014", "", "https://a.example/", "", ""]],
    "shanghai_projects.csv": [["2018", "虚构", "虚构", "12.5", "https://a.example/", "", ""]],
    "shanghai_districts.csv": [["2019", "乙区", "used: x", "4", "万元", "4万元", "", "", "2020-12-31"]],
}
CORRECTIONS = """
- id: made-up
  file: observations.csv
  row: {source_id: s-c, period: "2015"}
  expect: {value: "2", unit: 亿元}
  action: replace
  set: {value: "2.5"}
  reason: {zh: 虚构, en: made up}
"""


def prepared(tables: Tables) -> dict[str, Records]:
    """The processed tables of raw ones."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "corrections.yaml").write_text(CORRECTIONS, encoding="utf-8")
        for file, rows in tables.items():
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows([COLUMNS[file], *rows])
            (folder / file).write_bytes(text.getvalue().encode())
        return preparation.prepare(folder)


def with_cell(file: str, row: int, column: int, cell: str) -> Tables:
    rows = [list(each) for each in MADE_UP[file]]
    rows[row][column] = cell
    return {**MADE_UP, file: rows}


days = st.dates(date(1980, 1, 1), date(2035, 12, 31))
points = st.one_of(
    days.map(lambda day: f"{day:%Y}"),
    days.map(lambda day: f"{day:%Y-%m}"),
    days.map(lambda day: f"{day:%Y-%m-%d}"),
)
quarters = st.builds("{}Q{}".format, st.integers(1980, 2035), st.integers(1, 4))


@repeatable
@given(st.one_of(points, quarters))
def test_the_notation_of_a_point_is_read_as_itself(text: str) -> None:
    found = period.parse(text)
    assert found.text == text
    assert found.first <= found.last
    assert str(found.first).startswith(text[:4])
    assert period.parse(found.text) == found


@repeatable
@given(points, points)
def test_the_notation_of_a_span_is_read_as_itself_unless_it_runs_backwards(one: str, two: str) -> None:
    text = f"{one}/{two}"
    if period.parse(one).first > period.parse(two).last:
        with pytest.raises(ValueError, match="ends before it begins"):
            period.parse(text)
    else:
        found = period.parse(text)
        assert (found.text, found.year) == (text, None)
        assert (found.first, found.last) == (period.parse(one).first, period.parse(two).last)


@repeatable
@given(st.text(st.sampled_from("0123456789-/QH 年"), max_size=14))
def test_any_text_is_a_period_that_is_stable_or_a_value_error(text: str) -> None:
    try:
        found = period.parse(text)
    except ValueError:
        return
    assert period.parse(found.text) == found
    assert found.first <= found.last


amounts = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=6)
conversions = [(found, canonical) for canonical, factors in UNITS.items() for found in factors]


@repeatable
@given(amounts, st.sampled_from(conversions))
def test_conversion_is_exact_and_has_an_inverse(amount: Decimal, units: tuple[str, str]) -> None:
    found, canonical = units
    converted = convert(amount, found, canonical)
    factor = Decimal(UNITS[canonical][found])
    assert converted.as_integer_ratio()[0] * amount.as_integer_ratio()[1] * factor.as_integer_ratio()[1] == (
        amount.as_integer_ratio()[0] * converted.as_integer_ratio()[1] * factor.as_integer_ratio()[0]
    )
    assert converted / factor == amount


@repeatable
@given(amounts)
def test_a_number_written_plainly_is_the_same_number(amount: Decimal) -> None:
    text = plain(amount)
    assert Decimal(text) == amount
    assert not text.endswith((".", ".0")) and "E" not in text


FIELDS: Mapping[str, Any] = {
    "measure": ("made_up_money", "made_up_count"),
    "year": (2014, 2015, None),
    "bound": ("exact", "approx", "lower", "upper"),
    "basis": ("actual", "budget", "plan"),
    "grade": ("official", "study", "press", "copy"),
    "derived_from": ("", "1+2"),
    "dated": (True, False),
    "dropped": (False, False, True),
}


@st.composite
def figures(draw: st.DrawFn) -> list[Observation]:
    found = []
    base = Observation(
        "甲地", "own", "made_up_money", "2014", 2014, Decimal(1), "万元", "exact", "actual", "", "", "s-a",
        "official", date(2016, 1, 1), True, "", False, "observations.csv:2", "",
    )  # fmt: skip
    for line in range(draw(st.integers(1, 8))):
        cells = {name: draw(st.sampled_from(words)) for name, words in FIELDS.items()}
        known = date(2016, 1, 1) + timedelta(days=draw(st.integers(0, 2)))
        source = draw(st.sampled_from(("s-a", "s-b")))
        raw = f"observations.csv:{line + 2}"
        found.append(replace(base, **cells, known_on=known, source_id=source, raw=raw, value=Decimal(line)))
    return found


@repeatable
@given(figures(), st.randoms(use_true_random=False))
def test_choice_does_not_depend_on_the_order_of_rows(found: list[Observation], random: Any) -> None:
    mixed = list(found)
    random.shuffle(mixed)
    assert choose(mixed) == choose(found)


def without_place(records: Records) -> list[tuple[tuple[str, str], ...]]:
    kept = [{name: cell for name, cell in record.items() if name != "raw"} for record in records]
    return sorted(tuple(record.items()) for record in kept)


@repeatable
@given(st.permutations(MADE_UP["observations.csv"]))
def test_preparation_does_not_depend_on_the_order_of_rows(rows: list[list[str]]) -> None:
    before, after = prepared(MADE_UP), prepared({**MADE_UP, "observations.csv": rows})
    for file in before:
        assert without_place(after[file]) == without_place(before[file]), file
    columns = ("region", "level", "measure", "year", "value", "source_id", "other_sources")
    chosen = [[[row[name] for name in columns] for row in tables["series.csv"]] for tables in (before, after)]
    assert chosen[0] == chosen[1]


places = st.sampled_from(
    [
        (file, row, column)
        for file, rows in MADE_UP.items()
        for row in range(len(rows))
        for column in range(len(rows[row]))
    ]
)
cells = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.text(st.sampled_from("0123456789-/.eENQH,\"'\n "), max_size=8),
    st.sampled_from([cell for rows in MADE_UP.values() for row in rows for cell in row]),
    st.sampled_from(["NaN", "sNaN", "Infinity", "1E+999999", "2018-00", "2018-02-30", "9999999999", "０１２"]),
)


@settings(repeatable, max_examples=600)
@given(places, cells)
def test_a_spoiled_cell_is_valid_or_reported_with_its_place(place: tuple[str, int, int], cell: str) -> None:
    try:
        made = prepared(with_cell(*place, cell))
    except InputError as error:
        for problem in error.problems:
            folder, _, file = problem.file.rpartition("/")
            assert folder == "data/raw"
            assert file in (*MADE_UP, "corrections.yaml")
            assert problem.line > 0 or file == "corrections.yaml"
            assert problem.what
        return
    assert set(processed.render(made)) == {*made, "datapackage.json"}


@repeatable
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=20))
def test_a_note_is_kept_as_it_is(note: str) -> None:
    assert prepared(with_cell("observations.csv", 0, 11, note))["observations.csv"][0]["note"] == note


def test_the_made_up_tables_are_valid() -> None:
    chosen = {(row["level"], row["year"]): row["value"] for row in prepared(MADE_UP)["series.csv"]}
    assert chosen == {("own", "2014"): "15000", ("own", "2015"): "25000", ("all", "2014"): "7"} | {
        ("all", "2015"): "30000"
    }
