"""Every tested series, drawn: figures with their bounds and gaps, the fitted slope and its interval."""

from collections.abc import Sequence
from math import exp, isfinite, log
from statistics import median
from typing import Any

import altair as alt

from gongzhi.analysis.examined import Examined, examine_all
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Value, headed
from gongzhi.figures import points, stocks
from gongzhi.figures.colours import BLUE, GREY, ORANGE
from gongzhi.figures.lettering import fold
from gongzhi.figures.theme import DIAMOND, Chart, charts, inline, year_axis
from gongzhi.figures.tips import teller
from gongzhi.language import numbers
from gongzhi.language.sentences import name
from gongzhi.language.terms import NOTHING
from gongzhi.language.text import Language, Text

TITLE = Text("各序列与拟合的变化", "The series, and the change fitted to them")
NOTES = Text(
    "蓝色为当年价（或个数），橙色小菱形为不变价；实心点为确数，空心点为约数或推算数，竖条为其区间，箭头为界限，缺的年份不连线。"
    "灰色实线为泰尔—森斜率，虚线为其精确区间的两端，都只由可检验的年份得出。各图纵轴不同。",
    "Blue: current prices (or counts); small orange diamonds: constant prices. Filled points are exact, "
    "hollow ones approximate or derived with bars for their interval, arrows bounds; missing years are gaps. "
    "The grey line is the Theil-Sen slope, the dashed ones the ends of its exact interval, from the testable "
    "years only. The panels have different scales.",
)
SUMMARY = Text(
    "{n}个序列拟合的每年变化从{low}（{slow}）到{high}（{fast}）；年份最多的有{most}年，最少的有{least}年。",
    "The growth a year fitted to {n} series goes from {low} ({slow}) to {high} ({fast}); the longest has "
    "{most} years, the shortest {least}.",
)
HEADS: Heads = (
    ("region", "region", Text("地区", "Place")),
    ("level", "level", Text("层级", "Level")),
    ("measure", "measure", Text("指标", "Measure")),
    ("year", "year", Text("年份", "Year")),
    ("value", "money", Text("数值", "Value")),
    ("low", "money", Text("下端", "Low end")),
    ("high", "money", Text("上端", "High end")),
    ("unit", "unit", Text("单位", "Unit")),
    ("bound", "bound", Text("精度", "Precision")),
    ("real", "money", Text("不变价", "Constant prices")),
    ("fitted", "money", Text("拟合值", "Fitted")),
    ("source", "source", Text("来源", "Source")),
)
Line = tuple[float, float]


def series(evidence: Evidence, language: Language) -> Exhibit:
    """Every tested series in a panel of its own."""
    found = [each for each in examine_all(evidence) if each.effect]

    def draw(width: int) -> Chart:
        return panels(found, evidence, language, width)

    return Exhibit(
        id="fig-series",
        title=TITLE[language],
        finding=finding(found, evidence, language),
        notes=NOTES[language],
        columns=headed(language, HEADS),
        rows=tuple(row(point, each, evidence) for each in found for point in each.series.points),
        sources=common.sources(point for each in found for point in each.series.points),
        charts=charts(draw) if found else None,
    )


def finding(found: Sequence[Examined], evidence: Evidence, language: Language) -> str:
    """The slowest and the fastest of the fitted changes, and how many years they rest on."""
    growth = [
        (each.effect.value, name(each.series, evidence.words, language)) for each in found if each.effect
    ]
    if not growth:
        return NOTHING[language]
    (low, slow), (high, fast) = min(growth), max(growth)
    counts = [len(each.used) for each in found]
    return SUMMARY[language].format(
        n=len(found),
        low=numbers.percent(low),
        slow=slow,
        high=numbers.percent(high),
        fast=fast,
        most=max(counts),
        least=min(counts),
    )


def row(point: Observation, each: Examined, evidence: Evidence) -> tuple[Value, ...]:
    """One figure, with what it is in constant prices and what the line says."""
    amount = constant(point, evidence)
    return (
        point.region, point.level, point.measure, point.year,
        float(point.value), float(point.low), None if point.high is None else float(point.high),
        point.unit, point.bound, amount, round(at(middle(each), point.year or 0), 4), point.source_id,
    )  # fmt: skip


