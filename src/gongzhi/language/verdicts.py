"""Sentences about tests: effect and interval first, then p, n and what was left out."""

from gongzhi.analysis.examined import Examined
from gongzhi.data.vocabulary import Vocabulary
from gongzhi.language import numbers
from gongzhi.language.sentences import name
from gongzhi.language.text import Language, Text
from gongzhi.statistics import Quantity, Refusal, Result, say
from gongzhi.statistics.policy import FROM_TEST

TOO_FEW = Text("年份太少，只作描述", "too few years, described only")
UNDETECTED = Text("未检出趋势", "no trend detected")
RISE, FALL = Text("检出上升", "a rise detected"), Text("检出下降", "a fall detected")
UNCERTAIN = Text(
    "，但并非在各数的全部可能取值下都成立", ", though not for all values that the figures may have"
)
REAL = Text("扣除物价后{}。", "In constant prices {}.")
SPREAD = Text(
    "各数在其区间内任意取值时，p最小{}，最大{}。",
    "Over all values that the figures may have, p goes from {} to {}.",
)
BREAK = Text(
    "若以{year}年为转折，水平与斜率变化的p = {p}，在{years}个可能的年份中排第{rank}。",
    "For a break of level and slope at {year} p = {p}, rank {rank} of {years} possible years.",
)
LARGEST = Text(
    "转折最明显的是{year}年之后，模拟p = {p}。", "The largest break is after {year}, simulated p = {p}."
)
POWER = Text(
    "以{power}的把握，这些年份只能检出每年{growth}以上的变化。",
    "With a power of {power} these years could have shown a change of {growth} a year or more.",
)


def reason(refusal: Refusal, language: Language) -> str:
    """Why a test was refused."""
    return str(refusal.zh if language == "zh" else refusal.en)


def verdict(each: Examined, alpha: float, language: Language) -> str:
    """What may be said of a series, in a few words: never that there is no trend."""
    if each.refusal:
        return reason(each.refusal, language)
    if each.trend is None:
        return TOO_FEW[language]
    if not each.detected(alpha):
        return UNDETECTED[language]
    found = (RISE if each.rises() else FALL)[language]
    return found if each.certain(alpha) else found + UNCERTAIN[language]


def sentence(each: Examined, words: Vocabulary, alpha: float, language: Language) -> str:
    """The whole result of one series."""
    label = name(each.series, words, language)
    n = len(each.used)
    years = numbers.years(tuple(point.year or 0 for point in each.used), language)
    if each.trend is None or each.effect is None:
        if language == "zh":
            why = reason(each.refusal, "zh") if each.refusal else f"少于{FROM_TEST}个年份，不作检验。"
            return f"{label}：只有{n}个可用的年份（{years}），{why}"
        why = reason(each.refusal, "en") if each.refusal else f"Fewer than {FROM_TEST} years are not tested."
        return f"{label}: {n} usable years only ({years}). {why}"
    head, said = f"{growth(each.effect, language)}", verdict(each, alpha, language)
    test = f"{score(each.trend, language)}{corrected(each, language)}"
    if language == "zh":
        first = f"{label}：{head}；{test}，n = {n}（{years}）{omitted(each, 'zh')}。"
        return f"{first}{more(each, alpha, 'zh')}{said}。"
    first = f"{label}: {head}; {test}, n = {n} ({years}){omitted(each, 'en')}."
    return f"{first} {more(each, alpha, 'en')}{upper(said)}."


def more(each: Examined, alpha: float, language: Language) -> str:
    """How far the result bears weight: prices, ranges, likeness of neighbouring years, power."""
    parts = []
    real = each.answers.get("real")
    if real and real.effect:
        parts.append(REAL[language].format(growth(real.effect, language)))
    low, high = each.p_range or (0.0, 0.0)
    if numbers.p_value(low) != numbers.p_value(high):
        parts.append(SPREAD[language].format(numbers.p_value(low), numbers.p_value(high)))
    if each.detected(alpha):
        parts += [say(note, language) for note in each.answers["autocorrelation"].notes]
    elif power := detectable(each.answers.get("power"), language):
        parts.append(power)
    parts += breaks(each, language)
    return "".join(parts) if language == "zh" else "".join(f"{part} " for part in parts)


def breaks(each: Examined, language: Language) -> list[str]:
    """What is known of breaks, at the years of the plan and at any year."""
    said = []
    for key, answer in each.answers.items():
        if key.startswith("break-") and answer.p:
            years = answer.numbers["placebo_years"]
            rank = round(answer.numbers["placebo_p"] * years)
            p = numbers.p_value(answer.p.value)
            year = key.removeprefix("break-")
            said.append(BREAK[language].format(year=year, p=p, rank=rank, years=int(years)))
    largest = each.answers.get("break_unknown")
    if largest and largest.p and largest.estimate:
        p = numbers.p_value(largest.p.value)
        said.append(LARGEST[language].format(year=int(largest.estimate.value), p=p))
    return said


def detectable(power: Result | None, language: Language) -> str:
    """The smallest change a year that these years could have shown."""
    if power is None or power.effect is None:
        return ""
    target = numbers.percent(power.numbers["power"], 0)
    return POWER[language].format(power=target, growth=numbers.percent(power.effect.value))


def growth(effect: Quantity, language: Language) -> str:
    """The yearly growth with its interval and the level that the interval really has."""
    middle = numbers.percent(effect.value)
    low, high = end(effect.low), end(effect.high)
    level = numbers.percent(effect.achieved)
    if language == "zh":
        return f"每年变化{middle}（{level}区间{low}至{high}）"
    return f"{middle} a year ({level} interval {low} to {high})"


def end(value: float) -> str:
    """One end of an interval, also where it has none."""
    return "∞" if value == float("inf") else numbers.percent(value)


def score(trend: Result, language: Language) -> str:
    """The test's score and exact p."""
    p = numbers.p_value(trend.p.value if trend.p else 1.0)
    s = f"{trend.statistic.value if trend.statistic else 0:.0f}".replace("-", numbers.MINUS)
    return f"S = {s}，精确p = {p}" if language == "zh" else f"S = {s}, exact p = {p}"


def corrected(each: Examined, language: Language) -> str:
    """The p corrected for the number of series."""
    if each.p_adjusted is None:
        return ""
    p = numbers.p_value(each.p_adjusted)
    return f"，校正后p = {p}" if language == "zh" else f", corrected p = {p}"


def omitted(each: Examined, language: Language) -> str:
    """The years that have only a bound, a budget or a plan."""
    if not each.left_out:
        return ""
    years = numbers.years(tuple(point.year or 0 for point in each.left_out), language)
    if language == "zh":
        return f"，{years}年只有界限、预算或计划，未用"
    return f", without {years}, where only a bound, budget or plan is known"


def upper(text: str) -> str:
    """A phrase as the beginning of an English sentence."""
    return text[:1].upper() + text[1:]
