"""The trends: a table of all tested series, and their yearly growth with its intervals."""

from collections.abc import Sequence
from math import isfinite

import altair as alt

from gongzhi.analysis import Examined, examine_all, results
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Column, Exhibit, Kind, Number, Value
from gongzhi.figures.theme import BLUE, GREY, ORANGE, Chart, charts
from gongzhi.language.sentences import name
from gongzhi.language.terms import NOTHING
from gongzhi.language.text import Language, Text
from gongzhi.language.verdicts import growth, sentence, verdict

TABLE = Text("各序列的趋势检验", "Tests of trend, series by series")
TABLE_NOTES = Text(
    "趋势用曼—肯德尔检验，p为精确双侧值；变化率为泰尔—森斜率（对数尺度，按实际年份），"
    "区间由肯德尔分布精确得出，故实际置信水平高于名义水平。金额按当年价格，未扣除物价。"
    "预算不是抽样：p表示各年次序任意排列时出现同样或更强次序的概率，相邻年份相关会使它偏小。"
    "本版检验了{n}个序列，未作多重比较校正。“未检出趋势”不等于没有趋势。",
    "Trend: Mann-Kendall, exact two-sided p. Growth: Theil-Sen slope on log scale with real years; the "
    "interval comes from Kendall's exact distribution, so the level it achieves is above the nominal "
    "one. Money is in current prices. Budgets are no samples: p says how often years in arbitrary "
    "order would show an order this strong, and neighbouring years that resemble each other make it "
    "too small. {n} series were tested without correction for their number. ‘No trend detected’ "
    "is not ‘no trend’.",
)
FIGURE = Text("每年变化率及其区间", "Growth a year, with its interval")
FIGURE_NOTES = Text(
    "点为泰尔—森斜率换算的每年变化率，线为其精确区间；跨过零线的，不能排除没有变化。金额按当年价格。",
    "Points are Theil-Sen slopes as growth a year, lines their exact intervals; a line that crosses "
    "zero does not exclude no change. Money is in current prices.",
)
SUMMARY = Text(
    "有三个以上可用年份的序列共{series}个，够年份作检验的{tested}个，其中检出上升的{rises}个、"
    "检出下降的{falls}个，其余{rest}个未检出趋势。",
    "Of {series} series with three or more usable years, {tested} have enough to be tested: a rise is "
    "detected in {rises}, a fall in {falls}, and neither in the other {rest}.",
)
# The first columns are the page's, in words; what they say stands apart in the data.
WORDS: tuple[tuple[str, Kind, Text], ...] = (
    ("series", "words", Text("序列", "Series")),
    ("effect", "words", Text("每年变化与区间", "Growth a year, interval")),
    ("verdict", "words", Text("结论", "Verdict")),
)
SHOWN = ("p", "n")
HEADS: tuple[tuple[str, Kind, Text], ...] = (
    ("region", "region", Text("地区", "Place")),
    ("level", "level", Text("层级", "Level")),
    ("measure", "measure", Text("指标", "Measure")),
    ("growth", "percent", Text("每年变化", "Growth a year")),
    ("low", "percent", Text("下端", "Low end")),
    ("high", "percent", Text("上端", "High end")),
    ("achieved", "percent", Text("实际水平", "Level achieved")),
    ("score", "number", Text("S", "S")),
    ("p", "p", Text("精确p", "Exact p")),
    ("floor", "p", Text("p的下限", "Floor of p")),
    ("n", "number", Text("年数", "Years")),
    ("years", "years", Text("所用年份", "Years used")),
    ("left_out", "years", Text("未用年份", "Years left out")),
)


def table(evidence: Evidence, language: Language) -> Exhibit:
    """Every series with three or more usable years: its tests, or why there are none."""
    found, alpha = examine_all(evidence), evidence.edition.alpha
    counts = tally(found, alpha)
    return Exhibit(
        id="tab-trends",
        title=TABLE[language],
        finding=summary(found, alpha, language),
        notes=TABLE_NOTES[language].format(n=counts["tested"]),
        columns=(
            *(Column(name, title[language], kind) for name, kind, title in WORDS),
            *(Column(name, title[language], kind, name in SHOWN) for name, kind, title in HEADS),
        ),
        rows=tuple((*said(each, evidence, language), *row(each)) for each in found),
        sources=common.sources(point for each in found for point in each.used),
        results=tuple(result for each in found for result in results(each)),
        numbers=tuple(Number(f"tab-trends-{name}", count, str(count)) for name, count in counts.items()),
    )


