"""The claims of the study with their statuses and why: one table a section, and all of them in short."""

from collections import Counter
from collections.abc import Callable, Iterable

from gongzhi.analysis import record
from gongzhi.analysis.claims import STATUSES, Judged, judge_all
from gongzhi.data.coding import STUDY_REGION
from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Section
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.language.codes import CLAIM_STATUSES
from gongzhi.language.elsewhere import IN_FORCE
from gongzhi.language.sentences import name
from gongzhi.language.text import Language, Text
from gongzhi.tables.family import came_out

TITLES: dict[Section, Text] = {
    "features": Text("关于特点的论点", "Claims about features"),
    "mechanisms": Text("关于机制的论点", "Claims about mechanisms"),
    "deficits": Text("关于不足的论点", "Claims about deficits"),
    "recommendations": Text("建议", "Recommendations"),
}
NOTES = Text(
    "论点用我们自己的话写出；“依据”是原研究自己提出的最强一种。状态按编码说明里的规则由本版数据得出。",
    "Claims are in our own words; ‘evidence’ is the strongest that the study itself offers. The status "
    "follows from this edition's data by the rules of the coding guide.",
)
HEADS: Heads = (
    ("claim", "anchor", Text("编号", "Id")),
    ("text", "words", Text("论点", "Claim")),
    ("evidence", "evidence", Text("依据", "Evidence")),
    ("status", "claim_status", Text("状态", "Status")),
    ("why", "words", Text("为什么", "Why")),
)
SHORT: Heads = (
    ("claim", "claim", Text("编号", "Id")),
    ("text", "words", Text("论点", "Claim")),
    ("status", "claim_status", Text("状态", "Status")),
    ("parts", "claims", Text("各部分", "Parts")),
)
SHORT_TITLE = Text("全部论点的状态", "The status of every claim")
COUNT = Text("{n}条论点中，{counts}", "Of {n} claims: {counts}")
UNTESTABLE = Text("属于解释，没有指标能够判断", "an interpretation that no measure could decide")
PROPOSAL = Text("是建议，看下面的跟踪", "a proposal; see what came of it below")
PARTS = Text("合各部分而定：{}", "from its parts: {}")
FOUND = Text("所举文件{n}份，查到有地址的{found}份", "documents named {n}, found with an address {found}")
WANTED = Text("要看的是：{}", "to be looked at: {}")
ASIDE = Text("旁证，{name}：{said}", "circumstantial, {name}: {said}")
Builder = Callable[[Evidence, Language], Exhibit]


def section(which: Section) -> Builder:
    """The builder of the table of a section."""

    def build(evidence: Evidence, language: Language) -> Exhibit:
        """All claims of the section."""
        found = [each for each in judge_all(evidence).values() if each.claim.section == which]
        return Exhibit(
            id=f"tab-claims-{which}",
            title=TITLES[which][language],
            finding=tally(found, language),
            notes=NOTES[language],
            columns=headed(language, HEADS),
            rows=tuple(row(each, evidence, language) for each in found),
            sources=used(found),
        )

    return build


def short(evidence: Evidence, language: Language) -> Exhibit:
    """Every whole claim with its status and its parts; the manifest gets all of them."""
    found = judge_all(evidence)
    whole = [each for each in found.values() if not each.claim.parent]
    leaves = [each for each in found.values() if not each.parts]
    counts = Counter(each.status for each in leaves)
    keys = {f"tab-claims-{status.replace(' ', '-')}": counts[status] for status in STATUSES}
    return Exhibit(
        id="tab-claims",
        title=SHORT_TITLE[language],
        finding=tally(leaves, language),
        notes=NOTES[language],
        columns=headed(language, SHORT),
        rows=tuple(
            (
                each.claim.id,
                each.claim.text[language],
                each.status,
                " ".join(f"{part.claim.id}={part.status.replace(' ', '_')}" for part in each.parts),
            )
            for each in whole
        ),
        sources=used(found.values()),
        numbers=tuple(
            Number(key, value, str(value))
            for key, value in {"tab-claims-leaves": len(leaves), **keys}.items()
        ),
        claims=tuple(
            {
                "id": each.claim.id,
                "status": each.status,
                "results": [one["id"] for test in each.tests for one in record.confirmed(test)],
                "documents": [one.policy for one in each.found],
                "parts": [part.claim.id for part in each.parts],
            }
            for each in found.values()
        ),
    )


def row(each: Judged, evidence: Evidence, language: Language) -> tuple[Value, ...]:
    """One claim."""
    claim = each.claim
    return (claim.id, claim.text[language], claim.evidence, each.status, why(each, evidence, language))


def why(each: Judged, evidence: Evidence, language: Language) -> str:
    """What gives a claim its status."""
    claim = each.claim
    if claim.rule == "proposal":
        return PROPOSAL[language]
    if claim.rule == "parts":
        return PARTS[language].format(counted(each.parts, language))
    if claim.rule == "documents":
        return documented(each, evidence, language)
    if claim.rule == "tests":
        return tested(each, evidence, language)
    return (
        WANTED[language].format(claim.indicator[language])
        if claim.rule == "wanting"
        else UNTESTABLE[language]
    )


def documented(each: Judged, evidence: Evidence, language: Language) -> str:
    """How many of the documents that a claim names were found; elsewhere, those in force there."""
    region = evidence.edition.region
    form = FOUND if region == STUDY_REGION else IN_FORCE
    place = evidence.words.regions[region][language]
    return form[language].format(n=len(each.documents), found=len(each.found), place=place)


def tested(each: Judged, evidence: Evidence, language: Language) -> str:
    """What came out of the direct tests of a claim, then of the others, which do not decide."""
    said = [came_out(one, language) for one in each.tests if one.hypothesis.bearing == "direct"]
    aside = [
        ASIDE[language].format(name=name(one.series, evidence.words, language), said=came_out(one, language))
        for one in each.tests
        if one.hypothesis.bearing == "circumstantial"
    ]
    return ("；" if language == "zh" else "; ").join((*said, *aside))


def tally(found: Iterable[Judged], language: Language) -> str:
    """How many claims have which status."""
    every = list(found)
    end = "。" if language == "zh" else "."
    return COUNT[language].format(n=len(every), counts=counted(every, language)) + end


def counted(found: Iterable[Judged], language: Language) -> str:
    """The statuses that occur, each with how many have it."""
    counts = Counter(each.status for each in found)
    form = Text("{status}{n}条", "{status} {n}")[language]
    said = (
        form.format(status=CLAIM_STATUSES[name][language], n=counts[name])
        for name in STATUSES
        if counts[name]
    )
    return ("、" if language == "zh" else ", ").join(said)


def used(found: Iterable[Judged]) -> tuple[str, ...]:
    """The sources of all tests of some claims."""
    return common.sources(point for each in found for test in each.tests for point in test.points)
