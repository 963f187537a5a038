"""Relations as a matrix, for screens too narrow for a network."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from gongzhi.data.study import Study
from gongzhi.figures.colours import BLUE, INK, ORANGE, PAPER
from gongzhi.figures.network import Arrow
from gongzhi.figures.theme import Chart, inline
from gongzhi.language.text import Language, Text

COLOURS = {"vertical": BLUE, "horizontal": ORANGE}
LEGEND = Text(
    "列为发起方，行为对象；■纵向，○横向",
    "columns start, rows are reached;\n■ vertical, ○ horizontal",
)


def matrix(study: Study, shown: Sequence[Arrow], title: str, language: Language, width: int) -> Chart:
    """How many relations run from each actor (column) to each other (row)."""
    order = [each.actor for each in study.actors.values()]
    names = {name: study.actors[name].name[language] for name in order}
    starts = [names[name] for name in order if any(each.actor == name for each in shown)]
    ends = [names[name] for name in order if any(each.target == name for each in shown)]
    data = [
        {"x": names[each.actor], "y": names[each.target], "n": str(each.n), "o": each.orientation}
        for each in shown
    ]
    inner = width - (112 if language == "zh" else 176)
    axis: dict[str, Any] = {
        "title": None,
        "ticks": False,
        "domain": False,
        "grid": True,
        "labelFontSize": 10,
        "labelLimit": 200,
    }
    base = alt.Chart(inline(data)).encode(
        x=alt.X("x:N", sort=starts, axis=alt.Axis(orient="top", labelAngle=-90, labelAlign="left", **axis)),
        y=alt.Y("y:N", sort=ends, axis=alt.Axis(**axis)),
    )
    layers = [
        part
        for orientation, shape, shift in (
            ("vertical", "square", -6),
            ("horizontal", "circle", 6),
        )
        for part in cells(base.transform_filter(f"datum.o == '{orientation}'"), orientation, shape, shift)
    ]
    head = {
        "text": title,
        "subtitle": LEGEND[language].split("\n"),
        "anchor": "start",
    }
    return alt.layer(*layers).properties(width=inner, height=27 * len(ends), title=head)


def cells(base: alt.Chart, orientation: str, shape: str, shift: int) -> list[Chart]:
    """The numbers of one orientation on their marks."""
    mark = base.mark_point(
        shape=shape, size=150, filled=orientation == "vertical", color=COLOURS[orientation], opacity=1,
        yOffset=shift, strokeWidth=1.5,
    )  # fmt: skip
    colour = PAPER if orientation == "vertical" else INK
    return [
        mark,
        base.mark_text(color=colour, fontSize=10, dy=shift, fontWeight="bold").encode(text=alt.Text("n:N")),
    ]
