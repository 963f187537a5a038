"""The commands `check` and `prepare`: everything at once, in order, in either language, writing nothing."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi import checks, cli
from gongzhi.data import columns
from gongzhi.data.raw import load
from gongzhi.errors import Problem

Place = tuple[str, int, str, str]
Faults = Callable[[], dict[Place, str]]
Check = Callable[[], list[Problem]]
Edit = Callable[[str, int, str, str], None]


def test_many_errors_of_several_files_are_all_reported_once_and_in_order(
    made_up: Path, spoil: Edit, faults: Faults
) -> None:
    spoil("observations.csv", 10, "value", "101")
    spoil("observations.csv", 3, "level", "whole")
    spoil("observations.csv", 3, "value", "４５")
    spoil("observations.csv", 12, "source_id", "s-d")
    spoil("context.csv", 2, "unit", "元")
    spoil("shanghai_projects.csv", 3, "year", "20l8")
    spoil("sources.csv", 3, "grade", "blog")
    (made_up / "policies.csv").unlink()
    (made_up / "corrections.yaml").write_text("[1, 2]", encoding="utf-8")
    assert list(faults()) == [
        ("context.csv", 2, "unit", "R05"),
        ("corrections.yaml", 1, "", "K01"),
        ("observations.csv", 3, "level", "V02"),
        ("observations.csv", 3, "value", "V04"),
        ("observations.csv", 10, "value", "C02"),
        ("observations.csv", 12, "source_id", "R01"),
        ("policies.csv", 0, "", "F01"),
        ("shanghai_projects.csv", 3, "year", "V05"),
        ("sources.csv", 3, "grade", "V02"),
    ]


def test_twenty_thousand_faulty_rows_are_all_reported(made_up: Path) -> None:
    text = (made_up / "observations.csv").read_text(encoding="utf-8")
    row = "某地{0},own,20{0},made_up_{0},{0}x,吨{0},,exact,actual,,s-{0},\n"
    text += "".join(row.format(number) for number in range(20_000))
    (made_up / "observations.csv").write_text(text, encoding="utf-8")
    found = checks.inspect(load(made_up))
    assert {each.line for each in found} == set(range(13, 20_013))
    assert len(found) > 100_000


def run(made_up: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.chdir(made_up)
    return cli.main(arguments)


def test_the_summary_counts_every_kind(
    made_up: Path, spoil: Edit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil("sources.csv", 4, "url", "")
    assert run(made_up, monkeypatch, "check", "--language", "en") == 0
    assert capsys.readouterr().out == "data/raw: errors 0, warnings 1, conflicts between sources 0\n"
    spoil("policies.csv", 2, "url", "ftp://a.example/p")
    assert run(made_up, monkeypatch, "check", "--language", "zh") == 1
    said = capsys.readouterr()
    assert said.out == "data/raw：错误1处，需要查看1处，来源不一0处\n"
    assert "data/raw/policies.csv:2: url: 'ftp://a.example/p'不是http或https网址" in said.err
    assert "data/raw/sources.csv:4: url: 请查看：没有网址" in said.err


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_the_terminals(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cli.spoken() == language


def test_problems_as_json_have_both_languages(
    made_up: Path, spoil: Edit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil("observations.csv", 3, "value", "４５８００")
    assert run(made_up, monkeypatch, "check", "--json") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "data/raw/observations.csv",
            "line": 3,
            "column": "value",
            "what": "'４５８００', expected 45800 in plain digits (its unit stands in another column)",
            "zh": "'４５８００'应写成45800（单位另写在unit一栏）",
            "code": "V04",
            "severity": "error",
        }
    ]


@pytest.mark.parametrize("arguments", [("check",), ("check", "--json"), ("check", "--language", "zh")])
@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_a_terminal_that_lacks_a_character_is_no_obstacle(
    made_up: Path, spoil: Edit, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], encoding: str
) -> None:
    spoil("observations.csv", 3, "level", "whole 甲 ✓")
    said = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(said, encoding))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding, "backslashreplace"))
    assert run(made_up, monkeypatch, *arguments) == 1
    sys.stdout.flush()
    assert said.getvalue()


def test_preparing_writes_all_tables_once(
    made_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(made_up, monkeypatch, "prepare") == 0
    assert "series.csv" in capsys.readouterr().out
    written = {path.name for path in (made_up.parent / "processed").iterdir()}
    assert written == {*columns.TABLES, "datapackage.json"}
    assert (made_up / "datapackage.json").is_file()
    assert run(made_up, monkeypatch, "prepare") == 0
    assert capsys.readouterr().out == "data/processed is up to date\n"


def test_preparing_with_an_error_writes_nothing_and_names_every_error(
    made_up: Path, spoil: Edit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil("sources.csv", 4, "url", "")
    spoil("observations.csv", 3, "level", "whole")
    spoil("observations.csv", 12, "basis", "hope")
    assert run(made_up, monkeypatch, "prepare") == 1
    assert capsys.readouterr().err.split("\n") == [
        "data/raw/observations.csv:3: level: 'whole', expected one of own, all, below",
        "data/raw/observations.csv:12: basis: 'hope', expected one of actual, budget, plan",
        "",
    ]
    assert not (made_up.parent / "processed").exists()
    assert not (made_up / "datapackage.json").exists()


CODES = ("actors", "direction", "evidence", "rule")
# For each table whether it may do without rows, or which columns of which rows then miss them.
WITHOUT_ROWS: dict[str, set[tuple[str, str, str]]] = {
    "shanghai_projects.csv": set(),
    "shanghai_districts.csv": set(),
    "context.csv": set(),
    "policies.csv": {("study/documents.csv", "policy", "R01"), ("study/relations.csv", "policy", "R01")},
    "study/claims.csv": {
        ("analysis_plan.yaml", "claim", "K01"),
        ("study/codings.csv", "coded", "T01"),
        ("study/documents.csv", "claim", "R01"),
        ("study/indicators.csv", "claim", "R01"),
        ("study/kinds.csv", "claim", "R01"),
        ("study/links.csv", "deficit", "R01"),
        ("study/links.csv", "recommendation", "R01"),
        ("study/relations.csv", "claim", "R01"),
    },
    "study/actors.csv": {
        ("study/claims.csv", "actors", "R01"),
        ("study/relations.csv", "actor", "R01"),
        ("study/relations.csv", "target", "R01"),
    },
    "study/relations.csv": {("study/codings.csv", "coded", "T01")},
    "study/links.csv": {("study/codings.csv", "final", "T01")},
    "study/documents.csv": {("study/claims.csv", "rule", "T02"), ("study/codings.csv", "final", "T01")},
    "study/indicators.csv": set(),
    "study/kinds.csv": set(),
    "study/codings.csv": {
        *(("study/claims.csv", field, "T01") for field in CODES),
        *(("study/relations.csv", field, "T01") for field in ("instrument", "mode", "orientation")),
        ("study/links.csv", "deficit", "T01"),
        ("study/documents.csv", "policy", "T01"),
        ("study/uses.csv", "use", "T01"),
    },
    "study/uses.csv": {
        ("shanghai_projects.csv", "project_name", "T03"),
        ("shanghai_districts.csv", "measure", "T03"),
        ("study/codings.csv", "coded", "T01"),
    },
}


@pytest.mark.parametrize("file", WITHOUT_ROWS)
def test_a_table_without_rows_is_prepared_or_refused(
    made_up: Path, check: Check, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    (made_up / "corrections.yaml").write_text("", encoding="utf-8")
    header = (made_up / file).read_bytes().split(b"\n")[0]
    (made_up / file).write_bytes(header + b"\n")
    refused = {
        (each.file.removeprefix("data/raw/"), each.column, each.code)
        for each in check()
        if each.severity == "error"
    }
    assert refused == WITHOUT_ROWS[file]
    assert run(made_up, monkeypatch, "prepare") == bool(refused)


def test_figures_without_one_whole_year_are_prepared(
    made_up: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made_up / "corrections.yaml").write_text("", encoding="utf-8")
    for file in ("observations.csv", "context.csv"):
        head, *rows = (made_up / file).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = rows[4:5] if file == "observations.csv" else [rows[0].replace("2014", "2014-02")]
        (made_up / file).write_text("".join([head, *kept]), encoding="utf-8")
    assert check() == []
    assert run(made_up, monkeypatch, "prepare") == 0


def test_a_place_without_residents_is_refused_or_prepared(
    spoil: Edit, made_up: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil("context.csv", 6, "value", "0")
    spoil("context.csv", 6, "as_stated", "0")
    spoil("observations.csv", 9, "period", "2016")
    refused = any(each.severity == "error" for each in check())
    assert run(made_up, monkeypatch, "prepare") == refused


def test_outside_a_checkout_the_packages_own_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith("data/raw: errors 0, ")
