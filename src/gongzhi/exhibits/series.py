"""Exhibits made of yearly series: their data columns, rows, sources and numbers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits.exhibit import Column, Kind, Number, Value
from gongzhi.language.sentences import amount, describe
from gongzhi.language.terms import BASES
from gongzhi.language.text import Language, Text

TITLES = {
    "region": Text("地区", "Place"),
    "level": Text("层级", "Level"),
    "measure": Text("指标", "Measure"),
    "year": Text("年份", "Year"),
    "period": Text("时期", "Period"),
    "amount": Text("数值", "Figure"),
    "value": Text("数值", "Value"),
    "unit": Text("单位", "Unit"),
    "bound": Text("精度", "Precision"),
    "basis": Text("口径", "Basis"),
    "as_stated": Text("原文", "As printed"),
    "grade": Text("来源类别", "Kind of source"),
    "source": Text("来源", "Source"),
}
MARKS = Text(
    "实心点为确数，空心点为约数或推算数，竖条为其区间，箭头为下限或上限；相邻年份之间才连线。",
    "Filled points are exact, hollow ones approximate or derived with bars for their interval where it "
    "can be seen, arrows are bounds; only neighbouring years are joined.",
)
# The page has these in one column, as an amount with its unit and qualification.
HIDDEN = ("value", "unit", "basis")
KINDS: Mapping[str, Kind] = {"amount": "words", "value": "money", "as_stated": "text", "period": "text"}
SERIES = ("region", "level", "measure", "year", "amount", "value", "unit", "bound", "basis", "source")


def columns(names: Sequence[str], language: Language) -> tuple[Column, ...]:
    """Columns of observations by name, with their usual titles and kinds."""
    return tuple(
        Column(name, TITLES[name][language], KINDS.get(name) or cast(Kind, name), name not in HIDDEN)
        for name in names
    )


def rows(
    points: Iterable[Observation], names: Sequence[str], language: Language
) -> tuple[tuple[Value, ...], ...]:
    """Observations as rows of an exhibit."""
    return tuple(tuple(cell(point, name, language) for name in names) for point in points)


def cell(point: Observation, name: str, language: Language) -> Value:
    """One value of an observation as a row has it; what is not actual is said to be so."""
    if name == "amount":
        basis = "" if point.basis == "actual" else BASES[point.basis][language]
        mark = Text(f"（{basis}）", f" ({basis})")[language] if basis else ""
        return amount(point, language) + mark
    if name == "value":
        return float(point.value)
    if name == "source":
        return point.source_id
    found: Value = getattr(point, name)
    return found


def sources(points: Iterable[Observation]) -> tuple[str, ...]:
    """The sources of observations, each once, in order of first use."""
    return tuple(dict.fromkeys(point.source_id for point in points))


def finding(series: Iterable[Series], evidence: Evidence, language: Language) -> str:
    """What several series show, a sentence each."""
    span = evidence.edition.last_year - evidence.edition.first_year + 1
    sentences = [describe(each, evidence.words, language, span) for each in series]
    return join(language, *sentences)


def join(language: Language, *sentences: str) -> str:
    """Sentences one after the other: without a space in Chinese, with one in English."""
    return ("" if language == "zh" else " ").join(each for each in sentences if each)


def numbers(key: str, series: Series, language: Language) -> tuple[Number, ...]:
    """The numbers of a series that prose may use: its first and last figure and their years."""
    if not series.points:
        return ()
    ends = {"first": series.points[0], "last": series.points[-1]}
    return tuple(
        number
        for end, point in ends.items()
        for number in (
            Number(f"{key}-{end}", float(point.value), amount(point, language)),
            Number(f"{key}-{end}-year", point.year, str(point.year)),
        )
    )
