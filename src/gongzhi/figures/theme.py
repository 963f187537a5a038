"""The house theme: how all charts are set, and their common axes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from gongzhi.exhibits.exhibit import Charts, Spec
from gongzhi.figures.colours import FONT, GREY, INK, PALE, PAPER

Chart = alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart | alt.ConcatChart
Draw = Callable[[int], Chart]

WIDE, NARROW = 640, 340
# With a shape each, so that nothing hangs on colour alone.
DIAMOND = "M0,-1.25L1.25,0L0,1.25L-1.25,0Z"
SHAPES = ("circle", DIAMOND, "square", "cross")
CONFIG: Mapping[str, Any] = {
    "font": FONT,
    "aria": False,  # the page has the finding as text, and the data as a table
    "background": PAPER,
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
    "header": {"labelColor": INK, "titleColor": INK},
    "legend": {
        "orient": "top",
        "title": None,
        "labelColor": INK,
        "labelFontSize": 12,
        "labelLimit": 400,
        "offset": 18,
        "columns": 1,
    },
    "title": {
        "color": INK,
        "subtitleColor": GREY,
        "fontSize": 13,
        "fontWeight": "bold",
        "anchor": "start",
        "frame": "group",
    },
    "text": {"color": INK, "fontSize": 11, "font": FONT},
}


def charts(draw: Draw) -> Charts:
    """A chart drawn for a page and for a phone."""
    # Checking against the schema takes seconds a chart; tests do it, once.
    with debug_mode(False):
        return Charts(wide=spec(draw(WIDE)), narrow=spec(draw(NARROW)))


def inline(rows: Iterable[Mapping[str, Any]]) -> alt.InlineData:
    """The rows of a chart, or of a part of one: a tuple, which is never copied."""
    return alt.InlineData(values=tuple(rows))


def spec(chart: Chart) -> Spec:
    """A chart as Vega-Lite in the house theme."""
    found: dict[str, Any] = rounded(chart.to_dict(validate=False))
    return {**found, "config": dict(CONFIG)}


def rounded(value: Any) -> Any:
    """A specification with numbers of at most twelve digits, which all readers of JSON read alike.

    The drawing's program reads longer ones from a file a trifle differently than from memory.
    """
    if isinstance(value, dict):
        return {name: rounded(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(each) for each in value]
    return float(f"{value:.12g}") if isinstance(value, float) else value


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


def growth_axis(count: int, **more: Any) -> alt.Axis:
    """Growth in percent, with its sign."""
    expression = "datum.value == 0 ? '0%' : format(datum.value, '+.0%')"
    return alt.Axis(labelExpr=expression, tickCount=count, **more)


def name_axis(size: int = 12, label: str = "datum.label") -> alt.Axis:
    """Names of rows, never cut; those of several lines (see `lettering.fold`) stand at their middle."""
    raised = alt.ExprRef(f"(1 - length(split({label}, '\\n'))) * {0.55 * size}")
    return alt.Axis(
        ticks=False, domain=False, labelLimit=0, labelFontSize=size, labelOffset=raised, labelExpr=label
    )


def value_axis(title: str, **scale: Any) -> alt.Y:
    """Values from zero, the unit above the axis."""
    axis = alt.Axis(titleY=-14, titleX=0, tickCount=5)
    return alt.Y("value:Q", title=title, scale=alt.Scale(zero=True, **scale), axis=axis)
