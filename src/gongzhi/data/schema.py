"""The raw tables: their columns, what a cell may hold, their keys, and what they refer to.

One schema serves everything that must know it: reading, `gongzhi check`, and the description of
data/raw as a Frictionless data package. What each column means stands in columns.py.
"""

from collections.abc import Mapping

from gongzhi.data.coding import STUDY
from gongzhi.data.column import LEVELS, Column, Schema
from gongzhi.data.unit import UNITS
from gongzhi.language.text import Text

BOUNDS = ("exact", "approx", "lower", "upper")
BASES = ("actual", "budget", "plan")
GRADES = ("official", "study", "press", "copy")
KINDS = ("money", "count", "people", "share", "rate", "density", "index", "population")
PLACES = ("nation", "province", "city", "county", "district", "sub-district", "area")
PRINTED_UNITS = tuple(dict.fromkeys(unit for factors in UNITS.values() for unit in factors))

REGION, SOURCE = ("regions.csv", "region"), ("sources.csv", "source_id")
SEEN = Column("no_later_than", "day")
NOTE = Column("note")
FIGURES = (
    Column("region", required=True, refers=REGION),
    Column("level", required=True, choices=LEVELS),
    Column("period", "period", required=True),
    Column("measure", required=True, refers=("measures.csv", "measure")),
    Column("value", "number", required=True),
    Column("unit", required=True, choices=PRINTED_UNITS),
    Column("as_stated"),
    Column("bound", required=True, choices=BOUNDS),
    Column("basis", required=True, choices=BASES),
    Column("derived_from"),
    Column("source_id", required=True, refers=SOURCE),
    NOTE,
)
FIGURE_KEY = ("region", "level", "period", "measure", "bound", "basis", "source_id")

SCHEMAS: Mapping[str, Schema] = {
    "observations.csv": Schema(
        Text(
            "一行是一个来源里的一个数字：资金、彩票、项目、组织、人员",
            "One row for each figure of a source: funds, lottery, projects, organisations, people",
        ),
        FIGURES,
        FIGURE_KEY,
    ),
    "context.csv": Schema(
        Text(
            "一行是一个来源里的一个数字：物价、人口、生产总值、预算支出",
            "One row for each figure of a source: prices, population, output, budgets",
        ),
        FIGURES,
        FIGURE_KEY,
    ),
    "sources.csv": Schema(
        Text("一行是一个来源", "One row for each source"),
        (
            Column("source_id", required=True),
            Column("publisher"),
            Column("title"),
            Column("published_on", "date"),
            Column("url", "url"),
            Column("grade", required=True, choices=GRADES),
            SEEN,
        ),
        ("source_id",),
    ),
    "measures.csv": Schema(
        Text(
            "一行是一个指标，或一个异名及其所指的指标",
            "One row for each measure, or for a stray name and the measure it stands for",
        ),
        (
            Column("measure", required=True),
            Column("alias_of", refers=("measures.csv", "measure")),
            Column("set_level", choices=LEVELS),
            Column("set_period", "period"),
            Column("unit", choices=tuple(UNITS)),
            Column("kind", choices=KINDS),
            Column("name_zh"),
            Column("name_en"),
            NOTE,
        ),
        ("measure",),
    ),
    "regions.csv": Schema(
        Text("一行是一个地方", "One row for each place"),
        (
            Column("region", required=True),
            Column("parent", refers=REGION),
            Column("kind", required=True, choices=PLACES),
            Column("name_en", required=True),
        ),
        ("region",),
    ),
    "policies.csv": Schema(
        Text("一行是一项政策文件", "One row for each policy"),
        (
            Column("level", required=True, refers=REGION),
            Column("title", required=True),
            Column("title_zh", required=True),
            Column("title_en", required=True),
            Column("doc_number"),
            Column("issuing_body"),
            Column("issue_date", "date"),
            Column("posted", "date"),
            Column("url", "url"),
            NOTE,
            SEEN,
        ),
        ("title",),
    ),
    "shanghai_projects.csv": Schema(
        Text(
            "一行是上海市本级公益金资助的一个项目",
            "One row for each project paid from Shanghai's municipal fund",
        ),
        (
            Column("year", "year", required=True),
            Column("category", required=True),
            Column("project_name", required=True),
            Column("amount_wan", "number", required=True),
            Column("url", "url"),
            NOTE,
            SEEN,
        ),
        ("year", "category", "project_name", "amount_wan"),
    ),
    "shanghai_districts.csv": Schema(
        Text("一行是某区公布的一个数字或项目", "One row for each figure or item that a district announced"),
        (
            Column("year", "year", required=True),
            Column("district", required=True),
            Column("measure", required=True),
            Column("value", "number", required=True),
            Column("unit", required=True, choices=("万元", "个")),
            Column("as_stated"),
            Column("url", "url"),
            NOTE,
            SEEN,
        ),
        ("year", "district", "measure", "value"),
    ),
    **STUDY,
}
