"""The arithmetic by which figures follow from printed ones, and how far rounding leaves it open."""

import warnings
from decimal import Decimal

import pytest

from gongzhi.data.arithmetic import evaluate, span


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("231.3 − 35.8", "195.5"),
        ("20000+30000", "50000"),
        ("25,000×2", "50000"),
        ("25，000*2", "50000"),
        ("100÷8", "12.5"),
        ("（1＋2)", None),
        ("（1+2）*3", "9"),
        ("1+2*3", "7"),
        ("-5+3", "-2"),
        ("2-(3-4)", "3"),
        ("40000+10000=50000", "50000"),
        ("7", "7"),
    ],
)
def test_an_arithmetic_is_worked_out(text: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(ValueError, match="is not an arithmetic"):
            evaluate(text)
    else:
        assert evaluate(text) == Decimal(value)


NONE = (
    "", "=5", "abc", "1+", "1//2", "5%2", "2**9", "9**9**9**9", "1e5", "1_000", "0x10", "1j", "+5",
    "1 if 1 else 2",
    "f(1)", "[1]", "'1'", r"'\d'", "1or 2", "1/0", "1/(2-2)", "0/0", "1<2", "1;2", "1\x002",
    "12345678901234567890",
    "(" * 150 + "1" + ")" * 150, "１+２", "x:=1", "lambda: 1", "0.1234567890123",
)  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_arithmetic_is_refused_without_a_word_on_the_terminal(text: str) -> None:
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        with pytest.raises(ValueError, match=r"\S"):
            evaluate(text)
        assert span(text) is None
    assert said == []


@pytest.mark.parametrize("text", ["1" + "+1" * 99, "-" * 199 + "1", "(" * 80 + "1" + ")" * 80])
def test_a_long_arithmetic_is_worked_out(text: str) -> None:
    assert abs(evaluate(text)) in (100, 1)


def test_a_longer_one_is_refused() -> None:
    with pytest.raises(ValueError, match="is not an arithmetic of numbers") as caught:
        evaluate("1" + "+1" * 1000)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20000+30000", "50000", "50000"),
        ("231.3-35.8", "195.4", "195.6"),
        ("1.5*2", "2.9", "3.1"),
        ("1.0*1.0", "0.9025", "1.1025"),
        ("-1.5", "-1.55", "-1.45"),
        ("3/1.5", "1.935483870967741935483870968", "2.068965517241379310344827586"),
    ],
)
def test_decimals_are_rounded_and_whole_numbers_are_exact(text: str, low: str, high: str) -> None:
    assert span(text) == (Decimal(low), Decimal(high))


def test_a_division_by_what_may_be_nothing_has_no_span() -> None:
    assert evaluate("1/(1.02-1.01)") == 100
    assert span("1/(1.02-1.01)") is None