def constant(point: Observation, evidence: Evidence) -> float | None:
    """Money in prices of the base year."""
    if point.unit != "万元" or not point.year:
        return None
    found = evidence.prices.real(point.value, point.region, point.year)
    return None if found is None else float(found)


def middle(each: Examined) -> Line:
    """The fitted line."""
    slope = each.answers["slope"].estimate
    return through(each.used, slope.value if slope else 0.0)


def through(used: Sequence[Observation], slope: float) -> Line:
    """The line of a slope on log scale that leaves as many figures above it as below."""
    return slope, median(log(float(point.value)) - slope * (point.year or 0) for point in used)


def at(line: Line, year: int) -> float:
    """The height of a line in a year."""
    return exp(line[1] + line[0] * year)


def panels(found: Sequence[Examined], evidence: Evidence, language: Language, width: int) -> Chart:
    """Two panels side by side on a page, one on a phone."""
    columns = 2 if width > 400 else 1
    inner = (width - 90) // columns if columns > 1 else width - 50
    years = (evidence.edition.first_year, evidence.edition.last_year)
    data = [mark for each in found for mark in marks(each, evidence, language, inner)]
    order = list(dict.fromkeys(mark["panel"] for mark in data))
    header = alt.Header(labelFontSize=11, labelFontWeight="bold", labelAnchor="start", labelLimit=0)
    facet = alt.Facet("panel:N", title=None, sort=order, header=header)
    faceted: alt.FacetChart = layers(data, years, inner).facet(facet=facet, columns=columns, spacing=18)
    faceted = faceted.resolve_scale(y="independent").resolve_axis(x="independent", y="independent")
    return faceted


def marks(each: Examined, evidence: Evidence, language: Language, width: int) -> list[dict[str, Any]]:
    """Everything that the panel of one series shows; `part` says what it is."""
    money = each.series.points[0].unit == "万元"
    unit, per = (
        points.money(float(max(point.value for point in each.series.points)), language)
        if money
        else stocks.scale(list(each.series.points), language)[::-1]
    )
    title = f"{fold(name(each.series, evidence.words, language), width)}\n{unit}"
    figures = points.rows(each.series, title, per, teller(evidence, language))
    found: list[dict[str, Any]] = [{**row, "part": "figure"} for row in figures]
    amounts = ((point.year, constant(point, evidence)) for point in each.used)
    found += joined([(year, amount / per) for year, amount in amounts if year and amount is not None])
    slope = each.answers["slope"].estimate
    ends = () if slope is None else ((slope.value, "fit"), (slope.low, "low end"), (slope.high, "high end"))
    for value, part in ends:
        if isfinite(value):
            line = through(each.used, value)
            found += [
                {"year": year, "value": at(line, year) / per, "part": part, "run": part}
                for year in range(each.used[0].year or 0, (each.used[-1].year or 0) + 1)
            ]
    return [{**mark, "panel": title} for mark in found]


def joined(amounts: Sequence[tuple[int, float]]) -> list[dict[str, Any]]:
    """Amounts in constant prices; `run` numbers stretches without a gap."""
    rows: list[dict[str, Any]] = []
    for year, value in amounts:
        follows = bool(rows) and rows[-1]["year"] == year - 1
        run = rows[-1]["run"] if follows else f"real {len(rows)}"
        rows.append({"year": year, "value": value, "part": "real", "run": run})
    return rows


def layers(data: list[dict[str, Any]], years: tuple[int, int], width: int) -> Any:
    """Lines and points of a panel: constant prices, the fit and its ends, the figures on top."""
    base = alt.Chart(inline(data)).encode(
        x=year_axis(*years, width), y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=5))
    )
    figures = base.transform_filter("datum.part == 'figure'")
    real = base.transform_filter("datum.part == 'real'")
    ends = base.transform_filter("datum.part == 'low end' || datum.part == 'high end'")
    return alt.layer(
        ends.mark_line(strokeDash=[3, 3], color=GREY, strokeWidth=1.2).encode(detail=alt.Detail("run:N")),
        base.transform_filter("datum.part == 'fit'").mark_line(color=GREY, strokeWidth=1.2),
        real.mark_line(color=ORANGE, strokeWidth=1.3).encode(detail=alt.Detail("run:N")),
        real.mark_point(shape=DIAMOND, color=ORANGE, filled=True, size=20, opacity=1),
        *points.figures(figures.encode(color=alt.value(BLUE)), told=True),
    ).properties(width=width, height=150)
