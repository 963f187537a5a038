"""Levels that the announcement's own arithmetic settles: what all levels keep together is of all."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from gongzhi.ingest.reading import Reading

SETTLED = "its parts, the own one and those below, add up to it"
REST = "it is what the central share leaves of the fund raised"
OF_BOTH = "a part of what both lotteries leave to the whole territory"
# Unclaimed prizes, which are not shared with the centre, make the rest larger than it is printed.
PRIZES = Decimal("0.04")
# An announcement that tells a share more often is a table of many, and settles nothing.
FEW = 8


def balance(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The same readings; what the own level and those below keep together is of the whole territory."""
    own = grouped(readings, "retained", "own")
    below, raised = grouped(readings, "to_districts", "all"), grouped(readings, "raised", "all")
    central = grouped(readings, "to_central", "all")
    reasons: dict[int, str] = {}
    for key, group in own.items():
        for each in group:
            if any(parts(each, one, other) for one in group for other in below.get(key, ())):
                reasons[id(each)] = SETTLED
            elif any(rest(each, one, other) for one in raised.get(key, ()) for other in central.get(key, ())):
                reasons[id(each)] = REST
    for key, group in own.items():
        lotteries = (own.get((name, key[1]), ()) for name in ("welfare", "sports"))
        wholes = [each for each in group if key[0] == "both" and id(each) in reasons]
        for one, other in product(*lotteries):
            if any(parts(each, one, other) for each in wholes):
                reasons |= {id(one): OF_BOTH, id(other): OF_BOTH}
    return tuple(
        replace(each, level="all", reason=reasons[id(each)]) if id(each) in reasons else each
        for each in readings
    )


def grouped(readings: Sequence[Reading], stem: str, level: str) -> dict[tuple[str, str], list[Reading]]:
    """The first few printed rows of a measure and level, of each lottery and period."""
    found: dict[tuple[str, str], list[Reading]] = {}
    for each in (each for each in readings if printed(each, stem, level)):
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


def rest(share: Reading, raised: Reading, central: Reading) -> bool:
    """Whether a share is all that the central one leaves of the fund, but for unclaimed prizes."""
    gap = raised.figure.wan - central.figure.wan - share.figure.wan
    return -share.figure.margin <= gap <= raised.figure.wan * PRIZES
