"""What must hold for all numbers as printed: reading, arithmetic, intervals, and restating them."""

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongzhi.data import arithmetic, numeral
from gongzhi.data.interval import ONES, agreeing, interval
from gongzhi.data.numeral import plain, plain_form, spelled
from gongzhi.data.schema import BOUNDS, PRINTED_UNITS

repeatable = settings(derandomize=True, deadline=None, max_examples=200)
DIGITS, FORMAL = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 12),
)


def below(part: int) -> str:
    """A number below ten thousand in Chinese."""
    text, gap = "", False
    for digit, name in zip(f"{part:04}", ("千", "百", "十", ""), strict=True):
        if digit != "0":
            text += ("零" if gap and text else "") + DIGITS[int(digit)] + name
        gap = digit == "0"
    return text


def spell(number: int) -> str:
    """A number below 10¹² in Chinese, worked out apart from the library."""
    text, gap = "", False
    for name, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        part, number = divmod(number, size)
        if part:
            text += ("零" if text and (gap or part < 1000) else "") + below(part) + name
        gap = not part
    return text or "零"


@repeatable
@given(st.one_of(st.integers(0, 10**8), st.integers(0, 10**12 - 1)))
def test_a_spelled_number_is_read_as_itself(number: int) -> None:
    text = spell(number)
    formal = text.translate(str.maketrans(DIGITS + "十百千", FORMAL + "拾佰仟"))
    short = text.removeprefix("一") if text.startswith("一十") else text
    assert [spelled(each) for each in (text, formal, short)] == [number] * 3
    assert plain_form(text) == str(number)
    assert [each.value for each in numeral.find(f"共{text}元")] == [number]


@repeatable
@given(numbers)
def test_a_plain_number_is_its_own_plain_form(number: Decimal) -> None:
    text = plain(number)
    assert Decimal(text) == number
    assert plain_form(text) == text
    assert plain_form(f" {text.translate(str.maketrans('0123456789', '０１２３４５６７８９'))}\u3000") == text


@repeatable
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=45))
def test_any_text_has_a_stable_plain_form_or_none(text: str) -> None:
    form = plain_form(text)
    assert plain_form(form) == form
    assert not form or Decimal(form).is_finite()


@repeatable
@given(st.text(st.sampled_from("0123456789,.零一十百千万亿元个%() milonbdth家"), max_size=60))
def test_any_text_has_numbers_or_none(text: str) -> None:
    for found in numeral.find(text):
        assert found.value.is_finite()
        assert found.quantum > 0


OPERATORS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add, "−": operator.sub, "×": operator.mul, "*": operator.mul, "-": operator.sub,
}  # fmt: skip
leaves = st.builds(
    lambda digits, places: (f"{Decimal(digits).scaleb(-places):f}", Fraction(digits, 10**places)),
    st.integers(0, 999),
    st.integers(0, 2),
)
Sum = tuple[str, Fraction]


def join(left: Sum, sign: str, right: Sum) -> Sum:
    return f"({left[0]} {sign} {right[0]})", OPERATORS[sign](left[1], right[1])


def divide(left: Sum, divisor: int) -> Sum:
    return f"-{left[0]}/{divisor}", -left[1] / divisor


sums = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(join, inner, st.sampled_from(list(OPERATORS)), inner),
        st.builds(divide, inner, st.integers(1, 99)),
    ),
    max_leaves=5,
)


@repeatable
@given(sums)
def test_arithmetic_agrees_with_fractions(found: Sum) -> None:
    text, value = found
    assert abs(Fraction(arithmetic.evaluate(text)) - value) < Fraction(1, 10**9)
    span = arithmetic.span(text)
    assert span is not None
    assert span[0] - Decimal("1e-9") <= arithmetic.evaluate(text) <= span[1] + Decimal("1e-9")


@repeatable
@given(st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text(st.sampled_from("0123456789.+-*/()= e_%'\\，÷"), max_size=220),
))  # fmt: skip
@pytest.mark.filterwarnings("error")
def test_any_text_is_an_arithmetic_or_a_value_error(text: str) -> None:
    try:
        value = arithmetic.evaluate(text)
    except ValueError:
        return
    assert value.is_finite()


figures = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**7), st.integers(0, 4)
)


@repeatable
@given(
    figures, st.sampled_from(PRINTED_UNITS), st.sampled_from(BOUNDS), st.sampled_from(["", "1.5*2", "300/7"])
)
def test_an_interval_holds_its_value_and_meets_itself(
    value: Decimal, unit: str, bound: str, derived_from: str
) -> None:
    found = interval(value, unit, bound, "", derived_from)
    assert found.low <= value
    assert found.high is None or value <= found.high
    assert (found.high is None) == (bound == "lower")
    assert found.low >= 0
    assert found.meets(found)


@repeatable
@given(figures, st.sampled_from(list(ONES)))
def test_an_interval_is_never_narrower_than_what_was_printed(value: Decimal, unit: str) -> None:
    digit = numeral.last_digit(value)
    exact, approx = (interval(value, unit, bound, "", "") for bound in ("exact", "approx"))
    assert exact.high is not None
    assert approx.high is not None
    counted = unit in ("万人", "万个") and digit * ONES[unit] <= 1
    assert exact.high - value == (0 if counted else digit / 2)
    assert approx.low <= exact.low <= exact.high <= approx.high


@repeatable
@given(st.builds(lambda digits: Decimal(digits) / 10, st.integers(-999, -1)), st.sampled_from(BOUNDS))
def test_an_interval_of_a_fall_holds_its_value_too(value: Decimal, bound: str) -> None:
    found = interval(value, "%", bound, "", "")
    assert found.low <= value
    assert found.high is None or value <= found.high


STYLES = {
    "元": 1, "万元": 10**4, "百万元": 10**6, "亿元": 10**8, "亿": 10**8, " yuan": 1, " thousand yuan": 10**3,
    " million yuan": 10**6, " billion": 10**9, " (100 million yuan)": 10**8,
}  # fmt: skip
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
printings = st.tuples(
    st.builds(
        lambda digits, places: Decimal(digits).scaleb(-places), st.integers(1, 10**8), st.integers(0, 3)
    ),
    st.sampled_from(list(STYLES)),
    st.sampled_from(["元", "万元", "百万元", "亿元"]),
    st.sampled_from(["{}", "{:,}"]),
    st.booleans(),
    st.sampled_from(["{}", "共计{}。", "（约{}）", "total: {}"]),
)
Printing = tuple[Decimal, str, str, str, bool, str]


def worded(digits: str, printing: Printing) -> str:
    """Digits as a text of that style has them."""
    _, style, _, _, wide, around = printing
    return around.format((digits.translate(WIDE) if wide else digits) + style)


@repeatable
@given(printings)
def test_a_value_in_any_unit_agrees_with_its_text_in_any_style(printing: Printing) -> None:
    number, style, unit, form, *_ = printing
    amount = number * STYLES[style]
    found = agreeing(amount / ONES[unit], unit, worded(form.format(number), printing))
    assert found is not None
    assert found.value == amount
    assert found.quantum == numeral.last_digit(number) * STYLES[style]


@repeatable
@given(printings, st.integers(0, 30), st.integers(1, 9))
def test_a_text_with_one_digit_changed_does_not_agree(printing: Printing, place: int, change: int) -> None:
    number, style, unit, form, *_ = printing
    text = form.format(number)
    digits = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = digits[place % len(digits)]
    text = text[:at] + str((int(text[at]) + change) % 10) + text[at + 1 :]
    assert agreeing(number * STYLES[style] / ONES[unit], unit, worded(text, printing)) is None
