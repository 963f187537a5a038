"""Tables that list figures one by one: the study's own, and those that bear on its deficits."""

from gongzhi.data import period
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Number
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
    "这些数字来自不同的地方和时期，口径各异，只说明有哪些证据，不能相互比较，也不足以下结论。",
    "These come from different places and times and are defined differently: they show what evidence "
    "exists, are not to be compared with each other, and settle nothing.",
)
BEARING = (
    "share_government_in_social_organisation_income", "share_social_organisations_unable_to_contract",
    "purchase_projects_total", "purchase_projects_open_competition",
    "purchase_projects_competitive_negotiation", "government_purchase_amount",
    "government_purchase_projects", "government_purchase_contracts_amount",
    "public_interest_bidding_projects", "public_interest_bidding_amount",
    "organisations_competing", "fund_to_social_organisations",
    "party_organisation_coverage_social_organisations",
)  # fmt: skip
COLUMNS = (
    "region", "level", "measure", "period", "amount", "value", "unit", "bound", "basis", "as_stated",
    "source",
)  # fmt: skip


def study(evidence: Evidence, language: Language) -> Exhibit:
    """What the study itself prints of other places."""
    found = [each for each in evidence.observations if each.grade == "study"]
    return listing("tab-study", STUDY, STUDY_NOTES, found, evidence, language)


def deficits(evidence: Evidence, language: Language) -> Exhibit:
    """Every known figure on purchases, competition and dependence on public money."""
    found = [each for each in evidence.observations if each.measure in BEARING]
    return listing("tab-deficits", DEFICITS, DEFICITS_NOTES, found, evidence, language)


def listing(
    id: str,
    title: Text,
    notes: Text,
    found: list[Observation],
    evidence: Evidence,
    language: Language,
) -> Exhibit:
    """A table of observations in order of measure, place and time."""
    found.sort(key=lambda each: (each.measure, each.region, period.parse(each.period).first))
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
