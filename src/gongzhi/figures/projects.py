"""Itemised projects: what the municipal money was spent on, as far as the list could be read."""

import altair as alt

from gongzhi.analysis.spending import named
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Column, Exhibit, Kind, Number
from gongzhi.figures.points import MONEY
from gongzhi.figures.theme import BLUE, Chart, charts
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
    """A bar a project."""
    unit, per = MONEY[language]
    wide = width > 400
    names = {each["project"]: cut(each["project"], 20 if wide else 11) for each in found}
    data = [{"label": names[each["project"]], "value": float(each["amount"]) / per} for each in found]
    base: alt.Chart = alt.Chart(alt.Data(values=data)).encode(
        y=alt.Y(
            "label:N",
            sort=[names[each["project"]] for each in found],
            title=None,
            axis=alt.Axis(ticks=False, labelLimit=260 if wide else 155),
        ),
        x=alt.X("value:Q", title=unit, axis=alt.Axis(orient="top", tickCount=5 if wide else 3)),
    )
    inner = width - (270 if wide else 160)
    bars: alt.Chart = base.mark_bar(color=BLUE).properties(
        width=inner, height=(24 if wide else 32) * len(data)
    )
    return bars


def cut(name: str, length: int) -> str:
    """A name in lines of about the same length, none longer than `length`."""
    lines = -(-len(name) // length)
    step = -(-len(name) // lines)
    return "\n".join(name[start : start + step] for start in range(0, len(name), step))


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
