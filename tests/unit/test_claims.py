"""The status of every claim: by the guide's rules, recomputed from the tables, and as it is shown."""

import csv
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from gongzhi.analysis.claims import STATUSES, Judged, Status, by_tests, judge_all, together
from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Section
from gongzhi.exhibits.cells import cell
from gongzhi.exhibits.exhibit import Column, Exhibit
from gongzhi.language.codes import CLAIM_STATUSES
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.paths import Paths
from gongzhi.tables import claims
from gongzhi.tables.family import table as confirmatory

Load = Callable[[str], Evidence]
Judge = Callable[[str], dict[str, Judged]]
EDITIONS = ("2017", "2024")
CASES = [(edition, language) for edition in EDITIONS for language in LANGUAGES]
SECTIONS: tuple[Section, ...] = get_args(Section)
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def judged(evidence: Load) -> Judge:
    """The claims of an edition, judged once."""
    found = {edition: dict(judge_all(evidence(edition))) for edition in EDITIONS}
    return lambda edition: found[edition]


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


def builders(found: Evidence, language: Language) -> list[Exhibit]:
    """The table of every section, and that of all claims in short."""
    return [*(claims.section(name)(found, language) for name in SECTIONS), claims.short(found, language)]


@pytest.fixture(scope="module")
def shown(evidence: Load, judged: Judge) -> Callable[[str, Language], list[Exhibit]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims, "judge_all", lambda found: judged(found.edition.edition))
        built = {(edition, language): builders(evidence(edition), language) for edition, language in CASES}
    return lambda edition, language: built[edition, language]


def rows(exhibit: Exhibit) -> list[dict[str, Any]]:
    return [dict(zip((each.name for each in exhibit.columns), row, strict=True)) for row in exhibit.rows]


def counted(finding: str) -> tuple[int, dict[str, int]]:
    """What a finding says: how many claims there are, and how many have which status."""
    (n,) = re.findall(r"^(\d+)条论点中|^Of (\d+) claims", finding)
    counts = {
        name: int(found[1])
        for name, words in CLAIM_STATUSES.items()
        for text in (words.zh, words.en)
        if (found := re.search(rf"{text} ?(\d+)", finding))
    }
    return int(n[0] or n[1]), counts


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_every_claim_stands_once_in_the_table_of_its_section(
    edition: str, language: Language, shown: Any, judged: Judge
) -> None:
    found = judged(edition)
    for name, exhibit in zip(SECTIONS, shown(edition, language), strict=False):
        mine = {id: each for id, each in found.items() if each.claim.section == name}
        assert exhibit.id == f"tab-claims-{name}"
        assert [row["claim"] for row in rows(exhibit)] == list(mine)
        for row in rows(exhibit):
            each = mine[row["claim"]]
            assert row["text"] == each.claim.text[language]
            assert (row["evidence"], row["status"]) == (each.claim.evidence, each.status)
            assert bool(HAN.search(row["why"])) == (language == "zh")
        n, counts = counted(exhibit.finding)
        assert n == len(mine)
        assert counts == Counter(each.status for each in mine.values())


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_why_a_claim_has_its_status_is_told_with_what_gave_it(
    edition: str, language: Language, shown: Any, judged: Judge
) -> None:
    why = {row["claim"]: row["why"] for exhibit in shown(edition, language)[:-1] for row in rows(exhibit)}
    for id, each in judged(edition).items():
        if each.claim.rule == "wanting":
            assert each.claim.indicator[language] in why[id]
        if each.claim.rule == "documents":
            assert {str(len(each.documents)), str(len(each.found))} == set(re.findall(r"\d+", why[id]))
        if each.claim.rule == "parts":
            counts = Counter(part.status for part in each.parts)
            words = {name: text[language] for name, text in CLAIM_STATUSES.items()}
            assert {name for name, text in words.items() if text in why[id]} == set(counts)
            assert sorted(map(int, re.findall(r"\d+", why[id]))) == sorted(counts.values())
        if each.claim.rule == "tests":
            assert why[id].strip()
    assert ("S = 28" in why["D1a"]) == (edition == "2024")


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_all_claims_in_short_are_the_whole_ones_with_their_parts(
    edition: str, language: Language, shown: Any, judged: Judge
) -> None:
    found, short = judged(edition), shown(edition, language)[-1]
    assert [row["claim"] for row in rows(short)] == [
        id for id, each in found.items() if not each.claim.parent
    ]
    for row in rows(short):
        each = found[row["claim"]]
        assert (row["text"], row["status"]) == (each.claim.text[language], each.status)
        parts = dict(part.split("=") for part in row["parts"].split())
        assert parts == {part.claim.id: part.status.replace(" ", "_") for part in each.parts}
    leaves = [each.status for each in found.values() if not each.parts]
    assert counted(short.finding) == (len(leaves), Counter(leaves))
    numbers = {number.key: number.value for number in short.numbers}
    expected = {f"tab-claims-{status.replace(' ', '-')}": leaves.count(status) for status in STATUSES}
    assert numbers == {"tab-claims-leaves": len(leaves), **expected}
    assert all(number.text == str(number.value) for number in short.numbers)
    assert all(re.fullmatch("[a-z-]+", key) for key in numbers)


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_the_manifests_claims_are_all_there_with_what_decided_them(
    edition: str, language: Language, shown: Any, evidence: Load, judged: Judge
) -> None:
    found, known = shown(edition, language)[-1].claims, evidence(edition)
    assert [each["id"] for each in found] == list(known.study.claims)
    results: dict[str, Any] = {each["id"]: each for each in confirmatory(known, language).results}
    titles = {each["title"] for each in known.policies if each["url"]}
    for each in found:
        assert each["status"] in get_args(Status)
        assert each["status"] == judged(edition)[each["id"]].status
        planned = {test.id for test in known.plan if test.claim == each["id"]}
        assert set(each["results"]) == {id for id, one in results.items() if one["hypothesis"] in planned}
        assert set(each["documents"]) <= titles
        assert each["parts"] == [part.id for part in known.study.parts(each["id"])]
    assert sorted(id for each in found for id in each["results"]) == sorted(results)
    assert json.loads(json.dumps(found, allow_nan=False)) == list(found)
    assert all(exhibit.claims == () for exhibit in shown(edition, language)[:-1])


