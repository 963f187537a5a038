"""What is known and what is missing: places by years, and measures by years."""

from collections import Counter
from typing import Any, cast

import altair as alt

from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.vocabulary import CORE, NATION
from gongzhi.exhibits.exhibit import Column, Exhibit, Kind, Number
from gongzhi.figures.colours import BLUE, BROWN, FAINT, INK, ORANGE, PALE, PAPER, RAMP, SKY
from gongzhi.figures.lettering import extent, fold
from gongzhi.figures.theme import WIDE, Chart, charts, inline, name_axis
from gongzhi.language.terms import STATES
from gongzhi.language.text import Language, Text

PLACES = Text("各地各年已知几项指标", "How many measures are known, by place and year")
PLACES_NOTES = Text(
    "格中数字是核心指标中已有年度数字的项数；空格表示一项也没有，不表示为零。",
    "Each cell counts the core measures with a yearly figure; an empty cell means that none is known, "
    "not that it is zero.",
)
MEASURES = Text("{}与全国：哪些年份有数字", "{} and the nation: which years have figures")
MEASURES_NOTES = Text(
    "空格表示没有找到数字，不表示为零。省以下与全国不适用本级口径的行一并列出。公益金指福利彩票公益金。",
    "An empty cell means that no figure was found, not that it is zero. Rows of the own level, which does "
    "not apply to the nation, are shown all the same. The fund is the welfare-lottery public-benefit fund.",
)
# Places that the matrix has room for.
MOST = 80
BRIEF = {"zh": ("福利彩票公益金", "公益金"), "en": ("Welfare-lottery public-benefit fund", "Fund")}
# How a cell shows that a figure is not exact, besides by its colour.
SIGNS = {"approx": "≈", "lower": ">", "upper": "<"}
HEADS = {
    "region": Text("地区", "Place"),
    "level": Text("层级", "Level"),
    "measure": Text("指标", "Measure"),
    "year": Text("年份", "Year"),
    "measures": Text("已知项数", "Measures known"),
    "state": Text("状态", "State"),
}


def known(evidence: Evidence) -> dict[tuple[str, str, str], tuple[Observation, ...]]:
    """The points of all core series."""
    return {
        name: each.points
        for name, each in evidence.series.items()
        if (name[2], name[1]) in CORE and each.points
    }


def places(evidence: Evidence, language: Language) -> Exhibit:
    """Place by year: the number of core measures with a figure."""
    cells = Counter(
        (region, point.year) for (region, _, _), each in known(evidence).items() for point in each
    )
    totals = Counter(region for region, _ in cells.elements())
    every = sorted(totals, key=lambda region: (-totals[region], region))
    order = [each for each in every if each == evidence.edition.region or each in every[:MOST]]
    years = range(evidence.edition.first_year, evidence.edition.last_year + 1)
    rows = [(region, year, cells[region, year]) for region in order for year in years]
    names = {region: evidence.words.regions[region][language] for region in order}
    data = [{"row": names[place], "year": year, "n": n} for place, year, n in rows]
    full = sum(1 for row in rows if row[2])

    def draw(width: int) -> Chart:
        return counts(data, [names[place] for place in order], width)

    return Exhibit(
        id="fig-coverage",
        title=PLACES[language],
        finding=places_finding(len(every), len(order), len(rows), full, language),
        notes=PLACES_NOTES[language],
        columns=columns(("region", "year", "measures"), language),
        rows=tuple(rows),
        charts=charts(draw),
        numbers=(Number("fig-coverage-places", len(every), str(len(every))),),
    )


def places_finding(places: int, shown: int, cells: int, full: int, language: Language) -> str:
    """How full the matrix is; with more places than it shows, how many there are."""
    if shown < places:
        if language == "zh":
            head = f"有数字的地方共{places}个，这里是其中数字最多的{shown}个。"
        else:
            head = f"There are figures of {places} places; shown are the {shown} with the most. "
        return head + places_finding(shown, shown, cells, full, language)
    if language == "zh":
        return f"{places}个地方共{cells}个“地方—年份”，{full}个至少有一项数字，其余{cells - full}个空缺。"
    return (
        f"Of {cells:,} place-years of {places} places, {full:,} have at least one figure and "
        f"{cells - full:,} have none."
    )


def columns(names: tuple[str, ...], language: Language) -> tuple[Column, ...]:
    """Columns of the two matrices."""
    return tuple(
        Column(name, HEADS[name][language], "number" if name == "measures" else cast(Kind, name))
        for name in names
    )


