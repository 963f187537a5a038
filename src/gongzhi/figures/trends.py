"""The yearly growth of every tested series with its intervals, in current and in constant prices."""

from math import isfinite
from typing import Any

import altair as alt

from gongzhi.analysis.examined import Examined, examine_all
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, headed
from gongzhi.figures.theme import BLUE, GREY, ORANGE, Chart, charts
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


def mark(label: str, terms: str, effect: Quantity) -> dict[str, Any]:
    """One point of the chart with its interval."""
    return {"label": label, "terms": terms, "growth": effect.value, "low": effect.low, "high": effect.high}


def marks(each: Examined, evidence: Evidence, language: Language) -> list[dict[str, Any]]:
    """The points of one series; an interval without an end cannot be drawn."""
    label = name(each.series, evidence.words, language)
    effects = {key: each.answers[key].effect for key in TERMS if key in each.answers}
    return [
        mark(label, TERMS[key][language], effect)
        for key, effect in effects.items()
        if effect and isfinite(effect.high)
    ]


def forest(found: list[Examined], evidence: Evidence, language: Language, width: int) -> Chart:
    """Points and lines, over a line at zero."""
    data = [row for each in found for row in marks(each, evidence, language)]
    order = list(dict.fromkeys(row["label"] for row in data))
    terms = [text[language] for text in TERMS.values()]
    wide = width > 400
    base = alt.Chart(alt.Data(values=data)).encode(
        y=alt.Y(
            "label:N",
            sort=order,
            title=None,
            axis=alt.Axis(ticks=False, domain=False, labelLimit=290 if wide else 150),
        ),
        yOffset=alt.YOffset("terms:N", sort=terms),
        color=alt.Color("terms:N", sort=terms, scale=alt.Scale(domain=terms, range=[BLUE, ORANGE])),
    )
    axis = alt.Axis(format="+.0%", tickCount=5)
    lines = base.mark_rule(strokeWidth=2.5).encode(x=alt.X("low:Q", title=None, axis=axis), x2="high:Q")
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(x="growth:Q")
    zero = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color=GREY, strokeDash=[4, 3])
    inner = width - (310 if wide else 165)
    return alt.layer(zero.encode(x="zero:Q"), lines, dots).properties(width=inner, height=34 * len(order))
