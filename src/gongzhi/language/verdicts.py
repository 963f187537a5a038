"""Sentences about tests: effect and interval first, then p, n and what was left out."""

from gongzhi.analysis import Examined
from gongzhi.data.vocabulary import Vocabulary
from gongzhi.language import numbers
from gongzhi.language.sentences import name
from gongzhi.language.text import Language
from gongzhi.statistics import Quantity, Result
from gongzhi.statistics.policy import FROM_TEST


def verdict(each: Examined, alpha: float, language: Language) -> str:
    """What may be said of a series, in a few words: never that there is no trend."""
    zh = language == "zh"
    if each.refusal:
        return each.refusal.zh if zh else each.refusal.en
    if each.effect is None:
        return "年份太少，只作描述" if zh else "too few years, described only"
    if not each.detected(alpha):
        return "未检出趋势" if zh else "no trend detected"
    if each.effect.value > 0:
        return "检出上升" if zh else "a rise detected"
    return "检出下降" if zh else "a fall detected"


def sentence(each: Examined, words: Vocabulary, alpha: float, language: Language) -> str:
    """The whole result of one series."""
    label = name(each.series, words, language)
    n = len(each.used)
    years = numbers.years(tuple(point.year or 0 for point in each.used), language)
    if each.trend is None or each.effect is None:
        if language == "zh":
            reason = each.refusal.zh if each.refusal else f"少于{FROM_TEST}个年份，不作检验。"
            return f"{label}：只有{n}个可用的年份（{years}），{reason}"
        reason = each.refusal.en if each.refusal else f"Fewer than {FROM_TEST} years are not tested."
        return f"{label}: {n} usable years only ({years}). {reason}"
    effect, test = growth(each.effect, language), score(each.trend, language)
    said = verdict(each, alpha, language)
    if language == "zh":
        return f"{label}：{effect}；{test}，n = {n}（{years}）{dropped(each, 'zh')}。{said}。"
    return f"{label}: {effect}; {test}, n = {n} ({years}){dropped(each, 'en')}. {upper(said)}."


def growth(effect: Quantity, language: Language) -> str:
    """The yearly growth with its interval and the level that the interval really has."""
    middle, level = numbers.percent(effect.value), numbers.percent(effect.achieved)
    low, high = end(effect.low), end(effect.high)
    if language == "zh":
        return f"每年变化{middle}（{level}区间{low}至{high}）"
    return f"{middle} a year ({level} interval {low} to {high})"


def end(value: float) -> str:
    """One end of an interval, also where it has none."""
    return "∞" if value == float("inf") else numbers.percent(value)


def score(trend: Result, language: Language) -> str:
    """The test's score and exact p."""
    if trend.statistic is None or trend.p is None:
        return ""
    p, s = numbers.p_value(trend.p.value), f"{trend.statistic.value}".replace("-", numbers.MINUS)
    return f"S = {s}，精确p = {p}" if language == "zh" else f"S = {s}, exact p = {p}"


def dropped(each: Examined, language: Language) -> str:
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