def tally(found: Sequence[Examined], alpha: float) -> dict[str, int]:
    """How many series there are, how many are tested, and in how many what is detected."""
    moves = [each.effect.value for each in found if each.effect and each.detected(alpha)]
    return {
        "series": len(found),
        "tested": sum(1 for each in found if each.trend),
        "rises": sum(1 for move in moves if move > 0),
        "falls": sum(1 for move in moves if move < 0),
    }


def summary(found: Sequence[Examined], alpha: float, language: Language) -> str:
    """The tally in a sentence."""
    counts = tally(found, alpha)
    if not counts["tested"]:
        return NOTHING[language]
    rest = counts["tested"] - counts["rises"] - counts["falls"]
    return SUMMARY[language].format(**counts, rest=rest)


def said(each: Examined, evidence: Evidence, language: Language) -> tuple[str, str, str]:
    """One series in words: its name, its growth with the interval, the verdict."""
    effect = growth(each.effect, language) if each.effect else ""
    label = name(each.series, evidence.words, language)
    return label, effect, verdict(each, evidence.edition.alpha, language)


def row(each: Examined) -> tuple[Value, ...]:
    """One series as a row of the data."""
    series, effect = each.series, each.effect
    statistic, p = (each.trend.statistic, each.trend.p) if each.trend else (None, None)
    known: tuple[Value, ...] = (None,) * 7
    if effect and statistic and p:
        known = (
            effect.value, effect.low, bounded(effect.high), effect.achieved,
            statistic.value, p.value, p.floor,
        )  # fmt: skip
    used, left_out = (" ".join(str(point.year) for point in points) for points in (each.used, each.left_out))
    place = (series.region, series.level, series.measure)
    return (*place, *known, len(each.used), used, left_out)


def bounded(end: float) -> float | None:
    """The end of an interval; None where it has none."""
    return end if isfinite(end) else None


def intervals(evidence: Evidence, language: Language) -> Exhibit:
    """The yearly growth of every tested series, one below the other."""
    every, alpha = examine_all(evidence), evidence.edition.alpha
    found = [each for each in every if each.effect]
    sentences = [sentence(each, evidence.words, alpha, language) for each in found]
    names = ("region", "level", "measure", "growth", "low", "high", "n")
    heads = [head for head in HEADS if head[0] in names]
    places = [index for index, head in enumerate(HEADS) if head[0] in names]
    rows = (row(each) for each in found)

    def draw(width: int) -> Chart:
        return forest(found, evidence, language, width)

    return Exhibit(
        id="fig-trends",
        title=FIGURE[language],
        finding=summary(every, alpha, language),
        details=tuple(sentences),
        notes=FIGURE_NOTES[language],
        columns=tuple(Column(name, title[language], kind) for name, kind, title in heads),
        rows=tuple(tuple(each[index] for index in places) for each in rows),
        sources=common.sources(point for each in found for point in each.used),
        charts=charts(draw) if found else None,
    )


def forest(found: list[Examined], evidence: Evidence, language: Language, width: int) -> Chart:
    """A point and a line a series, over a line at zero."""
    alpha = evidence.edition.alpha
    data = [
        {
            "label": name(each.series, evidence.words, language),
            "growth": each.effect.value,
            "low": each.effect.low,
            "high": each.effect.high,
            "verdict": verdict(each, alpha, language),
        }
        for each in found
        if each.effect and isfinite(each.effect.high)  # an interval without an end cannot be drawn
    ]
    wide = width > 400
    base = alt.Chart(alt.Data(values=data)).encode(
        y=alt.Y(
            "label:N",
            sort=[str(row["label"]) for row in data],
            title=None,
            axis=alt.Axis(ticks=False, domain=False, labelLimit=290 if wide else 150),
        ),
        color=alt.Color("verdict:N", scale=alt.Scale(range=[BLUE, ORANGE, GREY])),
    )
    axis = alt.Axis(format="+.0%", tickCount=5)
    lines = base.mark_rule(strokeWidth=2.5).encode(x=alt.X("low:Q", title=None, axis=axis), x2="high:Q")
    dots = base.mark_point(filled=True, size=70, opacity=1).encode(x="growth:Q")
    zero = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color=GREY, strokeDash=[4, 3])
    inner = width - (310 if wide else 165)
    return alt.layer(zero.encode(x="zero:Q"), lines, dots).properties(width=inner, height=30 * len(data))
