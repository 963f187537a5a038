"""Periods: the project's notation, what transcripts use instead, and what is no period."""

from datetime import date

import pytest

from gongzhi.data.period import parse


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018-02-07", date(2018, 2, 7), date(2018, 2, 7)),
        ("2020Q3", date(2020, 7, 1), date(2020, 9, 30)),
        ("2009/2016", date(2009, 1, 1), date(2016, 12, 31)),
        ("2015-03/2016-02", date(2015, 3, 1), date(2016, 2, 29)),
        ("2018-02-07/2018-03-01", date(2018, 2, 7), date(2018, 3, 1)),
    ],
)
def test_the_notation_gives_first_and_last_day_and_is_kept(text: str, first: date, last: date) -> None:
    period = parse(text)
    assert (period.text, period.first, period.last) == (text, first, last)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ("1987-2017H1", "1987/2017-06"),
        ("2020-H1", "2020-01/2020-06"),
        ("2020H2", "2020-07/2020-12"),
        ("2018-2019", "2018/2019"),
        ("2020Q3/2021Q1", "2020-07/2021-03"),
        (" 2018 ", "2018"),
    ],
)
def test_notations_of_transcripts_become_ours(found: str, text: str) -> None:
    assert parse(found).text == text


def test_only_one_whole_year_has_a_year() -> None:
    assert parse("2018").year == 2018
    for text in ("2018-02", "2018-02-07", "2018Q4", "2018H1", "2009/2016", "2018/2018"):
        assert parse(text).year is None


@pytest.mark.parametrize(
    "text",
    [
        "", "2018-13", "2018-00", "2018-02-30", "2018-02-00", "2018Q5", "2018H3", "18", "20180", "0000",
        "2016/2009", "2018-03/2018-02", "2009/2012/2016", "2009/", "/2016", "2018年", "last year",
    ],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        parse(text)


def test_a_refusal_quotes_the_text_and_shows_how_to_write_it() -> None:
    with pytest.raises(ValueError, match=r"'2018年' is not a period: write 2018"):
        parse("2018年")


def test_digits_are_ascii_in_the_notation() -> None:
    try:
        text = parse("２０１８").text
    except ValueError:
        return
    assert text == "2018"


def test_the_middle_of_a_period_lies_within_it() -> None:
    assert parse("2018").years == pytest.approx(2018.5, abs=0.01)
    assert parse("2018-01-01").years == 2018
    assert parse("2009/2016").years == pytest.approx(2013, abs=0.01)
    assert parse("2018-12").years < 2019
