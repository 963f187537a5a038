"""A network as a chart: lines with heads and numbers, names in their places."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from gongzhi.data.study import Study
from gongzhi.figures import network
from gongzhi.figures.colours import GREY, INK, PALE, PAPER
from gongzhi.figures.matrix import COLOURS
from gongzhi.figures.network import Arrow, Plan
from gongzhi.figures.theme import Chart, inline
from gongzhi.language.codes import SPHERES, TIERS
from gongzhi.language.text import Language, Text

KEY = {
    "vertical": Text("纵向（实线）", "vertical (solid)"),
    "horizontal": Text("横向（虚线）", "horizontal (dashed)"),
    "missing": Text("所缺（×）", "said to be missing (×)"),
}
STROKES = {"vertical": "━━", "horizontal": "╍╍", "missing": "×"}


def net(study: Study, arrows: Sequence[Arrow], title: str, language: Language, width: int) -> Chart:
    """The network of some relations, with the actors that take part in them."""
    busy = {name for each in arrows for name in (each.actor, each.target)}
    actors = [each for each in study.actors.values() if each.actor in busy]
    place = network.plan(actors, arrows, language, width)
    paths = network.curves(place, arrows)
    scales = {
        "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False)),
        "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[place.height, 0], nice=False)),
    }
    lines = strokes(arrows, paths, scales)
    layers = [
        bands(place, scales),
        *lines,
        *names(place, language, scales),
        key(arrows, place, language, scales),
    ]
    chart = alt.layer(*layers).properties(width=width - 10, height=place.height)
    return chart.properties(title={"text": title, "offset": 8})


def strokes(
    shown: Sequence[Arrow], paths: Sequence[list[network.Point]], scales: dict[str, Any]
) -> list[Chart]:
    """Lines, their heads, their numbers, and crosses on what is missing."""
    points = [
        {"x": round(x, 1), "y": round(y, 1), "id": index, "step": step, "w": 0.65 + 0.35 * arrow.n}
        | {"c": COLOURS[arrow.orientation], "o": arrow.orientation}
        for index, (arrow, path) in enumerate(zip(shown, paths, strict=True))
        for step, (x, y) in enumerate(path)
    ]
    heads = [
        {"x": path[-1][0], "y": path[-1][1], "a": network.heading(path), "c": COLOURS[arrow.orientation]}
        for arrow, path in zip(shown, paths, strict=True)
    ]
    colour = alt.Color("c:N", scale=None)
    dashes = alt.Scale(domain=["vertical", "horizontal"], range=[[1, 0], [4, 3]])
    line = alt.Chart(inline(points)).mark_line(opacity=0.8)
    lines = line.encode(
        **scales,
        color=colour,
        detail=alt.Detail("id:N"),
        order=alt.Order("step:Q"),
        strokeWidth=alt.StrokeWidth("w:Q", scale=None),
        strokeDash=alt.StrokeDash("o:N", scale=dashes, legend=None),
    )
    point = alt.Chart(inline(heads)).mark_point(shape="triangle-right", filled=True, size=34, opacity=1)
    tips = point.encode(**scales, color=colour, angle=alt.Angle("a:Q", scale=None))
    return [lines, tips, *marks(shown, paths, scales)]


def marks(
    shown: Sequence[Arrow], paths: Sequence[list[network.Point]], scales: dict[str, Any]
) -> list[Chart]:
    """The number on every line of more than one relation, and a cross on each that is missing."""
    said = [
        {"x": path[spot][0], "y": path[spot][1], "text": str(arrow.n) if arrow.mode != "missing" else "×"}
        for index, (arrow, path) in enumerate(zip(shown, paths, strict=True))
        for spot in [len(path) * (3 + index % 3) // 8]
        if arrow.n > 1 or arrow.mode == "missing"
    ]
    base = alt.Chart(inline(said)).encode(**scales, text=alt.Text("text:N"))
    font: dict[str, Any] = {"fontWeight": "bold", "fontSize": 12}
    return [base.mark_text(stroke=PAPER, strokeWidth=4, **font), base.mark_text(color=INK, **font)]


def names(place: Plan, language: Language, scales: dict[str, Any]) -> list[Chart]:
    """Names of actors, rows and columns."""
    boxes = [
        {"x": box.left, "y": box.y - (len(box.name) - 1) * network.LINE / 2, "text": "\n".join(box.name)}
        for box in place.boxes.values()
    ]
    base = alt.Chart(inline(boxes)).encode(**scales, text=alt.Text("text:N"))
    style: dict[str, Any] = {
        "align": "left",
        "baseline": "middle",
        "lineHeight": network.LINE,
        "fontSize": 11,
    }
    halo = base.mark_text(stroke=PAPER, strokeWidth=4, strokeOpacity=0.9, **style)
    heads = [{"x": x, "y": 6, "text": SPHERES[sphere][language]} for sphere, x in place.columns.items()]
    heads += [{"x": 0, "y": y, "text": TIERS[tier][language]} for tier, y in place.rows.items()]
    titles = alt.Chart(inline(heads)).mark_text(align="left", color=GREY, fontSize=11)
    return [halo, base.mark_text(color=INK, **style), titles.encode(**scales, text=alt.Text("text:N"))]


def bands(place: Plan, scales: dict[str, Any]) -> Chart:
    """A pale rule above each row."""
    rules = [{"y": y - network.LINE / 2 - 9} for y in place.rows.values()]
    chart: alt.Chart = alt.Chart(inline(rules)).mark_rule(color=PALE).encode(y=scales["y"])
    return chart


def key(arrows: Sequence[Arrow], place: Plan, language: Language, scales: dict[str, Any]) -> Chart:
    """What lines and crosses mean, in their own colours, below the network."""
    modes = {each.mode for each in arrows}
    said = [(name, COLOURS.get(name, INK)) for name in KEY if name in (*COLOURS, *modes)]
    data = [
        {
            "x": network.LEFT + step * 150,
            "y": place.height - 4,
            "text": f"{STROKES[name]} {KEY[name][language]}",
            "c": c,
        }
        for step, (name, c) in enumerate(said)
    ]
    base = alt.Chart(inline(data)).mark_text(align="left", fontSize=11)
    chart: alt.Chart = base.encode(**scales, text=alt.Text("text:N"), color=alt.Color("c:N", scale=None))
    return chart
