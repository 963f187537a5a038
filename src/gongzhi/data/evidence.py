"""Evidence: what an edition may use, which is what was known on its date."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gongzhi.data import lineage, prices
from gongzhi.data.choice import Key, Series, choose
from gongzhi.data.extract import tables
from gongzhi.data.observation import Observation, observation
from gongzhi.data.plan import Hypothesis, hypothesis
from gongzhi.data.prices import Prices
from gongzhi.data.study import Study, study
from gongzhi.data.table import Row
from gongzhi.data.vocabulary import Vocabulary, vocabulary
from gongzhi.edition import Edition

Records = list[dict[str, str]]


# Compared by identity, so that what was computed from it can be looked up again.
@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Everything an edition may use.

    `prices` and `residents` (in 万人, by place and year) turn amounts into real terms and per head.
    Policies, projects, districts and the peers of the plan are those that bear on the edition's place.
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
    before: "Evidence | None" = None

    def find(self, region: str, level: str, measure: str) -> Series:
        """One yearly series within the edition's years; without points where nothing is known."""
        found = self.series.get((region, level, measure))
        return found or Series(region, level, measure, (), ())

    def stated(self, *measures: str) -> tuple[Observation, ...]:
        """All that is known of some measures, in the order of the tables."""
        return tuple(each for each in self.observations if each.measure in measures)

    def graded(self, grade: str) -> tuple[Observation, ...]:
        """All figures of one grade of source, in the order of the tables."""
        return tuple(each for each in self.observations if each.grade == grade)


def load(folder: Path, edition: Edition) -> Evidence:
    """The evidence of an edition from data/processed; InputError where its region is unknown."""
    found = {file.removesuffix(".csv"): records for file, records in tables(folder, edition).items()}
    known = tuple(map(observation, (*found["observations"], *found["context"])))
    chosen = choose(known)
    region, parents = edition.region, {each["region"]: each["parent"] for each in found["regions"]}
    return Evidence(
        edition=edition,
        words=vocabulary(rows(found["measures"]), rows(found["regions"])),
        observations=known,
        series={name: within(each, edition) for name, each in chosen.items()},
        prices=prices.prices(chosen, parents),
        residents=prices.population(chosen),
        sources={each["source_id"]: each for each in found["sources"]},
        policies=lineage.in_force(found["policies"], region, parents),
        projects=lineage.projects(found["projects"], region),
        districts=lineage.districts(found["districts"], region, parents),
        corrections=found["corrections"],
        plan=tuple(lineage.elsewhere(hypothesis(each), region, parents) for each in found["plan"]),
        study=study(found),
    )


def rows(records: Records) -> list[Row]:
    """Processed records in the form that the vocabulary is read from."""
    return [Row("", 0, record) for record in records]


def within(series: Series, edition: Edition) -> Series:
    """A series within the edition's years."""
    kept = [
        (point, others)
        for point, others in zip(series.points, series.others, strict=True)
        if edition.first_year <= (point.year or 0) <= edition.last_year
    ]
    return replace(series, points=tuple(point for point, _ in kept), others=tuple(other for _, other in kept))
