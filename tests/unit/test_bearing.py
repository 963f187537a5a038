"""Claims and the exhibits that bear on them."""

from typing import Any

import pytest

from gongzhi.publish.evidence import Data, bears

CLAIM = {"id": "F9", "results": ["r-test"], "documents": ["甲文"], "parts": [], "status": "supported"}
RESULTS = {"r-test": {"id": "r-test", "series": ["上海", "own", "raised"]}}
SERIES = ("region", "level", "measure", "money")


def data(kinds: tuple[str, ...], *row: Any, results: tuple[str, ...] = ()) -> Data:
    columns = [{"name": kind, "kind": kind, "title": kind} for kind in kinds]
    return Data(
        {"columns": columns, "rows": [row] if row else [], "results": [{"id": each} for each in results]}
    )


@pytest.mark.parametrize(
    ("exhibit", "expected"),
    [
        (data((), results=("r-test",)), True),
        (data((), results=("other",)), False),
        (data(SERIES, "上海", "own", "raised", 1), True),
        (data(SERIES, "上海", "all", "raised", 1), False),
        (data(("region", "measure", "money"), "上海", "raised", 1), True),
        (data(SERIES[:3], "上海", "own", "raised"), False),
        (data(("region", "money"), "上海", 1), False),
        (data(("text",), "甲文"), True),
        (data(("text",), "乙文"), False),
        (data(("claims", "source"), "F8 F9", "s-1"), True),
        (data(("claim", "source"), "F91", "s-1"), False),
        (data(("claim",), "F9"), False),
    ],
)
def test_an_exhibit_bears_on_a_claim_by_results_series_documents_or_sourced_figures(
    exhibit: Data, expected: bool
) -> None:
    assert bears(exhibit, CLAIM, RESULTS) is expected
