"""Levels that the announcement's own arithmetic settles: what all levels keep together is of all."""

from collections.abc import Sequence
from dataclasses import replace

from gongzhi.ingest.reading import Reading

SETTLED = "its parts, the own one and those below, add up to it"


def balance(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The same readings; what the own level and those below keep together is of the whole territory."""
    own = [each for each in readings if printed(each, "retained", "own")]
    below = [each for each in readings if printed(each, "to_districts", "all")]
    wholes = [each for each in own if any(parts(each, one, other) for one in own for other in below)]
    return tuple(
        replace(each, level="all", reason=SETTLED) if any(each is one for one in wholes) else each
        for each in readings
    )


def printed(reading: Reading, stem: str, level: str) -> bool:
    """Whether a reading is a printed row of a measure and level."""
    row = reading.status == "row" and not reading.derived_from
    return row and (reading.stem, reading.level) == (stem, level)


def parts(total: Reading, one: Reading, other: Reading) -> bool:
    """Whether two shares of one lottery and period add up to a third that is printed with them."""
    if one is total or len({(each.lottery, each.period) for each in (total, one, other)}) > 1:
        return False
    margin = total.figure.margin + one.figure.margin + other.figure.margin
    gap = abs(one.figure.wan + other.figure.wan - total.figure.wan)
    return gap <= margin < one.figure.wan
