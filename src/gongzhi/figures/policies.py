"""The policies on a time line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import altair as alt

from gongzhi.data.evidence import NATION, Evidence
from gongzhi.exhibits.exhibit import Column, Exhibit, Kind, Number
from gongzhi.figures.lettering import wrap
from gongzhi.figures.theme import BLUE, DIAMOND, ORANGE, Chart, charts
from gongzhi.language.text import Language, Text

TITLE = Text("有关政策：原研究所举与其后续", "Policies the study names, and those that followed")
NOTES = Text(
    "按所知的发布日期排列；只知年份的画在年末，全无日期的画在原研究发表之日，实际都可能更早。",
    "In order of the date of issue as far as it is known; where only the year is known, the policy "
    "stands at the year's end, and where nothing is, on the day of the study: it may be earlier.",
)
GAP, LINE = 9, 15
PLACES = {"nation": Text("全国", "The nation"), "city": Text("上海", "Shanghai")}
HEADS: Mapping[str, tuple[Kind, Text]] = {
    "issued": ("text", Text("发布", "Issued")),
    "level": ("region", Text("层级", "Level")),
    "title": ("text", Text("名称", "Title")),
    "number": ("text", Text("文号", "Number")),
    "body": ("text", Text("发布机关", "Issued by")),
    "url": ("link", Text("地址", "Address")),
}


def timeline(evidence: Evidence, language: Language) -> Exhibit:
    """All policies known on the edition's date, oldest first."""
    found = sorted(evidence.policies, key=lambda each: (each["known_on"], each["title"]))
    data = [mark(each, language) for each in found]

    def draw(width: int) -> Chart:
        return line(data, language, width)

    return Exhibit(
        id="fig-policies",
        title=TITLE[language],
        finding=finding(found, language),
        notes=NOTES[language],
        columns=columns(language),
        rows=tuple(row(each, language) for each in found),
        charts=charts(draw) if found else None,
        numbers=(Number("fig-policies-count", len(found), str(len(found))),),
    )


def columns(language: Language) -> tuple[Column, ...]:
    """What is told of a policy; in English its title in translation as well."""
    told = tuple(Column(name, title[language], kind) for name, (kind, title) in HEADS.items())
    translated = Column("title_en", "Title in English", "words")
    return told if language == "zh" else (*told[:2], translated, *told[2:])


def stated(each: dict[str, str]) -> str:
    """When a policy was issued, as far as is known."""
    return each["issue_date"] or each["posted"] or f"≤ {each['known_on']}"


def row(each: dict[str, str], language: Language) -> tuple[str, ...]:
    """One policy as a row of the table."""
    told = (each["title_zh"], each["doc_number"], each["issuing_body"], each["url"])
    translated = () if language == "zh" else (each["title_en"],)
    return (stated(each), each["level"], *translated, *told)


def mark(each: dict[str, str], language: Language) -> dict[str, Any]:
    """One point of the time line."""
    day = date.fromisoformat(each["known_on"])
    place = PLACES["nation" if each["level"] == NATION else "city"]
    return {
        "year": day.year + (day.timetuple().tm_yday - 1) / 366,
        "place": place[language],
        "title": each[f"title_{language}"],
        "tip": f"{stated(each)} {each[f'title_{language}']}",
    }


def line(data: list[dict[str, Any]], language: Language, width: int) -> Chart:
    """Points in order of time, one below the other, each with its title on the freer side."""
    low, high = int(min(row["year"] for row in data)), int(max(row["year"] for row in data)) + 1
    height, rows = 4, []
    for row in data:
        left, right = ((row["year"] - low) / (high - low), (high - row["year"]) / (high - low))
        lines = wrap(row["title"], max(left, right) * width - GAP, 11)
        side = "left" if left > right else "right"
        rows.append({**row, "title": "\n".join(lines), "y": height + LINE / 2, "side": side})
        height += LINE * len(lines) + 4
    domain = [text[language] for text in PLACES.values()]
    legend = alt.Legend(offset=4)
    ticks = alt.Axis(format="d", orient="top", tickMinStep=1, tickCount=6, grid=True)
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("year:Q", title=None, axis=ticks, scale=alt.Scale(domain=[low, high], nice=False)),
        y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False)),
        tooltip="tip:N",
    )
    dots = base.mark_point(filled=True, size=55, opacity=1).encode(
        color=alt.Color("place:N", scale=alt.Scale(domain=domain, range=[BLUE, ORANGE]), legend=legend),
        shape=alt.Shape("place:N", scale=alt.Scale(domain=domain, range=["circle", DIAMOND]), legend=legend),
    )
    return alt.layer(dots, *titles(base)).properties(width=width, height=height)


def titles(base: alt.Chart) -> list[alt.Chart]:
    """The titles left or right of their points."""
    left = base.transform_filter("datum.side == 'left'").mark_text(align="right", dx=-GAP, lineHeight=LINE)
    right = base.transform_filter("datum.side == 'right'").mark_text(align="left", dx=GAP, lineHeight=LINE)
    return [side.encode(text="title:N") for side in (left, right)]


def finding(found: list[dict[str, str]], language: Language) -> str:
    """How many policies there are, of which level, and over which years."""
    if not found:
        return "没有政策记录。" if language == "zh" else "No policies on record."
    nation = sum(each["level"] == NATION for each in found)
    city, first, last = len(found) - nation, found[0]["known_on"][:4], found[-1]["known_on"][:4]
    if language == "zh":
        return f"收录{len(found)}项，全国{nation}项，上海（含区）{city}项，时间从{first}年到{last}年。"
    return (
        f"{len(found)} policies are on record, {nation} of the nation and {city} of Shanghai and its "
        f"districts, from {first} to {last}."
    )
