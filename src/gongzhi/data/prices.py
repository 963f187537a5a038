"""Real terms and amounts per head: chained consumer prices and resident population.

Prices come as indices with the previous year as 100; a chain of them without a gap gives the level of
prices in each year. A place without a chain of its own takes that of the place above it. The base year
is the latest that every chain reaches, so that all amounts in real terms are in prices of one year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongzhi.data.choice import Key, Series
from gongzhi.data.observation import Observation

CPI = ("all", "cpi_index_previous_year_100")
POPULATION = ("all", "permanent_resident_population")
HUNDRED, PERSONS = Decimal(100), Decimal(10_000)
PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Prices:
    """The level of prices by place and year, 1 in the base year; whose chain a place uses; the rows used."""

    base: int | None
    levels: Mapping[str, Mapping[int, Decimal]]
    rows: Mapping[str, Mapping[int, Observation]]
    parents: Mapping[str, str]

    def place(self, region: str) -> str | None:
        """The place whose prices stand for those of a region: its own, or the nearest above it."""
        while region and region not in self.levels:
            region = self.parents.get(region, "")
        return region or None

    def real(self, value: Decimal, region: str, year: int) -> Decimal | None:
        """An amount of a year in prices of the base year; None where the chain does not reach."""
        place = self.place(region)
        level = self.levels[place].get(year) if place else None
        return None if level is None else (value / level).quantize(PLACES)

    def used(self, region: str, year: int) -> tuple[Observation, ...]:
        """The indices that lie between a year and the base year, in order of years."""
        place = self.place(region)
        if place is None or self.base is None or year not in self.levels[place]:
            return ()
        low, high = sorted((year, self.base))
        rows = self.rows.get(place, {})
        return tuple(rows[each] for each in range(low + 1, high + 1) if each in rows)


def prices(series: Mapping[Key, Series], parents: Mapping[str, str]) -> Prices:
    """The prices that a set of series holds."""
    chains = {
        region: {point.year: point for point in each.points if point.year}
        for (region, *rest), each in series.items()
        if tuple(rest) == CPI
    }
    chains = {region: unbroken(points) for region, points in chains.items()}
    base = min((max(points) for points in chains.values()), default=None)
    levels = {} if base is None else {region: chain(points, base) for region, points in chains.items()}
    reaching = {region: each for region, each in levels.items() if each}
    return Prices(base, reaching, chains, parents)


def unbroken(points: Mapping[int, Observation]) -> dict[int, Observation]:
    """The last years of a chain, back to its latest gap."""
    year, found = max(points), {}
    while year in points:
        found[year] = points[year]
        year -= 1
    return found


def chain(points: Mapping[int, Observation], base: int) -> dict[int, Decimal]:
    """The level of prices in each year that a chain reaches, and in the year before its first."""
    level, levels = Decimal(1), {min(points) - 1: Decimal(1)}
    for year in sorted(points):
        level *= points[year].value / HUNDRED
        levels[year] = level
    if base not in levels:
        return {}
    return {year: each / levels[base] for year, each in levels.items()}


def per_head(point: Observation, residents: Observation | None) -> tuple[Decimal | None, str]:
    """A figure per resident, in yuan for money, per 10,000 residents for counts; and its unit."""
    if residents is None or point.unit not in ("万元", "个", "人"):
        return None, ""
    persons = residents.value * PERSONS  # residents are counted in 万人
    if point.unit == "万元":
        return (point.value * PERSONS / persons).quantize(PLACES), "元/人"
    return (point.value * PERSONS / persons).quantize(PLACES), f"{point.unit}/万人"


def population(series: Mapping[Key, Series]) -> dict[tuple[str, int], Observation]:
    """The residents of each place and year that are known."""
    return {
        (region, point.year): point
        for (region, *rest), each in series.items()
        if tuple(rest) == POPULATION
        for point in each.points
        if point.year and point.bound in ("exact", "approx")
    }
