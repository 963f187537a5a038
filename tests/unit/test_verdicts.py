"""Verdicts: never that there is no trend, and no number that is not the result's own."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gongzhi import analysis
from gongzhi.analysis import Examined
from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.language.verdicts import sentence, verdict
from gongzhi.statistics import Result

Load = Callable[[str], Evidence]
Point = Callable[..., Any]
CASES = [(edition, language) for edition in ("2017", "2024") for language in LANGUAGES]
NUMBER = re.compile(r"[−-]?\d(?:[\d,]*\d)?(?:\.\d+)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?%?")


def made(point: Point, values: list[int], alpha: float = 0.05) -> Examined:
    points = tuple(point(year=2010 + step, value=Decimal(value)) for step, value in enumerate(values))
    return analysis.examine(Series("上海", "own", "fund_used", points, (0,) * len(points)), alpha)


def claims_absence(text: str) -> bool:
    """Whether a text says that there is no trend rather than that none was detected."""
    english = re.search(r"\bno (?:trend|change|rise|fall|growth|increase)(?! detected)", text, re.IGNORECASE)
    return bool(english or re.search(r"(?:没有|并无|无|不存在)(?:任何)?(?:趋势|变化|增长|上升|下降)", text))


def test_absence_is_told_from_not_detecting() -> None:
    for text in ("There is no trend.", "No change was seen.", "没有趋势", "各年无变化。"):
        assert claims_absence(text)
    for text in ("No trend detected.", "未检出趋势。", "Neither a rise nor a fall detected."):
        assert not claims_absence(text)


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_no_sentence_says_that_there_is_no_trend(evidence: Load, edition: str, language: Language) -> None:
    found = evidence(edition)
    for each in analysis.examine_all(found):
        for alpha in (found.edition.alpha, 1e-15):
            assert not claims_absence(sentence(each, found.words, alpha, language))
            assert not claims_absence(verdict(each, alpha, language))


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ([1, 2, 3, 4, 5, 6], "检出上升", "a rise detected"),
        ([6, 5, 4, 3, 2, 1], "检出下降", "a fall detected"),
        ([1, 6, 2, 5, 3, 4], "未检出趋势", "no trend detected"),
        ([1, 2, 3, 4], "年份太少，只作描述", "too few years, described only"),
    ],
)
def test_the_verdict_follows_from_p_and_the_slopes_sign(
    point: Point, values: list[int], zh: str, en: str
) -> None:
    each = made(point, values)
    assert (verdict(each, 0.05, "zh"), verdict(each, 0.05, "en")) == (zh, en)


def test_a_refusal_gives_its_reason(point: Point) -> None:
    each = made(point, [3, 3, 3, 3, 3])
    assert "各年数值完全相同" in verdict(each, 0.05, "zh")
    assert "same value" in verdict(each, 0.05, "en")


def runs(years: list[int]) -> list[str]:
    """The first and the last year of every stretch without a gap, worked out apart from the library."""
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    return [
        str(year) for start, end in zip(starts, ends, strict=True) for year in dict.fromkeys((start, end))
    ]


def p_text(p: float) -> str:
    if p < 0.001:
        mantissa, exponent = f"{p:.1e}".split("e-")
        return f"{mantissa} × 10⁻" + "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(int(exponent)))
    return f"{p:.3f}" if p >= 0.01 else f"{p:.4f}"


def expected(trend: Result, slope: Result, used: list[int], left_out: list[int]) -> list[str]:
    """The numbers that a sentence must have, in its order."""
    rates = (slope.effect.value, slope.effect.achieved, slope.effect.low, slope.effect.high)
    shares = [f"{100 * rate:.1f}%" for rate in rates]
    found = [
        *shares,
        str(trend.statistic.value),
        p_text(trend.p.value),
        str(len(used)),
        *runs(used),
        *runs(left_out),
    ]
    return [text.replace("-", "−") for text in found]


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_a_sentence_has_exactly_the_numbers_of_its_result(
    evidence: Load, edition: str, language: Language
) -> None:
    found = evidence(edition)
    answered = [each for each in analysis.examine_all(found) if each.trend and each.slope]
    assert len(answered) >= 5
    for each in answered:
        assert each.trend is not None
        assert each.slope is not None
        used, left_out = ([int(point.period) for point in points] for points in (each.used, each.left_out))
        text = sentence(each, found.words, found.edition.alpha, language)
        numbers = NUMBER.findall(text.split("：" if language == "zh" else ": ", 1)[1])
        assert numbers == expected(each.trend, each.slope, used, left_out), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_series_too_short_to_test_has_no_effect_and_no_p(
    point: Point, language: Language, evidence: Load
) -> None:
    text = sentence(made(point, [1, 2, 3, 4]), evidence("2024").words, 0.05, language)
    assert "%" not in text
    assert "p =" not in text
    assert sorted(NUMBER.findall(text)) == ["2010", "2013", "4", "5"]


def test_what_was_left_out_is_told(point: Point, evidence: Load) -> None:
    points = [point(year=2010 + step, value=Decimal(10 + step)) for step in range(6)]
    points[3] = replace(points[3], bound="lower")
    each = analysis.examine(Series("上海", "own", "fund_used", tuple(points), (0,) * 6), 0.05)
    words = evidence("2024").words
    assert "2013年只有界限、预算或计划，未用" in sentence(each, words, 0.05, "zh")
    assert "without 2013, where only a bound, budget or plan is known" in sentence(each, words, 0.05, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interval_without_ends_is_shown_as_such(point: Point, evidence: Load, language: Language) -> None:
    text = sentence(made(point, [1, 2, 3, 4, 5], 0.001), evidence("2024").words, 0.001, language)
    assert "∞" in text
    assert "inf" not in text
    assert "nan" not in text
