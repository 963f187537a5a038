"""Declared corrections: made, guarded, and refused where they are not what they should be."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongzhi import intake
from gongzhi.data import correction, preparation, processed
from gongzhi.data.correction import FILE, Correction
from gongzhi.data.preparation import Records
from gongzhi.data.raw import load
from gongzhi.data.table import Row
from gongzhi.errors import InputError, Problem
from gongzhi.language.text import Text

CELLS = {"region": "甲地", "period": "2016", "value": "45900", "unit": "元", "bound": "exact"}


def declared(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((folder / "corrections.yaml").read_text(encoding="utf-8"))
    return found


def declare(folder: Path, corrections: object) -> None:
    text = yaml.safe_dump(corrections, allow_unicode=True, sort_keys=False)
    (folder / "corrections.yaml").write_text(text, encoding="utf-8")


def faults(folder: Path) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        intake.sound(load(folder))
    return list(caught.value.problems)


def prepared(folder: Path) -> dict[str, Records]:
    return preparation.prepare(intake.sound(load(folder)))


def line_of(file: Path, text: str) -> int:
    """The line of the one row that has this text."""
    (found,) = (n for n, row in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if text in row)
    return found


def made_up_correction(action: str, **parts: Any) -> Correction:
    """A correction of the row of 2016."""
    expect: Mapping[str, str] = {"value": "45900", "unit": "元"}
    return Correction(
        "made-up", "observations.csv", {"period": "2016"}, 1, parts.get("expect", expect), action,
        parts.get("set", {}), parts.get("factor", Decimal(1)), Text("虚构", "made up"),
        Text("虚构", "made up"), 2,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("action", "parts", "changed"),
    [
        ("replace", {"set": {"unit": "万元", "bound": "approx"}}, {"unit": "万元", "bound": "approx"}),
        ("rescale", {"factor": Decimal(10_000)}, {"value": "459000000"}),
        ("rescale", {"factor": Decimal("0.001")}, {"value": "45.9"}),
        ("drop", {}, {}),
        ("flag", {}, {}),
    ],
)
def test_an_action_changes_what_it_says_and_nothing_else(
    action: str, parts: dict[str, Any], changed: dict[str, str]
) -> None:
    row = Row("observations.csv", 5, CELLS)
    each = made_up_correction(action, **parts)
    assert correction.apply([each], row) == (Row("observations.csv", 5, {**CELLS, **changed}), (each,))
    assert row.cells == CELLS


@pytest.mark.parametrize(
    "row",
    [Row("context.csv", 5, CELLS), Row("observations.csv", 6, {**CELLS, "period": "2017"})],
    ids=["another-file", "another-row"],
)
def test_other_rows_stay_as_they_are(row: Row) -> None:
    assert correction.apply([made_up_correction("replace", set={"unit": "万元"})], row) == (row, ())


def test_nothing_is_changed_where_the_guard_does_not_hold() -> None:
    row = Row("observations.csv", 5, {**CELLS, "value": "45901"})
    changed, _ = correction.apply([made_up_correction("replace", set={"unit": "万元"})], row)
    assert changed == row


@pytest.mark.parametrize(
    ("action", "parts", "value", "flags"),
    [
        ("replace", {"set": {"unit": "万元"}}, "45900", "copy corrected"),
        ("rescale", {"factor": 10_000}, "45900", "copy corrected"),
        ("rescale", {"factor": "1e4"}, "45900", "copy corrected"),
        ("flag", {}, "4.59", "copy corrected"),
        ("drop", {}, None, None),
    ],
)
def test_prepared_tables_show_what_an_action_did(
    made_up: Path, action: str, parts: dict[str, Any], value: str | None, flags: str | None
) -> None:
    corrections = declared(made_up)
    del corrections[0]["set"]
    corrections[0] |= {"action": action, **parts}
    declare(made_up, corrections)
    tables = prepared(made_up)
    (row,) = (each for each in tables["observations.csv"] if each["raw"] == "observations.csv:5")
    assert (row["corrections"], row["dropped"]) == ("made-up-unit", "yes" if action == "drop" else "no")
    chosen = [each for each in tables["series.csv"] if each["raw"] == row["raw"]]
    assert [(each["value"], each["flags"]) for each in chosen] == ([(value, flags)] if value else [])
    listed = tables["corrections.csv"][0]
    assert (listed["id"], listed["action"], listed["rows"]) == ("made-up-unit", action, "1")
    change = {"replace": "unit: 元 → 万元", "rescale": "value × 10000"}.get(action, "")
    assert (listed["change"], listed["by_en"], listed["reason_zh"]) == (change, "made up", "虚构")


def test_a_changed_raw_value_stops_preparation_at_its_line(raw_copy: Path) -> None:
    file = raw_copy / "observations.csv"
    line = line_of(file, "宁波,own,2015,fund_used,9450,元")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("宁波,own,2015,fund_used,9450,元", "宁波,own,2015,fund_used,9460,元"), "utf-8"
    )
    guard, *others = faults(raw_copy)
    assert (guard.file, guard.line, guard.column, guard.code) == (
        "data/raw/observations.csv", line, "value", "K03",
    )  # fmt: skip
    assert guard.what == "'9460', but the correction ningbo-2015-unit expects '9450'"
    assert others == []


def test_a_correction_whose_row_is_gone_is_reported(raw_copy: Path) -> None:
    corrections = declared(raw_copy)
    corrections[0]["row"]["region"] = "温州"
    declare(raw_copy, corrections)
    (problem,) = faults(raw_copy)
    assert (problem.file, problem.line, problem.column, problem.code) == (FILE, 1, "row", "K02")
    assert problem.what == "the correction ningbo-2015-unit finds 0 rows, expected 1"


def test_corrections_that_are_malformed_are_all_reported(raw_copy: Path) -> None:
    corrections = declared(raw_copy)
    corrections[0]["action"] = "delete"
    corrections[1]["file"] = "observation.csv"
    del corrections[2]["reason"]
    corrections[3]["count"] = 2
    declare(raw_copy, corrections)
    said = {problem.column: problem.what for problem in faults(raw_copy)}
    assert set(said) == {"action", "file", "reason", "row"}
    assert "one of drop, replace, rescale, flag" in said["action"]
    assert "one of observations.csv, context.csv" in said["file"]
    assert said["reason"] == "is missing"
    assert said["row"].endswith("finds 1 rows, expected 2")


def test_no_corrections_at_all_are_none(raw_copy: Path) -> None:
    (raw_copy / "corrections.yaml").write_text("# none yet\n", encoding="utf-8")
    tables = preparation.prepare(load(raw_copy))
    assert all(record["corrections"] == "" for record in tables["observations.csv"])
    assert processed.render(tables)["corrections.csv"].startswith(
        b"id,file,row,rows,action,change,reason_zh,"
    )


def test_a_declaration_keeps_its_line(made_up: Path, paths: Any) -> None:
    assert [each.line for each in load(made_up).corrections] == [2, 10]
    text = (paths.raw / "corrections.yaml").read_text(encoding="utf-8").split("\n")
    for each in load(paths.raw).corrections:
        assert text[each.line - 1] == f"- id: {each.id}"


MALFORMED: list[Callable[[dict[str, Any]], object]] = [
    lambda entry: entry.update(row={"region": None}),
    lambda entry: entry.update(expect={1: "x"}),
    lambda entry: entry.update(set="unit"),
    lambda entry: entry.update(by={"zh": "x", "en": 1}),
]


@pytest.mark.parametrize("spoil", MALFORMED, ids=["row", "expect", "set", "by"])
def test_parts_that_are_not_text_by_text_are_reported(
    made_up: Path, spoil: Callable[[dict[str, Any]], object]
) -> None:
    corrections = declared(made_up)
    spoil(corrections[0])
    declare(made_up, corrections)
    (problem,) = faults(made_up)
    assert (problem.file, problem.line, problem.code) == (FILE, 1, "K01")
