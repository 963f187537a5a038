"""Charts of who starts relations, and of the means by which documents set them up."""

from collections import Counter
from collections.abc import Mapping, Sequence
from textwrap import wrap

import altair as alt

from gongzhi.analysis.relations import DIVIDE, Period, Share
from gongzhi.figures.colours import BLUE, GREY, INK, ORANGE
from gongzhi.figures.theme import Chart, inline
from gongzhi.language.codes import INSTRUMENTS, MODES, ORIENTATIONS
from gongzhi.language.text import Language, Text

Counts = Counter[tuple[Period, str]]
PERIODS: Mapping[Period, Text] = {
    "before": Text(f"{DIVIDE}年及以前", f"up to {DIVIDE}"),
    "after": Text(f"{DIVIDE}年以后", f"after {DIVIDE}"),
}
BOTH = Text("合计", "all")


def label(each: Share, language: Language) -> str:
    """The name of a share."""
    mode = MODES[each.mode][language]
    kind = ORIENTATIONS[each.orientation][language] if each.orientation else BOTH[language]
    return f"{mode}：{kind}" if language == "zh" else f"{mode}: {kind}"


def intervals(found: Sequence[Share], language: Language, width: int) -> Chart:
    """A point a share, with its interval and how many of how many."""
    data = [
        {
            "label": label(each, language),
            "share": each.started / each.n,
            "low": each.interval.low,
            "high": each.interval.high,
            "text": f"{each.started}/{each.n}",
            "whole": not each.orientation,
        }
        for each in found
    ]
    order = [label(each, language) for each in found]
    axis = alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1], orient="top")
    base = alt.Chart(inline(data)).encode(
        y=alt.Y("label:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=200)),
        color=alt.condition("datum.whole", alt.value(ORANGE), alt.value(BLUE)),
    )
    x = alt.X("share:Q", title=None, axis=axis, scale=alt.Scale(domain=[0, 1]))
    rules = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", axis=axis, title=None), x2=alt.X2("high:Q"))
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(x=x)
    texts = base.mark_text(align="left", fontSize=11).encode(
        x=alt.value(width - 165), text=alt.Text("text:N"), color=alt.value(INK)
    )
    title = Text("政府发起的占比与区间", "Share started by government, with its interval")[language]
    return alt.layer(rules, dots, texts).properties(width=width - 172, height=24 * len(data), title=title)


def means(counts: Counts, language: Language, width: int) -> Chart:
    """How many dated relations there are of each instrument, before and after, side by side."""
    names = [name for name in INSTRUMENTS if any(counts[period, name] for period in PERIODS)]
    sums = {period: sum(n for (when, _), n in counts.items() if when == period) for period in PERIODS}
    form = Text("{}（{}条）", "{} ({})")[language]
    panels = [form.format(PERIODS[period][language], sums[period]) for period in PERIODS]
    data = [
        {"panel": panel, "label": INSTRUMENTS[name][language], "n": counts[period, name]}
        for period, panel in zip(PERIODS, panels, strict=True)
        for name in names
    ]
    labels: list[str] = [INSTRUMENTS[name][language] for name in names]
    base = alt.Chart().encode(
        y=alt.Y(
            "label:N",
            sort=labels,
            title=None,
            axis=alt.Axis(ticks=False, domain=False),
        ),
        x=alt.X("n:Q", title=None, axis=None, scale=alt.Scale(domain=[0, max(counts.values()) + 1])),
    )
    texts = base.mark_text(align="left", dx=4, color=INK).encode(text=alt.Text("n:Q"))
    layer = alt.layer(base.mark_bar(color=GREY, height=12), texts, data=inline(data))
    title = Text("有日期的文件所设的关系，按手段", "Relations set up by dated documents, by means")[language]
    sized = layer.properties(width=(width - 184) / 2, height=22 * len(names))
    return sized.facet(
        column=alt.Column("panel:N", sort=panels, title=None, header=alt.Header(labelFontSize=12)),
        title=wrap(title, 36) if width <= 400 else title,
    )
