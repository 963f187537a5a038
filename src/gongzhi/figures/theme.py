"""The house theme: fonts, colours and sizes of all charts."""

from collections.abc import Callable, Mapping
from typing import Any

import altair as alt

from gongzhi.exhibits.exhibit import Charts, Spec

Chart = alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart | alt.ConcatChart
Draw = Callable[[int], Chart]

WIDE, NARROW = 640, 340
FONT = "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, Noto Sans, sans-serif"
INK, GREY, PALE = "#1f2933", "#5f6c7b", "#e4e7eb"
# Okabe and Ito's palette, told apart with any colour vision.
BLUE, ORANGE, GREEN, PURPLE, SKY = "#0072b2", "#d55e00", "#009e73", "#aa4499", "#56b4e9"
COLOURS = (BLUE, ORANGE, GREEN, PURPLE)

CONFIG: Mapping[str, Any] = {
    "font": FONT,
    "background": "#ffffff",
    "lineBreak": "\n",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": PALE,
        "domainColor": GREY,
        "tickColor": GREY,
    },
    "axisY": {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "start", "domain": False},
    "legend": {
        "orient": "top",
        "title": None,
        "labelColor": INK,
        "labelFontSize": 12,
        "labelLimit": 400,
        "offset": 30,
        "columns": 1,
    },
    "title": {"color": INK, "fontSize": 13, "fontWeight": "bold", "anchor": "start"},
    "text": {"color": INK, "fontSize": 11, "font": FONT},
}


def charts(draw: Draw) -> Charts:
    """A chart drawn for a page and for a phone."""
    return Charts(wide=spec(draw(WIDE)), narrow=spec(draw(NARROW)))


def spec(chart: Chart) -> Spec:
    """A chart as Vega-Lite in the house theme."""
    found: dict[str, Any] = chart.to_dict()
    return {**found, "config": dict(CONFIG)}


def year_axis(first: int, last: int, width: int) -> alt.X:
    """The years of an edition; every year has its place, labels as many as fit."""
    step = next(step for step in (1, 2, 5, 10) if (last - first) / step * 46 <= width)
    labels = [year for year in range(first, last + 1) if year % step == 0]
    return alt.X(
        "year:Q",
        title=None,
        scale=alt.Scale(domain=[first - 0.5, last + 0.9], nice=False),
        axis=alt.Axis(values=labels, format="d", grid=False),
    )


def value_axis(title: str, **scale: Any) -> alt.Y:
    """Values from zero, the unit above the axis."""
    axis = alt.Axis(titleY=-14, titleX=-30, tickCount=5)
    return alt.Y("value:Q", title=title, scale=alt.Scale(zero=True, **scale), axis=axis)
