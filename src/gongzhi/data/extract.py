"""The tables of an edition: of data/processed, what was known on its date."""

from datetime import date
from pathlib import Path

from gongzhi.data import processed, yearly
from gongzhi.data.columns import TABLES
from gongzhi.data.evidence import observation

Records = list[dict[str, str]]


def extract(folder: Path, as_of: date) -> dict[str, bytes]:
    """The files of an edition's data folder; tables of which nothing was known are left out.

    Series are chosen anew among what was known, so that they are those of the edition's pages.
    """
    day = as_of.isoformat()
    tables = {file: known(processed.load(folder, file), day) for file in TABLES}
    figures = [*tables["observations.csv"], *tables["context.csv"]]
    used = {name for record in figures for name in record["corrections"].split()}
    named = {record["source_id"] for record in figures}
    # Exports of later databases count by the rule for context, not by their own date.
    sources = processed.load(folder, "sources.csv")
    tables["sources.csv"] = [each for each in sources if each["source_id"] in named]
    tables["series.csv"] = yearly.series(
        map(observation, figures), {each["region"]: each["parent"] for each in tables["regions.csv"]}
    )
    tables["corrections.csv"] = [each for each in tables["corrections.csv"] if each["id"] in used]
    return processed.render({file: records for file, records in tables.items() if records})


def known(records: Records, day: str) -> Records:
    """The records known on a day; tables without such a date are kept whole."""
    return [record for record in records if "" < record.get("known_on", day) <= day]
