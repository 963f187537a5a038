"""The Frictionless description of data/processed: what each table and column is."""

from collections.abc import Mapping
from typing import Any

TABLES: Mapping[str, str] = {
    "observations.csv": "Every figure of every source, in common units, periods and names",
    "context.csv": "Prices, population, output and budgets, in the same form",
    "series.csv": "Yearly series: for each year the figure chosen among its sources",
    "sources.csv": "Where the figures were published, and from when they count as known",
    "measures.csv": "What is measured, its unit and its names; stray names point to the one kept",
    "regions.csv": "Places, what they belong to, and their English names",
    "corrections.csv": "Every declared correction of a raw row, with its reason",
    "projects.csv": "Itemised projects paid from Shanghai's municipal fund",
    "districts.csv": "What two Shanghai districts announced for their own funds",
    "policies.csv": "The policies that the study names, and those that followed",
}
COLUMNS: Mapping[str, str] = {
    "amount": "Amount in the unit given",
    "alias_of": "The measure that this stray name stands for; empty for a measure of the vocabulary",
    "as_stated": "The figure as printed in the source",
    "basis": "actual outlay, budget, or plan",
    "bound": "exact; approx (rounded or derived); lower ('more than'); upper ('at most')",
    "category": "Category as the announcement names it",
    "action": "replace: cells are set; set_aside: kept, but never chosen for a series",
    "file": "Raw table",
    "project": "Name of the project",
    "reason_en": "Why, in English",
    "reason_zh": "Why, in Chinese",
    "set_level": "Level that the stray name itself carries",
    "set_period": "Period that the stray name itself carries",
    "change": "Cells that the correction sets, from what to what",
    "corrections": "Ids of the corrections made to the row",
    "dated": "yes: the source shows when it was published; no: known_on is its no_later_than",
    "derived_from": "The arithmetic, where the figure was not printed but follows from printed ones",
    "doc_number": "Document number",
    "grade": "official, press, copy (of an official page on another site), or study",
    "id": "Name of the correction",
    "issue_date": "Day, month or year of issue, as far as it is known",
    "issuing_body": "Who issued it",
    "item": "Name of the item; empty for a total",
    "kind": "money, count, people, share, rate, density, index or population; for places what they are",
    "known_on": "The day from which the row counts as known: the last day its stated date allows",
    "level": "own: what a government itself keeps and uses; all: the whole territory; below: lower levels",
    "measure": "Name of the measure, see measures.csv",
    "name_en": "English name",
    "name_zh": "Chinese name",
    "no_later_than": "For sources without a date: the day by which it had certainly been seen",
    "note": "What a user of the figure should know",
    "other_sources": "How many other observations of the same figure were not chosen",
    "parent": "The place above",
    "period": "2018; 2018-02; 2018-02-07; 2020Q3; or first/last for one sum over a span",
    "posted": "When the text was posted or came into effect, if that is all that is known",
    "published_on": "Date of publication as the source shows it",
    "publisher": "Who published it",
    "raw": "File and line of the raw row",
    "region": "Place, in Chinese; districts as city/district",
    "row": "The cells by which the correction finds its rows",
    "rows": "How many rows it finds",
    "set_aside": "yes: kept, but never chosen for a series",
    "source_id": "The source, see sources.csv",
    "title": "Title as published",
    "title_zh": "Title in Chinese, without what the transcriber added",
    "title_en": "Title in English, our translation",
    "unit": "Unit of the value; money is in 万元 (10,000 yuan)",
    "url": "Address",
    "value": "The figure in the unit given",
    "year": "Calendar year; empty where the period is not one whole year",
}
# What may have no rows has its columns here.
MAY_BE_EMPTY: Mapping[str, tuple[str, ...]] = {
    "corrections.csv": ("id", "file", "row", "rows", "action", "change", "reason_zh", "reason_en"),
}
TYPES: Mapping[str, str] = {
    "value": "number",
    "amount": "number",
    "rows": "integer",
    "year": "integer",
    "other_sources": "integer",
    "known_on": "date",
}


def describe(tables: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    """The datapackage descriptor of processed tables; KeyError for a table or column undescribed."""
    return {
        "profile": "tabular-data-package",
        "name": "gongzhi-processed",
        "title": "Social forces in Shanghai's social governance: prepared figures",
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
        "resources": [resource(file, records) for file, records in tables.items()],
    }


def resource(file: str, records: list[dict[str, str]]) -> dict[str, Any]:
    """The description of one table."""
    return {
        "profile": "tabular-data-resource",
        "name": file.removesuffix(".csv"),
        "path": file,
        "description": TABLES[file],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [field(name) for name in header(file, records)], "missingValues": [""]},
    }


def header(file: str, records: list[dict[str, str]]) -> list[str]:
    """The columns of a table."""
    return list(records[0] if records else MAY_BE_EMPTY[file])


def field(name: str) -> dict[str, str]:
    """The description of one column; it means the same in every table."""
    return {"name": name, "type": TYPES.get(name, "string"), "description": COLUMNS[name]}
