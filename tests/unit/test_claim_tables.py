"""The tables of claims: complete, the same in both languages, with what gave each status."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from gongzhi.analysis.claims import STATUSES, Judged, Status
from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Section
from gongzhi.exhibits.cells import cell
from gongzhi.exhibits.exhibit import Column, Exhibit
from gongzhi.language.codes import CLAIM_STATUSES
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.tables import claims
from gongzhi.tables.family import table as confirmatory

Load = Callable[[str], Evidence]
Judge = Callable[[str], dict[str, Judged]]
EDITIONS = ("2017", "2024")
CASES = [(edition, language) for edition in EDITIONS for language in LANGUAGES]
SECTIONS: tuple[Section, ...] = get_args(Section)
HAN = re.compile("[\u4e00-\u9fff]")


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
    judged = (f"{id}=too_little_data" for id in several)
    for value, words in ((several, ""), (judged, CLAIM_STATUSES["too little data"][language])):
        made = shown(" ".join(value), "claims")
        anchors = re.findall(r'#([^"]+)">([^<]+)<', made)
        assert [id for _, id in anchors] == several
        assert [f'<span id="{target}">{id}</span>' for target, id in anchors] == [
            shown(id, "anchor") for id in several
        ]
        assert re.sub(r"<[^>]+>", "", made).startswith(f"{words} {several[0]}".strip())
