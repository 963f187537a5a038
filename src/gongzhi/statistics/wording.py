"""Units, assumptions and notes in Chinese and English: the only place with their words.

Templates take the numbers of their record by name; {number} is the number of an assumption.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from gongzhi.statistics.result import Assumption, Note

Pair = tuple[str, str]

UNITS: Mapping[str, Pair] = MappingProxyType(
    {
        "tau": ("秩相关系数", "rank correlation"),
        "y_a_year": ("原单位/年", "units of y a year"),
        "log_a_year": ("自然对数单位/年", "natural-log units a year"),
        "fraction_a_year": ("每年变化的比例", "fraction a year"),
        "log": ("自然对数单位", "natural-log units"),
        "y": ("原单位", "units of y"),
        "fraction": ("比例", "fraction"),
        "share": ("占比", "share"),
        "centralisation": ("中心化程度（0至1）", "centralisation (0 to 1)"),
        "phi": ("一阶自相关系数", "first-order autocorrelation"),
        "year": ("年", "year"),
        "kappa": ("超出偶然的一致程度", "agreement beyond chance"),
        "sigma_a_year": ("残差标准差/年", "residual standard deviations a year"),
    }
)

ASSUMPTIONS: Mapping[str, Pair] = MappingProxyType(
    {
        "exchangeable_years": (
            "各年可以互换（残差一阶自相关{number:.2f}；年份这样少，该估计有偏）",
            "years are exchangeable (first autocorrelation of residuals {number:.2f}, biased for few years)",
        ),
        "normal_errors": (
            "误差呈正态（夏皮罗—威尔克p={number:.3f}）",
            "normal errors (Shapiro-Wilk p = {number:.3f})",
        ),
        "equidispersed": (
            "计数的方差等于均值（离散度{number:.2f}）",
            "counts vary as much as their mean (dispersion {number:.2f})",
        ),
        "enough_years_a_side": (
            "断点两侧年份足够（较少一侧{number:.0f}年）",
            "enough years on each side of the break (the fewer: {number:.0f})",
        ),
        "independent_years": ("各年胜负相互独立", "years are won or lost independently"),
    }
)

NOTES: Mapping[str, Pair] = MappingProxyType(
    {
        "ties": (
            "有相同的数值，p值取自相应的置换分布。",
            "Equal values occur; p comes from the null of their tie pattern.",
        ),
        "unbounded": ("年份太少，区间没有端点。", "Too few years: the interval has no ends."),
        "description_only": (
            "只用首尾两年，仅作描述，不作检验。",
            "Only the first and the last year are used: a description, not a test.",
        ),
        "robust_disagrees": (
            "稳健标准误（HC3）下p={p_hc3:.3f}，结论不同。",
            "With robust errors (HC3) p = {p_hc3:.3f}, and the verdict differs.",
        ),
        "tipping": (
            "若误差的一阶自相关达到{phi:.2f}，p即超过{level}。",
            "With an autocorrelation of the errors of {phi:.2f}, p exceeds {level}.",
        ),
        "no_tipping": (
            "误差的一阶自相关直到{phi:.2f}，p都不超过{level}。",
            "No autocorrelation of the errors up to {phi:.2f} makes p exceed {level}.",
        ),
        "not_causal": ("断点检验本身不说明原因。", "A break alone does not tell its cause."),
        "short_for_break": (
            "少于{least:.0f}年，断点检验只作参考。",
            "Fewer than {least:.0f} years: the test of a break is for orientation only.",
        ),
        "not_a_break": (
            "单纯的趋势也会使本检验拒绝，不能作为断点的证据。",
            "A mere trend makes this test reject too; it is no evidence of a break.",
        ),
        "dispersion_below_one": ("离散度小于1，按1计算。", "Dispersion below 1 is taken as 1."),
        "equal_scatter": (
            "以计数的方差等于均值为前提；过度离散时p值偏小。",
            "Holds if counts vary as much as their mean; overdispersion makes p too small.",
        ),
        "dependent_years": (
            "各年并不独立，二项p值只是下界。",
            "Years are dependent; the binomial p is a lower bound.",
        ),
        "placebo_floor": (
            "{places:.0f}个城市中，p值不可能低于{floor:.3f}。",
            "Among {places:.0f} cities p cannot fall below {floor:.3f}.",
        ),
        "outer_bounds": (
            "逐对得出的外界，可能略宽于实际范围。",
            "Pairwise outer bounds, perhaps a little wider than the true range.",
        ),
        "one_text": (
            "关系取自一篇文章，说的是叙述的样子，不是现实的样子。",
            "The relations come from one text: this tells of the telling, not of the city.",
        ),
        "dependent_specifications": (
            "各设定并不独立，故不给p值。",
            "Specifications are not independent, so there is no p.",
        ),
    }
)

FINDINGS: Mapping[str, Pair] = MappingProxyType(
    {
        "size": ("没有效应时拒绝的比例", "share of rejections where there is no effect"),
        "critical": ("临界值", "critical value"),
        "detectable": ("可检出的最小斜率（残差标准差/年）", "smallest detectable slope (over sigma a year)"),
    }
)

TESTS: Mapping[str, Pair] = MappingProxyType(
    {
        "mann_kendall": ("曼—肯德尔精确检验", "exact Mann-Kendall"),
        "line_t": ("最小二乘，t(n-2)", "least squares, t(n-2)"),
        "line_hc3": ("最小二乘，HC3", "least squares, HC3"),
        "line_hac": ("最小二乘，HAC（滞后1）", "least squares, HAC (lag 1)"),
        "poisson_wald": ("泊松回归，瓦尔德", "Poisson, Wald"),
        "quasi_poisson": ("准泊松回归，t(n-2)", "quasi-Poisson, t(n-2)"),
        "chow": ("邹检验", "Chow"),
        "sup_f": ("上确界F检验", "sup-F"),
    }
)


def say(record: Note | Assumption, language: Literal["zh", "en"]) -> str:
    """A note or an assumption in words, with its numbers."""
    place = 0 if language == "zh" else 1
    if isinstance(record, Note):
        return NOTES[record.code][place].format(**record.numbers)
    number = float("nan") if record.number is None else record.number
    return ASSUMPTIONS[record.key][place].format(number=number)
