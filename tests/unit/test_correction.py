"""Declared corrections: made, guarded, and refused where they are not what they should be."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gongzhi.data import preparation, processed
from gongzhi.data.correction import FILE
from gongzhi.errors import InputError, Problem


def declared(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((folder / "corrections.yaml").read_text(encoding="utf-8"))
    return found


def declare(folder: Path, corrections: object) -> None:
    text = yaml.safe_dump(corrections, allow_unicode=True)
    (folder / "corrections.yaml").write_text(text, encoding="utf-8")


def faults(folder: Path) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        preparation.prepare(folder)
    return list(caught.value.problems)


def line_of(file: Path, text: str) -> int:
    """The line of the one row that has this text."""
    (found,) = (n for n, row in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if text in row)
    return found


def test_a_changed_raw_value_stops_preparation_at_its_line(raw_copy: Path) -> None:
    file = raw_copy / "observations.csv"
    line = line_of(file, "宁波,own,2015,fund_used,9450,元")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("宁波,own,2015,fund_used,9450,元", "宁波,own,2015,fund_used,9460,元"), "utf-8"
    )
    (problem,) = faults(raw_copy)
    assert (problem.file, problem.line, problem.column) == ("data/raw/observations.csv", line, "value")
    assert problem.what == "the correction ningbo-2015-unit expects '9450', not '9460'"


def test_a_correction_whose_row_is_gone_is_reported(raw_copy: Path) -> None:
    corrections = declared(raw_copy)
    corrections[0]["row"]["region"] = "温州"
    declare(raw_copy, corrections)
    (problem,) = faults(raw_copy)
    assert problem == Problem(FILE, 0, "ningbo-2015-unit", "finds 0 rows, expected 1")


def test_a_correction_that_finds_more_rows_than_declared_is_reported(raw_copy: Path) -> None:
    corrections = declared(raw_copy)
    corrections[1]["count"] = 9
    declare(raw_copy, corrections)
    (problem,) = faults(raw_copy)
    assert problem == Problem(FILE, 0, "sample-cpi", "finds 10 rows, expected 9")


def test_corrections_that_are_malformed_are_all_reported(raw_copy: Path) -> None:
    corrections = declared(raw_copy)
    corrections[0]["action"] = "delete"
    corrections[1]["file"] = "observation.csv"
    del corrections[2]["reason"]
    declare(raw_copy, corrections)
    said = {problem.column: problem.what for problem in faults(raw_copy)}
    assert set(said) == {"ningbo-2015-unit", "sample-cpi", "hangzhou-2020-retained"}
    assert "one of replace, dropped" in said["ningbo-2015-unit"]
    assert "one of observations.csv, context.csv" in said["sample-cpi"]
    assert "reason" in said["hangzhou-2020-retained"]


@pytest.mark.parametrize("part", ["row", "expect", "set"])
def test_a_correction_that_names_no_column_is_reported(raw_copy: Path, part: str) -> None:
    corrections = declared(raw_copy)
    corrections[0][part]["units"] = "万元"
    declare(raw_copy, corrections)
    assert {problem.file for problem in faults(raw_copy)} <= {FILE, "data/raw/observations.csv"}


def test_a_replaced_cell_that_is_not_guarded_is_reported(raw_copy: Path) -> None:
    corrections = declared(raw_copy)
    corrections[0]["set"]["bound"] = "approx"
    declare(raw_copy, corrections)
    assert [problem.column for problem in faults(raw_copy)] == ["ningbo-2015-unit"]


@pytest.mark.parametrize("text", ["- id: [", "just words", "{id: x}", "[1, 2]"])
def test_a_file_that_holds_no_corrections_is_reported(raw_copy: Path, text: str) -> None:
    (raw_copy / "corrections.yaml").write_text(text, encoding="utf-8")
    assert {problem.file for problem in faults(raw_copy)} == {FILE}


def test_no_corrections_at_all_are_none(raw_copy: Path) -> None:
    (raw_copy / "corrections.yaml").write_text("# none yet\n", encoding="utf-8")
    tables = preparation.prepare(raw_copy)
    assert all(record["corrections"] == "" for record in tables["observations.csv"])
    assert processed.render(tables)["corrections.csv"].startswith(b"id,file,row")


def test_a_missing_file_of_corrections_is_reported(raw_copy: Path) -> None:
    (raw_copy / "corrections.yaml").unlink()
    assert {problem.file for problem in faults(raw_copy)} == {FILE}
