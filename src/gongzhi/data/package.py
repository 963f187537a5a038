"""The Frictionless descriptions of data/raw and data/processed, made from the schemas."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from gongzhi.data import yearly
from gongzhi.data.coding import DATED, STUDY
from gongzhi.data.column import LEVELS, Column
from gongzhi.data.columns import COLUMNS, TABLES
from gongzhi.data.observation import Observation
from gongzhi.data.plan import Hypothesis
from gongzhi.data.schema import BASES, BOUNDS, GRADES, SCHEMAS
from gongzhi.language.text import Text

Records = list[dict[str, str]]
Json = dict[str, Any]
PERIOD = r"\d{4}(-\d{2}(-\d{2})?|Q[1-4]|-?H[12])?([/-]\d{4}(-\d{2}(-\d{2})?|Q[1-4]|-?H[12])?)?"
PATTERNS = {"period": PERIOD, "url": r"https?://\S+|[^()]*\([^()]+\)\s*"}
RAW_TYPES = {"number": "number", "year": "year"}
# The columns of every processed table, also of one without rows.
HEADERS: Mapping[str, tuple[str, ...]] = {
    "observations.csv": tuple(field.name for field in fields(Observation)),
    "context.csv": tuple(field.name for field in fields(Observation)),
    "series.csv": yearly.HEADER,
    "sources.csv": (*SCHEMAS["sources.csv"].header, "known_on"),
    "measures.csv": SCHEMAS["measures.csv"].header,
    "regions.csv": SCHEMAS["regions.csv"].header,
    "corrections.csv": (
        "id", "file", "row", "rows", "action", "change", "reason_zh", "reason_en", "by_zh", "by_en",
    ),
    "plan.csv": tuple(field.name for field in fields(Hypothesis)),
    "projects.csv": (
        "year", "category", "project", "amount", "unit", "url", "known_on", "raw", "note",
    ),
    "districts.csv": (
        "year", "region", "measure", "item", "value", "unit", "as_stated", "url", "known_on", "raw", "note",
    ),
    "policies.csv": (
        "level", "title", "title_zh", "title_en", "doc_number", "issuing_body", "issue_date", "posted", "url",
        "note", "known_on", "raw",
    ),
    **{
        file.removeprefix("study/"): (*schema.header, *(("known_on",) if file in DATED else ()))
        for file, schema in STUDY.items()
    },
}  # fmt: skip
TYPES: Mapping[str, str] = {
    **dict.fromkeys(("value", "low", "high", "amount", "real", "per_head"), "number"),
    **dict.fromkeys(("rows", "other_sources"), "integer"),
    **dict.fromkeys(("year", "price_base"), "year"),
    "known_on": "date",
    **dict.fromkeys(("dated", "dropped"), "boolean"),
}
CHOICES = {"bound": BOUNDS, "basis": BASES, "grade": GRADES}
KEYS: Mapping[str, tuple[str, ...]] = {
    "observations.csv": ("raw",),
    "context.csv": ("raw",),
    "series.csv": ("region", "level", "measure", "year"),
    "sources.csv": ("source_id",),
    "measures.csv": ("measure",),
    "regions.csv": ("region",),
    "corrections.csv": ("id",),
    "plan.csv": ("id",),
    "projects.csv": ("raw",),
    "districts.csv": ("raw",),
    "policies.csv": ("raw",),
    **{file.removeprefix("study/"): schema.key for file, schema in STUDY.items()},
}
REFERENCES = {"source_id": "sources", "measure": "measures"}
FIGURES = ("observations.csv", "context.csv", "series.csv")
RAW_TITLE = Text("共治：照公开文件抄录的数字", "Gongzhi: figures as public documents print them")
TITLE = Text("共治：整理后的数字", "Gongzhi: prepared figures")
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def describe_raw() -> Json:
    """The descriptor of data/raw."""
    resources = []
    for file, schema in SCHEMAS.items():
        references = [reference(column) for column in schema.columns if column.refers and not column.many]
        described: Json = {"fields": [raw_field(column) for column in schema.columns], "missingValues": [""]}
        described["primaryKey"] = list(schema.key) if "url" not in schema.key else []
        resources.append(resource(file, schema.title, described, references))
    return package("gongzhi-raw", RAW_TITLE, resources)


def raw_field(column: Column) -> Json:
    """The description of a column of a raw table."""
    constraints: Json = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.kind in PATTERNS:
        constraints["pattern"] = PATTERNS[column.kind]
    found = field(column.name, RAW_TYPES.get(column.kind, "string"))
    return {**found, "constraints": constraints} if constraints else found


def reference(column: Column) -> Json:
    """A foreign key."""
    file, name = column.refers or ("", "")
    return {"fields": [column.name], "reference": {"resource": file.removesuffix(".csv"), "fields": [name]}}


def describe(tables: Mapping[str, Records]) -> Json:
    """The descriptor of processed tables; KeyError for a table or column undescribed."""
    resources = []
    for file in tables:
        names = HEADERS[file]
        references = [
            {"fields": [name], "reference": {"resource": other, "fields": [name]}}
            for name, other in REFERENCES.items()
            if file in FIGURES and f"{other}.csv" in tables
        ]
        fields = [constrained(file, name) for name in names]
        described: Json = {"fields": fields, "missingValues": [""], "primaryKey": list(KEYS[file])}
        resources.append(resource(file, TABLES[file], described, references))
    return package("gongzhi-processed", TITLE, resources)


def constrained(file: str, name: str) -> Json:
    """The description of a column of a processed table, with the words it may hold."""
    choices = {**CHOICES, "level": LEVELS}.get(name) if file in FIGURES else None
    found = field(name, TYPES.get(name, "string"))
    if found["type"] == "boolean":
        return {**found, "trueValues": ["yes"], "falseValues": ["no"]}
    return {**found, "constraints": {"required": True, "enum": list(choices)}} if choices else found


def field(name: str, kind: str) -> Json:
    """A column by name and type; it means the same in every table."""
    text = COLUMNS[name]
    return {"name": name, "type": kind, "description": text.en, "description_zh": text.zh}


def resource(file: str, title: Text, schema: Json, references: list[Json]) -> Json:
    """A table with its schema."""
    own = {"resource": ""}
    name = file.removesuffix(".csv")
    for each in references:
        if each["reference"]["resource"] == name:
            each["reference"] = {**each["reference"], **own}
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": file,
        "description": title.en,
        "description_zh": title.zh,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {**schema, "foreignKeys": references} if references else schema,
    }


def package(name: str, title: Text, resources: list[Json]) -> Json:
    """A whole descriptor."""
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title.en,
        "title_zh": title.zh,
        "licenses": [LICENCE],
        "resources": resources,
    }
