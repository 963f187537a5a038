"""C04: a jump of more than tenfold from one known year of a series to the next."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data.choice import choose
from gongzhi.data.numeral import plain
from gongzhi.data.observation import Observation
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

TENFOLD = 10
# Further apart than this, years are no neighbours.
APART = 3


def look(raw: Raw) -> Iterator[Finding]:
    """The later of two years between which a series is multiplied or divided by more than ten."""
    rows = {each.raw: row for row, each in raw.stated}
    for series in choose(raw.observations).values():
        for before, after in zip(series.points, series.points[1:], strict=False):
            if jumps(before, after):
                was = f"{plain(before.value)} ({before.period}, {before.raw})"
                yield at(rows[after.raw], "value", now=plain(after.value), unit=after.unit, was=was)


def jumps(before: Observation, after: Observation) -> bool:
    """Whether one is more than ten times the other, both being above zero and near in time."""
    low, high = sorted((before.value, after.value))
    near = (after.year or 0) - (before.year or 0) <= APART
    return near and low > 0 and high > TENFOLD * low


RULE = Rule(
    "C04",
    Text("十倍以上的变动", "Tenfold jump"),
    Text(
        "{now}{unit}，前一数为{was}：相差十倍以上，请核对单位",
        "{now} {unit} after {was}: more than tenfold, is the unit right?",
    ),
    look,
    "warning",
)
