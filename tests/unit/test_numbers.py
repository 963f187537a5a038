"""Numbers as each language prints them."""

import pytest

from gongzhi.language import numbers


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (153_100, "15.31亿元", "CNY 1.531 billion"),
        (1_437_000, "143.7亿元", "CNY 14.37 billion"),
        (45_700, "4.57亿元", "CNY 457 million"),
        (9_450, "9,450万元", "CNY 94.5 million"),
        (240, "240万元", "CNY 2.4 million"),
        (20, "20万元", "CNY 200,000"),
        (0.1, "0.1万元", "CNY 1,000"),
        (0, "0万元", "CNY 0"),
        (22_158_000, "2,216亿元", "CNY 221.6 billion"),
        (150_000_000, "15,000亿元", "CNY 1.5 trillion"),
        (-45_700, "−4.57亿元", "CNY −457 million"),
    ],
)
def test_money_in_wan_yuan(value: float, zh: str, en: str) -> None:
    assert (numbers.money(value, "zh"), numbers.money(value, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1, "1"),
        (1.50, "1.5"),
        (123.456, "123.5"),
        (12_345.6, "12,346"),
        (100, "100"),
        (9.99996, "10"),
        (0.12345, "0.1235"),
        (-0.5, "−0.5"),
    ],
)
def test_four_significant_digits_and_no_trailing_zeros(value: float, text: str) -> None:
    assert numbers.significant(value) == text


@pytest.mark.parametrize("value", [0.00005, 1e-9, 1e15, 1e22])
def test_a_number_never_has_an_exponent(value: float) -> None:
    assert "e" not in numbers.significant(value)


def test_counts_have_a_measure_word_in_chinese_only() -> None:
    assert numbers.count(16_912, "zh", "人") == "16,912人"
    assert numbers.count(16_912, "en", "人") == "16,912"
    assert numbers.count(8.1, "zh", "个/万人") == "8.1个/万人"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.123, "12.3%"), (1, "100.0%"), (0, "0.0%"), (-0.056, "−5.6%"), (0.98333, "98.3%")],
)
def test_shares_as_percentages(value: float, text: str) -> None:
    assert numbers.percent(value) == text


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (1.0, "1.000"),
        (0.05, "0.050"),
        (0.0167, "0.017"),
        (0.00278, "0.0028"),
        (0.001, "0.0010"),
        (0.000397, "4.0 × 10⁻⁴"),
        (1.5294327446363963e-12, "1.5 × 10⁻¹²"),
    ],
)
def test_a_p_value_is_never_rounded_to_nothing(p: float, text: str) -> None:
    assert numbers.p_value(p) == text


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ((2010, 2012, 2013, 2014), "2010、2012—2014", "2010, 2012–2014"),
        ((2014, 2013), "2013—2014", "2013–2014"),
        ((2018,), "2018", "2018"),
        ((), "", ""),
    ],
)
def test_years_as_ranges(values: tuple[int, ...], zh: str, en: str) -> None:
    assert (numbers.years(values, "zh"), numbers.years(values, "en")) == (zh, en)