@pytest.mark.parametrize("edition", EDITIONS)
def test_both_languages_say_the_same(edition: str, shown: Any, evidence: Load) -> None:
    for chinese, english in zip(shown(edition, "zh"), shown(edition, "en"), strict=True):
        kept = [at for at, column in enumerate(chinese.columns) if column.kind != "words"]
        assert [column.name for column in chinese.columns] == [column.name for column in english.columns]
        for one, other in zip(chinese.rows, english.rows, strict=True):
            assert [one[at] for at in kept] == [other[at] for at in kept]
        assert chinese.claims == english.claims
        assert chinese.sources == english.sources
        assert set(chinese.sources) <= set(evidence(edition).sources)
        for text in (chinese.title, chinese.finding, chinese.notes):
            assert HAN.search(text)
        texts = [english.title, english.finding, english.notes, *(each.title for each in english.columns)]
        texts += [str(value) for row in english.rows for value in row]
        assert [text for text in texts if HAN.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_to_claims_lead_to_their_anchors_in_the_chapter_of_the_section(
    language: Language, evidence: Load, root: Path
) -> None:
    found = evidence("2024")

    def shown(value: str, kind: Any) -> str:
        return cell(value, Column(kind, kind, kind), language, found.words, found.sources)

    chapters: dict[str, str] = {}
    for id, each in found.study.claims.items():
        (chapter, target), *more = re.findall(r'href="(\w+)\.html#([^"]+)"', shown(id, "claim"))
        assert more == []
        assert shown(id, "anchor") == f'<span id="{target}">{id}</span>'
        assert (root / "notebooks" / f"{chapter}.ipynb").is_file()
        assert chapters.setdefault(each.section, chapter) == chapter
    assert len(set(chapters.values())) == len(SECTIONS)
    for section, chapter in chapters.items():
        assert chapter.endswith(f"_{section}")
    several = list(found.study.claims)[:3]
    anchors = re.findall(r'#([^"]+)">([^<]+)<', shown(" ".join(several), "claims"))
    assert [id for _, id in anchors] == several
    assert len({target for target, _ in anchors}) == 3
