"""The announcement's own arithmetic: parts against totals, items against subtotals and their number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongzhi.data.numeral import plain
from gongzhi.ingest.reading import CATEGORIES, Reading

LOTTERIES = ("welfare", "sports", "both")


@dataclass(frozen=True, slots=True)
class Check:
    """One sum: its parts as printed, the total, whether it comes out, and the rows it concerns."""

    rule: str
    formula: str
    holds: bool
    rows: tuple[Reading, ...]


Index = dict[tuple[str, str, str, str], Reading]


def check(readings: Sequence[Reading]) -> tuple[Check, ...]:
    """Every sum that the proposed rows and items allow."""
    rows = [each for each in readings if each.status == "row" and not each.derived_from]
    at: Index = {(each.stem, each.lottery, each.level, each.period): each for each in reversed(rows)}
    periods = list(dict.fromkeys(each.period for each in rows))
    return tuple(
        found
        for period in periods
        for found in (*lotteries(at, rows, period), *shares(at, period), *uses(at, period))
    ) + tuple(items(readings, rows))


def lotteries(at: Index, rows: Sequence[Reading], period: str) -> Iterator[Check]:
    """Welfare and sports lottery against what both have together."""
    for stem, level in dict.fromkeys((each.stem, each.level) for each in rows if each.period == period):
        one, other, both = (at.get((stem, name, level, period)) for name in LOTTERIES)
        if one and other and both and stem not in ("social_welfare",):
            yield summed("welfare + sports = both", (one, other), both)


def shares(at: Index, period: str) -> Iterator[Check]:
    """Central, own and lower shares against what was raised."""
    for lottery in LOTTERIES:
        raised = at.get(("raised", lottery, "all", period))
        central = at.get(("to_central", lottery, "all", period))
        province = at.get(("to_province", lottery, "all", period))
        own = at.get(("retained", lottery, "own", period))
        below = at.get(("to_districts", lottery, "all", period))
        here = at.get(("retained", lottery, "all", period))
        parts = [each for each in (central, province, own, below) if each]
        if raised and central and own and below:
            yield summed("central + own + districts = raised", parts, raised)
        if raised and central and here and not (own and below):
            yield summed("central + retained = raised", [central, here], raised)
        if here and own and below:
            yield summed("own + districts = retained", [own, below], here)


def uses(at: Index, period: str) -> Iterator[Check]:
    """What was used against its sources and categories; projects against those of the categories."""
    for lottery in LOTTERIES:
        for level in ("own", "all"):
            used = at.get(("used", lottery, level, period))
            kept = at.get(("retained", lottery, level, period))
            carried = at.get(("carried_over_used", lottery, level, period))
            if used and kept and carried:
                yield summed("retained + carried over = used", [kept, carried], used)
            if used:
                yield from parts(at, used, CATEGORIES, "categories = used")
            if projects := at.get(("projects", lottery, level, period)):
                names = tuple(f"projects_{each}" for each in CATEGORIES)
                yield from parts(at, projects, names, "projects of categories = projects")


def parts(at: Index, total: Reading, stems: Sequence[str], rule: str) -> Iterator[Check]:
    """The categories of a total: a check where they are all, where they reach it, or go beyond it."""
    found = [each for stem in stems if (each := at.get((stem, total.lottery, total.level, total.period)))]
    if len(found) < 2:
        return
    made = summed(rule, found, total)
    beyond = sum(each.figure.wan for each in found) > total.figure.wan
    if made.holds or beyond or len(found) == len(stems):
        yield made


def items(readings: Sequence[Reading], rows: Sequence[Reading]) -> Iterator[Check]:
    """The items of a category against its subtotal, and their number against the number of projects."""
    for total in (each for each in rows if each.stem in CATEGORIES):
        counts = [
            each for each in rows
            if each.stem == f"projects_{total.stem}" and each.place.block == total.place.block
        ]  # fmt: skip
        found = listed(readings, total)
        if not found:
            continue
        yield summed(f"items of {total.stem} = subtotal", found, total)
        for count in counts:
            holds = len(found) == count.figure.value
            formula = f"{len(found)} items, {plain(count.figure.value)} announced"
            yield Check(f"number of items of {total.stem}", formula, holds, (count,))


def listed(readings: Sequence[Reading], total: Reading) -> list[Reading]:
    """The items that follow a subtotal, up to the next row."""
    found: list[Reading] = []
    begun = False
    for each in readings:
        if each is total:
            begun = True
        elif begun and each.status == "item" and each.category == total.stem:
            found.append(each)
        elif begun and each.status == "row" and each.figure.kind == "money":
            break
    return found


def summed(rule: str, parts: Sequence[Reading], total: Reading) -> Check:
    """Whether parts add up to a total, within the rounding of what is printed."""
    amount = sum((each.figure.wan for each in parts), Decimal(0))
    margin = sum((each.figure.margin for each in (*parts, total)), Decimal(0))
    holds = abs(amount - total.figure.wan) <= margin
    formula = f"{' + '.join(each.figure.stated for each in parts)} = {total.figure.stated}"
    if not holds:
        formula += f" (comes to {plain(amount / wan(total))}{total.figure.unit})"
    return Check(rule, formula, holds, (*parts, total))


def wan(reading: Reading) -> Decimal:
    """What one unit of a reading is in the unit of comparison."""
    return reading.figure.wan / reading.figure.value
