"""The yearly growth of every tested series with its intervals, in current and in constant prices."""

from math import isfinite
from typing import Any

import altair as alt

from gongzhi.analysis.examined import Examined, examine_all
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, headed
from gongzhi.figures.colours import BLUE, GREY, ORANGE
from gongzhi.figures.lettering import extent, fold
from gongzhi.figures.theme import DIAMOND, WIDE, Chart, charts, growth_axis, inline, name_axis
from gongzhi.language import numbers
from gongzhi.language.sentences import name
from gongzhi.language.text import Language, Text
from gongzhi.statistics import Quantity
from gongzhi.tables import trends

TITLE = Text("每年变化率及其区间", "Growth a year, with its interval")
NOTES = Text(
    "点为泰尔—森斜率换算的每年变化率，线为其精确区间；跨过零线的，不能排除没有变化。金额另有按不变价计算的一条。",
    "Points are Theil-Sen slopes as growth a year, lines their exact intervals; a line that crosses zero "
    "does not exclude no change. Money also has one in constant prices.",
)
TERMS = {
    "slope": Text("当年价或个数", "current prices, or counts"),
    "real": Text("不变价", "constant prices"),
}
AXIS = Text("每年变化率", "growth a year")
TIP = Text(
    "{label}，{terms}：每年{value}（{low}至{high}）", "{label}, {terms}: {value} a year ({low} to {high})"
)
LEGEND = alt.Legend(offset=8)
HEADS = ("region", "level", "measure", "growth", "low", "high", "real", "n")


def intervals(evidence: Evidence, language: Language) -> Exhibit:
    """The yearly growth of every tested series, one below the other."""
    every, alpha = examine_all(evidence), evidence.edition.alpha
    found = [each for each in every if each.effect]
    heads = [head for head in trends.HEADS if head[0] in HEADS]
    places = [index for index, head in enumerate(trends.HEADS) if head[0] in HEADS]
    rows = (trends.row(each) for each in found)

    def draw(width: int) -> Chart:
        return forest(found, evidence, language, width)

    return Exhibit(
        id="fig-trends",
        title=TITLE[language],
        finding=trends.summary(every, alpha, language),
        notes=NOTES[language],
        columns=headed(language, tuple(heads)),
        rows=tuple(tuple(each[index] for index in places) for each in rows),
        sources=common.sources(point for each in found for point in each.used),
        charts=charts(draw) if found else None,
    )


def marks(each: Examined, evidence: Evidence, language: Language) -> list[dict[str, Any]]:
    """The points of one series; an interval without an end cannot be drawn."""
    label = name(each.series, evidence.words, language)
    effects = {key: each.answers[key].effect for key in TERMS if key in each.answers}
    return [
        mark(label, TERMS[key][language], effect, language)
        for key, effect in effects.items()
        if effect and isfinite(effect.high)
    ]


def mark(label: str, terms: str, effect: Quantity, language: Language) -> dict[str, Any]:
    """One point of the chart with its interval."""
    value, low, high = (numbers.percent(each) for each in (effect.value, effect.low, effect.high))
    tip = TIP[language].format(label=label, terms=terms, value=value, low=low, high=high)
    ends = {"growth": effect.value, "low": effect.low, "high": effect.high}
    return {"label": label, "terms": terms, **ends, "tip": tip}


def forest(found: list[Examined], evidence: Evidence, language: Language, width: int) -> Chart:
    """Points and lines, over a line at zero."""
    wide = width >= WIDE
    data = [row for each in found for row in marks(each, evidence, language)]
    data = [{**row, "label": fold(row["label"], 250 if wide else 130)} for row in data]
    order = list(dict.fromkeys(row["label"] for row in data))
    lines = [line for label in order for line in label.split("\n")]
    base = terms(data, order, language)
    x = alt.X("low:Q", title=AXIS[language], axis=growth_axis(5 if wide else 4))
    spans = base.mark_rule(strokeWidth=2.5).encode(x=x, x2=alt.X2("high:Q"))
    shape = alt.Shape("terms:N", scale=scale(["circle", DIAMOND], language), legend=LEGEND)
    dots = base.mark_point(filled=True, size=65, opacity=1).encode(x=alt.X("growth:Q"), shape=shape)
    zero = alt.Chart(inline([{"zero": 0}])).mark_rule(color=GREY, strokeDash=[4, 3])
    inner = width - max((extent(line, 12) for line in lines), default=0) - 10
    step = max(34, 15 * max((label.count("\n") for label in order), default=0) + 20)
    return alt.layer(zero.encode(x=alt.X("zero:Q")), spans, dots).properties(
        width=round(inner), height=step * len(order)
    )


def terms(data: list[dict[str, Any]], order: list[str], language: Language) -> alt.Chart:
    """A row for each series, in it one for each kind of prices, in its colour."""
    kinds = [text[language] for text in TERMS.values()]
    chart: alt.Chart = alt.Chart(inline(data)).encode(
        y=alt.Y("label:N", sort=order, title=None, axis=name_axis()),
        yOffset=alt.YOffset("terms:N", sort=kinds),
        color=alt.Color("terms:N", sort=kinds, scale=scale([BLUE, ORANGE], language), legend=LEGEND),
        tooltip=alt.Tooltip("tip:N"),
    )
    return chart


def scale(kinds: list[str], language: Language) -> alt.Scale:
    """A colour or a shape for each kind of prices."""
    return alt.Scale(domain=[text[language] for text in TERMS.values()], range=kinds)
