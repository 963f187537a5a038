"""What must hold for all figures: notation, units, and choice among made-up sources."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongzhi.data import period
from gongzhi.data.choice import choose, conflicts
from gongzhi.data.numeral import plain
from gongzhi.data.observation import Observation
from gongzhi.data.unit import UNITS, convert

repeatable = settings(derandomize=True, deadline=None, max_examples=120)

days = st.dates(date(1980, 1, 1), date(2035, 12, 31))
points = st.one_of(
    days.map(lambda day: f"{day:%Y}"),
    days.map(lambda day: f"{day:%Y-%m}"),
    days.map(lambda day: f"{day:%Y-%m-%d}"),
)
quarters = st.builds("{}Q{}".format, st.integers(1980, 2035), st.integers(1, 4))


@repeatable
@given(st.one_of(points, quarters))
def test_the_notation_of_a_point_is_read_as_itself(text: str) -> None:
    found = period.parse(text)
    assert found.text == text
    assert found.first <= found.last
    assert str(found.first).startswith(text[:4])
    assert period.parse(found.text) == found


@repeatable
@given(points, points)
def test_the_notation_of_a_span_is_read_as_itself_unless_it_runs_backwards(one: str, two: str) -> None:
    text = f"{one}/{two}"
    if period.parse(one).first > period.parse(two).last:
        with pytest.raises(ValueError, match="ends before it begins"):
            period.parse(text)
    else:
        found = period.parse(text)
        assert (found.text, found.year) == (text, None)
        assert (found.first, found.last) == (period.parse(one).first, period.parse(two).last)


@repeatable
@given(st.text(st.sampled_from("0123456789-/QH 年"), max_size=14))
def test_any_text_is_a_period_that_is_stable_or_a_value_error(text: str) -> None:
    try:
        found = period.parse(text)
    except ValueError:
        return
    assert period.parse(found.text) == found
    assert found.first <= found.last


amounts = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=6)
conversions = [(found, canonical) for canonical, factors in UNITS.items() for found in factors]


@repeatable
@given(amounts, st.sampled_from(conversions))
def test_conversion_is_exact_and_has_an_inverse(amount: Decimal, units: tuple[str, str]) -> None:
    found, canonical = units
    converted = convert(amount, found, canonical)
    factor = Decimal(UNITS[canonical][found])
    assert converted.as_integer_ratio()[0] * amount.as_integer_ratio()[1] * factor.as_integer_ratio()[1] == (
        amount.as_integer_ratio()[0] * converted.as_integer_ratio()[1] * factor.as_integer_ratio()[0]
    )
    assert converted / factor == amount
    assert convert(converted, canonical, canonical) == converted


@repeatable
@given(amounts)
def test_a_number_written_plainly_is_the_same_number(amount: Decimal) -> None:
    text = plain(amount)
    assert Decimal(text) == amount
    assert not text.endswith((".", ".0"))
    assert "E" not in text


FIELDS: Mapping[str, Any] = {
    "measure": ("made_up_money", "made_up_count"),
    "year": (2014, 2015, None),
    "bound": ("exact", "approx", "lower", "upper"),
    "basis": ("actual", "budget", "plan"),
    "grade": ("official", "study", "press", "copy"),
    "derived_from": ("", "1+2"),
    "dated": (True, False),
    "dropped": (False, False, True),
}


@st.composite
def figures(draw: st.DrawFn) -> list[Observation]:
    found = []
    base = Observation(
        "甲地", "own", "made_up_money", "2014", 2014, Decimal(1), Decimal(1), Decimal(1), "万元", "exact",
        "actual", "", "", "s-a", "official", date(2016, 1, 1), True, "", False, "observations.csv:2", "",
    )  # fmt: skip
    for line in range(draw(st.integers(1, 8))):
        cells = {name: draw(st.sampled_from(words)) for name, words in FIELDS.items()}
        known = date(2016, 1, 1) + timedelta(days=draw(st.integers(0, 2)))
        source = draw(st.sampled_from(("s-a", "s-b")))
        raw = f"observations.csv:{line + 2}"
        found.append(replace(base, **cells, known_on=known, source_id=source, raw=raw, value=Decimal(line)))
    return found


@repeatable
@given(figures(), st.randoms(use_true_random=False))
def test_choice_does_not_depend_on_the_order_of_rows(found: list[Observation], random: Any) -> None:
    mixed = list(found)
    random.shuffle(mixed)
    assert choose(mixed) == choose(found)


@repeatable
@given(figures(), st.randoms(use_true_random=False))
def test_conflicts_do_not_depend_on_the_order_of_rows(found: list[Observation], random: Any) -> None:
    spread = [replace(each, low=each.value - 1, high=each.value + 1) for each in found]
    mixed = list(spread)
    random.shuffle(mixed)
    assert sorted(conflicts(mixed), key=str) == sorted(conflicts(spread), key=str)
    for chosen, others in conflicts(mixed):
        assert others
        assert not any(each.interval.meets(chosen.interval) for each in others)


@repeatable
@given(figures())
def test_no_figure_is_lost_between_the_chosen_and_the_others(found: list[Observation]) -> None:
    usable = [each for each in found if each.year is not None and not each.dropped]
    series = choose(found).values()
    assert sum(len(each.points) + sum(each.others) for each in series) == len(usable)
    assert {point for each in series for point in each.points} <= set(usable)
