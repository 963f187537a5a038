"""What brackets the years of which the study prints no figure: sums over spans, and later years.

Nothing is reconstructed: a sum over a span is only divided by the length of the span.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from gongzhi.data import period
from gongzhi.data.choice import rank
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation

# The study compares "about six years" up to the last one before it came out.
SIX = tuple(range(2011, 2017))
MEASURES = ("fund_used", "fund_retained", "fund_raised")
# What a figure says of the own level's use: it is one; no more than it was used; money from which it came.
Says = Literal["own_use", "ceiling", "none", "source"]
MONTHS, PLACES = 12, Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Bracket:
    """A figure of a year or a span, with what it says of the own level's use.

    `years` is the length of its period in years; `low`, `mean` and `high` are its average a year in
    万元, the ends from its interval (None: no upper end); `points` are all that state it.
    """

    point: Observation
    says: Says
    first: float
    last: float
    low: Decimal
    mean: Decimal
    high: Decimal | None
    points: tuple[Observation, ...]

    @property
    def years(self) -> float:
        """The length of the period in years."""
        return self.last - self.first


def brackets(evidence: Evidence) -> tuple[Bracket, ...]:
    """Every figure of the fund in the region that bears on the six years, one for each period and bound."""
    found = [each for each in evidence.stated(*MEASURES) if bears(each, evidence.edition.region)]
    found.sort(key=name)
    groups = [sorted(same, key=rank) for _, same in groupby(found, key=name)]
    return tuple(bracket(same) for same in groups)


def bears(each: Observation, region: str) -> bool:
    """Whether a figure of what was done bears on the six years: any of use, others that overlap them."""
    if each.region != region or each.measure not in MEASURES or each.level not in ("own", "all"):
        return False
    first, last = ends(each.period)
    near = each.measure == "fund_used" or (first < SIX[-1] + 1 and last > SIX[0])
    return near and each.basis == "actual" and each.bound != "upper" and not each.dropped


def name(each: Observation) -> tuple[int, bool, str, bool]:
    """What a figure is one of, in the order of the table: measure, own level first, period, bound."""
    return (MEASURES.index(each.measure), each.level != "own", each.period, each.bound == "lower")


def bracket(same: Iterable[Observation]) -> Bracket:
    """A figure and its average a year."""
    point, *rest = same
    first, last = ends(point.period)
    years = Decimal(round((last - first) * MONTHS)) / MONTHS
    low, mean = ((value / years).quantize(PLACES) for value in (point.low, point.value))
    high = None if point.high is None else (point.high / years).quantize(PLACES)
    return Bracket(point, says(point), first, last, low, mean, high, (point, *rest))


def ends(text: str) -> tuple[float, float]:
    """The beginning and the end of a period as years with decimals: 2017 is from 2017.0 to 2018.0."""
    found = period.parse(text)
    return (
        found.first.year + (found.first.month - 1) / MONTHS,
        found.last.year + found.last.month / MONTHS,
    )


def says(point: Observation) -> Says:
    """What a figure says of the own level's use, which is part of the use at all levels."""
    if point.measure != "fund_used":
        return "source"
    if point.level == "own":
        return "own_use"
    return "none" if point.high is None else "ceiling"
