"""Whatever one cell of an edition comes to say, it is found, and found once."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongzhi.changes.comparison import compare
from gongzhi.changes.snapshot import NEEDED, QUANTITY
from gongzhi.changes.told import tell

# Another thing that a cell may say, where not everything may stand in it.
OTHER = {
    "value": "77", "low": "77", "high": "77", "bound": "upper", "basis": "plan", "grade": "press",
    "known_on": "1998-01-01", "year": "1990", "dropped": "yes", "dated": "no",
}  # fmt: skip
FIGURES = ("observations.csv", "context.csv", "series.csv")
KEYS = {file: QUANTITY if file in FIGURES else columns for file, columns in NEEDED.items()}
repeatable = settings(
    derandomize=True,
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@repeatable
@given(draw=st.data())
def test_every_change_of_one_cell_is_found_once(
    made_edition: Callable[..., Any], draw: st.DataObject
) -> None:
    earlier, later = made_edition("1999"), made_edition("2000")
    file = draw.draw(st.sampled_from(sorted(later.tables)))
    row = draw.draw(st.sampled_from(later.tables[file]))
    taken = {*KEYS[file], "raw"} | ({"year"} if file == "series.csv" else set())
    column = draw.draw(st.sampled_from([name for name in row if name not in taken]))
    row[column] = OTHER.get(column, row[column] + "9")
    found = compare(earlier.snapshot(), later.snapshot())
    assert sum(map(len, found.changes.values())) == 1
    assert tell(found).summary("zh")


@pytest.mark.parametrize("swapped", [False, True])
def test_an_edition_added_row_by_row_has_every_row_once(
    made_edition: Callable[..., Any], swapped: bool
) -> None:
    less, full = made_edition("1999"), made_edition("2000")
    for file in ("sources.csv", "policies.csv", "corrections.csv", "plan.csv"):
        less.tables[file].clear()
    pair = (full, less) if swapped else (less, full)
    found = compare(*(each.snapshot() for each in pair))
    assert sum(map(len, found.changes.values())) == 5
