"""Itemised projects: what the municipal money was spent on, as far as the list could be read."""

import altair as alt

from gongzhi.analysis.spending import named
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Column, Exhibit, Kind, Number
from gongzhi.figures.colours import BLUE
from gongzhi.figures.lettering import extent, fold
from gongzhi.figures.points import money
from gongzhi.figures.theme import WIDE, Chart, charts, inline, name_axis
from gongzhi.language import numbers
from gongzhi.language.terms import NOTHING
from gongzhi.language.text import Language, Text

TITLE = Text("逐项列出的市本级资助项目", "Projects of the municipal fund that are itemised")
NOTES = Text(
    "只有读得到的项目；公告中其余项目在存下的文本里被截断，不在图中。项目名称照原文。",
    "Only the projects that could be read: the rest of the announcement is cut off in the stored text "
    "and is not drawn. Names are as printed.",
)
HEADS: tuple[tuple[str, Kind, Text], ...] = (
    ("year", "year", Text("年份", "Year")),
    ("category", "text", Text("类别", "Category")),
    ("project", "text", Text("项目", "Project")),
    ("amount", "money", Text("金额（万元）", "Amount (CNY 10,000)")),
    ("url", "link", Text("地址", "Address")),
)


def itemised(evidence: Evidence, language: Language) -> Exhibit:
    """The itemised projects of the latest year that has any, largest first."""
    year = max((each["year"] for each in evidence.projects), default="")
    found = [each for each in evidence.projects if each["year"] == year]
    found.sort(key=lambda each: (-float(each["amount"]), each["project"]))
    rows = tuple(
        (int(each["year"]), each["category"], each["project"], float(each["amount"]), each["url"])
        for each in found
    )

    def draw(width: int) -> Chart:
        return bars(found, language, width)

    return Exhibit(
        id="fig-projects",
        title=TITLE[language],
        finding=finding(found, year, language),
        notes=NOTES[language] if found else "",
        columns=tuple(Column(name, title[language], kind) for name, kind, title in HEADS),
        rows=rows,
        sources=named(evidence, {each["url"] for each in found}),
        charts=charts(draw) if found else None,
        numbers=(Number("fig-projects-count", len(found), str(len(found))),),
    )


def bars(found: list[dict[str, str]], language: Language, width: int) -> Chart:
    """A bar a project, with its amount at its end."""
    unit, per = money(max(float(each["amount"]) for each in found), language)
    room = 260 if width >= WIDE else 120
    labels = [fold(each["project"], room, 12) for each in found]
    data = [
        {
            "label": label,
            "value": float(each["amount"]) / per,
            "text": numbers.money(float(each["amount"]), language),
        }
        for label, each in zip(labels, found, strict=True)
    ]
    base = alt.Chart(inline(data)).encode(
        y=alt.Y("label:N", sort=labels, title=None, axis=name_axis()),
        x=alt.X("value:Q", title=unit, axis=alt.Axis(orient="top", tickCount=4)),
        tooltip=alt.Tooltip("text:N"),
    )
    texts = base.mark_text(align="left", dx=4).encode(text=alt.Text("text:N"))
    inner = width - max(extent(line, 12) for label in labels for line in label.split("\n"))
    inner -= max(extent(str(row["text"]), 11) for row in data)
    step = 24 if width >= WIDE else 34
    return alt.layer(base.mark_bar(color=BLUE), texts).properties(width=round(inner), height=step * len(data))


def finding(found: list[dict[str, str]], year: str, language: Language) -> str:
    """How many items, what they add up to, and which is the largest."""
    if not found:
        return NOTHING[language]
    total = numbers.money(sum(float(each["amount"]) for each in found), language)
    top = found[0]
    largest = numbers.money(float(top["amount"]), language)
    if language == "zh":
        return f"{year}年能读到{len(found)}项，合计{total}；最大一项是{top['project']}，{largest}。"
    return (
        f"{len(found)} items of {year} can be read, {total} in all; the largest is "
        f"{top['project']}, {largest}."
    )
