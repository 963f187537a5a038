"""The analysis plan: sound as it is committed, and every fault of it named by line and key."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongzhi.data import plan
from gongzhi.data.evidence import Evidence
from gongzhi.data.raw import NAMES
from gongzhi.errors import Problem
from gongzhi.paths import Paths

KNOWN: plan.Known = {
    "region": {"上海", "宁波", "苏州"},
    "measure": {"fund_used", "projects"},
    "claim": {"F2.1", "F2.1a"},
}
# Line 4 is the first entry of the family, line 14 the second, line 25 the first break.
SOUND = """declared_on: "2020-01-01"
note: {zh: 说明, en: note}
family:
- id: rises
  claim: F2.1
  region: report
  level: own
  measure: fund_used
  question: trend
  method: mann_kendall_exact
  direction: rise
  bearing: direct
  peers: []
- id: above
  claim: F2.1
  region: 上海
  level: own
  measure: fund_used
  question: peers
  method: sign_test
  direction: above
  bearing: circumstantial
  peers: [宁波, 苏州]
breaks:
- year: 2015
  role: main
  reason: {zh: 缘由, en: reason}
"""


def read(
    text: str | bytes | None, names: plan.Known = KNOWN
) -> tuple[tuple[plan.Hypothesis, ...], list[Problem]]:
    problems: list[Problem] = []
    content = text.encode() if isinstance(text, str) else text
    return plan.read(content, names, problems), problems


def faults(text: str | bytes) -> list[tuple[int, str]]:
    found, problems = read(text)
    assert found == ()
    assert {each.file for each in problems} == {"data/raw/analysis_plan.yaml"}
    return [(each.line, each.column) for each in problems]


def test_a_sound_plan_is_read_whole() -> None:
    found, problems = read(SOUND)
    assert problems == []
    assert [(each.id, each.family, each.question) for each in found] == [
        ("rises", "confirmatory", "trend"),
        ("above", "confirmatory", "peers"),
        ("break-2015", "exploratory", "break_known"),
    ]
    assert {each.declared_on for each in found} == {"2020-01-01"}
    assert [each.peers for each in found] == [(), ("宁波", "苏州"), ()]
    assert [(each.reason_zh, each.reason_en) for each in found] == [("说明", "note")] * 2 + [
        ("缘由", "reason")
    ]
    assert [(each.claim, each.bearing) for each in found] == [
        ("F2.1", "direct"),
        ("F2.1", "circumstantial"),
        ("", ""),
    ]
    assert found[2].year == 2015
    for each in found:
        assert plan.hypothesis(each.record()) == each


def test_without_a_plan_there_is_nothing_and_nothing_wrong() -> None:
    assert read(None) == ((), [])


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("  claim: F2.1\n  region: report", "  region: report", [(4, "")]),
        ("  peers: []", "  peers: []\n  more: 1", [(4, "")]),
        ("- id: rises", "- rises\n- id: rises", [(4, "")]),
        ("region: report", "region: 嘉兴", [(4, "region")]),
        ("region: 上海", "region: 全国", [(14, "region")]),
        ("level: own", "level: city", [(4, "level")]),
        ("measure: fund_used", "measure: fund_usde", [(4, "measure")]),
        ("method: mann_kendall_exact", "method: sign_test", [(4, "method")]),
        ("method: sign_test", "method: guess", [(14, "method")]),
        ("direction: rise", "direction: above", [(4, "direction")]),
        ("direction: above", "direction: rise", [(14, "direction")]),
        ("claim: F2.1", "claim: F2.2", [(4, "claim")]),
        ("claim: F2.1", "claim:", [(4, "claim")]),
        ("bearing: direct", "bearing: indirect", [(4, "bearing")]),
        ("bearing: circumstantial", "bearing: [direct]", [(14, "bearing")]),
        ("  bearing: direct\n", "", [(4, "")]),
        ("question: trend", "question: growth", [(4, "question"), (4, "method"), (4, "direction")]),
        ("peers: []", "peers: [宁波]", [(4, "peers")]),
        ("peers: [宁波, 苏州]", "peers: []", [(14, "peers")]),
        ("peers: [宁波, 苏州]", "peers: [宁波, 嘉兴]", [(14, "peers")]),
        ("peers: [宁波, 苏州]", "peers: 宁波", [(14, "peers")]),
        ("year: 2015", 'year: "2015"', [(25, "year")]),
        ("year: 2015", "year: 15", [(25, "year")]),
        ("role: main", "role: chief", [(25, "role")]),
        ("reason: {zh: 缘由, en: reason}", "reason: 缘由", [(25, "reason")]),
        ("reason: {zh: 缘由, en: reason}", "reason: {zh: 缘由}", [(25, "reason")]),
        ("  role: main\n", "", [(25, "")]),
        ('"2020-01-01"', "soon", [(1, "declared_on")]),
        ("2020-01-01", "2020-13-01", [(1, "declared_on")]),
        ("breaks:", "shifts:", [(1, "")]),
        ("note: {zh: 说明, en: note}\n", "", [(1, "")]),
    ],
)
def test_a_fault_is_named_by_its_line_and_key(old: str, new: str, places: list[tuple[int, str]]) -> None:
    assert old in SOUND
    assert faults(SOUND.replace(old, new, 1)) == places


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("region", {"region: report": "region: 嘉兴", "苏州]": "嘉兴]"}),
        ("measure", {"measure: fund_used": "measure: else"}),
        ("claim", {"claim: F2.1": "claim: F9"}),
    ],
)
def test_names_of_a_table_that_cannot_be_read_are_not_looked_at(name: str, changes: dict[str, str]) -> None:
    text = SOUND
    for old, new in changes.items():
        text = text.replace(old, new, 1)
    assert {column for _, column in faults(text)} == ({name, "peers"} if name == "region" else {name})
    found, problems = read(text, {**KNOWN, name: None})
    assert problems == []
    assert len(found) == 3


def test_every_fault_is_named_at_once() -> None:
    text = SOUND.replace("level: own", "level: city").replace("role: main", "role: chief")
    assert faults(text) == [(4, "level"), (14, "level"), (25, "role")]


@pytest.mark.parametrize("content", [b"", b"[1", b"- a", "中".encode("gb18030"), b"declared_on: 2020-01-01"])
def test_what_is_no_plan_is_refused(content: bytes) -> None:
    assert [column for _, column in faults(content)] == [""]


def test_a_plan_that_breaks_off_is_named_by_the_line() -> None:
    assert faults(SOUND + "more: [1,\n") == [(29, "")]


@pytest.mark.parametrize("role", ["main", "sensitivity"])
def test_a_break_keeps_its_role(role: str) -> None:
    found, _ = read(SOUND.replace("role: main", f"role: {role}"))
    assert found[2].direction == role


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_committed_plan_is_sound_and_dated(paths: Paths) -> None:
    regions = {row["region"] for row in rows(paths.raw / "regions.csv")}
    measures = {row["measure"] for row in rows(paths.raw / "measures.csv") if not row["alias_of"]}
    claims = {row["id"]: row for row in rows(paths.raw / "study" / "claims.csv")}
    names: plan.Known = {"region": regions, "measure": measures, "claim": set(claims)}
    problems: list[Problem] = []
    found = plan.read((paths.raw / "analysis_plan.yaml").read_bytes(), names, problems)
    assert problems == []
    family = [each for each in found if each.family == "confirmatory"]
    assert [each.id for each in family] == [
        "own-use-rises",
        "own-projects-rise",
        "own-use-above-peers",
        "raised-rises",
        "national-use-rises",
        "organisations-rise",
    ]
    direct = [each for each in family if each.bearing == "direct"]
    assert {each.claim for each in direct} == {id for id, row in claims.items() if row["rule"] == "tests"}
    assert all(each.direction == claims[each.claim]["direction"] for each in direct)
    assert {each.bearing for each in family} == {"direct", "circumstantial"}
    assert all(each.region == plan.REPORT for each in direct)
    assert len({each.id for each in found}) == len(found)
    assert {each.question for each in family} == {"trend", "counts", "peers"}
    assert [each.year for each in found if each.question == plan.BREAK] == [2015, 2014]
    (day,) = {each.declared_on for each in found}
    assert date.fromisoformat(day).isoformat() == day
    assert all(each.reason_zh and each.reason_en for each in found)


def test_the_prepared_plan_is_the_committed_one(paths: Paths, evidence: Callable[[str], Evidence]) -> None:
    text = (paths.raw / "analysis_plan.yaml").read_bytes()
    names: plan.Known = {
        name: {row[column] for row in rows(paths.raw / file)} for name, (file, column) in NAMES.items()
    }
    found = plan.read(text, names, [])
    assert tuple(map(plan.hypothesis, rows(paths.processed / "plan.csv"))) == found != ()
    for edition in ("2017", "2024"):
        assert evidence(edition).plan == found
