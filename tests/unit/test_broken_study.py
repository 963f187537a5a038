"""Mistakes in the coded study: codes not read twice, claims without grounds, names that lead nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi.checks import claim, reading
from gongzhi.errors import Problem
from gongzhi.language.text import Text

Check = Callable[[], list[Problem]]
Edit = Callable[[str, int, str, str], None]
Place = tuple[str, int, str, str]
CLAIMS, CODINGS, LINKS, DOCUMENTS, RELATIONS = (
    f"study/{name}.csv" for name in ("claims", "codings", "links", "documents", "relations")
)
PLAN = "analysis_plan.yaml"


def said(found: list[Problem]) -> dict[Place, Text]:
    """What is said of each place, in both languages."""
    return {
        (each.file.removeprefix("data/raw/"), each.line, each.column, each.code): Text(each.zh, each.what)
        for each in found
    }


def drop(folder: Path, file: str, line: int) -> None:
    """Delete one line of a table."""
    lines = (folder / file).read_bytes().split(b"\n")
    del lines[line - 1]
    (folder / file).write_bytes(b"\n".join(lines))


def number(folder: Path, table: str, coded: str, field: str) -> int:
    """The line of the readings of a code."""
    lines = (folder / CODINGS).read_text(encoding="utf-8").split("\n")
    (found,) = (at for at, line in enumerate(lines, 1) if line.startswith(f"{table},{coded},{field},"))
    return found


def differs(final: str, code: str) -> Text:
    return Text(f"{final!r}：与表中的{code!r}不同", f"{final!r}: differs from {code!r} in its table")


@pytest.mark.parametrize(
    ("file", "line", "column", "cell", "key", "old"),
    [
        (CLAIMS, 2, "evidence", "figure", ("claims", "F0.0"), "none"),
        (CLAIMS, 2, "direction", "", ("claims", "F0.0"), "exists"),
        (CLAIMS, 5, "direction", "low", ("claims", "D0"), ""),
        (CLAIMS, 2, "actors", "a", ("claims", "F0.0"), "a b"),
        (CLAIMS, 6, "rule", "none", ("claims", "R0"), "proposal"),
        (RELATIONS, 2, "instrument", "purchase", ("relations", "r01"), "fund"),
        (RELATIONS, 3, "orientation", "vertical", ("relations", "r02"), "horizontal"),
        (RELATIONS, 3, "mode", "missing", ("relations", "r02"), "proposed"),
    ],
)  # fmt: skip
def test_a_code_that_is_not_the_one_settled_on_is_named(
    made_up: Path, spoil: Edit, check: Check, file: str, line: int, column: str, cell: str,
    key: tuple[str, str], old: str,
) -> None:  # fmt: skip
    spoil(file, line, column, cell)
    place = (CODINGS, number(made_up, *key, column), "final", "T01")
    assert said(check()) == {place: differs(old, cell)}


@pytest.mark.parametrize(
    ("key", "cell", "code"),
    [
        (("claims", "F0.0a", "evidence"), "example", "figure"),
        (("claims", "F0.0b", "actors"), "b", "a b"),
        (("relations", "r01", "mode"), "", "described"),
        (("links", "R0 D0", "linked"), "no", "yes"),
        (("documents", "虚构意见", "takes_up"), "", "R0"),
        (("documents", "虚构意见", "takes_up"), "R1", "R0"),
    ],
)
def test_a_settled_code_that_its_table_does_not_have_is_named(
    made_up: Path, spoil: Edit, check: Check, key: tuple[str, str, str], cell: str, code: str
) -> None:
    line = number(made_up, *key)
    spoil(CODINGS, line, "final", cell)
    assert said(check()) == {(CODINGS, line, "final", "T01"): differs(cell, code)}


def test_neither_the_order_of_words_nor_a_reading_that_was_not_kept_is_a_fault(
    made_up: Path, spoil: Edit, check: Check
) -> None:
    spoil(CLAIMS, 2, "actors", "b a")
    for field, one, other in (("evidence", "policy", "example"), ("actors", "", "b a b")):
        line = number(made_up, "claims", "F0.0b", field)
        spoil(CODINGS, line, "first", one)
        spoil(CODINGS, line, "second", other)
    assert check() == []


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("claims", "F0.0", "evidence"), (CLAIMS, 2, "evidence")),
        (("claims", "D0", "direction"), (CLAIMS, 5, "direction")),
        (("claims", "R0", "rule"), (CLAIMS, 6, "rule")),
        (("claims", "F0.0b", "actors"), (CLAIMS, 4, "actors")),
        (("relations", "r01", "instrument"), (RELATIONS, 2, "instrument")),
        (("relations", "r02", "orientation"), (RELATIONS, 3, "orientation")),
        (("relations", "r02", "mode"), (RELATIONS, 3, "mode")),
        (("links", "R0 D0", "linked"), (LINKS, 2, "deficit")),
        (("documents", "虚构意见", "takes_up"), (DOCUMENTS, 3, "policy")),
    ],
)
def test_a_code_that_was_not_read_twice_is_named(
    made_up: Path, check: Check, key: tuple[str, str, str], place: tuple[str, int, str]
) -> None:
    drop(made_up, CODINGS, number(made_up, *key))
    found = said(check())
    assert list(found) == [(*place, "T01")]
    (words,) = found.values()
    assert words.zh.endswith(f"：{reading.UNREAD.zh}")
    assert words.en.endswith(f": {reading.UNREAD.en}")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("claims,F9,evidence,none,none,none", "coded"),
        ("relations,r03,mode,described,described,described", "coded"),
        ("claims,r01,rule,none,none,none", "coded"),
        ("claims,F0.0,mode,described,described,described", "field"),
        ("links,R0 D0,takes_up,no,no,no", "field"),
        ("documents,虚构办法,linked,,,", "field"),
    ],
)
def test_readings_of_what_is_not_coded_are_named(made_up: Path, check: Check, row: str, column: str) -> None:
    text = (made_up / CODINGS).read_text(encoding="utf-8")
    (made_up / CODINGS).write_text(f"{text}{row}\n", encoding="utf-8")
    cell = dict(zip(("table", "coded", "field"), row.split(","), strict=False))[column]
    assert said(check()) == {
        (CODINGS, text.count("\n") + 1, column, "T01"): Text(
            f"{cell!r}：{reading.NOTHING_CODED.zh}", f"{cell!r}: {reading.NOTHING_CODED.en}"
        )
    }


@pytest.mark.parametrize(
    ("row", "final"), [("links,R0 F0.0,linked,yes,no,no", "no"), ("documents,虚构办法,takes_up,R0,,", "")]
)
def test_what_was_read_and_found_not_to_be_is_no_fault_and_else_is_one(
    made_up: Path, spoil: Edit, check: Check, row: str, final: str
) -> None:
    text = (made_up / CODINGS).read_text(encoding="utf-8")
    (made_up / CODINGS).write_text(f"{text}{row}\n", encoding="utf-8")
    assert check() == []
    line, other = text.count("\n") + 1, "yes" if final else "R0"
    spoil(CODINGS, line, "final", other)
    assert said(check()) == {(CODINGS, line, "final", "T01"): differs(other, final)}


@pytest.mark.parametrize(
    ("file", "line", "key", "absent"),
    [
        (LINKS, 2, ("links", "R0 D0", "linked"), "no"),
        (DOCUMENTS, 3, ("documents", "虚构意见", "takes_up"), ""),
    ],
)
def test_a_row_that_its_readings_want_is_missed(
    made_up: Path, check: Check, file: str, line: int, key: tuple[str, str, str], absent: str
) -> None:
    drop(made_up, file, line)
    final = "yes" if file == LINKS else "R0"
    assert said(check()) == {(CODINGS, number(made_up, *key), "final", "T01"): differs(final, absent)}


def settle(made_up: Path, spoil: Edit, line: int, id: str, rule: str) -> None:
    """Give a claim another rule, and its readings too."""
    spoil(CLAIMS, line, "rule", rule)
    spoil(CODINGS, number(made_up, "claims", id, "rule"), "final", rule)


def lacking(line: int, rule: str) -> dict[Place, Text]:
    words = claim.LACKING[rule]
    return {(CLAIMS, line, "rule", "T02"): Text(f"{rule!r}：{words.zh}", f"{rule!r}: {words.en}")}


@pytest.mark.parametrize("rule", ["parts", "tests", "documents", "wanting"])
def test_a_claim_whose_rule_has_nothing_to_go_by_is_named(
    made_up: Path, spoil: Edit, check: Check, rule: str
) -> None:
    settle(made_up, spoil, 5, "D0", rule)
    assert said(check()) == lacking(5, rule)


def test_only_a_direct_test_is_one_to_go_by(made_up: Path, check: Check) -> None:
    text = (made_up / PLAN).read_text(encoding="utf-8")
    (made_up / PLAN).write_text(text.replace("bearing: direct", "bearing: circumstantial"), encoding="utf-8")
    assert said(check()) == lacking(3, "tests")
    (made_up / PLAN).write_text(text.replace("F0.0a", "F0.0b", 1), encoding="utf-8")
    assert said(check()) == lacking(3, "tests")


def test_a_later_document_is_none_that_a_claim_names(spoil: Edit, check: Check) -> None:
    spoil(DOCUMENTS, 2, "role", "takes_up")
    found = said(check())
    assert found.items() >= lacking(4, "documents").items()
    assert [place for place in found if place[0] != CLAIMS] == [(DOCUMENTS, 2, "policy", "T01")]


@pytest.mark.parametrize("missing", ["indicator_zh", "indicator_en"])
def test_an_indicator_is_named_in_both_languages(
    made_up: Path, spoil: Edit, check: Check, missing: str
) -> None:
    settle(made_up, spoil, 5, "D0", "wanting")
    for column in ("indicator_zh", "indicator_en"):
        spoil(CLAIMS, 5, column, "虚构 made up")
    assert check() == []
    spoil(CLAIMS, 5, missing, "")
    assert said(check()) == lacking(5, "wanting")


def test_a_part_stands_in_the_section_of_the_whole(spoil: Edit, check: Check) -> None:
    spoil(CLAIMS, 4, "section", "deficits")
    assert said(check()) == {
        (CLAIMS, 4, "section", "T02"): Text(
            f"'deficits'：{claim.SECTION.zh}", f"'deficits': {claim.SECTION.en}"
        )
    }


def test_a_claim_that_is_a_part_of_itself_is_named_and_its_parts_are_not(spoil: Edit, check: Check) -> None:
    spoil(CLAIMS, 2, "parent", "F0.0")
    assert list(said(check())) == [(CLAIMS, 2, "parent", "T02")]
    spoil(CLAIMS, 2, "parent", "F0.0a")
    found = said(check())
    assert list(found) == [(CLAIMS, 2, "parent", "T02"), (CLAIMS, 3, "parent", "T02")]
    assert found[CLAIMS, 2, "parent", "T02"] == Text(f"'F0.0a'：{claim.LOOP.zh}", f"'F0.0a': {claim.LOOP.en}")


@pytest.mark.parametrize(
    ("cell", "unknown"),
    [("a c", ["c"]), ("c a", ["c"]), ("c", ["c"]), ("d a  c", ["c", "d"]), ("a,b", ["a,b"]), ("ab", ["ab"])],
)
def test_of_several_names_in_a_cell_those_are_named_that_there_are_not(
    spoil: Edit, check: Check, cell: str, unknown: list[str]
) -> None:
    spoil(CLAIMS, 2, "actors", cell)
    found = check()
    assert {(each.file, each.line, each.column, each.code) for each in found} == {
        (f"data/raw/{CLAIMS}", 2, "actors", "R01")
    }
    for each, name in zip(sorted(found, key=lambda each: each.what), unknown, strict=True):
        assert each.what.startswith(f"unknown {name!r}, it is not in study/actors.csv")
        assert each.zh.startswith(f"study/actors.csv里没有{name!r}")


@pytest.mark.parametrize("cell", ["a  b", "b a", " a b"])
def test_several_names_may_stand_in_any_order(spoil: Edit, check: Check, cell: str) -> None:
    spoil(CLAIMS, 2, "actors", cell)
    assert [each for each in check() if each.code in ("R01", "T01")] == []


@pytest.mark.parametrize(
    ("file", "line", "column", "cell", "code"),
    [
        (CLAIMS, 2, "parent", "F9", "R01"),
        (CLAIMS, 2, "section", "feature", "V02"),
        (CLAIMS, 2, "evidence", "figures", "V02"),
        (CLAIMS, 2, "direction", "up", "V02"),
        (CLAIMS, 3, "rule", "test", "V02"),
        (CLAIMS, 4, "text_en", "", "V01"),
        (CLAIMS, 4, "rule", "", "V01"),
        ("study/actors.csv", 2, "tier", "town", "V02"),
        ("study/actors.csv", 2, "sphere", "state", "V02"),
        (RELATIONS, 2, "actor", "c", "R01"),
        (RELATIONS, 2, "target", "a b", "R01"),
        (RELATIONS, 2, "claim", "F9", "R01"),
        (RELATIONS, 2, "policy", "虚构法", "R01"),
        (RELATIONS, 2, "instrument", "pay", "V02"),
        (LINKS, 2, "recommendation", "R9", "R01"),
        (LINKS, 2, "deficit", "", "V01"),
        (DOCUMENTS, 2, "policy", "虚构", "R01"),
        (DOCUMENTS, 2, "role", "name", "V02"),
        (CODINGS, 2, "table", "claim", "V02"),
        (CODINGS, 2, "field", "evidences", "V02"),
        (CODINGS, 2, "coded", "", "V01"),
        ("study/indicators.csv", 2, "measure", "made_up_mony", "R01"),
        ("study/indicators.csv", 2, "level", "city", "V02"),
        ("study/indicators.csv", 2, "bearing", "indirect", "V02"),
        ("study/kinds.csv", 2, "claim", "F9", "R01"),
        ("study/kinds.csv", 2, "serves_zh", "", "V01"),
    ],
)
def test_a_fault_of_one_row_is_not_told_again_by_all_that_leans_on_it(
    spoil: Edit, check: Check, file: str, line: int, column: str, cell: str, code: str
) -> None:
    spoil(file, line, column, cell)
    assert list(said(check())) == [(file, line, column, code)]


@pytest.mark.parametrize(
    ("file", "line", "column"),
    [(CLAIMS, 6, "id"), (RELATIONS, 3, "id"), (LINKS, 2, "deficit"), (DOCUMENTS, 3, "role"),
     (CODINGS, 2, "field"), ("study/actors.csv", 2, "actor"), ("study/kinds.csv", 2, "organisation"),
     ("study/indicators.csv", 2, "level")],
)  # fmt: skip
def test_a_row_of_the_study_that_stands_twice_is_named(
    made_up: Path, check: Check, file: str, line: int, column: str
) -> None:
    lines = (made_up / file).read_bytes().split(b"\n")
    (made_up / file).write_bytes(b"\n".join([*lines[:-1], lines[line - 1], b""]))
    found = said(check())
    assert list(found) == [(file, len(lines), column, "R04")]
    assert f"repeats line {line} (" in found[file, len(lines), column, "R04"].en
