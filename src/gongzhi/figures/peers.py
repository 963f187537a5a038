"""The cross-section of places: what governments themselves used of the fund, year by year."""

from typing import Any

import altair as alt

from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Number
from gongzhi.figures import points
from gongzhi.figures.colours import BLUE, GREEN, ORANGE, PALE, PAPER
from gongzhi.figures.lettering import extent
from gongzhi.figures.theme import DIAMOND, WIDE, Chart, charts, inline, name_axis
from gongzhi.figures.tips import teller
from gongzhi.language import numbers
from gongzhi.language.sentences import amount
from gongzhi.language.text import Language, Text

TITLE = Text("各地本级使用的福利彩票公益金", "Welfare-lottery fund used by governments' own level")
NOTES = Text(
    "只收本级口径，省、直辖市与地级市并列，规模不同，不宜直接排名。实心点为确数，空心点为约数或预算数，"
    "箭头表示原文只给下限（“大于”“超过”）。按当年价格。",
    "Own level only; provinces, municipalities and cities stand side by side though they differ in "
    "size, so this is not a ranking. Filled points are exact, hollow ones approximate or budgeted, "
    "arrows are bounds printed as ‘more than’. Current prices.",
)
GROUPS = (Text("本地", "The region"), Text("原研究所引", "Cited by the study"), Text("其他", "Others"))
# Figures that a chart has room for.
MOST = 60
COLUMNS = (
    "region", "year", "amount", "value", "unit", "bound", "basis", "as_stated", "grade", "source",
)  # fmt: skip


def cross_section(evidence: Evidence, language: Language) -> Exhibit:
    """Own-level use of the fund in every place and year known."""
    found = [
        point
        for (_, level, measure), each in evidence.series.items()
        if (level, measure) == ("own", "fund_used")
        for point in each.points
    ]
    found.sort(key=lambda point: (point.year or 0, point.value), reverse=True)
    shown = few(found, evidence.edition.region)
    unit, per = points.money(float(max((point.value for point in shown), default=0)), language)
    data = [mark(point, per, evidence, language) for point in shown]

    def draw(width: int) -> Chart:
        return dots(data, unit, language, width)

    return Exhibit(
        id="fig-peers",
        title=TITLE[language],
        finding=finding(found, len(shown), evidence, language),
        notes=NOTES[language],
        columns=common.columns(COLUMNS, language),
        rows=common.rows(shown, COLUMNS, language),
        sources=common.sources(shown),
        charts=charts(draw) if shown else None,
        numbers=(
            Number("fig-peers-figures", len(found), str(len(found))),
            Number("fig-peers-places", places(found), str(places(found))),
        ),
    )


def few(found: list[Observation], region: str) -> list[Observation]:
    """As many figures as a chart can show: all of the region, then the newest."""
    own = [point for point in found if point.region == region]
    others = [point for point in found if point.region != region][: max(0, MOST - len(own))]
    kept = {*own, *others}
    return [point for point in found if point in kept]


def places(found: list[Observation]) -> int:
    """How many places there are."""
    return len({point.region for point in found})


def mark(point: Observation, per: float, evidence: Evidence, language: Language) -> dict[str, Any]:
    """One point of the chart, with its label and its group; `edge` is where its text may begin."""
    own = point.region == evidence.edition.region
    group = GROUPS[0] if own else GROUPS[1] if point.grade == "study" else GROUPS[2]
    place = evidence.words.regions[point.region][language]
    label = f"{point.year}年 {place}" if language == "zh" else f"{point.year} {place}"
    tell = teller(evidence, language)
    found = points.row(point, float(point.year or 0), group[language], per, 0, tell)
    return found | {
        "place": place,
        "label": label,
        "text": amount(point, language),
        "edge": max(found["value"], found["high"] or 0),
        "firm": point.bound == "exact" and point.basis == "actual",
    }


