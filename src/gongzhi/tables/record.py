"""Tables of what the edition rests on: headline figures, sources, corrections, later policies."""

from collections import Counter

from gongzhi.data.coding import STUDY_DAY
from gongzhi.data.evidence import Evidence
from gongzhi.data.vintage import RULE
from gongzhi.data.vocabulary import NATION
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, headed
from gongzhi.figures import policies
from gongzhi.language.terms import GRADES
from gongzhi.language.text import Language, Text

HEADLINES = (
    ("all", "lottery_sales"), ("all", "fund_raised"), ("own", "fund_retained"), ("own", "fund_used"),
    ("all", "fund_used"), ("own", "projects"), ("all", "social_organisations"),
)  # fmt: skip
OVERVIEW = Text("最近的数字", "The latest figures")
OVERVIEW_NOTES = Text(
    "每项取截至本版日期所知的最近一年；表中没有的，是没有找到。",
    "For each measure the latest year known by the edition's date; what is not in the table was not found.",
)
SOURCES = Text("数字与来源的构成", "Figures and their sources")
CORRECTIONS = Text("已声明的更正", "Declared corrections")
CORRECTIONS_NOTES = Text(
    "更正写明原因，并核对原值；原值一旦变动，程序即停止。",
    "Each correction gives its reason and checks the raw value: if that changes, preparation stops.",
)
LATER = Text("原研究发表之后的政策", "Policies issued after the study")
LATER_NOTES = Text(
    "只列已收录的文件，不表示它们因原研究而出台，也不表示已经落实。",
    "Only documents on record; that they followed the study does not mean that they followed from it, "
    "nor that they were carried out.",
)


def overview(evidence: Evidence, language: Language) -> Exhibit:
    """The latest figure of each headline measure, of the region and of the nation."""
    places = (evidence.edition.region, NATION)
    found = [
        series.points[-1]
        for place in places
        for level, measure in HEADLINES
        if (series := evidence.find(place, level, measure)).points
    ]
    mine = [each for each in found if each.region == places[0]]
    known, span = len(mine), len(HEADLINES)
    region = evidence.words.regions[places[0]][language]
    text = Text(
        f"{span}项主要指标中，{region}有{known}项至少有一年的数字。",
        f"Of {span} headline measures, {region} has at least one year's figure for {known}.",
    )
    return Exhibit(
        id="tab-overview",
        title=OVERVIEW[language],
        finding=text[language],
        notes=OVERVIEW_NOTES[language],
        columns=common.columns(common.SERIES, language),
        rows=common.rows(found, common.SERIES, language),
        sources=common.sources(found),
        numbers=(
            Number("tab-overview-known", known, str(known)),
            Number("tab-overview-place", places[0], region),
        ),
    )


def sources(evidence: Evidence, language: Language) -> Exhibit:
    """How many figures and sources of each grade the edition uses."""
    figures = Counter(each.grade for each in evidence.observations)
    papers = Counter(each["grade"] for each in evidence.sources.values())
    heads: Heads = (
        ("grade", "grade", Text("来源类别", "Kind of source")),
        ("sources", "number", Text("来源数", "Sources")),
        ("figures", "number", Text("数字数", "Figures")),
    )
    used, known = len(evidence.observations), len(evidence.sources)
    text = Text(
        f"本版用到{known}个来源的{used}个数字；本版日期之后才公布的，没有使用。",
        f"This edition uses {used:,} figures from {known} sources; what was published after its date is "
        "not used.",
    )
    return Exhibit(
        id="tab-sources",
        title=SOURCES[language],
        finding=text[language],
        notes=RULE[language],
        columns=headed(language, heads),
        rows=tuple((grade, papers[grade], figures[grade]) for grade in GRADES if figures[grade]),
        numbers=tuple(
            Number(f"tab-sources-{key}", value, f"{value:,}")
            for key, value in (("sources", known), ("figures", used))
        ),
    )


def corrections(evidence: Evidence, language: Language) -> Exhibit:
    """Every declared correction with its reason."""
    heads: Heads = (
        ("id", "text", Text("名称", "Name")),
        ("action", "action", Text("处理", "Action")),
        ("change", "text", Text("改动", "Change")),
        ("reason", "words", Text("理由", "Reason")),
        ("by", "words", Text("何人更正", "Who says so")),
        ("rows", "number", Text("行数", "Rows")),
    )
    hidden: Heads = (("row", "text", Text("所更正的行", "Row")),)
    text = Text(
        f"本版用到{len(evidence.corrections)}条更正。",
        f"{len(evidence.corrections)} corrections bear on this edition.",
    )
    return Exhibit(
        id="tab-corrections",
        title=CORRECTIONS[language],
        finding=text[language],
        notes=CORRECTIONS_NOTES[language],
        columns=headed(language, heads, hidden),
        rows=tuple(
            (
                each["id"],
                each["action"],
                each["change"],
                each[f"reason_{language}"],
                each[f"by_{language}"],
                int(each["rows"]),
                each["row"],
            )
            for each in evidence.corrections
        ),
    )


def later_policies(evidence: Evidence, language: Language) -> Exhibit:
    """The policies on record that were issued after the study came out."""
    found = [
        each
        for each in sorted(evidence.policies, key=lambda each: (each["known_on"], each["title"]))
        if each["known_on"] > STUDY_DAY
    ]
    text = Text(
        f"截至本版日期，收录{len(found)}项。" if found else "截至本版日期，还没有。",
        f"{len(found)} are on record by the edition's date." if found else "None by the edition's date.",
    )
    return Exhibit(
        id="tab-later-policies",
        title=LATER[language],
        finding=text[language],
        notes=LATER_NOTES[language],
        columns=policies.columns(language),
        rows=tuple(policies.row(each, language) for each in found),
        numbers=(Number("tab-later-policies-count", len(found), str(len(found))),),
    )
