"""Figures of the welfare-lottery fund and of lottery sales over time."""

import altair as alt

from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.vocabulary import NATION
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.figures import points
from gongzhi.figures.theme import Chart, charts
from gongzhi.figures.tips import teller
from gongzhi.language.sentences import name
from gongzhi.language.text import Language, Text

NATIONAL_TITLE = Text("全国福利彩票公益金的筹集与支出", "Welfare-lottery fund of the nation, raised and used")
NATIONAL_NOTES = Text(
    "全国口径，各级合计，按当年价格。支出为民政系统当年的支出，与当年筹集额不是同一笔钱。",
    "Whole nation, all levels, current prices. Use is what the civil-affairs system spent in the "
    "year; it is not the money raised in that year.",
)
REGION_TITLE = Text(
    "{}福利彩票公益金的筹集、留成与使用", "Welfare-lottery fund of {}, raised, retained and used"
)
REGION_NOTES = Text(
    "筹集额为全辖区口径；留成和使用为本级口径，二者不可与筹集额直接相比。按当年价格。",
    "The fund raised is that of the whole territory; what is retained and used is the government's "
    "own level and not to be compared with it directly. Current prices.",
)
SALES_TITLE = Text("福利彩票销售额：全国与{}", "Welfare-lottery sales: the nation and {}")
SALES_NOTES = Text("两图纵轴不同。按当年价格。", "The two panels have different scales. Current prices.")


def national(evidence: Evidence, language: Language) -> Exhibit:
    """The nation's fund: raised and used by year."""
    found = [evidence.find(NATION, "all", measure) for measure in ("fund_raised", "fund_used")]
    title, notes = NATIONAL_TITLE[language], NATIONAL_NOTES[language]
    return lines("fig-national-fund", title, notes, found, evidence, language)


def regional(evidence: Evidence, language: Language) -> Exhibit:
    """The region's fund: raised in the territory, retained and used at its own level."""
    region = evidence.edition.region
    keys = (("all", "fund_raised"), ("own", "fund_retained"), ("own", "fund_used"))
    found = [evidence.find(region, *key) for key in keys]
    title = REGION_TITLE[language].format(evidence.words.regions[region][language])
    return lines("fig-region-fund", title, REGION_NOTES[language], found, evidence, language)


def sales(evidence: Evidence, language: Language) -> Exhibit:
    """Lottery sales of the nation and of the region, one panel each."""
    region = evidence.edition.region
    found = [evidence.find(place, "all", "lottery_sales") for place in (NATION, region)]
    title = SALES_TITLE[language].format(evidence.words.regions[region][language])
    notes = SALES_NOTES[language]
    return lines("fig-lottery-sales", title, notes, found, evidence, language, apart=True)


def lines(
    id: str,
    title: str,
    notes: str,
    found: list[Series],
    evidence: Evidence,
    language: Language,
    *,
    apart: bool = False,
) -> Exhibit:
    """A figure of money by year: all series in one panel, or each in its own."""
    every = [point for each in found for point in each.points]
    labels = [name(each, evidence.words, language, place=apart) for each in found]

    def draw(width: int) -> Chart:
        return panels(found, labels, evidence, language, width, apart)

    return Exhibit(
        id=id,
        title=title,
        finding=common.finding(found, evidence, language),
        notes=common.join(language, notes, common.MARKS[language]),
        columns=common.columns(common.SERIES, language),
        rows=common.rows(every, common.SERIES, language),
        sources=common.sources(every),
        charts=charts(draw) if every else None,
        numbers=tuple(number for each in found for number in common.numbers(key(id, each), each, language)),
    )


def key(id: str, series: Series) -> str:
    """The first part of the keys of a series' numbers."""
    return f"{id}-{'nation' if series.region == NATION else 'region'}-{series.measure}"


def panels(
    found: list[Series],
    labels: list[str],
    evidence: Evidence,
    language: Language,
    width: int,
    apart: bool,
) -> Chart:
    """The chart: one panel, or one above the other for those that have figures."""
    largest = max(float(point.value) for each in found for point in each.points)
    (unit, per), tell = points.money(largest, language), teller(evidence, language)
    years = (evidence.edition.first_year, evidence.edition.last_year)
    data = [points.rows(each, label, per, tell) for each, label in zip(found, labels, strict=True)]
    if not apart:
        flat = [row for rows in data for row in rows]
        return points.layers(flat, labels, unit, years, width, 300)
    drawn = [(rows, label) for rows, label in zip(data, labels, strict=True) if rows]
    stack = [
        points.layers(rows, [label], unit, years, width, 190).properties(title=label) for rows, label in drawn
    ]
    return alt.vconcat(*stack, spacing=24)
