"""The numbers of a sentence are those of its record, and it claims no more than its test allows."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from gongzhi.analysis import examined
from gongzhi.analysis.examined import Examined, examine_all
from gongzhi.data.choice import choose
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.plan import Hypothesis
from gongzhi.data.prices import Prices
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.language.verdicts import sentence, verdict
from gongzhi.statistics import tipping_point, unknown_break

Load = Callable[[str], Evidence]
Point = Callable[..., Observation]
Make = Callable[..., tuple[Examined, Evidence]]
CASES = [(edition, language) for edition in ("2017", "2024") for language in LANGUAGES]
NUMBER = re.compile(r"∞|[−-]?\d(?:[\d,]*\d)?(?:\.\d+)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?%?")
FIRST = 2000
BREAK = Hypothesis(
    id="break", family="exploratory", claim="", region="", level="", measure="", question="break_known",
    method="chow", direction="main", bearing="direct", peers=(), year=2006, declared_on="", reason_zh="",
    reason_en="",
)  # fmt: skip
PRICES = Prices(2019, {"上海": {FIRST + step: Decimal(60 + 2 * step) / 100 for step in range(20)}}, {}, {})


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
        known: dict[str, Any] = {
            "observations": tuple(points),
            "series": choose(points),
            "prices": PRICES,
            "plan": (BREAK,),
        }
        found = replace(evidence("2024"), **known)
        (each,) = examine_all(found)
        return each, found

    return made


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few draws where p is simulated: what is said must be the record's, whatever that is."""
    monkeypatch.setattr(examined, "tipping_point", partial(tipping_point, draws=500))
    monkeypatch.setattr(examined, "unknown_break", partial(unknown_break, draws=500))


ABSENCE = re.compile(
    r"\bno (?:trend|change|rise|fall|growth|increase)(?! detected)"
    r"|(?:没有|并无|无|不存在)(?:任何)?(?:趋势|变化|增长|上升|下降)",
    re.IGNORECASE,
)


def runs(years: list[int]) -> list[str]:
    """The first and the last year of every stretch without a gap, worked out apart from the library."""
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    return [str(year) for pair in zip(starts, ends, strict=True) for year in dict.fromkeys(pair)]


def p_text(p: float) -> str:
    if p < 0.001:
        mantissa, exponent = f"{p:.1e}".split("e-")
        return f"{mantissa} × 10⁻" + "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(int(exponent)))
    return f"{p:.3f}" if p >= 0.01 else f"{p:.4f}"


def share(rate: float) -> str:
    return "∞" if rate == float("inf") else f"{100 * rate:.1f}%"


def rates(each: Examined, name: str) -> list[str]:
    """Growth a year with the level of its interval and its ends, where there is such an answer."""
    effect = each.answers[name].effect if name in each.answers else None
    ends = (effect.value, effect.achieved, effect.low, effect.high) if effect else ()
    return [share(end) for end in ends]


def expected(each: Examined, alpha: float, language: Language) -> list[str]:
    """The numbers that a sentence must have, in its order, from the record alone."""
    used, left_out = ([int(point.period) for point in points] for points in (each.used, each.left_out))
    score = f"{each.trend.statistic.value:.0f}"
    tests = [score, p_text(each.trend.p.value), p_text(each.p_adjusted or 0), str(len(used))]
    spread = [p_text(p) for p in each.p_range or ()]
    found = [*rates(each, "slope"), *tests, *runs(used), *runs(left_out), *rates(each, "real")]
    found += spread if len(set(spread)) == 2 else []
    if each.detected(alpha):
        (note,) = each.answers["autocorrelation"].notes
        found += [f"{note.numbers['phi']:.2f}", str(alpha)]
    elif (power := each.answers.get("power")) and power.effect:
        found += ["80%", share(power.effect.value)]
    if known := each.answers.get("break-2006"):
        rank = round(known.numbers["placebo_p"] * known.numbers["placebo_years"])
        year, p, years = "2006", p_text(known.p.value), f"{known.numbers['placebo_years']:.0f}"
        found += [year, p, years, str(rank)] if language == "zh" else [year, p, str(rank), years]
    if largest := each.answers.get("break_unknown"):
        found += [f"{largest.estimate.value:.0f}", p_text(largest.p.value)]
    return [text.replace("-", "−") for text in found]


def said(text: str, language: Language) -> list[str]:
    body = text.split("：" if language == "zh" else ": ", 1)[1]
    return NUMBER.findall(body)


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_a_sentence_has_exactly_the_numbers_of_its_result(
    evidence: Load, edition: str, language: Language
) -> None:
    found = replace(evidence(edition), plan=(BREAK,))
    answered = [each for each in examine_all(found) if each.trend]
    assert len(answered) >= 5
    for each in answered:
        text = sentence(each, found.words, found.edition.alpha, language)
        assert said(text, language) == expected(each, found.edition.alpha, language), text


def random_figures(chance: random.Random, n: int) -> list[tuple[float, float, float]]:
    """Years with a trend or without, some of them tied, some known only within a range."""
    slope, noise = chance.choice([-0.3, -0.05, 0, 0.02, 0.2]), chance.choice([0, 0.05, 0.4])
    digits, found = chance.choice([0, 0, 1, 4]), []
    for step in range(n):
        value = round(20 * 2.718 ** (slope * step + chance.gauss(0, noise)) + 1, digits)
        half = chance.choice([0.0, 0.0, 0.5, 3.0])
        found.append((value, round(max(value - half, 0.1), 4), round(value + half, 4)))
    return found


@pytest.mark.parametrize("n", range(3, 21))
@pytest.mark.usefixtures("quick")
def test_of_any_series_nothing_is_said_that_its_test_does_not_say(make: Make, n: int) -> None:
    chance = random.Random(n)
    for _ in range(3):
        changes = {
            step: chance.choice([{"bound": "approx"}, {"bound": "lower"}, {"basis": "budget"}])
            for step in range(n)
            if chance.random() < 0.15
        }
        changes = changes if n - len(changes) >= 3 else {}
        each, found = make(random_figures(chance, n), changes)
        for alpha in (0.05, 0.2, 1e-4):
            once = examine_all(replace(found, edition=replace(found.edition, alpha=alpha)))[0]
            for language in LANGUAGES:
                judge(once, found, alpha, language)
        assert len(each.used) >= 3


def judge(each: Examined, found: Evidence, alpha: float, language: Language) -> None:
    """A sentence and a verdict against the record they are made of."""
    text, words = sentence(each, found.words, alpha, language), verdict(each, alpha, language)
    claims = ("检出上升", "检出下降") if language == "zh" else ("a rise detected", "a fall detected")
    claimed = [claim for claim in claims if words.startswith(claim)]
    assert not ABSENCE.search(text + words)
    assert "nan" not in text
    if each.trend is None or each.effect is None:
        assert claimed == []
        return
    rejects = each.p_adjusted is not None and each.p_adjusted <= alpha
    assert claimed == ([claims[0] if each.trend.statistic.value > 0 else claims[1]] if rejects else [])
    assert (words in claims) == (rejects and each.answers["bounds"].numbers["p_max"] <= alpha)
    if each.trend.p.floor > alpha:
        assert claimed == []
        assert words == {"zh": "未检出趋势", "en": "no trend detected"}[language]
    assert text.rstrip("。.").lower().endswith(words.lower())
    assert said(text, language) == expected(each, alpha, language), text
