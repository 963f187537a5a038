"""The status of every claim: by the guide's rules, recomputed from the tables, and kept with what gave it."""

import csv
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from gongzhi.analysis.claims import STATUSES, Judged, by_tests, judge_all, together
from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Section
from gongzhi.language.text import LANGUAGES
from gongzhi.paths import Paths

Load = Callable[[str], Evidence]
Judge = Callable[[str], dict[str, Judged]]
EDITIONS = ("2017", "2024")
CASES = [(edition, language) for edition in EDITIONS for language in LANGUAGES]
SECTIONS: tuple[Section, ...] = get_args(Section)
HAN = re.compile("[\u4e00-\u9fff]")


def restated(parts: Iterable[str]) -> str:
    """The guide's way of putting parts together, written down once more."""
    left = [each for each in parts if each != "not testable"]
    supported = any(each in ("supported", "mixed") for each in left)
    contradicted = any(each in ("contradicted", "mixed") for each in left)
    if not left:
        return "not testable"
    if supported and contradicted:
        return "mixed"
    if contradicted:
        return "contradicted"
    return "supported" if all(each == "supported" for each in left) else "too little data"


@pytest.mark.parametrize("size", range(len(STATUSES) + 1))
def test_parts_are_put_together_as_the_guide_says(size: int) -> None:
    for parts in combinations(STATUSES, size):
        assert together(parts) == restated(parts), parts
        assert together([*reversed(parts), *parts]) == restated(parts)


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        ([], "too little data"),
        (["undetected"], "too little data"),
        (["too_little", "undetected"], "too little data"),
        (["supported"], "supported"),
        (["supported", "undetected", "too_little"], "supported"),
        (["contradicted"], "contradicted"),
        (["too_little", "contradicted"], "contradicted"),
        (["contradicted", "supported"], "mixed"),
        (["supported", "contradicted", "undetected"], "mixed"),
    ],
)
def test_direct_tests_decide_and_nothing_detected_is_never_no(
    judged: Judge, outcomes: list[Any], status: str
) -> None:
    (first,) = judged("2024")["D1a"].tests
    for order in (outcomes, outcomes[::-1]):
        assert by_tests(replace(first, status=each) for each in order) == status


def test_a_circumstantial_test_decides_nothing(evidence: Load) -> None:
    found = evidence("2024")
    plan = [each for each in found.plan if each.id == "organisations-rise"]
    for bearing, status in (("direct", "supported"), ("circumstantial", "too little data")):
        only = replace(found, plan=tuple(replace(each, bearing=bearing) for each in plan))
        mine = judge_all(only)["D1a"]
        assert mine.status == status
        assert [each.status for each in mine.tests] == ["supported"]


def test_without_a_plan_what_is_to_be_tested_has_too_little_data(evidence: Load) -> None:
    bare = judge_all(replace(evidence("2024"), plan=(), policies=[]))
    assert {each.status for each in bare.values()} == {"too little data", "not testable"}
    assert all(each.tests == () and each.found == () for each in bare.values())


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rises(found: Evidence, region: str, level: str, measure: str, tests: int) -> bool:
    """Whether figures that rise each year do so beyond chance, among so many tests."""
    points = [
        point.value
        for point in found.find(region, level, measure).points
        if point.basis == "actual" and point.bound in ("exact", "approx")
    ]
    steady = all(one < other for one, other in pairwise(points))
    return len(points) >= 5 and steady and tests * 2 / math.factorial(len(points)) <= 0.05


def recomputed(paths: Paths, found: Evidence) -> dict[str, str]:
    """The status of every claim, worked out from the committed tables apart from the library."""
    day = found.edition.as_of.isoformat()
    policies = table(paths.processed / "policies.csv")
    held = {row["title"] for row in policies if row["url"] and row["known_on"] <= day}
    named: dict[str, list[bool]] = {}
    for row in table(paths.raw / "study" / "documents.csv"):
        if row["role"] == "named":
            named.setdefault(row["claim"], []).append(row["policy"] in held)
    rows = {row["id"]: row for row in table(paths.raw / "study" / "claims.csv")}
    # Of the measures that decide, only one has enough years in some edition, and it never falls.
    growing = rises(found, "上海", "all", "social_organisations", tests=6)
    status: dict[str, str] = {}

    def settle(id: str) -> str:
        rule = rows[id]["rule"]
        if rule == "parts":
            return restated(settle(row["id"]) for row in rows.values() if row["parent"] == id)
        if rule == "tests":
            return "supported" if id == "D1a" and growing else "too little data"
        if rule == "documents":
            return "supported" if all(named[id]) else "too little data"
        return "too little data" if rule == "wanting" else "not testable"

    for id in rows:
        status[id] = settle(id)
    return status


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_status_follows_from_the_tables(
    edition: str, evidence: Load, judged: Judge, paths: Paths
) -> None:
    assert {id: each.status for id, each in judged(edition).items()} == recomputed(paths, evidence(edition))


def test_statuses_are_those_that_were_read_by_hand(judged: Judge) -> None:
    old, new = ({id: each.status for id, each in judged(edition).items()} for edition in EDITIONS)
    for found in (old, new):
        assert found["F1.1a"] == "supported"
        assert {found[name] for name in ("F2.1", "F2.1a", "F2.1b", "F2.1c", "F2.1d")} == {"too little data"}
        assert {status for id, status in found.items() if id.startswith("R")} == {"not testable"}
        assert {found[id] for id in ("F1.2a", "M1a", "D2a", "D3b", "D3c", "D4a")} == {"not testable"}
        assert "mixed" not in found.values()
        assert "contradicted" not in found.values()
    assert (old["D1a"], new["D1a"]) == ("too little data", "supported")
    assert {id for id in new if old[id] != new[id]} == {"D1a"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_gave_a_status_is_kept_with_it(edition: str, evidence: Load, judged: Judge) -> None:
    found, known = judged(edition), evidence(edition)
    assert list(found) == list(known.study.claims)
    tests = [each.hypothesis.id for mine in found.values() for each in mine.tests]
    assert sorted(tests) == sorted(each.id for each in known.plan if each.family == "confirmatory")
    for id, mine in found.items():
        assert mine.claim.id == id
        assert [each.claim.parent for each in mine.parts] == [id] * len(mine.parts)
        assert all(part == found[part.claim.id] for part in mine.parts)
        assert set(mine.found) <= set(mine.documents)
        assert {each.role for each in mine.documents} <= {"named"}
        assert all(each.hypothesis.claim == id for each in mine.tests)
