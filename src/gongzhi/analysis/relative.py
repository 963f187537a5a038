"""Own-level use of the fund per resident, and relative to the budget of the same place and year.

Both are ratios of two figures that are only known to the digits printed: the interval of each is carried.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongzhi.analysis.values import usable
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation

Of = Literal["resident", "budget"]
BUDGET = ("all", "general_public_budget_expenditure")
# 万元 per 万人 is yuan a person; of the budget, yuan per 10,000 yuan.
SCALES: Mapping[Of, Decimal] = {"resident": Decimal(1), "budget": Decimal(10_000)}
PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Relative:
    """A place and year: own use, what it is divided by, and the ratio with its interval.

    `value`, `low` and `high` are in yuan a resident, or in yuan per 10,000 yuan of budget expenditure.
    """

    of: Of
    used: Observation
    base: Observation
    value: Decimal
    low: Decimal
    high: Decimal


def relatives(evidence: Evidence) -> tuple[Relative, ...]:
    """Every ratio that can be formed, those per resident first, in order of years, then of size."""
    found = [
        ratio(of, used, base)
        for used in own_use(evidence)
        for of, base in bases(used, evidence).items()
        if usable(base)
    ]
    return tuple(sorted(found, key=lambda each: (each.of != "resident", each.used.year or 0, -each.value)))


def own_use(evidence: Evidence) -> list[Observation]:
    """What governments' own level actually used, where it is a value and not a bound."""
    return [
        point
        for (_, level, measure), series in evidence.series.items()
        if (level, measure) == ("own", "fund_used")
        for point in series.points
        if usable(point)
    ]


def bases(used: Observation, evidence: Evidence) -> dict[Of, Observation]:
    """The residents and the budget expenditure of the place and year of a figure, as far as known."""
    found: dict[Of, Observation] = {}
    if residents := evidence.residents.get((used.region, used.year or 0)):
        found["resident"] = residents
    budget = [each for each in evidence.find(used.region, *BUDGET).points if each.year == used.year]
    return found | ({"budget": budget[0]} if budget else {})


def ratio(of: Of, used: Observation, base: Observation) -> Relative:
    """A ratio with its interval: the least use over the largest base, and the other way round."""
    scale = SCALES[of]
    assert used.high is not None
    assert base.high is not None
    ends = (used.low / base.high, used.high / base.low)
    low, high = ((end * scale).quantize(PLACES) for end in ends)
    return Relative(of, used, base, (used.value / base.value * scale).quantize(PLACES), low, high)
