"""What the primary series' growth hangs on: on how it is computed, and on single years."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import expm1, isfinite
from typing import Any

import altair as alt

from gongzhi.analysis import specifications
from gongzhi.analysis.examined import Examined, examine_all
from gongzhi.analysis.family import test_all
from gongzhi.analysis.specifications import Choice
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Value, headed
from gongzhi.figures.colours import BLUE, GREEN, GREY, ORANGE
from gongzhi.figures.lettering import extent, wrap
from gongzhi.figures.theme import SHAPES, Chart, charts, growth_axis, inline, name_axis
from gongzhi.language import numbers
from gongzhi.language.sentences import name
from gongzhi.language.terms import PARTS
from gongzhi.language.text import Language, Text

TITLE = Text("结果取决于算法还是个别年份", "Does the result hang on the method, or on single years?")
NOTES = Text(
    "上图每行是一种算法：点为每年变化率，线为其区间；各种算法并不独立，所以不给p值。“含界限”指把界限当作数值，"
    "只为比较。下图为去掉某一年之后的变化率，横线为全部年份的结果。",
    "Above, each row is one way of computing: the point is growth a year, the line its interval; the "
    "ways are not independent, so there is no p. ‘With bounds’ takes bounds for values, for comparison "
    "only. Below, growth without one of the years; the line is that of all years.",
)
SEPARATOR = Text("，", ", ")
GROWTH = Text("每年变化率", "growth a year")
WITHOUT = Text("去掉的年份", "year left out")
TERMS = ("nominal", "real", "per_head")
HEADS: Heads = (
    ("region", "region", Text("地区", "Place")),
    ("level", "level", Text("层级", "Level")),
    ("measure", "measure", Text("指标", "Measure")),
    ("part", "part", Text("种类", "Kind")),
    ("terms", "part", Text("价格", "Terms")),
    ("figures", "part", Text("数字", "Figures")),
    ("estimator", "part", Text("算法", "Estimator")),
    ("left_out", "year", Text("去掉的年份", "Year left out")),
    ("n", "number", Text("年数", "Years")),
    ("growth", "percent", Text("每年变化", "Growth a year")),
    ("low", "percent", Text("下端", "Low end")),
    ("high", "percent", Text("上端", "High end")),
    ("p", "p", Text("精确p", "Exact p")),
)
SPECIFIED = Text(
    "{series}：{n}种算法的每年变化在{low}与{high}之间，其中{share}为上升，区间不含零的占{clear}；",
    "{series}: over {n} ways of computing, growth a year lies between {low} and {high}; {share} of them are "
    "above zero, {clear} have intervals without zero; ",
)
LEFT_OUT = Text(
    "去掉任何一年，每年变化在{low}与{high}之间，p最大{p}。",
    "without any one year it lies between {low} and {high}, and p is at most {p}.",
)
NONE = Text("事先列明的序列都不够年份作检验。", "None of the planned series has enough years to be tested.")


@dataclass(frozen=True, slots=True)
class Examination:
    """A primary series: its name, its answers, and every way of computing its growth."""

    label: str
    examined: Examined
    choices: tuple[Choice, ...]


def robustness(evidence: Evidence, language: Language) -> Exhibit:
    """Specification curve and leave-one-out of every planned trend that could be tested."""
    found = examinations(evidence, language)

    def draw(width: int) -> Chart:
        return alt.vconcat(*(part for each in found for part in parts(each, language, width)), spacing=18)

    return Exhibit(
        id="fig-robustness",
        title=TITLE[language],
        finding=common.join(language, *(finding(each, language) for each in found)) or NONE[language],
        notes=NOTES[language] if found else "",
        columns=headed(language, HEADS),
        rows=tuple(row for each in found for row in (*specified(each), *left_out(each))),
        sources=common.sources(point for each in found for point in each.examined.series.points),
        charts=charts(draw) if found else None,
    )


def examinations(evidence: Evidence, language: Language) -> list[Examination]:
    """The planned trends that could be tested."""
    planned = {
        (each.series.region, each.series.level, each.series.measure)
        for each in test_all(evidence)
        if "slope" in each.answers
    }
    return [
        Examination(
            name(each.series, evidence.words, language), each, specifications.choices(each.series, evidence)
        )
        for each in examine_all(evidence)
        if (each.series.region, each.series.level, each.series.measure) in planned
    ]


def finding(each: Examination, language: Language) -> str:
    """What all ways of computing, and all years but one, have in common."""
    curve = specifications.curve(each.choices)
    single = each.examined.answers["leave_one_out"]
    if not (curve.estimate and single.effect and single.p):
        return ""
    return SPECIFIED[language].format(
        series=each.label,
        n=curve.n,
        low=numbers.percent(expm1(curve.estimate.low)),
        high=numbers.percent(expm1(curve.estimate.high)),
        share=numbers.percent(curve.numbers["share_positive"], 0),
        clear=numbers.percent(curve.numbers["share_excluding_zero"], 0),
    ) + LEFT_OUT[language].format(
        low=numbers.percent(single.effect.low),
        high=numbers.percent(single.effect.high),
        p=numbers.p_value(single.p.value),
    )


def place(each: Examination) -> tuple[str, str, str]:
    """The series in the data."""
    series = each.examined.series
    return series.region, series.level, series.measure


def specified(each: Examination) -> list[tuple[Value, ...]]:
    """The ways of computing as rows of the data."""
    return [
        (
            *place(each), "specification", way.terms, way.figures, way.estimator, None, way.n,
            expm1(way.slope), end(way.low), end(way.high), None,
        )
        for way in each.choices
    ]  # fmt: skip


def end(slope: float) -> float | None:
    """The end of an interval as growth a year; None where it has none."""
    return expm1(slope) if isfinite(slope) else None


def left_out(each: Examination) -> list[tuple[Value, ...]]:
    """The series without each of its years as rows of the data."""
    single = each.examined.answers["leave_one_out"]
    years, slopes, p = single.years, single.lists["slopes"], single.lists["p"]
    return [
        (
            *place(each), "leave_one_out", "nominal", "usable", "theil_sen", int(year), single.n - 1,
            expm1(slope or 0.0), None, None, chance,
        )
        for year, slope, chance in zip(years, slopes, p, strict=True)
    ]  # fmt: skip


def parts(each: Examination, language: Language, width: int) -> list[Chart]:
    """The two panels of one series."""
    ways = [
        {
            "way": SEPARATOR[language].join(PARTS[part][language] for part in (way.figures, way.estimator)),
            "terms": PARTS[way.terms][language],
            "growth": expm1(way.slope),
            "low": end(way.low),
            "high": end(way.high),
            "order": order,
            "tip": f"{PARTS[way.terms][language]}: {numbers.percent(expm1(way.slope))}",
        }
        for order, way in enumerate(each.choices)
    ]
    return [curve(ways, each.label, language, width), years(each, language, room(ways, width))]


def curve(ways: Sequence[dict[str, Any]], label: str, language: Language, width: int) -> Chart:
    """The specification curve, lowest growth first."""
    terms = [PARTS[name][language] for name in TERMS]
    rows = [{**way, "key": f"{way['order']:02}|{way['way']}"} for way in ways]
    names = name_axis(label="split(datum.label, '|')[1]")
    legend = alt.Legend(offset=8)
    colours = alt.Scale(domain=terms, range=[BLUE, ORANGE, GREEN])
    shapes = alt.Scale(domain=terms, range=[*SHAPES[: len(terms)]])
    base = alt.Chart(inline(rows)).encode(
        y=alt.Y("key:N", title=None, axis=names),
        color=alt.Color("terms:N", sort=terms, scale=colours, legend=legend),
        tooltip=alt.Tooltip("tip:N"),
    )
    x = alt.X("low:Q", title=GROWTH[language], axis=growth_axis(4))
    lines = base.mark_rule(strokeWidth=2).encode(x=x, x2=alt.X2("high:Q"))
    zero = alt.Chart(inline([{"zero": 0}])).mark_rule(color=GREY, strokeDash=[4, 3])
    dots = base.mark_point(filled=True, size=50, opacity=1).encode(
        x=alt.X("growth:Q"), shape=alt.Shape("terms:N", sort=terms, scale=shapes, legend=legend)
    )
    title = {"text": wrap(label, width, 13), "frame": "bounds"}
    return alt.layer(zero.encode(x=alt.X("zero:Q")), lines, dots).properties(
        width=room(ways, width), height=18 * len(ways), title=title
    )


def room(ways: Sequence[dict[str, Any]], width: int) -> int:
    """What the names of the ways leave of a width."""
    return round(width - max(extent(way["way"], 12) for way in ways) - 10)


def years(each: Examination, language: Language, width: int) -> Chart:
    """Growth without each of the years; `width` is that of the panel."""
    rows = [
        {"year": str(row[7]), "growth": row[9], "tip": f"{row[7]}: {numbers.percent(float(row[9] or 0))}"}
        for row in left_out(each)
    ]
    effect = each.examined.effect
    whole = [{"growth": effect.value if effect else 0.0}]
    dots = alt.Chart(inline(rows)).mark_point(filled=True, size=50, color=BLUE, opacity=1)
    line = alt.Chart(inline(whole)).mark_rule(color=GREY, strokeDash=[4, 3]).encode(y=alt.Y("growth:Q"))
    labels = alt.Axis(labelAngle=-90 if width < 40 * len(rows) else 0)
    y = alt.Y("growth:Q", title=GROWTH[language], axis=growth_axis(4, titleX=0, titleY=-12))
    shown = dots.encode(
        x=alt.X("year:O", title=WITHOUT[language], axis=labels), y=y, tooltip=alt.Tooltip("tip:N")
    )
    return alt.layer(line, shown).properties(width=width, height=110)
