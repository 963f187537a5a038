"""Sentences about series, built from the figures themselves; they never claim more than these."""

from gongzhi.data.choice import Series
from gongzhi.data.observation import Observation
from gongzhi.data.vocabulary import Vocabulary
from gongzhi.language import numbers
from gongzhi.language.terms import LEVELS
from gongzhi.language.text import Language, Text

QUALIFIED = {
    "exact": Text("{}", "{}"),
    "approx": Text("约{}", "about {}"),
    "lower": Text("超过{}", "more than {}"),
    "upper": Text("不足{}", "under {}"),
}


def amount(point: Observation, language: Language) -> str:
    """A figure with its unit and, where it is not exact, a word that says so."""
    return QUALIFIED[point.bound][language].format(quantity(float(point.value), point.unit, language))


def quantity(value: float, unit: str, language: Language, digits: int = 4) -> str:
    """A value with its unit."""
    if unit == "万元":
        return numbers.money(value, language, digits)
    if unit == "%":
        return f"{numbers.significant(value)}%"
    return numbers.count(value, language, unit)


def name(series: Series, words: Vocabulary, language: Language, *, place: bool = True) -> str:
    """The name of a series: place, measure, and the level where it is the government's own."""
    region = words.regions[series.region][language]
    measure = words.measures[series.measure].name[language]
    level = LEVELS[series.level][language]
    own = series.level == "own"
    if language == "zh":
        return f"{region if place else ''}{level if own else ''}{measure}"
    return measure + (f", {region}" if place else "") + (f" ({level})" if own else "")


def describe(series: Series, words: Vocabulary, language: Language, years: int) -> str:
    """What a series shows: its ends, its highest year, how many of the edition's years it has."""
    label, points = name(series, words, language), series.points
    if not points:
        return f"{label}：没有数字。" if language == "zh" else f"{label}: no figures."
    first, last = points[0], points[-1]
    if len(points) == 1:
        if language == "zh":
            return f"{label}：只有{first.year}年的数字，{amount(first, language)}。"
        return f"{label}: a figure for {first.year} only, {amount(first, language)}."
    return several(label, first, last, highest(points), len(points), years, language)


def highest(points: tuple[Observation, ...]) -> Observation:
    """The point with the largest value."""
    return max(points, key=lambda point: point.value)


def several(
    label: str,
    first: Observation,
    last: Observation,
    top: Observation,
    n: int,
    years: int,
    language: Language,
) -> str:
    """The sentence for a series of two or more points."""
    low, high = amount(first, language), amount(last, language)
    if language == "zh":
        peak = "" if top in (first, last) else f"，最高为{top.year}年的{amount(top, language)}"
        known = "每年都有数字" if n == years else f"{years}年中{n}年有数字"
        return f"{label}：{first.year}年{low}，{last.year}年{high}{peak}；{known}。"
    peak = "" if top in (first, last) else f", with a peak of {amount(top, language)} in {top.year}"
    known = "every year" if n == years else f"{n} of {years} years"
    return f"{label}: {low} in {first.year} and {high} in {last.year}{peak}; figures for {known}."
