"""Lines named at their ends, in their colours, instead of in a legend."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Any

import altair as alt

from gongzhi.figures.lettering import extent, fold, wrap
from gongzhi.figures.theme import inline

SIZE, LINE, GAP, ROOM = 12, 15, 8, 150


def beside(data: Sequence[dict[str, Any]], labels: Sequence[str], top: float, height: int) -> alt.Chart:
    """The labels in a column right of all points, each as near to its last point as there is room.

    Text of several lines hangs from the middle of its first.
    """
    last = {row["series"]: row["value"] for row in sorted(data, key=lambda row: row["year"])}
    named = sorted((label for label in labels if label in last), key=lambda label: -last[label])
    lines = [fold(label, ROOM, SIZE).split("\n") for label in named]
    places = apart(
        [height * (1 - last[label] / top) for label in named], [LINE * len(each) + 4 for each in lines]
    )
    rows = [
        {
            "year": max(row["year"] for row in data),
            "value": top * (1 - (place - LINE * (len(each) - 1) / 2) / height),
            "series": label,
            "label": "\n".join(each),
        }
        for label, each, place in zip(named, lines, places, strict=True)
    ]
    chart: alt.Chart = alt.Chart(inline(rows)).mark_text(
        align="left", baseline="middle", dx=GAP, fontSize=SIZE, lineHeight=LINE
    )
    return chart.encode(text=alt.Text("label:N"))


def apart(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Middles of labels from above, as wanted where they do not overlap; those that would share a shift."""
    blocks: list[tuple[float, float, list[float]]] = []
    for middle, height in zip(wanted, heights, strict=True):
        block = (middle - height / 2, height, [height])
        while blocks and blocks[-1][0] + blocks[-1][1] > block[0]:
            above, high, held = blocks.pop()
            start = (above * len(held) + (block[0] - high) * len(block[2])) / (len(held) + len(block[2]))
            block = (start, high + block[1], held + block[2])
        blocks.append(block)
    return [
        start + sum(held[:index]) + height / 2
        for start, _, held in blocks
        for index, height in enumerate(held)
    ]


def inner(labels: Sequence[str], free: float, width: int) -> int:
    """How wide the panel may be: labels can stand in the share that is `free`, and need room besides."""
    needed = GAP + max(extent(line, SIZE) for label in labels for line in wrap(label, ROOM, SIZE))
    return min(width, round((width - needed) / (1 - free)))


def ceiling(value: float) -> float:
    """The end of an axis from zero that shows a value and has about five round steps."""
    size = 10.0 ** floor(log10(value / 5)) if value > 0 else 1.0
    step = next(size * many for many in (1, 2, 5, 10) if value <= 5.5 * size * many)
    return step * max(1, ceil(value / step))
