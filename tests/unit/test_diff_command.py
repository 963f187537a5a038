"""The command that compares: text, JSON, the order of editions, and what is not there."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongzhi import cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(made_edition: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """gongzhi diff on a made-up site of two editions; its exit code and what it said."""
    earlier, later = made_edition("1999"), made_edition("2000")
    later.manifest["as_of"] = later.manifest["parameters"]["as_of"] = "2000-12-31"
    for file in ("observations.csv", "series.csv"):
        later.row(file, 1).update(value="1320", low="1320", high="1320")
    for edition in (earlier, later):
        for path, content in edition.files().items():
            place = tmp_path / edition.name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

    def diff(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(["diff", "--site", str(tmp_path), "--language", "en", *arguments])
        return (code, *capsys.readouterr())

    return diff


def test_the_text_says_what_changed_first_things_first(run: Run) -> None:
    code, said, err = run("1999", "2000")
    assert (code, err) == (0, "")
    lines = said.splitlines()
    assert lines[:3] == [
        "1999 (as of 1999-12-31) → 2000 (as of 2000-12-31)",
        "Figures revised: 1.",
        "  As of: 1999-12-31 → 2000-12-31",
    ]
    assert (
        "    Made-up use, Shanghai (own level), 1998: CNY 13.2 million, was CNY 11 million (+20.0%); "
        "the same source is recorded otherwise." in lines
    )


def test_json_holds_both_values_and_their_sources(run: Run) -> None:
    code, said, _ = run("1999", "2000", "--json")
    found = json.loads(said)
    assert code == 0
    assert [each["tier"] for each in found["tiers"]] == [1, 2, 3]
    [rule] = found["tiers"][0]["rules"]
    [change] = rule["changes"]
    assert (rule["rule"], change["of"], change["change"]) == ("own-revised", "figure", pytest.approx(0.2))
    assert (change["old"]["value"], change["new"]["value"]) == ("1100", "1320")
    assert change["old"]["source_id"] == "s-one"


def test_editions_are_compared_in_order_of_time(run: Run) -> None:
    forwards, backwards = run("1999", "2000"), run("2000", "1999")
    assert backwards[:2] == forwards[:2]
    assert backwards[2] == "1999 is the earlier edition: they are compared in order of time\n"


def test_nothing_changed_is_no_failure(run: Run) -> None:
    code, said, err = run("1999", "1999")
    assert (code, err) == (0, "")
    assert "Nothing changed." in said


def test_unknown_editions_are_named_with_those_that_there_are(run: Run, tmp_path: Path) -> None:
    assert run("1998", "3000") == (
        1,
        "",
        "1998: no such edition, did you mean '1999'?, there are 1999, 2000\n"
        "3000: no such edition, did you mean '2000'?, there are 1999, 2000\n",
    )


def test_a_broken_copy_gives_no_traceback(run: Run, tmp_path: Path) -> None:
    (tmp_path / "1999" / "manifest.json").write_text("{", encoding="utf-8")
    code, said, err = run("1999", "2000")
    assert (code, said) == (1, "")
    assert err.startswith("1999/manifest.json: not JSON")
