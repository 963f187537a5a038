"""Tables that list figures one by one: the study's own, and those that bear on its deficits."""

from dataclasses import replace
from datetime import date

from gongzhi.data import period
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Column, Exhibit, Number
from gongzhi.language.sentences import amount
from gongzhi.language.terms import NOTHING
from gongzhi.language.text import Language, Text

STUDY = Text("原研究引用的外地数字", "Figures of other places that the study cites")
STUDY_NOTES = Text(
    "“原文”为印出的样子，“数值”为统一单位并作已声明更正之后。原研究没有印出上海自己的数字，"
    "其六年数据只有图，图中的数无法还原，因此不在此表。",
    "‘As printed’ is what the study prints; ‘value’ is in common units and with declared corrections. "
    "The study prints no figure of Shanghai's own: its six years stand in a picture only, which cannot "
    "be read back, and so they are not in this table.",
)
DEFICITS = Text("与不足有关的数字", "Figures that bear on the deficits")
DEFICITS_NOTES = Text(
    "按所涉及的论点排列，可以检验的论点除外。这些数字来自不同的地方和时期，口径各异，只说明有哪些证据，不能"
    "相互比较，也不足以下结论。",
    "In order of the claims that they bear on, those that can be tested left out. They come from different "
    "places and times and are defined differently: they show what evidence exists, are not to be compared "
    "with each other, and settle nothing.",
)
CLAIMS = Text("论点", "Claims")
COLUMNS = (
    "region", "level", "measure", "period", "amount", "value", "unit", "bound", "basis", "as_stated",
    "source",
)  # fmt: skip


def study(evidence: Evidence, language: Language) -> Exhibit:
    """What the study itself prints of other places."""
    found = list(evidence.graded("study"))
    return listing("tab-study", STUDY, STUDY_NOTES, found, evidence, language)


def deficits(evidence: Evidence, language: Language) -> Exhibit:
    """Every known figure of a measure that bears on a deficit, by claim; tested ones stand apart."""
    claims = borne(evidence)
    found = [
        each
        for each in evidence.stated(*dict.fromkeys(measure for measure, _ in claims))
        if (each.measure, each.level) in claims
    ]
    listed = listing("tab-deficits", DEFICITS, DEFICITS_NOTES, found, evidence, language)
    found.sort(key=lambda each: (claims[each.measure, each.level], *order(each)))
    return replace(
        listed,
        columns=(Column("claims", CLAIMS[language], "claims"), *listed.columns),
        rows=tuple(
            (claims[each.measure, each.level], *row)
            for each, row in zip(found, common.rows(found, COLUMNS, language), strict=True)
        ),
        sources=common.sources(found),
    )


def borne(evidence: Evidence) -> dict[tuple[str, str], str]:
    """The deficits that a measure bears on, by measure and level; those that a test answers are left out."""
    claims: dict[tuple[str, str], str] = {}
    for each in evidence.study.indicators:
        claim = evidence.study.claims[each.claim]
        if claim.section == "deficits" and claim.rule != "tests":
            key = (each.measure, each.level)
            claims[key] = f"{claims[key]} {claim.id}" if key in claims else claim.id
    return claims


def order(each: Observation) -> tuple[str, str, date]:
    """Figures in order of measure, place and time."""
    return (each.measure, each.region, period.parse(each.period).first)


def listing(
    id: str,
    title: Text,
    notes: Text,
    found: list[Observation],
    evidence: Evidence,
    language: Language,
) -> Exhibit:
    """A table of observations in order of measure, place and time."""
    found.sort(key=order)
    return Exhibit(
        id=id,
        title=title[language],
        finding=finding(found, evidence, language),
        notes=notes[language] if found else "",
        columns=common.columns(COLUMNS, language),
        rows=common.rows(found, COLUMNS, language),
        sources=common.sources(found),
        numbers=(Number(f"{id}-figures", len(found), str(len(found))),),
    )


def finding(found: list[Observation], evidence: Evidence, language: Language) -> str:
    """How many figures of how many places, and which is the region's latest."""
    if not found:
        return NOTHING[language]
    places = len({each.region for each in found})
    region = evidence.edition.region
    mine = [each for each in found if each.region.split("/")[0] == region]
    if language == "zh":
        head = f"共{len(found)}个数字，来自{places}个地方，"
        return head + (f"其中{region}（含区与街镇）{len(mine)}个{latest(mine, evidence, 'zh')}。")
    name = evidence.words.regions[region].en
    head = f"{len(found)} figures from {places} places, "
    return head + f"{len(mine)} of them {name}'s or its districts'{latest(mine, evidence, 'en')}."


def latest(mine: list[Observation], evidence: Evidence, language: Language) -> str:
    """The newest of the region's figures, as the end of a sentence."""
    if not mine:
        return ""
    newest = max(mine, key=lambda each: (period.parse(each.period).last, each.measure))
    measure = evidence.words.measures[newest.measure].name[language]
    value = amount(newest, language)
    if language == "zh":
        return f"，最近的是{newest.period}的{measure}，{value}"
    return f", the latest being {measure.lower()}, {value} ({newest.period})"
