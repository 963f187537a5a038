"""Claims of the study without grounds, names that lead nowhere, rows at fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi.checks import claim
from gongzhi.errors import Problem
from gongzhi.language.text import Text

Edit = Callable[[str, int, str, str], None]
Place = tuple[str, int, str, str]
Said = Callable[[], dict[Place, Text]]
CLAIMS, CODINGS, LINKS, DOCUMENTS, RELATIONS = (
    f"study/{name}.csv" for name in ("claims", "codings", "links", "documents", "relations")
)
PLAN = "analysis_plan.yaml"


def number(folder: Path, table: str, coded: str, field: str) -> int:
    """The line of the readings of a code."""
    lines = (folder / CODINGS).read_text(encoding="utf-8").split("\n")
    (found,) = (at for at, line in enumerate(lines, 1) if line.startswith(f"{table},{coded},{field},"))
    return found


def settle(made_up: Path, spoil: Edit, line: int, id: str, rule: str) -> None:
    """Give a claim another rule, and its readings too."""
    spoil(CLAIMS, line, "rule", rule)
    spoil(CODINGS, number(made_up, "claims", id, "rule"), "final", rule)


def lacking(line: int, rule: str) -> dict[Place, Text]:
    words = claim.LACKING[rule]
    return {(CLAIMS, line, "rule", "T02"): Text(f"{rule!r}：{words.zh}", f"{rule!r}: {words.en}")}


@pytest.mark.parametrize("rule", ["parts", "tests", "documents", "wanting"])
def test_a_claim_whose_rule_has_nothing_to_go_by_is_named(
    made_up: Path, spoil: Edit, said: Said, rule: str
) -> None:
    settle(made_up, spoil, 5, "D0", rule)
    assert said() == lacking(5, rule)


def test_only_a_direct_test_is_one_to_go_by(made_up: Path, said: Said) -> None:
    text = (made_up / PLAN).read_text(encoding="utf-8")
    (made_up / PLAN).write_text(text.replace("bearing: direct", "bearing: circumstantial"), encoding="utf-8")
    assert said() == lacking(3, "tests")
    (made_up / PLAN).write_text(text.replace("F0.0a", "F0.0b", 1), encoding="utf-8")
    assert said() == lacking(3, "tests")


def test_a_later_document_is_none_that_a_claim_names(spoil: Edit, said: Said) -> None:
    spoil(DOCUMENTS, 2, "role", "takes_up")
    found = said()
    assert found.items() >= lacking(4, "documents").items()
    assert [place for place in found if place[0] != CLAIMS] == [(DOCUMENTS, 2, "policy", "T01")]


@pytest.mark.parametrize("missing", ["indicator_zh", "indicator_en"])
def test_an_indicator_is_named_in_both_languages(
    made_up: Path, spoil: Edit, said: Said, missing: str
) -> None:
    settle(made_up, spoil, 5, "D0", "wanting")
    for column in ("indicator_zh", "indicator_en"):
        spoil(CLAIMS, 5, column, "虚构 made up")
    assert said() == {}
    spoil(CLAIMS, 5, missing, "")
    assert said() == lacking(5, "wanting")


def test_a_part_stands_in_the_section_of_the_whole(spoil: Edit, said: Said) -> None:
    spoil(CLAIMS, 4, "section", "deficits")
    assert said() == {
        (CLAIMS, 4, "section", "T02"): Text(
            f"'deficits'：{claim.SECTION.zh}", f"'deficits': {claim.SECTION.en}"
        )
    }


def test_a_claim_that_is_a_part_of_itself_is_named_and_its_parts_are_not(spoil: Edit, said: Said) -> None:
    spoil(CLAIMS, 2, "parent", "F0.0")
    assert list(said()) == [(CLAIMS, 2, "parent", "T02")]
    spoil(CLAIMS, 2, "parent", "F0.0a")
    found = said()
    assert list(found) == [(CLAIMS, 2, "parent", "T02"), (CLAIMS, 3, "parent", "T02")]
    assert found[CLAIMS, 2, "parent", "T02"] == Text(f"'F0.0a'：{claim.LOOP.zh}", f"'F0.0a': {claim.LOOP.en}")


@pytest.mark.parametrize(
    ("cell", "unknown"),
    [("a c", ["c"]), ("c a", ["c"]), ("c", ["c"]), ("d a  c", ["c", "d"]), ("a,b", ["a,b"]), ("ab", ["ab"])],
)
def test_of_several_names_in_a_cell_those_are_named_that_there_are_not(
    spoil: Edit, check: Callable[[], list[Problem]], cell: str, unknown: list[str]
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
def test_several_names_may_stand_in_any_order(spoil: Edit, said: Said, cell: str) -> None:
    spoil(CLAIMS, 2, "actors", cell)
    assert [place for place in said() if place[3] in ("R01", "T01")] == []


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
        ("study/uses.csv", 2, "use", "facilities", "V02"),
    ],
)
def test_a_fault_of_one_row_is_not_told_again_by_all_that_leans_on_it(
    spoil: Edit, said: Said, file: str, line: int, column: str, cell: str, code: str
) -> None:
    spoil(file, line, column, cell)
    assert list(said()) == [(file, line, column, code)]


@pytest.mark.parametrize(
    ("file", "line", "column"),
    [(CLAIMS, 6, "id"), (RELATIONS, 3, "id"), (LINKS, 2, "deficit"), (DOCUMENTS, 3, "role"),
     (CODINGS, 2, "field"), ("study/actors.csv", 2, "actor"), ("study/kinds.csv", 2, "organisation"),
     ("study/indicators.csv", 2, "level")],
)  # fmt: skip
def test_a_row_of_the_study_that_stands_twice_is_named(
    made_up: Path, said: Said, file: str, line: int, column: str
) -> None:
    lines = (made_up / file).read_bytes().split(b"\n")
    (made_up / file).write_bytes(b"\n".join([*lines[:-1], lines[line - 1], b""]))
    found = said()
    assert list(found) == [(file, len(lines), column, "R04")]
    assert f"repeats line {line} (" in found[file, len(lines), column, "R04"].en


@pytest.mark.parametrize(
    "name", ["claims", "actors", "relations", "links", "documents", "kinds", "uses", "codings"]
)
def test_a_broken_line_of_the_study_is_told_by_what_names_it_and_by_nothing_else(
    made_up: Path, said: Said, name: str
) -> None:
    path = made_up / "study" / f"{name}.csv"
    lines = path.read_bytes().split(b"\n")
    lines[1] += b",more"
    path.write_bytes(b"\n".join(lines))
    found = said()
    assert (f"study/{name}.csv", 2, "", "F06") in found
    assert {place[3] for place in found} <= {"F06", "R01", "K01"}
    assert (name in ("claims", "actors")) == ("R01" in {place[3] for place in found})
