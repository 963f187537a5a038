"""The questions and methods of the statistics in words: what each asks, computes and assumes."""

from gongzhi.language.text import Text
from gongzhi.statistics.methods import Method

QUESTIONS = {
    "growth": Text("首尾年均增长（描述）", "growth between the ends (description)"),
    "trend": Text("趋势", "trend"),
    "slope": Text("斜率", "slope"),
    "autocorrelation": Text("自相关", "autocorrelation"),
    "bounds": Text("界限", "bounds"),
    "power": Text("功效", "power"),
    "robustness": Text("稳健性", "robustness"),
    "break_known": Text("已知年份的断点", "break at a known year"),
    "break_unknown": Text("未知年份的断点", "break at an unknown year"),
}

# Method, question, formula and small-sample form, assumptions.
FORMULAS: tuple[tuple[Method, Text, Text, Text], ...] = (
    (
        "mann_kendall_exact",
        Text("是否单调升降？", "Does it rise or fall throughout?"),
        Text(
            "S = Σ sgn(yⱼ − yᵢ)，i < j；p由全部次序的精确分布得出，有同值时按其分布",
            "S = Σ sgn(yⱼ − yᵢ), i < j; p from the exact distribution over all orders, given the ties",
        ),
        Text("各年可互换", "exchangeable years"),
    ),
    (
        "theil_sen_exact",
        Text("每年变化多少？", "How steep is it?"),
        Text(
            "b = 中位数{(ln yⱼ − ln yᵢ)/(tⱼ − tᵢ)}，每年变化为e^b − 1；区间取第M小与第M大的斜率，M = "
            "(N − k + 2)/2",
            "b = median of (ln yⱼ − ln yᵢ)/(tⱼ − tᵢ), growth e^b − 1; the interval runs from the M-th "
            "smallest to the M-th largest slope, M = (N − k + 2)/2",
        ),
        Text("各年误差可互换", "exchangeable errors"),
    ),
    (
        "loglinear_ols",
        Text("同上，参数法（次要）", "The same, parametric (secondary)"),
        Text(
            "ln y = a + b t + e；t分布，自由度n − 2；HC3作核对",
            "ln y = a + b t + e; t with n − 2 degrees; HC3 as a check",
        ),
        Text("误差独立、等方差、正态", "independent normal errors of equal variance"),
    ),
    (
        "ar1_null",
        Text("相邻年份相似会不会推翻结论？", "Would likeness of neighbouring years undo it?"),
        Text(
            "eₜ = φ eₜ₋₁ + u，模拟|S|的分布；报告使p超过水平的最小φ",
            "eₜ = φ eₜ₋₁ + u, |S| simulated; the smallest φ at which p exceeds the level",
        ),
        Text("误差为正态一阶自回归", "normal AR(1) errors"),
    ),
    (
        "chow",
        Text("在事先指明的年份是否转折？", "Did it break at a year named beforehand?"),
        Text(
            "水平与斜率同时变化的F检验，自由度2和n − 4；另作安慰剂排序",
            "F for a joint change of level and slope, 2 and n − 4 degrees; placebo rank over all years",
        ),
        Text("误差独立、正态；本身不说明原因", "independent normal errors; tells no cause"),
    ),
    (
        "sup_f",
        Text("在未知的年份是否转折？", "Did it break at an unknown year?"),
        Text("各可能年份F的最大值，p按同样年数模拟", "the largest F of all years; p simulated for this n"),
        Text("误差独立、正态", "independent normal errors"),
    ),
    (
        "quasi_poisson",
        Text("计数是否增长？", "Do counts grow?"),
        Text(
            "ln E(y) = a + b t；标准误乘以离散度X²/(n − 2)的平方根（不小于1），t分布",
            "ln E(y) = a + b t; standard error times the root of X²/(n − 2), at least 1; t with n − 2 "
            "degrees",
        ),
        Text("方差与均值成比例", "variance proportional to the mean"),
    ),
    (
        "sign_test",
        Text("是否高于同类地方？", "Is it above its peers?"),
        Text(
            "n年中确定高于的年数与可能高于的年数；二项精确p只是下界",
            "years certainly and possibly above, of n; the exact binomial p is only a lower bound",
        ),
        Text("各年独立（实际不成立）", "independent years (they are not)"),
    ),
    (
        "partial_identification",
        Text("只知道区间时能说什么？", "What holds where only intervals are known?"),
        Text(
            "S、p和斜率在全部可能取值下的范围",
            "the ranges of S, p and slope over all values the figures may have",
        ),
        Text("真值在区间之内", "true values lie in their intervals"),
    ),
    (
        "random_arcs",
        Text("关系是否都从一处发出？", "Do relations all start from one point?"),
        Text(
            "C = Σ(d_max − dᵢ)/(n − 1)²，d为出度；与同样多的随机弧比较，p = (1 + k)/(1 + B)",
            "C = Σ(d_max − dᵢ)/(n − 1)², d the out-degrees; against as many random arcs, p = (1 + k)/(1 + B)",
        ),
        Text("零假设下每组弧机会相等", "under the null all sets of arcs are equally likely"),
    ),
    (
        "holm_bh",
        Text("检验了许多次怎么办？", "What if there are many tests?"),
        Text(
            "事先列明的用霍尔姆法，探索的用本雅明尼—霍赫贝格法",
            "Holm for the planned ones, Benjamini-Hochberg for exploration",
        ),
        Text("后者要求正相关", "positive dependence for the latter"),
    ),
    (
        "noncentral_f",
        Text("这么少的年份能看出多小的变化？", "How small a change could so few years show?"),
        Text(
            "非中心F分布的功效；曼—肯德尔检验用模拟",
            "power from the noncentral F; simulated for Mann-Kendall",
        ),
        Text("误差独立、正态", "independent normal errors"),
    ),
)
