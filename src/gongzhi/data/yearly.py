"""The table of yearly series: what was chosen, in nominal and real terms and per head, with flags."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from gongzhi.data import choice, prices
from gongzhi.data.numeral import plain
from gongzhi.data.observation import Observation

Records = list[dict[str, str]]
COLUMNS = (
    "region", "level", "measure", "year", "value", "low", "high", "unit", "bound", "basis", "source_id",
    "grade", "known_on", "corrections", "raw",
)  # fmt: skip
HEADER = (
    *COLUMNS, "other_sources", "real", "price_base", "prices_of", "price_sources", "per_head",
    "per_head_unit", "population_source", "flags",
)  # fmt: skip


def series(observations: Iterable[Observation], parents: Mapping[str, str]) -> Records:
    """One row a region, level, measure and year: the chosen figure and what follows from it."""
    found = list(observations)
    chosen = choice.choose(found)
    level, residents = prices.prices(chosen, parents), prices.population(chosen)
    disputed = {best.raw for best, _ in choice.conflicts(found)}
    return [
        {
            **{name: point.record()[name] for name in COLUMNS},
            "other_sources": str(others),
            **real(point, level),
            **per_head(point, residents),
            "flags": " ".join(flags(point, disputed)),
        }
        for each in chosen.values()
        for point, others in zip(each.points, each.others, strict=True)
    ]


def real(point: Observation, level: prices.Prices) -> dict[str, str]:
    """An amount in prices of the base year, with the place and the sources of the prices."""
    value = None
    if point.unit == "万元" and point.year:
        value = level.real(point.value, point.region, point.year)
    if value is None or not point.year:
        return {"real": "", "price_base": "", "prices_of": "", "price_sources": ""}
    used = level.used(point.region, point.year)
    return {
        "real": plain(value),
        "price_base": str(level.base),
        "prices_of": level.place(point.region) or "",
        "price_sources": " ".join(sorted({each.source_id for each in used})),
    }


def per_head(point: Observation, residents: Mapping[tuple[str, int], Observation]) -> dict[str, str]:
    """A figure per resident, with the source of the population."""
    known = residents.get((point.region, point.year or 0))
    value, unit = prices.per_head(point, known)
    return {
        "per_head": "" if value is None else plain(value),
        "per_head_unit": unit,
        "population_source": known.source_id if known and value is not None else "",
    }


def flags(point: Observation, disputed: set[str]) -> list[str]:
    """What a user of a figure should look at before using it."""
    found = {
        point.bound: point.bound != "exact",
        point.basis: point.basis != "actual",
        "derived": bool(point.derived_from),
        point.grade: point.grade in ("press", "copy"),
        "undated": not point.dated,
        "corrected": bool(point.corrections),
        "disputed": point.raw in disputed,
        "wide": wide(point),
    }
    return [name for name, holds in found.items() if holds]


def wide(point: Observation) -> bool:
    """Whether an exact or approximate figure leaves more than a tenth of itself open."""
    return (
        point.high is not None
        and point.bound != "upper"
        and point.high - point.low > abs(point.value) * Decimal("0.1")
    )
