"""Figures of years drawn honestly: bounds as bounds, approximate ones hollow, gaps as gaps."""

from collections.abc import Sequence
from typing import Any, Literal

import altair as alt

from gongzhi.data.choice import Series
from gongzhi.data.observation import Observation
from gongzhi.figures.theme import COLOURS, PAPER, Chart, value_axis, year_axis

Rows = list[dict[str, Any]]
VALUE = "datum.bound == 'exact' || datum.bound == 'approx'"
MONEY = {"zh": ("亿元", 10_000), "en": ("CNY billion", 100_000)}


def rows(series: Series, label: str, per: float) -> Rows:
    """The points of a yearly series in units of `per`; `run` numbers stretches without a gap."""
    run, found = 0, []
    for index, point in enumerate(series.points):
        before = series.points[index - 1] if index else None
        joined = before is not None and before.year == (point.year or 0) - 1
        run += 0 if joined and drawn_through(point) and drawn_through(before) else 1
        found.append(row(point, float(point.year or 0), label, per, run))
    return found


def row(point: Observation, year: float, label: str, per: float, run: int) -> dict[str, Any]:
    """One point of a chart."""
    return {
        "year": year,
        "value": float(point.value) / per,
        "low": float(point.low) / per,
        "high": None if point.high is None else float(point.high) / per,
        "series": label,
        "bound": point.bound,
        "run": f"{label} {run}",
    }


def drawn_through(point: Observation | None) -> bool:
    """Whether a line may pass through a point: it is a value, not a bound."""
    return point is not None and point.bound in ("exact", "approx")


def layers(
    data: Rows, labels: Sequence[str], title: str, years: tuple[int, int], width: int, height: int
) -> Chart:
    """Lines where years follow each other; points by how exact they are; arrows for bounds."""
    base = alt.Chart(alt.Data(values=data)).encode(
        x=year_axis(*years, width),
        y=value_axis(title),
        color=alt.Color(
            "series:N",
            scale=alt.Scale(domain=list(labels), range=list(COLOURS[: len(labels)])),
            legend=alt.Legend() if len(labels) > 1 else None,
            sort=list(labels),
        ),
    )
    return alt.layer(*figures(base)).properties(width=width, height=height)


def figures(base: alt.Chart) -> list[alt.Chart]:
    """The marks of figures: lines, intervals, exact and approximate points, bounds."""
    lines = base.transform_filter(VALUE).mark_line(strokeWidth=2).encode(detail="run:N")
    exact = base.transform_filter("datum.bound == 'exact'").mark_point(filled=True, size=48, opacity=1)
    approx = base.transform_filter("datum.bound == 'approx'").mark_point(
        filled=False, fill=PAPER, size=42, opacity=1, strokeWidth=1.8
    )
    return [lines, span(base, "y"), exact, approx, *arrows(base)]


def span(base: alt.Chart, axis: Literal["x", "y"]) -> alt.Chart:
    """Bars over the intervals of values that are wide enough to be seen."""
    wide = f"({VALUE}) && datum.high - datum.low > 0.03 * datum.value"
    bars = base.transform_filter(wide).mark_rule(strokeWidth=1.5)
    encoded: alt.Chart = bars.encode(**{axis: "low:Q", f"{axis}2": "high:Q"})
    return encoded


def arrows(base: alt.Chart) -> list[alt.Chart]:
    """Bounds: a bar at the value, and an arrow to the side where the truth lies."""
    found = []
    for bound, shape, offset in (("lower", "triangle-up", -20), ("upper", "triangle-down", 20)):
        side = base.transform_filter(f"datum.bound == '{bound}'")
        found += [
            side.mark_tick(thickness=2.5, width=12, orient="horizontal"),
            side.mark_rule(y2Offset=offset, strokeWidth=1.5).encode(y2="value:Q"),
            side.mark_point(shape=shape, filled=True, size=40, yOffset=offset, opacity=1),
        ]
    return found
