"""Sentences of tests: never that there is no trend, and what cannot be tested says why."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gongzhi.analysis.examined import Examined, examine_all
from gongzhi.data.choice import choose
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.prices import Prices
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.language.verdicts import sentence, verdict

Load = Callable[[str], Evidence]
Point = Callable[..., Observation]
Make = Callable[..., tuple[Examined, Evidence]]
CASES = [(edition, language) for edition in ("2017", "2024") for language in LANGUAGES]
NUMBER = re.compile(r"∞|[−-]?\d(?:[\d,]*\d)?(?:\.\d+)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?%?")
FIRST = 2000
NONE = Prices(None, {}, {}, {})


@pytest.fixture
def make(evidence: Load, point: Point) -> Make:
    """A made-up series examined by itself; values may come with the ends of their ranges."""

    def made(
        figures: list[tuple[float, float, float]], changes: dict[int, dict[str, str]] | None = None
    ) -> tuple[Examined, Evidence]:
        points = [
            point(
                year=FIRST + step,
                raw=f"observations.csv:{step}",
                value=Decimal(str(value)),
                low=Decimal(str(low)),
                high=Decimal(str(high)),
                **(changes or {}).get(step, {}),
            )
            for step, (value, low, high) in enumerate(figures)
        ]
        known: dict[str, Any] = {"observations": tuple(points), "series": choose(points), "prices": NONE}
        found = replace(evidence("2024"), plan=(), **known)
        (each,) = examine_all(found)
        return each, found

    return made


def exact(*values: float) -> list[tuple[float, float, float]]:
    return [(value, value, value) for value in values]


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
    for each in examine_all(found):
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
def test_the_verdict_follows_from_p_and_the_score(make: Make, values: list[int], zh: str, en: str) -> None:
    each, _ = make(exact(*values))
    assert (verdict(each, 0.05, "zh"), verdict(each, 0.05, "en")) == (zh, en)


def test_a_trend_that_some_value_would_undo_is_said_to_be_so(make: Make) -> None:
    each, found = make([(10 + step, 7 + step, 13 + step) for step in range(6)])
    assert verdict(each, 0.05, "zh") == "检出上升，但并非在各数的全部可能取值下都成立"
    assert verdict(each, 0.05, "en") == "a rise detected, though not for all values that the figures may have"
    for language in LANGUAGES:
        assert (
            sentence(each, found.words, 0.05, language)
            .rstrip("。.")
            .endswith(verdict(each, 0.05, language)[1:])
        )


def test_what_only_its_own_p_would_reject_is_not_detected(point: Point, evidence: Load) -> None:
    rows = {
        "fund_used": (10, 11, 12, 13, 14),
        **dict.fromkeys(("fund_raised", "fund_retained", "fund_to_central"), (12, 14, 11, 13, 12)),
    }
    points = tuple(
        point(year=FIRST + step, measure=name, value=Decimal(value), raw=f"observations.csv:{name}{step}")
        for name, row in rows.items()
        for step, value in enumerate(row)
    )
    found = replace(evidence("2024"), observations=points, series=choose(points), plan=(), prices=NONE)
    (each,) = (each for each in examine_all(found) if each.series.measure == "fund_used")
    assert each.trend.p.value <= 0.05 < (each.p_adjusted or 0.0)
    assert verdict(each, 0.05, "zh") == "未检出趋势"
    assert sentence(each, found.words, 0.05, "en").endswith("No trend detected.")


def test_a_refusal_gives_its_reason(make: Make) -> None:
    each, found = make(exact(3, 3, 3, 3, 3))
    assert "各年数值完全相同" in verdict(each, 0.05, "zh")
    assert "same value" in verdict(each, 0.05, "en")
    for language in LANGUAGES:
        assert "p =" not in sentence(each, found.words, 0.05, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_series_too_short_to_test_has_no_effect_and_no_p(make: Make, language: Language) -> None:
    each, found = make(exact(1, 2, 3, 4))
    text = sentence(each, found.words, 0.05, language)
    assert "%" not in text
    assert "p =" not in text
    assert sorted(NUMBER.findall(text)) == ["2000", "2003", "4", "5"]


@pytest.mark.parametrize("change", [{"bound": "lower"}, {"basis": "budget"}, {"basis": "plan"}])
def test_what_was_left_out_is_told(make: Make, change: dict[str, str]) -> None:
    each, found = make(exact(*range(10, 17)), {3: change})
    assert "2003年只有界限、预算或计划，未用" in sentence(each, found.words, 0.05, "zh")
    assert "without 2003, where only a bound, budget or plan is known" in sentence(
        each, found.words, 0.05, "en"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interval_without_ends_is_shown_as_such(make: Make, evidence: Load, language: Language) -> None:
    _, found = make(exact(1, 2, 3, 4, 5))
    strict = replace(found, edition=replace(found.edition, alpha=0.001))
    (each,) = examine_all(strict)
    text = sentence(each, found.words, 0.001, language)
    assert "∞" in text
    assert "inf" not in text
    assert "nan" not in text
