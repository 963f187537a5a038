"""The legal forms of social organisations in the region, year by year."""

from collections.abc import Sequence

import altair as alt

from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Number
from gongzhi.figures import points
from gongzhi.figures.colours import BLUE, PAPER
from gongzhi.figures.lettering import wrap
from gongzhi.figures.theme import Chart, charts, inline, value_axis, year_axis
from gongzhi.language import numbers
from gongzhi.language.sentences import amount
from gongzhi.language.terms import NOTHING
from gongzhi.language.text import Language, Text

FORMS = ("social_associations", "private_nonenterprise_or_social_service_units", "foundations")
TITLE = Text("{}社会组织的三种法律形式", "The three legal forms of social organisations in {}")
NOTES = Text(
    "年份指当年年末，三图纵轴不同。空心点由原文印出的数字和增长率推算，竖条为其区间。"
    "年份不相邻，不连线，中间的变化不知道。民办非企业单位和社会服务机构是同一种形式，名称随来源而异。",
    "Years stand for year-ends; the three panels have different scales. Hollow points are derived from a "
    "printed count and growth rate, with a bar for their interval. The years are not neighbours, so nothing "
    "is joined: what happened in between is not known. Private non-enterprise units and social service "
    "organisations are one form, named as each source does.",
)
# What stands before a count that is only a bound.
SIGNS = {"lower": "≥", "upper": "≤"}
SAID = Text(
    "{name}：{first}年{low}，{last}年{high}，为{first}年的{times}倍",
    "{name}, {low} in {first} and {high} in {last}, {times} times as many",
)
ONE = Text("{name}：只有{first}年的{low}", "{name}, only a count for {first}, {low}")
ALL = Text("。三种都有数字的是{}年。", ". All three are known for {}.")
NEVER = Text("。没有一年三种都有数字。", ". In no year are all three known.")


def legal(evidence: Evidence, language: Language) -> Exhibit:
    """How many organisations of each legal form there were, a panel a form."""
    region = evidence.edition.region
    found = [evidence.find(region, "all", measure) for measure in FORMS]
    every = [point for each in found for point in each.points]

    def draw(width: int) -> Chart:
        return panels(found, evidence, language, width)

    whole = complete(found)
    return Exhibit(
        id="fig-forms",
        title=TITLE[language].format(evidence.words.regions[region][language]),
        finding=finding(found, evidence, language),
        notes=NOTES[language],
        columns=common.columns(common.SERIES, language),
        rows=common.rows(every, common.SERIES, language),
        sources=common.sources(every),
        charts=charts(draw) if every else None,
        numbers=(Number("fig-forms-years", len(whole), str(len(whole))),),
    )


def complete(found: Sequence[Series]) -> tuple[int, ...]:
    """The years in which every form is known."""
    return tuple(sorted(set.intersection(*(set(each.years) for each in found))))


def finding(found: Sequence[Series], evidence: Evidence, language: Language) -> str:
    """The first and the last count of each form, and in which years all are known."""
    if not any(each.points for each in found):
        return NOTHING[language]
    said = [sentence(each, evidence, language) for each in found if each.points]
    whole = complete(found)
    ending = (ALL if whole else NEVER)[language].format(numbers.years(whole, language))
    text = ("；" if language == "zh" else "; ").join(said)
    return text[0].upper() + text[1:] + ending


def sentence(series: Series, evidence: Evidence, language: Language) -> str:
    """The ends of a form's counts, and the ratio between them with its interval."""
    first, last = series.points[0], series.points[-1]
    name = evidence.words.measures[series.measure].name[language].lower()
    if first is last:
        return ONE[language].format(name=name, first=first.year, low=amount(first, language))
    ends = (last.low / (first.high or first.value), (last.high or last.value) / first.low)
    low, high = (numbers.significant(float(each), 3) for each in ends)
    return SAID[language].format(
        name=name,
        first=first.year,
        last=last.year,
        low=amount(first, language),
        high=amount(last, language),
        times=low if low == high else f"{low}{'—' if language == 'zh' else '–'}{high}",
    )


def panels(found: Sequence[Series], evidence: Evidence, language: Language, width: int) -> Chart:
    """A panel a form that has figures."""
    years = (evidence.edition.first_year, evidence.edition.last_year)
    stack = [
        panel(each, evidence.words.measures[each.measure].name[language], years, language, width)
        for each in found
        if each.points
    ]
    return alt.vconcat(*stack, spacing=26)


def panel(series: Series, name: str, years: tuple[int, int], language: Language, width: int) -> Chart:
    """The counts of a form, each written below its point; derived ones are hollow, with their interval."""
    data = [
        points.row(point, float(point.year or 0), name, 1, 0)
        | {"text": f"{SIGNS.get(point.bound, '')}{point.value:,.0f}"}
        for point in series.points
    ]
    unit = "个" if language == "zh" else "number"
    base = alt.Chart(inline(data)).encode(x=year_axis(*years, width), y=value_axis(unit))
    fill = alt.condition("datum.bound == 'exact'", alt.value(BLUE), alt.value(PAPER))
    layers = [
        base.mark_rule(color=BLUE, strokeWidth=1.5).encode(y=alt.Y("low:Q"), y2=alt.Y2("high:Q")),
        base.mark_point(shape="circle", size=48, stroke=BLUE, strokeWidth=1.8, opacity=1).encode(fill=fill),
        base.mark_text(dy=14).encode(text=alt.Text("text:N")),
    ]
    title = "\n".join(wrap(name, width - 60, 13))
    return alt.layer(*layers).properties(width=width - 50, height=110, title=title)
