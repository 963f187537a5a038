"""Figures of years drawn honestly: bounds as bounds, approximate ones hollow, gaps as gaps."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import altair as alt

from gongzhi.data.choice import Series
from gongzhi.data.observation import Observation
from gongzhi.figures.colours import COLOURS, PAPER
from gongzhi.figures.labels import beside, ceiling, inner
from gongzhi.figures.theme import SHAPES, WIDE, Chart, inline, value_axis, year_axis
from gongzhi.language.text import Language

Tell = Callable[[Observation], str]
Rows = list[dict[str, Any]]
VALUE = "datum.bound == 'exact' || datum.bound == 'approx'"
MONEY = {"zh": ("亿元", 10_000), "en": ("CNY billion", 100_000)}
SMALL = {"zh": ("万元", 1), "en": ("CNY million", 100)}


def rows(series: Series, label: str, per: float, tell: Tell | None = None) -> Rows:
    """The points of a yearly series in units of `per`; `run` numbers stretches without a gap.

    With `tell` (see `tips.teller`) each point has a tooltip.
    """
    run, found = 0, []
    for index, point in enumerate(series.points):
        before = series.points[index - 1] if index else None
        joined = before is not None and before.year == (point.year or 0) - 1
        run += 0 if joined and drawn_through(point) and drawn_through(before) else 1
        found.append(row(point, float(point.year or 0), label, per, run, tell))
    return found


def row(
    point: Observation, year: float, label: str, per: float, run: int, tell: Tell | None = None
) -> dict[str, Any]:
    """One point of a chart."""
    tip = {"tip": tell(point)} if tell else {}
    return {
        "year": year,
        "value": float(point.value) / per,
        "low": float(point.low) / per,
        "high": None if point.high is None else float(point.high) / per,
        "series": label,
        "bound": point.bound,
        "run": f"{label} {run}",
        **tip,
    }


def money(largest: float, language: Language) -> tuple[str, int]:
    """The unit of an axis of money up to `largest` 万元, and its size in 万元."""
    return MONEY[language] if largest >= MONEY[language][1] else SMALL[language]


def drawn_through(point: Observation | None) -> bool:
    """Whether a line may pass through a point: it is a value, not a bound."""
    return point is not None and point.bound in ("exact", "approx")


def layers(
    data: Rows, labels: Sequence[str], title: str, years: tuple[int, int], width: int, height: int
) -> Chart:
    """Lines where years follow each other; points by how exact they are; arrows for bounds.

    Several series are named at their ends on a page, in a legend on a phone.
    """
    direct = len(labels) > 1 and width >= WIDE
    last, (start, end) = max(row["year"] for row in data), years
    if direct:
        width = inner(labels, (end + 0.9 - last) / (end + 1.4 - start), width)
    top = ceiling(max(row["high"] or row["value"] for row in data))
    legend = alt.Legend(offset=30) if len(labels) > 1 and not direct else None
    color, shape = identities(labels, legend)
    x, y = year_axis(*years, width), value_axis(title, domain=[0, top])
    base = alt.Chart(inline(data)).encode(x=x, y=y, color=color)
    marks = figures(base, shape, told=all("tip" in row for row in data))
    if direct:
        marks.append(beside(data, labels, top, height).encode(x=x, y=y, color=color))
    return alt.layer(*marks).properties(width=width, height=height)


def identities(labels: Sequence[str], legend: alt.Legend | None) -> tuple[alt.Color, alt.Shape]:
    """A colour and a shape for each series."""
    domain = list(labels)
    color = alt.Scale(domain=domain, range=list(COLOURS[: len(domain)]))
    shape = alt.Scale(domain=domain, range=list(SHAPES[: len(domain)]))
    return (
        alt.Color("series:N", scale=color, legend=legend, sort=domain),
        alt.Shape("series:N", scale=shape, legend=legend, sort=domain),
    )


def figures(base: alt.Chart, shape: alt.Shape | None = None, *, told: bool = False) -> list[alt.Chart]:
    """The marks of figures: lines, intervals, exact and approximate points, bounds."""
    lines = base.transform_filter(VALUE).mark_line(strokeWidth=2).encode(detail=alt.Detail("run:N"))
    bare = base.encode(tooltip=alt.Tooltip("tip:N")) if told else base
    shaped = bare.encode(shape=shape) if shape else bare
    exact = shaped.transform_filter("datum.bound == 'exact'").mark_point(filled=True, size=48, opacity=1)
    approx = shaped.transform_filter("datum.bound == 'approx'").mark_point(
        filled=False, fill=PAPER, size=42, opacity=1, strokeWidth=1.8
    )
    return [lines, span(base, "y"), exact, approx, *arrows(bare)]


def span(base: alt.Chart, axis: Literal["x", "y"]) -> alt.Chart:
    """Bars over the intervals of values that are wide enough to be seen."""
    wide = f"({VALUE}) && datum.high - datum.low > 0.03 * datum.value"
    bars = base.transform_filter(wide).mark_rule(strokeWidth=1.5)
    ends = (alt.X("low:Q"), alt.X2("high:Q")) if axis == "x" else (alt.Y("low:Q"), alt.Y2("high:Q"))
    encoded: alt.Chart = bars.encode(*ends)
    return encoded


def arrows(base: alt.Chart) -> list[alt.Chart]:
    """Bounds: a bar at the value, and an arrow to the side where the truth lies."""
    found = []
    for bound, shape, offset in (("lower", "triangle-up", -20), ("upper", "triangle-down", 20)):
        side = base.transform_filter(f"datum.bound == '{bound}'")
        found += [
            side.mark_tick(thickness=2.5, width=12, orient="horizontal"),
            side.mark_rule(y2Offset=offset, strokeWidth=1.5).encode(y2=alt.Y2("value:Q")),
            side.mark_point(shape=shape, filled=True, size=40, yOffset=offset, opacity=1),
        ]
    return found
