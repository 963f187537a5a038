"""Answers as records for the manifest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from gongzhi.analysis.examined import Examined
from gongzhi.analysis.family import Tested
from gongzhi.data.choice import Series
from gongzhi.data.observation import Observation
from gongzhi.statistics import Result

Record = Mapping[str, Any]


def explored(each: Examined) -> Iterator[Record]:
    """The answers of one series, with ids made of what was asked of what."""
    for name, answer in each.answers.items():
        adjusted = each.p_adjusted if name == "trend" else None
        sources = each.sources.get(name) or named(each.used)
        yield record(name, each.series, answer, sources, "exploratory", adjusted)


def confirmed(each: Tested) -> Iterator[Record]:
    """The answers to one hypothesis."""
    for name, answer in each.answers.items():
        adjusted = each.p_adjusted if name == "test" else None
        found = record(
            f"{each.hypothesis.id}-{name}", each.series, answer, named(each.points), "confirmatory", adjusted
        )
        yield {**found, "hypothesis": each.hypothesis.id, "status": each.status}


def record(
    name: str,
    series: Series,
    answer: Result,
    sources: tuple[str, ...],
    family: str,
    adjusted: float | None,
) -> Record:
    """One answer; infinities are words, which JSON can hold."""
    found: Record = finite(asdict(answer))
    return {
        "id": f"{name}-{series.region}-{series.level}-{series.measure}",
        "series": [series.region, series.level, series.measure],
        "family": family,
        "p_adjusted": adjusted,
        "sources": list(sources),
        **found,
    }


def named(points: Iterable[Observation]) -> tuple[str, ...]:
    """The sources of figures, each once."""
    return tuple(dict.fromkeys(point.source_id for point in points))


def finite(value: Any) -> Any:
    """A value that JSON can hold."""
    if isinstance(value, dict):
        return {name: finite(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [finite(each) for each in value]
    return str(value) if value in (float("inf"), float("-inf")) else value
