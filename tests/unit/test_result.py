"""The one record: JSON can hold it, and all its keys have words in both languages."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import pytest

from gongzhi import statistics
from gongzhi.statistics import MESSAGES, METHODS, Result, say
from gongzhi.statistics.methods import Method
from gongzhi.statistics.refusal import Reason
from gongzhi.statistics.result import Assumption, Note
from gongzhi.statistics.wording import ASSUMPTIONS, FINDINGS, NOTES, TESTS, UNITS

SOURCES = "\n".join(path.read_text("utf-8") for path in Path(statistics.__file__).parent.rglob("*.py"))
Y = [1.0, 3.0, 2.0, 4.0, 8.0, 6.0, 9.0, 12.0, 11.0, 15.0, 14.0, 18.0]
T = list(range(2005, 2017))
ANSWERS: dict[str, Callable[[], Result]] = {
    "trend": lambda: statistics.mann_kendall([*Y, None, 18], [*T, 2017, 2018]),
    "slope": lambda: statistics.theil_sen(Y, T, log=True),
    "line": lambda: statistics.loglinear_fit(Y, T),
    "ends": lambda: statistics.growth_between_ends(Y, T),
    "autocorrelation": lambda: statistics.tipping_point(Y, T),
    "known": lambda: statistics.known_break(Y, T, 2011),
    "unknown": lambda: statistics.unknown_break(Y, T, draws=500),
    "shift": lambda: statistics.pettitt(Y, T),
    "counts": lambda: statistics.count_trend(Y, T),
    "exact": lambda: statistics.count_trend_exact(Y, T),
    "scatter": lambda: statistics.negative_binomial(Y, T),
    "years": lambda: statistics.sign_test(3, 5),
    "rank": lambda: statistics.placebo_rank(1, [0, 2]),
    "prices": lambda: statistics.deflate([1, 2], [None, 101]),
    "bounds": lambda: statistics.trend_bounds(Y, [each + 1 for each in Y], T),
    "slopes": lambda: statistics.slope_bounds(Y, [each + 1 for each in Y], T),
    "family": lambda: statistics.adjust([0.01, 0.2]),
    "power": lambda: statistics.power_of_years(8),
    "left_out": lambda: statistics.leave_one_out(Y, T),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_json_holds_every_answer_and_words_every_key(name: str) -> None:
    found = ANSWERS[name]()
    json.dumps(asdict(found))
    assert found.method in METHODS
    assert found.possible >= found.n + len(found.dropped)
    said: list[Note | Assumption] = [*found.notes, *found.assumptions]
    for each in said:
        assert re.search(r"[一-鿿]", say(each, "zh"))
        assert "{" not in say(each, "en")
    for quantity in (found.estimate, found.effect):
        assert quantity is None or quantity.unit in UNITS
    if found.p:
        assert 0 <= found.p.floor <= found.p.value <= 1


def test_every_word_is_used() -> None:
    """Keys that nothing gives would be words without a reader."""
    for words in (UNITS, ASSUMPTIONS, NOTES, FINDINGS, TESTS):
        for key in words:
            assert SOURCES.count(f'"{key}"') >= 2, key
    for reason in MESSAGES:
        assert SOURCES.count(f'"{reason}"') >= 3, reason


def test_registries_are_complete() -> None:
    assert set(METHODS) == set(get_args(Method))
    assert set(MESSAGES) == set(get_args(Reason))
    for each in METHODS.values():
        assert re.search(r"[一-鿿]", each.zh)
        assert each.en.isascii()
        assert all(re.fullmatch(r"[a-z]+\d{4}[a-z]?", key) for key in each.references)
