"""The command answers every reference case as R and the printed sources do."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from gongzhi.statistics.__main__ import answer, main

CASES = Path(__file__).with_name("reference_cases.json")
Case = dict[str, Any]


# What these cases document is why their methods are not used.
REJECTED = {
    "mk_normal", "mk_hamed_rao", "mk_tfpw", "theil_sen_normal", "theil_sen_normal_gilbert", "pettitt",
    "tobit_loglinear", "ats_right_censored",
}  # fmt: skip


def load() -> list[Case]:
    cases: list[Case] = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    return cases


ANSWERED = [case for case in load() if case["method"] not in REJECTED]


def agree(expected: Any, got: Any, absolute: Any, relative: float) -> bool:
    if isinstance(expected, list):
        limits = absolute if isinstance(absolute, list) else [absolute] * len(expected)
        return len(got) == len(expected) and all(map(agree, expected, got, limits, [relative] * len(got)))
    if isinstance(expected, int | float) and isinstance(got, int | float):
        return math.isclose(expected, got, abs_tol=absolute + relative * abs(expected))
    return bool(expected == got)


def by_id(case: Case) -> str:
    return str(case["id"])


@pytest.mark.parametrize("case", ANSWERED, ids=by_id)
def test_expected(case: Case) -> None:
    got, tolerance = answer(case), case["tolerance"]
    for key, expected in case["expected"].items():
        allowed = tolerance.get(key, tolerance["*"])
        assert agree(expected, got.get(key), allowed, 1e-7), (key, expected, got)


@pytest.mark.parametrize("case", [case for case in ANSWERED if case["published"]], ids=by_id)
def test_printed_in_the_source(case: Case) -> None:
    got = answer(case)
    for key, printed in case["published"].items():
        assert agree(printed["value"], got[key], printed["tolerance"], 0), (key, printed, got)


def test_command_prints_one_answer_per_case(capsys: pytest.CaptureFixture[str]) -> None:
    main([str(CASES)])
    got = json.loads(capsys.readouterr().out)
    assert got.keys() == {case["id"] for case in load()}
    unknown = {case["id"] for case in load() if got[case["id"]] == {"error": "unknown_method"}}
    assert unknown == {case["id"] for case in load() if case["method"] in REJECTED}


def solve(method: str, given: Case, **options: Any) -> Case:
    return answer({"id": "own", "method": method, "input": given, "options": options})


def test_unknown_method_is_said() -> None:
    assert solve("pettitt", {"y": [1, 2, 3]}) == {"error": "unknown_method"}


def test_infinite_ends_are_words() -> None:
    got = solve("theil_sen_exact", {"t": [1, 2, 3, 4], "y": [1, 3, 2, 5]}, conf_level=0.95)
    assert (got["lo"], got["hi"], got["achieved_level"]) == ("-inf", "inf", 1.0)


def test_log_option_adds_growth() -> None:
    got = solve("theil_sen_exact", {"t": [2000, 2001, 2003], "y": [1, 2, 8]}, log=True)
    assert (got["cagr"], got["cagr_lo"], got["cagr_hi"]) == (pytest.approx(1.0), -1.0, "inf")


def test_null_is_missing_but_nan_is_not() -> None:
    gap = solve("mk_exact", {"t": [1, 2, 3, 4], "y": [1, None, 2, 3]})
    assert (gap["n"], gap["S"]) == (3, 3)
    for bad in (math.nan, math.inf, "inf", "NaN"):
        assert solve("mk_exact", {"t": [1, 2, 3], "y": [1, bad, 2]}) == {"error": "non_finite"}
    assert solve("mk_exact", {"t": [1, None, 3], "y": [1, 2, 3]}) == {"error": "non_finite"}


def test_times_may_be_absent_but_not_too_few() -> None:
    assert solve("theil_sen_exact", {"y": [1, 2, 3]})["slope"] == 1.0
    assert solve("theil_sen_exact", {"y": [1, 2, 3], "t": []}) == {"error": "length_mismatch"}


def test_spellings_of_the_alternative() -> None:
    given = {"t": [1, 2, 3], "y": [1, 2, 3]}
    spellings = ("two-sided", "two_sided", "two.sided")
    assert len({solve("mk_exact", given, alternative=a)["p_value"] for a in spellings}) == 1
    assert solve("mk_exact", given, alternative="up") == {"error": "unknown_alternative"}


def test_malformed_case_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert solve("mk_exact", {"t": [1, 2, 3]}) == {"error": "malformed_input"}
    assert "own" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{}", "[]", "null"])
def test_unreadable_file_is_a_usage_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cases.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main([str(path)])
    assert stopped.value.code == 2
