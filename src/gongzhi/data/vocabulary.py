"""The vocabulary: measures and regions, with their names in both languages."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongzhi.data.table import Row
from gongzhi.language.text import Text

NATION = "全国"
# The measures that the report asks for everywhere, with their level, in the order of the fund's way.
CORE = (
    ("lottery_sales", "all"), ("fund_raised", "all"), ("fund_to_central", "all"),
    ("fund_to_districts", "all"), ("fund_retained", "own"), ("fund_used", "own"),
    ("fund_used", "all"), ("projects", "own"), ("fund_to_social_organisations", "own"),
    ("social_organisations", "all"), ("certified_social_workers", "all"),
)  # fmt: skip
# Those whose trend the reader wants to know, also where nothing is known of it.
PRINCIPAL = (
    ("own", "fund_used"), ("own", "fund_retained"), ("own", "projects"),
    ("own", "fund_to_social_organisations"), ("all", "fund_raised"), ("all", "social_organisations"),
    ("all", "community_social_organisations"), ("all", "certified_social_workers"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: its canonical unit, its kind (money, count, …) and its names."""

    measure: str
    unit: str
    kind: str
    name: Text
    note: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A stray name of a measure, with the level or period that the stray name itself carries."""

    alias_of: str
    level: str
    period: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All measures, the stray names that stand for them, and all regions by Chinese name."""

    measures: Mapping[str, Measure]
    aliases: Mapping[str, Alias]
    regions: Mapping[str, Text]


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint for an unknown name: ` (did you mean …?)`, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def place(region: str, english: str) -> Text:
    """The names of a place in prose; in Chinese those of what it lies in come first."""
    return Text(region.replace("/", ""), english)


def vocabulary(measures: Iterable[Row], regions: Iterable[Row]) -> Vocabulary:
    """The vocabulary from its two raw tables."""
    rows = list(measures)
    return Vocabulary(
        measures={
            row["measure"]: Measure(
                row["measure"],
                row["unit"],
                row["kind"],
                Text(row["name_zh"], row["name_en"]),
                row["note"],
            )
            for row in rows
            if not row["alias_of"]
        },
        aliases={
            row["measure"]: Alias(row["alias_of"], row["set_level"], row["set_period"])
            for row in rows
            if row["alias_of"]
        },
        regions={row["region"]: place(row["region"], row["name_en"]) for row in regions},
    )
