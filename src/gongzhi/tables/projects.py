"""How many projects the fund paid: every count found for the region, and what each counts."""

from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, headed
from gongzhi.language import numbers
from gongzhi.language.sentences import amount
from gongzhi.language.text import Language, Text

TITLE = Text("公益金资助的项目数", "How many projects the fund paid")
NOTES = Text(
    "论点说的是市本级每年资助的项目数。类别数是其中一部分，挂牌数是历年市、区项目的累积，"
    "都不能当作一年的数，也不能连成趋势。",
    "The claim is about the projects paid at the municipal level each year. A category is part of them, and "
    "a count of plaques is a stock of past projects of city and districts: neither is a year's count, and "
    "they make no trend.",
)
HEADS: Heads = (
    ("measure", "measure", Text("指标", "Measure")),
    ("level", "level", Text("层级", "Level")),
    ("period", "text", Text("时期", "Period")),
    ("amount", "words", Text("数值", "Figure")),
    ("counted", "counted", Text("数的是什么", "What is counted")),
    ("source", "source", Text("来源", "Source")),
)
HIDDEN: Heads = (
    ("value", "number", Text("数值", "Value")),
    ("bound", "bound", Text("精度", "Precision")),
)
COUNTED = {"projects": "year", "projects_plaqued_planned": "stock"}
YEARS = Text(
    "{place}本级一年资助的项目数，知道{n}年（{years}年）{few}。",
    "Years for which it is known how many projects {place}'s own level paid: {n} ({years}){few}.",
)
UNKNOWN = Text(
    "{place}本级一年资助多少项目，截至本版日期没有查到。",
    "How many projects {place}'s own level paid in a year had not been published by the edition's date.",
)
FEW = Text("，看不出增减", ", which shows neither growth nor decline")
OTHERS = Text("另有{n}个数不是一年的总数。", "Further counts that are no total of a year: {n}.")


def counts(evidence: Evidence, language: Language) -> Exhibit:
    """Every count of projects in the region, the year's totals first."""
    found = sorted(known(evidence), key=lambda each: (kind(each) != "year", each.period, each.measure))
    years = tuple(each.year for each in found if kind(each) == "year" and each.year)
    return Exhibit(
        id="tab-projects",
        title=TITLE[language],
        finding=finding(evidence, years, len(found) - len(years), language),
        notes=NOTES[language],
        columns=headed(language, HEADS, HIDDEN),
        rows=tuple(
            (
                each.measure,
                each.level,
                each.period,
                amount(each, language),
                kind(each),
                each.source_id,
                float(each.value),
                each.bound,
            )
            for each in found
        ),
        sources=common.sources(found),
        numbers=(Number("tab-projects-years", len(years), str(len(years))),),
    )


def known(evidence: Evidence) -> list[Observation]:
    """The chosen count of each year and measure in the region: of its own level, or a stock of all levels."""
    return [
        point
        for (region, level, measure), series in evidence.series.items()
        if region == evidence.edition.region and measure.split("_")[0] == "projects"
        if level == "own" or measure in COUNTED
        for point in series.points
    ]


def kind(each: Observation) -> str:
    """What a count counts: all projects of a year, one category of them, or a stock."""
    if each.measure == "projects" and each.level == "all":
        return "stock"
    return COUNTED.get(each.measure, "part")


def finding(evidence: Evidence, years: tuple[int, ...], others: int, language: Language) -> str:
    """For how many years the own level's count is known."""
    place = evidence.words.regions[evidence.edition.region][language]
    few = FEW[language] if len(years) == 1 else ""
    form = YEARS if years else UNKNOWN
    said = form[language].format(place=place, n=len(years), years=numbers.years(years, language), few=few)
    return common.join(language, said, OTHERS[language].format(n=others) if others else "")
