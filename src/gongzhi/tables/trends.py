"""The table of all series that were examined: their trends, and what these bear."""

from collections.abc import Sequence
from math import isfinite

from gongzhi.analysis import record
from gongzhi.analysis.examined import Examined, examine_all
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Column, Exhibit, Heads, Number, Value, headed
from gongzhi.language import numbers
from gongzhi.language.sentences import name
from gongzhi.language.terms import NOTHING
from gongzhi.language.text import Language, Text
from gongzhi.language.verdicts import growth, sentence, verdict

TITLE = Text("各序列的趋势检验（探索）", "Tests of trend, series by series (exploratory)")
NOTES = Text(
    "趋势用曼—肯德尔检验，p为精确双侧值，校正后的p按本雅明尼—霍赫贝格法计入所检验的{n}个序列；变化率为"
    "泰尔—森斜率（对数尺度，按实际年份），区间由肯德尔分布精确得出，故实际置信水平高于名义水平；不变价用"
    "逐年相乘的居民消费价格指数。界限、预算和计划不参加检验，但“p的范围”遍取各数在其区间内可能的值，界限也"
    "在内。预算不是抽样：p表示各年次序任意排列时出现同样或更强次序的概率。校正后的p不超过{alpha}才说检出，"
    "p的最大值超过{alpha}的另外注明，也不计入检出的个数。转折的p以各年相互独立为前提，本身不说明原因。"
    "“未检出趋势”不等于没有趋势。",
    "Trend: Mann-Kendall, exact two-sided p; the corrected p allows for {n} tested series by Benjamini and "
    "Hochberg's method. Growth: Theil-Sen slope on log scale with real years; its interval comes from "
    "Kendall's exact distribution, so the level it achieves is above the nominal one. Constant prices: "
    "chained consumer price indices. Bounds, budgets and plans are not tested, but the range of p goes over "
    "all values that the figures may have, bounds among them. Budgets are no samples: p says how often "
    "years in arbitrary order would show an order this strong. A trend is said to be detected where the "
    "corrected p is at most {alpha}; where the largest p is not, this is added and it is not counted. The p "
    "of a break supposes independent years, and tells no cause. ‘No trend detected’ is not ‘no trend’.",
)
SUMMARY = Text(
    "有三个以上可用年份的序列共{series}个，够年份作检验的{tested}个，其中检出上升的{rises}个、"
    "检出下降的{falls}个，其余{rest}个未检出趋势，或不是在全部可能取值下都成立。",
    "Of {series} series with three or more usable years, {tested} have enough to be tested: a rise is "
    "detected in {rises}, a fall in {falls}; in the other {rest} no trend is detected, or not for all "
    "values that the figures may have.",
)
# What the page shows first, in words; what they say stands apart in the data.
WORDS: Heads = (
    ("series", "words", Text("序列", "Series")),
    ("effect", "words", Text("每年变化与区间", "Growth a year, interval")),
    ("in_real_terms", "words", Text("不变价", "Constant prices")),
    ("verdict", "words", Text("结论", "Verdict")),
)
SHOWN = ("p", "p_adjusted", "p_max", "n")
HEADS: Heads = (
    ("region", "region", Text("地区", "Place")),
    ("level", "level", Text("层级", "Level")),
    ("measure", "measure", Text("指标", "Measure")),
    ("growth", "percent", Text("每年变化", "Growth a year")),
    ("low", "percent", Text("下端", "Low end")),
    ("high", "percent", Text("上端", "High end")),
    ("achieved", "percent", Text("实际水平", "Level achieved")),
    ("real", "percent", Text("不变价每年变化", "Growth in constant prices")),
    ("line", "percent", Text("最小二乘每年变化", "Growth by least squares")),
    ("score", "number", Text("S", "S")),
    ("p", "p", Text("精确p", "Exact p")),
    ("p_adjusted", "p", Text("校正后p", "Corrected p")),
    ("p_max", "p", Text("p的最大值", "Largest p")),
    ("floor", "p", Text("p的下限", "Floor of p")),
    ("tipping", "number", Text("临界自相关", "Tipping autocorrelation")),
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
        title=TITLE[language],
        finding=summary(found, alpha, language),
        details=tuple(sentence(each, evidence.words, alpha, language) for each in found if each.trend),
        notes=NOTES[language].format(n=counts["tested"], alpha=numbers.significant(alpha)),
        columns=(
            *headed(language, WORDS),
            *(Column(name, title[language], kind, name in SHOWN) for name, kind, title in HEADS),
        ),
        rows=tuple((*said(each, evidence, language), *row(each)) for each in found),
        sources=common.sources(point for each in found for point in each.used),
        results=tuple(result for each in found for result in record.explored(each)),
        numbers=tuple(Number(f"tab-trends-{name}", count, str(count)) for name, count in counts.items()),
    )


def tally(found: Sequence[Examined], alpha: float) -> dict[str, int]:
    """How many series there are, how many are tested, and in how many what is detected."""
    certain = [each.rises() for each in found if each.certain(alpha)]
    return {
        "series": len(found),
        "tested": sum(1 for each in found if each.trend),
        "rises": sum(certain),
        "falls": len(certain) - sum(certain),
    }


def summary(found: Sequence[Examined], alpha: float, language: Language) -> str:
    """The tally in a sentence."""
    counts = tally(found, alpha)
    if not counts["tested"]:
        return NOTHING[language]
    rest = counts["tested"] - counts["rises"] - counts["falls"]
    return SUMMARY[language].format(**counts, rest=rest)


def said(each: Examined, evidence: Evidence, language: Language) -> tuple[str, str, str, str]:
    """One series in words: its name, its growth with the interval, that in real terms, the verdict."""
    effect = growth(each.effect, language) if each.effect else ""
    real = each.answers.get("real")
    constant = numbers.percent(real.effect.value) if real and real.effect else ""
    label = name(each.series, evidence.words, language)
    return label, effect, constant, verdict(each, evidence.edition.alpha, language)


def row(each: Examined) -> tuple[Value, ...]:
    """One series as a row of the data."""
    trend, effect, series = each.trend, each.effect, each.series
    known: tuple[Value, ...] = (None,) * 12
    if effect and trend and trend.p and trend.statistic:
        tipping = each.answers["autocorrelation"].estimate
        known = (
            effect.value, bounded(effect.low), bounded(effect.high), effect.achieved,
            rate(each, "real"), rate(each, "line"), trend.statistic.value, trend.p.value,
            each.p_adjusted, (each.p_range or (None, None))[1], trend.p.floor,
            tipping.value if tipping else None,
        )  # fmt: skip
    used, left_out = (" ".join(str(point.year) for point in points) for points in (each.used, each.left_out))
    place = (series.region, series.level, series.measure)
    return (*place, *known, len(each.used), used, left_out)


def rate(each: Examined, name: str) -> float | None:
    """Growth a year as another answer has it."""
    answer = each.answers.get(name)
    return answer.effect.value if answer and answer.effect else None


def bounded(end: float) -> float | None:
    """The end of an interval; None where it has none."""
    return end if isfinite(end) else None