def dots(data: list[dict[str, Any]], unit: str, language: Language, width: int) -> Chart:
    """A dot a place and year, newest first; bounds point to where the truth lies."""
    wide = width >= WIDE
    base = rows(data, unit, language)
    lower = base.transform_filter("datum.bound == 'lower'")
    value = base.encode(shape=shape(language)).transform_filter("datum.bound != 'lower'")
    layers = [
        base.mark_rule(strokeWidth=1.5).encode(x2=alt.datum(0), color=alt.value(PALE)),
        points.span(base, "x"),
        value.transform_filter("datum.firm").mark_point(filled=True, size=55),
        value.transform_filter("!datum.firm").mark_point(filled=False, fill=PAPER, size=48, strokeWidth=1.8),
        lower.mark_tick(thickness=2.5, height=12),
        lower.mark_rule(x2Offset=18, strokeWidth=1.5).encode(x2=alt.X2("value:Q")),
        lower.mark_point(shape="triangle-right", filled=True, size=40, xOffset=18),
    ]
    if wide:
        texts = ((value, 8), (lower, 27))
        layers += [
            part.mark_text(align="left", dx=dx).encode(text=alt.Text("text:N"), x=alt.X("edge:Q"))
            for part, dx in texts
        ]
    inner = width - max(extent(row["label"], 12) for row in data) - (70 if wide else 20)
    place = alt.selection_point(name="place", fields=["place"], on="pointerover", clear="pointerout")
    layers[0] = layers[0].properties(name="rows").add_params(place)
    faded = alt.when(place).then(alt.value(1)).otherwise(alt.value(0.2))
    return alt.layer(*(layer.encode(opacity=faded) for layer in layers)).properties(
        width=round(inner), height=20 * len(data)
    )


def rows(data: list[dict[str, Any]], unit: str, language: Language) -> alt.Chart:
    """A row for each place and year, in the colour of its group."""
    groups = [group[language] for group in GROUPS]
    axis = alt.Axis(orient="top", tickCount=5)
    chart: alt.Chart = alt.Chart(inline(data)).encode(
        y=alt.Y(
            "label:N",
            sort=[row["label"] for row in data],
            title=None,
            axis=name_axis(),
        ),
        x=alt.X("value:Q", title=unit, axis=axis, scale=alt.Scale(zero=True)),
        color=alt.Color(
            "series:N",
            scale=alt.Scale(domain=groups, range=[ORANGE, BLUE, GREEN]),
            sort=groups,
            legend=alt.Legend(offset=4, symbolOpacity=1),
        ),
        tooltip=alt.Tooltip("tip:N"),
    )
    return chart


def shape(language: Language) -> alt.Shape:
    """The shapes of the groups."""
    groups = [group[language] for group in GROUPS]
    scale = alt.Scale(domain=groups, range=[DIAMOND, "square", "circle"])
    return alt.Shape("series:N", scale=scale, sort=groups, legend=alt.Legend(offset=4, symbolOpacity=1))


def finding(found: list[Observation], shown: int, evidence: Evidence, language: Language) -> str:
    """How many figures there are of how many places, and in which years the region is among them."""
    region = evidence.edition.region
    name = evidence.words.regions[region][language]
    own = tuple(point.year for point in found if point.region == region and point.year)
    others = {point.year for point in found if point.region != region}
    both = tuple(year for year in own if year in others)
    n, k = len(found), places(found)
    if language == "zh":
        head = f"共有{k}个地方的{n}个本级使用数。"
        if shown < n:
            head += f"这里列出{shown}个：{name}的全部和其他地方最近的。"
        if not own:
            return head + f"其中没有{name}的数字，因此截至本版日期无法比较{name}与其他地方。"
        shared = f"能与其他地方同年相比的是{numbers.years(both, 'zh')}年。" if both else ""
        return head + f"{name}有{numbers.years(own, 'zh')}年的数字，{shared or '但没有同年可比的地方。'}"
    head = f"There are {n:,} own-level figures from {k} places. "
    if shown < n:
        head += f"Shown are {shown}: all of {name}, and the newest of the others. "
    if not own:
        return head + f"None is {name}'s, so by this edition's date it cannot be compared with others."
    head += f"{name}'s are of {numbers.years(own, 'en')}; "
    if not both:
        return head + "no other place has one of the same year."
    return head + f"other places have figures of the same year for {numbers.years(both, 'en')}."
