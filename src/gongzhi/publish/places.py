"""The page that lists the reports of other places, with what is known of each."""

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongzhi.data import processed
from gongzhi.edition import Edition
from gongzhi.language.text import Text
from gongzhi.paths import Paths
from gongzhi.publish.template import fill
from gongzhi.publish.work import work

HOME = "places"


@dataclass(frozen=True, slots=True)
class Listed:
    """A place with its report: what it lies in, how many figures are known, and of which years.

    `pdfs` are the addresses of its PDFs below the site, by language.
    """

    edition: Edition
    name: Text
    within: Text
    figures: int
    measures: int
    years: tuple[int, int]
    pdfs: Mapping[str, str]


def files(
    paths: Paths, site: Path, others: Sequence[tuple[Edition, Text]], pdfs: Collection[str]
) -> dict[str, bytes]:
    """The page by its path; nothing where there is no report of another place."""
    if not others:
        return {}
    address = f"{work(paths).address.rstrip('/')}/{HOME}/"
    shown = list(listed(paths, site, others, pdfs))
    return {f"{HOME}/index.html": fill(paths.book, "places.html", canonical=address, rows=shown)}


def listed(
    paths: Paths, site: Path, others: Sequence[tuple[Edition, Text]], pdfs: Collection[str]
) -> Iterator[Listed]:
    """Every place after what it lies in, and the newest of its editions first."""
    rows = processed.load(paths.processed, "regions.csv")
    names = {each["region"]: Text(each["region"], each["name_en"]) for each in rows}
    parents = {each["region"]: each["parent"] for each in rows}

    def within(region: str) -> tuple[str, ...]:
        """All that a place lies in, the largest first, and itself."""
        return (*(within(parents[region]) if parents.get(region) else ()), region)

    for edition, name in sorted(
        others, key=lambda each: (within(each[0].region), -each[0].as_of.toordinal())
    ):
        known = [*figures(site / edition.edition, edition)]
        years = [year for _, year in known] or [0]
        below = {
            language: path
            for language in ("zh", "en")
            if (path := f"{edition.edition}/gongzhi-{edition.edition}-{language}.pdf") in pdfs
        }
        parent = names.get(parents.get(edition.region, ""), Text("", ""))
        measures = len({measure for measure, _ in known})
        yield Listed(edition, name, parent, len(known), measures, (min(years), max(years)), below)


def figures(folder: Path, edition: Edition) -> Iterator[tuple[str, int]]:
    """The figures of a place that its edition knows, of the years that it shows: measure and year."""
    with (folder / "data" / "observations.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            shown = row["region"] == edition.region and row["year"].isdigit() and row["dropped"] != "yes"
            if shown and edition.first_year <= int(row["year"]) <= edition.last_year:
                yield row["measure"], int(row["year"])