def counts(data: list[dict[str, Any]], order: list[str], width: int) -> Chart:
    """Cells coloured by their count, which stands in them."""
    base = grid(data, order)
    boxes = base.mark_rect(stroke=PAPER).encode(
        color=alt.condition(
            "datum.n == 0",
            alt.value(FAINT),
            alt.Color("n:Q", legend=None, scale=alt.Scale(type="threshold", domain=[2, 4, 6], range=[*RAMP])),
        )
    )
    text = base.transform_filter("datum.n > 0").mark_text(fontSize=11)
    numbers = text.encode(
        text=alt.Text("n:Q"), color=alt.condition("datum.n >= 4", alt.value(PAPER), alt.value(INK))
    )
    inner = width - max((extent(place, 12) for place in order), default=0) - 10
    return alt.layer(boxes, numbers).properties(width=round(inner), height=16 * len(order))


def grid(data: list[dict[str, Any]], order: list[str], size: int = 12) -> alt.Chart:
    """Rows by years."""
    years = alt.Axis(orient="top", labelAngle=0, labelOverlap=True)
    return alt.Chart(inline(data)).encode(
        x=alt.X("year:O", title=None, axis=years),
        y=alt.Y("row:N", title=None, sort=order, axis=name_axis(size)),
    )


def measures(evidence: Evidence, language: Language) -> Exhibit:
    """Measure by year in the region and in the nation: how exact, or missing."""
    region = evidence.edition.region
    words, points = evidence.words, known(evidence)
    rows: list[tuple[str, str, str, int, str]] = []
    for place in (region, NATION):
        for measure, level in CORE:
            bounds = {point.year: point.bound for point in points.get((place, level, measure), ())}
            for year in range(evidence.edition.first_year, evidence.edition.last_year + 1):
                rows.append((place, level, measure, year, bounds.get(year, "missing")))
    states = {name: f"{SIGNS.get(name, '')} {text[language]}".strip() for name, text in STATES.items()}
    names = {place: words.regions[place][language] for place in (region, NATION)}
    missing = sum(1 for row in rows if row[4] == "missing")

    def draw(width: int) -> Chart:
        panels = [
            state_panel(
                [
                    {
                        "row": label(row[2], row[1], evidence, language),
                        "year": row[3],
                        "state": states[row[4]],
                        "sign": SIGNS.get(row[4], ""),
                    }
                    for row in rows
                    if row[0] == place
                ],
                states,
                names[place],
                width,
            )
            for place in (region, NATION)
        ]
        return alt.vconcat(*panels, spacing=20)

    return Exhibit(
        id="fig-coverage-measures",
        title=MEASURES[language].format(names[region]),
        finding=measures_finding(len(rows), missing, language),
        notes=MEASURES_NOTES[language],
        columns=columns(("region", "level", "measure", "year", "state"), language),
        rows=tuple(rows),
        charts=charts(draw),
        numbers=(Number("fig-coverage-measures-missing", missing, f"{missing:,}"),),
    )


def label(measure: str, level: str, evidence: Evidence, language: Language) -> str:
    """The name of a row; the level where the same measure stands twice."""
    name = evidence.words.measures[measure].name[language].replace(*BRIEF[language])
    own = level == "own"
    if language == "zh":
        return f"本级{name}" if own else name
    return f"{name} (own)" if own else name


def state_panel(data: list[dict[str, Any]], states: dict[str, str], title: str, width: int) -> Chart:
    """The cells of one place, coloured by state."""
    room, size = (270, 12) if width >= WIDE else (140, 11)
    rows = [{**row, "row": fold(row["row"], room, size)} for row in data]
    order = list(dict.fromkeys(row["row"] for row in rows))
    lines = [line for label in order for line in label.split("\n")]
    inner = width - max(extent(line, size) for line in lines) - 10
    step = 14 * (1 + max(label.count("\n") for label in order)) + 4
    colours = alt.Scale(domain=list(states.values()), range=[BLUE, SKY, ORANGE, BROWN, PALE])
    legend = alt.Legend(columns=2 if width >= WIDE else 1, offset=8)
    base = grid(rows, order, size)
    boxes = base.mark_rect(stroke=PAPER).encode(color=alt.Color("state:N", scale=colours, legend=legend))
    light = alt.condition("datum.sign == '≈'", alt.value(INK), alt.value(PAPER))
    signs = (
        base.transform_filter("datum.sign")
        .mark_text(fontSize=12)
        .encode(text=alt.Text("sign:N"), color=light)
    )
    return alt.layer(boxes, signs).properties(width=round(inner), height=step * len(order), title=title)


def measures_finding(cells: int, missing: int, language: Language) -> str:
    """How much is missing."""
    if language == "zh":
        return f"{cells}个“指标—年份”中，{missing}个没有找到数字。"
    return f"Of {cells} measure-years, {missing} have no figure that could be found."
