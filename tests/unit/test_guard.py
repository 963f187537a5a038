"""What a published edition knew: rows may be added and corrected, none may be changed or taken out."""

from collections.abc import Callable
from typing import Any

import pytest

from gongzhi.release.guard import Row, compared

THEN: Row = {
    "region": "上海", "level": "own", "measure": "fund_used", "period": "2010", "year": "2010",
    "value": "100", "unit": "万元", "source_id": "s-one", "corrections": "", "dropped": "",
    "raw": "observations.csv:2", "note": "",
}  # fmt: skip
SECOND = {**THEN, "period": "2011", "value": "200", "raw": "observations.csv:3"}


@pytest.fixture
def said() -> Callable[..., list[str]]:
    """What is said of rows that stand now where those of THEN and SECOND stood."""
    return lambda *now: list(map(str, compared("2000", "observations.csv", [THEN, SECOND], now)))


def changed(**cells: Any) -> dict[str, str]:
    return {**THEN, **cells}


def test_a_changed_value_is_named_with_its_line_and_row(said: Callable[..., list[str]]) -> None:
    (problem,) = said(changed(value="101"), SECOND)
    start = (
        "data/raw/observations.csv:2: value: 上海 own fund_used 2010 100: '101' where edition 2000 knew '100'"
    )
    assert problem.startswith(start)
    assert "append-only: restore the row" in problem
    assert "gongzhi withdraw 2000" in problem


def test_a_row_that_is_gone_is_named(said: Callable[..., list[str]]) -> None:
    (problem,) = said({**SECOND, "raw": "observations.csv:2"})
    assert problem.startswith(
        "data/raw/observations.csv: 上海 own fund_used 2010 100: edition 2000 knew this row, and it is gone"
    )


@pytest.mark.parametrize(
    "now",
    [
        [THEN, SECOND],
        [SECOND, THEN],
        [THEN, SECOND, changed(value="300", period="2012", raw="observations.csv:4")],
        [changed(note="spelt better", raw="observations.csv:9"), SECOND],
        [changed(value="1000", corrections="c-tenfold"), SECOND],
        [{**THEN, "computed_later": "1"}, {**SECOND, "computed_later": "2"}],
    ],
    ids=["same", "order", "added", "words", "corrected", "column"],
)
def test_what_takes_nothing_from_an_edition_is_no_fault(
    said: Callable[..., list[str]], now: list[Row]
) -> None:
    assert said(*now) == []


def test_a_correction_that_is_taken_back_is_a_change() -> None:
    then = [changed(value="1000", corrections="c-tenfold")]
    (problem,) = compared("2000", "observations.csv", then, [changed()])
    assert problem.column == "value, corrections"


def test_the_day_and_kind_of_a_source_count_and_its_title_does_not() -> None:
    then = {"source_id": "s-one", "publisher": "p", "title": "t", "published_on": "1999", "grade": "official"}
    assert list(compared("2000", "sources.csv", [then], [{**then, "title": "T", "publisher": "P"}])) == []
    for key, cell in (("published_on", "2001"), ("grade", "copy")):
        (problem,) = compared("2000", "sources.csv", [then], [{**then, key: cell}])
        assert (problem.file, problem.column) == ("data/raw/sources.csv", key)
