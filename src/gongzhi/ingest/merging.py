"""One row for each figure: what is said twice is proposed once, and what contradicts it is named."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gongzhi.data.numeral import plain
from gongzhi.ingest.reading import Reading

AGREES = "said again: {value} stands already"
DIFFERS = "differs from {value}, which is proposed for the same figure"


def merge(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The same readings, but of several rows with one key only the best stays one."""
    summed = below(without_headings(readings))
    best: dict[tuple[str, str, str, str], Reading] = {}
    for each in summed:
        if each.status == "row":
            key = each.key
            best[key] = better(best[key], each) if key in best else each
    return tuple(each if each.status != "row" else kept(each, best[each.key]) for each in summed)


def without_headings(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings, but what a heading says is left out where the text says it too."""
    said = {
        (each.stem, each.lottery, each.period[:4])
        for each in readings
        if each.status == "row" and not each.heading
    }
    return [
        replace(each, status="left", reason="a heading; the text says it")
        if each.heading and (each.stem, each.lottery, each.period[:4]) in said
        else each
        for each in readings
    ]


def better(one: Reading, other: Reading) -> Reading:
    """Which of two readings of one figure to propose: printed before derived, exact before rounded, first."""
    if bool(one.derived_from) != bool(other.derived_from):
        return other if one.derived_from else one
    if agree(one, other):
        if (one.figure.bound == "exact") != (other.figure.bound == "exact"):
            return one if one.figure.bound == "exact" else other
        return other if other.figure.margin < one.figure.margin else one
    return one


def kept(each: Reading, best: Reading) -> Reading:
    """The best reading as it is, others left out."""
    if each is best:
        return each
    words = AGREES if agree(each, best) else DIFFERS
    return replace(each, status="left", reason=words.format(value=best.figure.stated))


def agree(one: Reading, other: Reading) -> bool:
    """Whether two figures are the same but for rounding and for bounds."""
    gap = other.figure.wan - one.figure.wan
    if (one.figure.bound == "lower" and gap >= 0) or (other.figure.bound == "lower" and gap <= 0):
        return True
    return abs(gap) <= 2 * max(one.figure.margin, other.figure.margin)


def below(readings: Sequence[Reading]) -> list[Reading]:
    """Shares of cities and of counties, printed side by side in one paragraph, as one sum."""
    found = list(readings)
    for at, (one, other) in enumerate(pairwise(readings)):
        alike = one.status == other.status == "row" and one.key == other.key
        near = alike and one.place.block == other.place.block and one.stem == "to_districts"
        if near and one.figure.unit == other.figure.unit and not agree(one, other):
            total = replace(
                one.figure,
                value=one.figure.value + other.figure.value,
                stated=f"{one.figure.stated}；{other.figure.stated}",
            )
            formula = f"{plain(one.figure.value)} + {plain(other.figure.value)}"
            found[at] = replace(one, figure=total, derived_from=formula, doubt="a sum of two levels below")
            found[at + 1] = replace(other, status="left", reason=f"part of the sum {formula}")
    return found
