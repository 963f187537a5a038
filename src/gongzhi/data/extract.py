"""The tables of an edition: of data/processed, what was known on its date, and the names that this uses.

What is known later, of places and measures of which nothing was known then, changes none of it.
"""

from collections.abc import Mapping
from pathlib import Path

from gongzhi.data import processed, yearly
from gongzhi.data.columns import TABLES
from gongzhi.data.observation import observation
from gongzhi.data.vocabulary import CORE, NATION, PRINCIPAL, nearest
from gongzhi.edition import Edition
from gongzhi.errors import InputError, Problem

Records = list[dict[str, str]]
Tables = dict[str, Records]


def extract(folder: Path, edition: Edition) -> dict[str, bytes]:
    """The files of an edition's data folder; tables of which nothing was known are left out.

    Series are chosen anew among what was known, so that they are those of the edition's pages.
    """
    found = tables(folder, edition)
    figures = map(observation, (*found["observations.csv"], *found["context.csv"]))
    parents = {each["region"]: each["parent"] for each in found["regions.csv"]}
    found["series.csv"] = yearly.series(figures, parents)
    # In the order of the columns' descriptions, whatever was made last.
    return processed.render({file: found[file] for file in TABLES if found.get(file)})


def tables(folder: Path, edition: Edition) -> Tables:
    """All that an edition may use, but for the series that follow from it; InputError for its region."""
    day = edition.as_of.isoformat()
    found = {file: known(processed.load(folder, file), day) for file in TABLES if file != "series.csv"}
    figures = [*found["observations.csv"], *found["context.csv"]]
    corrected = {name for record in figures for name in record["corrections"].split()}
    named = {record["source_id"] for record in figures}
    # Exports of later databases count by the rule for context, not by their own date.
    sources = processed.load(folder, "sources.csv")
    found["sources.csv"] = [each for each in sources if each["source_id"] in named]
    found["corrections.csv"] = [each for each in found["corrections.csv"] if each["id"] in corrected]
    found["regions.csv"] = places(found, edition)
    found["measures.csv"] = quantities(found)
    return found


def known(records: Records, day: str) -> Records:
    """The records known on a day; tables without such a date are kept whole."""
    return [record for record in records if "" < record.get("known_on", day) <= day]


def places(found: Mapping[str, Records], edition: Edition) -> Records:
    """The places that the tables name, the edition's own, and all above them."""
    parents = {each["region"]: each["parent"] for each in found["regions.csv"]}
    if edition.region not in parents:
        what = f"unknown {edition.region!r}{nearest(edition.region, parents)}"
        raise InputError([Problem(f"notebooks/editions/{edition.edition}.yaml", 0, "region", what)])
    used = {edition.region, NATION, *cells(found, "region")}
    used |= {peer for each in cells(found, "peers") for peer in each.split()}
    for place in list(used):
        while place := parents.get(place, ""):
            used.add(place)
    return [each for each in found["regions.csv"] if each["region"] in used]


def quantities(found: Mapping[str, Records]) -> Records:
    """The measures that the tables name, and those that the report asks for everywhere."""
    used = {
        *cells(found, "measure"),
        *(measure for measure, _ in CORE),
        *(measure for _, measure in PRINCIPAL),
    }
    return [each for each in found["measures.csv"] if used & {each["measure"], each["alias_of"]}]


def cells(found: Mapping[str, Records], column: str) -> set[str]:
    """What stands in a column of any table, but for the two that list all names."""
    lists = ("regions.csv", "measures.csv")
    rows = (each for file, records in found.items() if file not in lists for each in records)
    return {each[column] for each in rows if each.get(column)}
