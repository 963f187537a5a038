"""Levels that the announcement's own arithmetic settles: what all levels keep together is of all."""

from collections.abc import Sequence
from dataclasses import replace

from gongzhi.ingest.reading import Reading

SETTLED = "its parts, the own one and those below, add up to it"
# An announcement that tells a share more often is a table of many, and settles nothing.
FEW = 8


def balance(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The same readings; what the own level and those below keep together is of the whole territory."""
    own = grouped([each for each in readings if printed(each, "retained", "own")])
    below = grouped([each for each in readings if printed(each, "to_districts", "all")])
    wholes = {
        id(each)
        for key, group in own.items()
        for each in group
        if any(parts(each, one, other) for one in group for other in below.get(key, ()))
    }
    return tuple(
        replace(each, level="all", reason=SETTLED) if id(each) in wholes else each for each in readings
    )


def grouped(readings: Sequence[Reading]) -> dict[tuple[str, str], list[Reading]]:
    """The first few of the readings of each lottery and period."""
    found: dict[tuple[str, str], list[Reading]] = {}
    for each in readings:
        group = found.setdefault((each.lottery, each.period), [])
        if len(group) < FEW:
            group.append(each)
    return found


def printed(reading: Reading, stem: str, level: str) -> bool:
    """Whether a reading is a printed row of a measure and level."""
    row = reading.status == "row" and not reading.derived_from
    return row and (reading.stem, reading.level) == (stem, level)


def parts(total: Reading, one: Reading, other: Reading) -> bool:
    """Whether two shares of one lottery and period add up to a third that is printed with them."""
    if one is total:
        return False
    margin = total.figure.margin + one.figure.margin + other.figure.margin
    gap = abs(one.figure.wan + other.figure.wan - total.figure.wan)
    return gap <= margin < one.figure.wan
