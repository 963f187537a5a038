"""Which series of an edition are tested for a trend, and what the tests say."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from gongzhi.data.choice import Series
from gongzhi.data.evidence import NATION, Evidence
from gongzhi.data.observation import Observation
from gongzhi.statistics import Quantity, Refusal, Result, mann_kendall, theil_sen
from gongzhi.statistics.policy import FROM_TEST

KINDS = ("money", "count", "people")


@dataclass(frozen=True, slots=True)
class Examined:
    """A series and what the tests say: both answers, a refusal, or too few years for either.

    `used` are the figures tested; `left_out` those that are bounds, budgets or plans.
    """

    series: Series
    used: tuple[Observation, ...]
    left_out: tuple[Observation, ...]
    trend: Result | None
    slope: Result | None
    refusal: Refusal | None

    @property
    def effect(self) -> Quantity | None:
        """Growth a year with its interval."""
        return None if self.slope is None else self.slope.effect

    def detected(self, alpha: float) -> bool | None:
        """Whether the exact test rejects at `alpha`; None where nothing could be tested."""
        return None if self.trend is None else self.trend.rejects(alpha)


def examine_all(evidence: Evidence) -> tuple[Examined, ...]:
    """All series of the region and of the nation with three or more usable years, tested.

    Series of prices, population, output and budgets are context and are not tested.
    """
    places = (evidence.edition.region, NATION)
    found = [
        examine(each, evidence.edition.alpha)
        for (region, _, measure), each in sorted(evidence.series.items())
        if region in places and evidence.words.measures[measure].kind in KINDS and own(each)
    ]
    kept = [each for each in found if len(each.used) >= 3]
    return tuple(sorted(kept, key=lambda each: (places.index(each.series.region), -len(each.used))))


def own(series: Series) -> bool:
    """Whether a series is the report's subject, not context."""
    return bool(series.points) and not series.points[0].raw.startswith("context")


def examine(series: Series, alpha: float) -> Examined:
    """Mann-Kendall's test and Theil and Sen's slope of one series."""
    used = tuple(point for point in series.points if usable(point))
    left_out = tuple(point for point in series.points if not usable(point))
    if len(used) < FROM_TEST:
        return Examined(series, used, left_out, None, None, None)
    values = [float(point.value) for point in used]
    years = [float(point.year or 0) for point in used]
    try:
        trend = mann_kendall(values, years)
        slope = theil_sen(values, years, level=1 - alpha, log=True)
    except Refusal as refusal:
        return Examined(series, used, left_out, None, None, refusal)
    return Examined(series, used, left_out, trend, slope, None)


def usable(point: Observation) -> bool:
    """Whether a figure is a value, exact or approximate, of what was actually done."""
    return point.bound in ("exact", "approx") and point.basis == "actual"


def results(each: Examined) -> tuple[Mapping[str, Any], ...]:
    """The answers as records for the manifest, with ids made of what was tested."""
    answers = {"trend": each.trend, "slope": each.slope}
    series = each.series
    return tuple(
        {
            "id": f"{question}-{series.region}-{series.level}-{series.measure}",
            "question": question,
            "series": [series.region, series.level, series.measure],
            "sources": [point.source_id for point in each.used],
            **finite(asdict(answer)),
        }
        for question, answer in answers.items()
        if answer is not None
    )


def finite(record: Any) -> Any:
    """A record that JSON can hold: infinite ends of an interval as words."""
    if isinstance(record, dict):
        return {name: finite(value) for name, value in record.items()}
    if isinstance(record, tuple):
        return [finite(value) for value in record]
    return str(record) if record in (float("inf"), float("-inf")) else record
