"""Tables of the methods page: what is asked of how many years, by which method, and why not by others."""

from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Exhibit, Heads, Value, headed
from gongzhi.language import numbers
from gongzhi.language.methods import FORMULAS, QUESTIONS
from gongzhi.language.text import Language, Text
from gongzhi.statistics import METHODS, rule
from gongzhi.statistics.methods import Method
from gongzhi.statistics.simulation import Finding, evidence
from gongzhi.statistics.wording import FINDINGS, TESTS

YEARS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 17, 20)
POLICY = Text("多少年可以问什么", "What can be asked of how many years")
POLICY_NOTES = Text(
    "临界值是曼—肯德尔检验在{alpha}水平上拒绝所需的最小|S|；没有的，任何次序都不足以拒绝。p的下限是数值各不相同时"
    "最极端的次序的双侧p。",
    "The critical value is the smallest |S| at which the Mann-Kendall test rejects at {alpha}; where "
    "there is none, no order of the years does. The floor is the two-sided p of the most extreme order "
    "of different values.",
)
POLICY_FINDING = Text(
    "{n}年起才有次序足以拒绝，而且须逐年同向；{known}年起检验已知年份的断点，{unknown}年起检验未知年份的断点。",
    "From {n} years on some order of them rejects, and then only one that moves the same way every year; a "
    "break at a known year is tested from {known} years on, at an unknown year from {unknown}.",
)
POLICY_HEADS: Heads = (
    ("n", "number", Text("年数", "Years")),
    ("asked", "words", Text("可以问的", "What is asked")),
    ("critical", "number", Text("临界|S|", "Critical |S|")),
    ("floor", "p", Text("p的下限", "Floor of p")),
)
POLICY_DATA: Heads = (("questions", "text", Text("问题", "Questions")),)
ASKED = Text("方法一览", "The methods")
ASKED_NOTES = Text(
    "n为年数，y为数值，t为年份；Σ遍取所有年份对，sgn为正负号。",
    "n is the number of years, y a value, t its year; Σ goes over all pairs of years, sgn is the sign.",
)
ASKED_HEADS: Heads = (
    ("what", "words", Text("问题", "Question")),
    ("method", "words", Text("方法", "Method")),
    ("formula", "words", Text("算式与小样本形式", "Formula and small-sample form")),
    ("assumes", "words", Text("前提", "Assumptions")),
)
ASKED_DATA: Heads = (("key", "text", Text("方法代号", "Method key")),)
RATES = Text("为什么不用常见的办法：错误率", "Why not the usual ways: error rates")
RATES_NOTES = Text(
    "本表每次生成时用固定种子重新模拟，名义水平{alpha}。检验没有效应而拒绝的比例应接近{alpha}；模拟误差为一个标准误。"
    "条件：phi为误差的一阶自相关，ratio为计数的方差与均值之比，power为功效。",
    "Simulated anew with fixed seeds whenever this page is made; nominal level {alpha}. The share of "
    "rejections where there is no effect should be near {alpha}; the simulation error is one standard "
    "error. Conditions: phi is the autocorrelation of the errors, ratio the variance of counts over "
    "their mean, power the power.",
)
RATES_FINDING = Text(
    "在{n}年独立数据上，名义水平为{alpha}的检验中，HAC的实际错误率为{hac}，曼—肯德尔精确检验为{exact}。",
    "On {n} independent years, of tests at the level {alpha}, HAC really errs in {hac}, the exact "
    "Mann-Kendall test in {exact}.",
)
RATES_HEADS: Heads = (
    ("quantity", "words", Text("量", "Quantity")),
    ("test", "words", Text("检验", "Test")),
    ("n", "number", Text("年数", "Years")),
    ("condition", "text", Text("条件", "Condition")),
    ("value", "words", Text("结果", "Value")),
    ("error", "words", Text("模拟误差", "Simulation error")),
)
RATES_DATA: Heads = (
    ("number", "number", Text("结果", "Value")),
    ("standard_error", "number", Text("模拟误差", "Simulation error")),
    ("quantity_key", "text", Text("量的代号", "Quantity key")),
    ("test_key", "text", Text("检验的代号", "Test key")),
)


def policy(found: Evidence, language: Language) -> Exhibit:
    """The decision by the number of years."""
    alpha = found.edition.alpha
    every = [rule(n, alpha) for n in range(3, 40)]
    separator = "、" if language == "zh" else ", "
    rows = tuple(
        (
            each.n,
            separator.join(QUESTIONS[name][language] for name in each.questions),
            each.critical_score,
            each.floor,
            " ".join(each.questions),
        )
        for each in every
        if each.n in YEARS
    )
    return Exhibit(
        id="tab-policy",
        title=POLICY[language],
        finding=POLICY_FINDING[language].format(
            n=next(each.n for each in every if each.critical_score is not None),
            known=next(each.n for each in every if "break_known" in each.questions),
            unknown=next(each.n for each in every if "break_unknown" in each.questions),
        ),
        notes=POLICY_NOTES[language].format(alpha=numbers.significant(alpha)),
        columns=headed(language, POLICY_HEADS, POLICY_DATA),
        rows=rows,
    )


def asked(_: Evidence, language: Language) -> Exhibit:
    """Every question with its method, formula and assumptions."""
    rows = tuple(
        (what[language], name(key, language), formula[language], assumes[language], key)
        for key, what, formula, assumes in FORMULAS
    )
    n = len(rows)
    text = Text(f"共{n}种方法，都按小样本计算。", f"{n} methods, all in their small-sample form.")
    return Exhibit(
        id="tab-methods",
        title=ASKED[language],
        finding=text[language],
        notes=ASKED_NOTES[language],
        columns=headed(language, ASKED_HEADS, ASKED_DATA),
        rows=rows,
    )


def name(key: Method, language: Language) -> str:
    """What a method is called."""
    return METHODS[key].zh if language == "zh" else METHODS[key].en


def rates(found: Evidence, language: Language) -> Exhibit:
    """The error rates that justify the choice of methods, simulated anew."""
    simulated, alpha = evidence(), numbers.significant(found.edition.alpha)
    n = simulated[0].n
    independent = {
        each.test: each.value for each in simulated if each.n == n and each.condition == {"phi": 0}
    }
    return Exhibit(
        id="tab-error-rates",
        title=RATES[language],
        finding=RATES_FINDING[language].format(
            n=n,
            alpha=alpha,
            hac=numbers.percent(independent["line_hac"]),
            exact=numbers.percent(independent["mann_kendall"]),
        ),
        notes=RATES_NOTES[language].format(alpha=alpha),
        columns=headed(language, RATES_HEADS, RATES_DATA),
        rows=tuple(simulation(each, language) for each in simulated),
    )


def simulation(each: Finding, language: Language) -> tuple[Value, ...]:
    """One simulated number."""
    place = 0 if language == "zh" else 1
    conditions = ", ".join(f"{key} = {numbers.significant(value)}" for key, value in each.condition.items())
    return (
        FINDINGS[each.question][place],
        TESTS[each.test][place],
        each.n,
        conditions,
        numbers.significant(each.value, 3),
        numbers.significant(each.error, 1) if each.error else "",
        round(each.value, 6),
        round(each.error, 6),
        each.question,
        each.test,
    )
