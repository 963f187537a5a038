"""Evidence: what an edition may use, which is what was known on its date."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from gongzhi.data import prices, processed
from gongzhi.data.choice import Key, Series, choose
from gongzhi.data.observation import Observation
from gongzhi.data.plan import Hypothesis, hypothesis
from gongzhi.data.prices import Prices
from gongzhi.data.study import Study, study
from gongzhi.data.table import Row
from gongzhi.data.vocabulary import Vocabulary, vocabulary
from gongzhi.edition import Edition
from gongzhi.errors import InputError, Problem

NATION = "全国"
STUDY = ("claims", "actors", "relations", "links", "documents", "indicators", "kinds", "uses", "codings")
Records = list[dict[str, str]]


# Compared by identity, so that what was computed from it can be looked up again.
@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Everything an edition may use; `unseen` counts what was published after its date.

    `prices` and `residents` (in 万人, by place and year) turn amounts into real terms and per head.
    `before` is that of the last edition before this one, if there is one.
    """

    edition: Edition
    words: Vocabulary
    observations: tuple[Observation, ...]
    series: Mapping[Key, Series]
    prices: Prices
    residents: Mapping[tuple[str, int], Observation]
    sources: Mapping[str, dict[str, str]]
    policies: Records
    projects: Records
    districts: Records
    corrections: Records
    plan: tuple[Hypothesis, ...]
    study: Study
    unseen: int
    before: "Evidence | None" = None

    def find(self, region: str, level: str, measure: str) -> Series:
        """One yearly series within the edition's years; without points where nothing is known."""
        found = self.series.get((region, level, measure))
        return found or Series(region, level, measure, (), ())


def load(folder: Path, edition: Edition) -> Evidence:
    """The evidence of an edition from data/processed; InputError where its region is unknown."""
    tables = {
        name: processed.load(folder, f"{name}.csv")
        for name in ("measures", "regions", "sources", "policies", "projects", "districts")
    }
    words = vocabulary(rows(tables["measures"]), rows(tables["regions"]))
    if edition.region not in words.regions:
        what = f"unknown {edition.region!r}{words.nearest(edition.region, words.regions)}"
        raise InputError([Problem(f"notebooks/editions/{edition.edition}.yaml", 0, "region", what)])
    every = [
        observation(record)
        for file in ("observations.csv", "context.csv")
        for record in processed.load(folder, file)
    ]
    known = tuple(each for each in every if each.known_on and each.known_on <= edition.as_of)
    ids = {each.source_id for each in known}
    chosen = choose(known)
    return Evidence(
        edition=edition,
        words=words,
        observations=known,
        series={name: within(each, edition) for name, each in chosen.items()},
        prices=prices.prices(chosen, {each["region"]: each["parent"] for each in tables["regions"]}),
        residents=prices.population(chosen),
        sources={each["source_id"]: each for each in tables["sources"] if each["source_id"] in ids},
        policies=seen(tables["policies"], edition.as_of),
        projects=seen(tables["projects"], edition.as_of),
        districts=seen(tables["districts"], edition.as_of),
        corrections=processed.load(folder, "corrections.csv"),
        plan=tuple(map(hypothesis, processed.load(folder, "plan.csv"))),
        study=study({name: processed.load(folder, f"{name}.csv") for name in STUDY}, edition.as_of),
        unseen=len(every) - len(known),
    )


def rows(records: Records) -> list[Row]:
    """Processed records in the form that the vocabulary is read from."""
    return [Row("", 0, record) for record in records]


def seen(records: Records, as_of: date) -> Records:
    """The records known on a day."""
    return [each for each in records if "" < each["known_on"] <= as_of.isoformat()]


def within(series: Series, edition: Edition) -> Series:
    """A series within the edition's years."""
    kept = [
        (point, others)
        for point, others in zip(series.points, series.others, strict=True)
        if edition.first_year <= (point.year or 0) <= edition.last_year
    ]
    return replace(series, points=tuple(point for point, _ in kept), others=tuple(other for _, other in kept))


def observation(record: dict[str, str]) -> Observation:
    """An observation from its processed record, the inverse of `Observation.record`."""
    cells: dict[str, Any] = dict(record)
    cells["year"] = int(record["year"]) if record["year"] else None
    for number in ("value", "low"):
        cells[number] = Decimal(record[number])
    cells["high"] = Decimal(record["high"]) if record["high"] else None
    cells["known_on"] = date.fromisoformat(record["known_on"]) if record["known_on"] else None
    for flag in ("dated", "dropped"):
        cells[flag] = record[flag] == "yes"
    return Observation(**cells)
