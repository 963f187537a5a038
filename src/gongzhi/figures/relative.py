"""Own-level use of the fund relative to a place's size: per resident, and to its budget."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from gongzhi.analysis.relative import Of, Relative, own_use, relatives
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.figures.colours import BLUE, GREY, INK, ORANGE
from gongzhi.figures.lettering import fold
from gongzhi.figures.theme import Chart, charts, inline
from gongzhi.language import numbers
from gongzhi.language.sentences import amount
from gongzhi.language.text import Language, Text

TITLE = Text("按人口和预算折算的本级使用额", "Own-level use of the fund relative to population and budget")
NOTES = Text(
    "只用本级、当年实际、不是上下限的数，且同地同年的常住人口或一般公共预算支出已知；目前只有省和直辖市有这两项。"
    "菱形为本地，圆点为其他地方；区间由两个数印出的位数算出，比记号窄的看不见。各地本级所管的事不同，"
    "有的把钱拨给下级后仍记在本级，有的本级只管少数机构，所以高低不等于力度大小；年份不同的更不宜相比。"
    "预算支出为全辖区口径，只用来表示地方大小。",
    "Only figures of the own level, of what was spent in the year, that are not bounds, and where residents "
    "or general public budget expenditure of the same place and year are known, which so far is the case "
    "for provinces and municipalities only. Diamonds are the region, dots other places; intervals follow "
    "from the digits printed and are mostly narrower than the marks. What the own level does differs from "
    "place to place: some book at their own level what they pass on, some run only a few institutions "
    "themselves. Higher is therefore not more effort, and different years compare even less. Budget "
    "expenditure is that of the whole territory and only stands for the size of the place.",
)
PANELS: dict[Of, Text] = {
    "resident": Text("每名常住居民，元", "CNY per resident"),
    "budget": Text("每万元一般公共预算支出，元", "CNY per CNY 10,000 of general public budget expenditure"),
}
HEADS: Heads = (
    ("relative", "relative", Text("除以", "Divided by")),
    ("region", "region", Text("地区", "Place")),
    ("year", "year", Text("年份", "Year")),
    ("used", "words", Text("本级使用额", "Own-level use")),
    ("value", "number", Text("比值（元）", "Ratio (CNY)")),
    ("low", "number", Text("下端", "Low end")),
    ("high", "number", Text("上端", "High end")),
    ("source", "source", Text("使用额来源", "Source of use")),
    ("base_source", "source", Text("除数来源", "Source of divisor")),
)
NOTHING = Text(
    "截至本版日期，没有一个地方的本级使用额同人口或预算凑得齐。",
    "By the edition's date no place's own-level use could be set against its population or budget.",
)
COUNT: dict[Of, Text] = {
    "resident": Text(
        "{n}个本级使用额中，能按人口折算的有{k}个，{place}：{mine}；其他地方：{others}。",
        "Own-level figures that can be put per resident: {k} of {n}; {place} {mine}, other places {others}.",
    ),
    "budget": Text(
        "能同预算支出相比的有{k}个，{place}：{mine}；其他地方：{others}。",
        "Those that can be set against budget expenditure: {k}; {place} {mine}, other places {others}.",
    ),
}
APART = Text(
    "{place}与其他地方没有同一年的数，比不出高下。",
    "{place} and the others have no year in common, so that nothing follows about which is higher.",
)
SHARED = Text("{place}与其他地方同年可比的是{years}年。", "{place} and the others have {years} in common.")
NONE = Text("没有", "none")
UNITS: dict[Of, Text] = {
    "resident": Text("元/人", "CNY per resident"),
    "budget": Text("元/万元", "CNY per CNY 10,000"),
}


def compared(evidence: Evidence, language: Language) -> Exhibit:
    """Every place and year whose own-level use can be set against its residents or its budget."""
    found = relatives(evidence)

    def draw(width: int) -> Chart:
        return panels(found, evidence, language, width)

    counts = {f"fig-relative-{of}": sum(each.of == of for each in found) for of in PANELS}
    return Exhibit(
        id="fig-relative",
        title=TITLE[language],
        finding=finding(found, evidence, language),
        notes=NOTES[language],
        columns=headed(language, HEADS),
        rows=tuple(row(each, language) for each in found),
        sources=common.sources(point for each in found for point in (each.used, each.base)),
        charts=charts(draw) if found else None,
        numbers=tuple(Number(key, n, str(n)) for key, n in counts.items()),
    )


def row(each: Relative, language: Language) -> tuple[Value, ...]:
    """One ratio."""
    ends = tuple(round(float(end), 4) for end in (each.value, each.low, each.high))
    used = each.used
    told = (each.of, used.region, used.year, amount(used, language))
    return (*told, *ends, used.source_id, each.base.source_id)


def finding(found: Sequence[Relative], evidence: Evidence, language: Language) -> str:
    """How many figures can be compared, how they spread here and elsewhere, and how little that settles."""
    if not found:
        return NOTHING[language]
    region = evidence.edition.region
    place = evidence.words.regions[region][language]
    said = []
    for of in PANELS:
        group = [each for each in found if each.of == of]
        mine = spread([each for each in group if each.used.region == region], of, language)
        others = spread([each for each in group if each.used.region != region], of, language)
        n = len(own_use(evidence))
        said.append(COUNT[of][language].format(n=n, k=len(group), place=place, mine=mine, others=others))
    years = common_years(found, region)
    last = SHARED if years else APART
    shared = numbers.years(years, language)
    return common.join(language, *said, last[language].format(place=place, years=shared))


def common_years(found: Sequence[Relative], region: str) -> tuple[int, ...]:
    """The years in which the region and another place have the same ratio."""
    pairs = {(each.of, each.used.year or 0) for each in found if each.used.region == region}
    other = {(each.of, each.used.year or 0) for each in found if each.used.region != region}
    return tuple(sorted({year for _, year in pairs & other}))


def spread(group: Sequence[Relative], of: Of, language: Language) -> str:
    """The smallest and the largest ratio of some, and how many there are."""
    if not group:
        return NONE[language]
    low, high = (numbers.significant(float(pick(each.value for each in group)), 3) for pick in (min, max))
    ends = low if low == high else f"{low}—{high}" if language == "zh" else f"{low}–{high}"
    n = len(group)
    return f"{ends}{UNITS[of].zh}（{n}个）" if language == "zh" else f"{ends} {UNITS[of].en} (n = {n})"


def panels(found: Sequence[Relative], evidence: Evidence, language: Language, width: int) -> Chart:
    """One panel for each divisor, one below the other."""
    stack = []
    for of, title in PANELS.items():
        data = [mark(each, evidence, language) for each in found if each.of == of]
        if data:
            stack.append(panel(data, title[language], width))
    return alt.vconcat(*stack, spacing=26)


def mark(each: Relative, evidence: Evidence, language: Language) -> dict[str, Any]:
    """A ratio as the chart draws it."""
    place = evidence.words.regions[each.used.region][language]
    form = Text("{place} {year}年", "{place} {year}")[language]
    return {
        "label": form.format(place=place, year=each.used.year),
        "mine": each.used.region == evidence.edition.region,
        "value": float(each.value),
        "low": float(each.low),
        "high": float(each.high),
        "text": numbers.significant(float(each.value), 3),
    }


def panel(data: list[dict[str, Any]], title: str, width: int) -> Chart:
    """A row a place and year, with its value written beside it."""
    top = max(each["high"] for each in data) * 1.18
    base = alt.Chart(inline(data)).encode(
        y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=130)),
        x=alt.X(
            "value:Q",
            title=None,
            axis=alt.Axis(tickCount=4),
            scale=alt.Scale(domain=[0, top], nice=False),
        ),
    )
    layers = [
        base.mark_rule(color=GREY, opacity=0.35).encode(x2=alt.datum(0)),
        base.mark_rule(color=INK, strokeWidth=2).encode(x=alt.X("low:Q"), x2=alt.X2("high:Q")),
        base.mark_text(align="left", dx=9).encode(text=alt.Text("text:N")),
    ]
    for mine, shape, colour in ((True, "diamond", ORANGE), (False, "circle", BLUE)):
        side = base.transform_filter(f"datum.mine == {str(mine).lower()}")
        layers.append(side.mark_point(shape=shape, filled=True, size=75, color=colour, opacity=1))
    return alt.layer(*layers).properties(
        width=width - 120, height=24 * len(data), title=fold(title, width, 13)
    )
