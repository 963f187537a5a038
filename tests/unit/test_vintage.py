"""When a figure counts as known: the last day that its date allows."""

from datetime import date

import pytest

from gongzhi.data.vintage import RULE, first_day, known_on, last_day


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2017-03-06", date(2017, 3, 6)),
        ("2017-02", date(2017, 2, 28)),
        ("2016-02", date(2016, 2, 29)),
        ("2017", date(2017, 12, 31)),
        ("2012 by content; site frozen 2019", date(2019, 12, 31)),
        ("not shown (2013 by content; site frozen 2019)", date(2019, 12, 31)),
        ("posted 2016-05-12", date(2016, 5, 12)),
        ("commit 2020-02-22", date(2020, 2, 22)),
        ("2018-01-05, updated 2018-03", date(2018, 3, 31)),
        ("", None),
        ("not shown", None),
    ],
)
def test_the_last_day_that_a_stated_date_allows(stated: str, day: date | None) -> None:
    assert last_day(stated) == day


def test_a_stated_date_goes_before_the_day_it_was_seen() -> None:
    assert known_on("2015-01-02", "2024-12-31") == date(2015, 1, 2)


def test_an_undated_source_counts_from_the_day_it_was_seen() -> None:
    assert known_on("", "2019-12-31") == date(2019, 12, 31)
    assert known_on("not shown", "2019") == date(2019, 12, 31)


@pytest.mark.parametrize("stated", ["", "not shown"])
def test_a_source_without_any_date_is_never_known(stated: str) -> None:
    assert known_on(stated, "") is None
    assert known_on(stated, stated) is None
    assert first_day(stated) is None


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2017-03-06", date(2017, 3, 6)),
        ("2017-02", date(2017, 2, 1)),
        ("2017", date(2017, 1, 1)),
        ("2012 by content; site frozen 2019", date(2019, 1, 1)),
    ],
)
def test_the_first_day_of_the_latest_date(stated: str, day: date) -> None:
    assert first_day(stated) == day


def test_an_export_of_context_counts_from_the_end_of_the_following_year() -> None:
    assert known_on("2024-06-03", "", 2010) == date(2011, 12, 31)
    assert known_on("", "", 2010) == date(2011, 12, 31)


def test_an_export_is_never_known_later_than_it_was_published() -> None:
    assert known_on("2024-06-03", "", 2023) == date(2024, 6, 3)


@pytest.mark.parametrize("stated", ["2018-13-01", "2018-02-30"])
def test_a_day_that_no_calendar_has_is_refused(stated: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        known_on(stated, "")


def test_the_rule_is_stated_in_both_languages() -> None:
    assert "no_later_than" in RULE.zh
    assert "no_later_than" in RULE.en
