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
    periods: dict[str, list[Reading]] = {each.period: [] for each in rows}
    for each in rows:
        periods[each.period].append(each)
    prizes = [each for each in readings if each.stem == "unclaimed"]
    return tuple(
        found
        for period, said in periods.items()
        for found in (*lotteries(at, said, prizes), *shares(at, period), *uses(at, period))
    ) + tuple(items(readings))


def lotteries(at: Index, rows: Sequence[Reading], prizes: Sequence[Reading]) -> Iterator[Check]:
    """Welfare and sports lottery against what both have together, in the rows of one period.

    Unclaimed prizes told in the same paragraph are a third part, where it takes them to come out.
    """
    for stem, level, period in dict.fromkeys((each.stem, each.level, each.period) for each in rows):
        one, other, both = (at.get((stem, name, level, period)) for name in LOTTERIES)
        if not (one and other and both) or stem == "social_welfare":
            continue
        found = summed("welfare + sports = both", (one, other), both)
        near = (both.place.block, period)
        third = [] if found.holds else [each for each in prizes if (each.place.block, each.period) == near]
        if third and stem in ("raised", "retained"):
            found = summed("welfare + sports + unclaimed = both", (one, other, *third), both)
        yield found


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


def items(readings: Sequence[Reading]) -> Iterator[Check]:
    """The items of a category against its subtotal, and their number against the number of projects."""
    counts = {
        (each.stem, each.place.block): each
        for each in reversed(readings) if each.status == "row" and each.stem.startswith("projects_")
    }  # fmt: skip
    for total, found in listed(readings):
        yield summed(f"items of {total.stem} = subtotal", found, total)
        if count := counts.get((f"projects_{total.stem}", total.place.block)):
            holds = len(found) == count.figure.value
            formula = f"{len(found)} items, {plain(count.figure.value)} announced"
            yield Check(f"number of items of {total.stem}", formula, holds, (count,))


def listed(readings: Sequence[Reading]) -> Iterator[tuple[Reading, list[Reading]]]:
    """Subtotals of categories, each with the items that follow it up to the next row of money."""
    total, found = None, list[Reading]()
    for each in readings:
        if total and each.status == "item" and each.category == total.stem:
            found.append(each)
        elif each.status == "row" and each.figure.kind == "money":
            if total and found:
                yield total, found
            total, found = (each if each.stem in CATEGORIES and not each.derived_from else None), []
    if total and found:
        yield total, found


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
