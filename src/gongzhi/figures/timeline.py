"""A time line of documents: a row each with its whole title, in sections, told apart by shape."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt

from gongzhi.data.coding import STUDY_DAY
from gongzhi.figures.colours import BLUE, GREEN, GREY, INK, ORANGE, PALE, PAPER
from gongzhi.figures.lettering import wrap
from gongzhi.figures.theme import Chart, inline
from gongzhi.language.codes import STANDINGS
from gongzhi.language.text import Language, Text

STUDY = Text("原研究发表之日", "the day of the study")
# Of each standing: shape, colour, whether filled.
LOOKS = {
    "named": ("diamond", ORANGE, True),
    "earlier": ("circle", BLUE, False),
    "later": ("triangle-right", GREEN, True),
}
# The place of the sign for the study's day among what the shapes mean.
STUDY_KEY = {"x": 7, "y": 9 + 18 * len(LOOKS)}
SIZE, LEADING = 12, 15
HEAD, TOP = 44, 84
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A document: its section, its standing, the first and last day of its issue, its title."""

    section: str
    standing: str
    first: date
    last: date
    title: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The axis of time: its first and last year, its length in pixels, where titles begin, their width."""

    first: int
    last: int
    length: float
    left: float
    text: float

    def x(self, day: date) -> float:
        """The place of a day."""
        return self.place(day.year + (day.timetuple().tm_yday - 1) / 366)

    def place(self, year: float) -> float:
        """The place of a year with decimals."""
        return (year - self.first) / (self.last - self.first) * self.length

    @property
    def years(self) -> list[int]:
        """The years that are written."""
        return [year for year in range(self.first, self.last + 1) if year % 5 == 0]


def draw(
    marks: Sequence[Mark], heads: Mapping[str, str], as_of: date, language: Language, width: int
) -> Chart:
    """The marks up to the edition's day; titles stand beside the axis, on a phone above it."""
    narrow = width < 400
    first = min(each.first for each in marks).year
    length, left = (width - 20, 0) if narrow else (200, 222)
    frame = Frame(first, as_of.year + 1, length, left, width - left - 2)
    rows, sections, end = placed(marks, heads, frame, narrow)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, end], range=[0, end], nice=False))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], range=[0, width], nice=False))

    def at(data: Rows) -> alt.Chart:
        """Marks at the places of rows."""
        return alt.Chart(inline(data)).encode(x=x, y=y)

    titles = at([{**row, "x": left, "y": row["top"]} for row in rows])
    layers = [
        *axes(at, rows, sections, frame, language),
        at(rows).mark_rule(strokeWidth=3, opacity=0.45, color=GREY).encode(x=x.copy(), x2=alt.X2("from:Q")),
        *shapes(at, rows + key(language)),
        titles.mark_text(align="left", baseline="top", fontSize=SIZE, lineHeight=LEADING, color=INK).encode(
            text=alt.Text("title:N")
        ),
        at(key(language)).mark_text(align="left", dx=13, fontSize=SIZE).encode(text=alt.Text("title:N")),
    ]
    return alt.layer(*layers).properties(width=width, height=end)


def placed(
    marks: Sequence[Mark], heads: Mapping[str, str], frame: Frame, narrow: bool
) -> tuple[Rows, Rows, float]:
    """Where each mark and each head of a section stands, in pixels, and where all ends."""
    rows: Rows = []
    sections: Rows = []
    y, section = float(TOP), ""
    for each in marks:
        if each.section != section:
            section = each.section
            sections.append({"x": 0, "y": y + 12, "text": heads[section]})
            y += HEAD
        lines = wrap(each.title, frame.text, SIZE)
        tall = LEADING * len(lines)
        middle = y + (tall + 9 if narrow else LEADING / 2 - 1)
        place = {"x": frame.x(each.last), "from": frame.x(each.first), "y": middle, "top": y}
        rows.append({**place, "standing": each.standing, "title": "\n".join(lines)})
        y += tall + (25 if narrow else 7)
    return rows, sections, y


def axes(at: Any, rows: Rows, sections: Rows, frame: Frame, language: Language) -> list[alt.Chart]:
    """A line a row with the day of the study on it; the years under each head."""
    day = frame.x(date.fromisoformat(STUDY_DAY))
    lines = [{"x": 0, "to": frame.length, "y": row["y"], "below": row["y"]} for row in rows]
    signs = [*({"x": day, "y": row["y"]} for row in rows), STUDY_KEY]
    ticks = [{**each, "to": each["x"], "y": each["y"] - 8, "below": each["y"] + 8} for each in signs]
    steps = [
        {"x": frame.place(year), "to": frame.place(year), "y": row["y"] - 3, "below": row["y"] + 3}
        for row in rows
        for year in frame.years
    ]
    years = [
        {"x": frame.place(year), "y": section["y"] + 20, "text": str(year)}
        for section in sections
        for year in frame.years
    ]
    label = [{**STUDY_KEY, "text": f"{STUDY[language]} {STUDY_DAY}"}]
    return [
        at(lines + steps).mark_rule(color=PALE).encode(x2=alt.X2("to:Q"), y2=alt.Y2("below:Q")),
        at(ticks).mark_rule(color=INK, strokeDash=[3, 2]).encode(x2=alt.X2("to:Q"), y2=alt.Y2("below:Q")),
        at(sections).mark_text(align="left", fontWeight="bold", fontSize=13).encode(text=alt.Text("text:N")),
        at(years).mark_text(color=GREY).encode(text=alt.Text("text:N")),
        at(label).mark_text(align="left", dx=13, fontSize=SIZE).encode(text=alt.Text("text:N")),
    ]


def shapes(at: Any, rows: Rows) -> list[alt.Chart]:
    """The marks of each standing in its shape."""
    found = []
    for name, (shape, colour, filled) in LOOKS.items():
        base = at([row for row in rows if row["standing"] == name])
        fill = colour if filled else PAPER
        found.append(
            base.mark_point(shape=shape, size=75, color=colour, fill=fill, strokeWidth=1.8, opacity=1)
        )
    return found


def key(language: Language) -> Rows:
    """What the shapes mean."""
    return [
        {"x": 7, "y": 9 + 18 * index, "standing": name, "title": STANDINGS[name][language]}
        for index, name in enumerate(LOOKS)
    ]
