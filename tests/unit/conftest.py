"""What unit tests share: made-up figures, evidence that holds nothing else, the coded study, its claims."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gongzhi.analysis.claims import Judged, judge_all
from gongzhi.data.choice import choose
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.prices import Prices
from gongzhi.errors import Problem
from gongzhi.language.text import Text
from gongzhi.paths import Paths

Points = list[Observation]
Place = tuple[str, int, str, str]
Rows = list[dict[str, str]]
FIRST = 2006


@pytest.fixture
def figures(point: Callable[..., Observation]) -> Callable[..., Points]:
    """Figures of successive years, each at a place of its own; None leaves a year out."""

    def make(amounts: Sequence[float | None], **cells: Any) -> Points:
        name = "".join(str(cell) for cell in cells.values())
        return [
            point(
                year=FIRST + step, value=Decimal(str(amount)), raw=f"observations.csv:{step}{name}", **cells
            )
            for step, amount in enumerate(amounts)
            if amount is not None
        ]

    return make


@pytest.fixture
def among(evidence: Callable[[str], Evidence]) -> Callable[..., Evidence]:
    """Evidence that holds nothing but some figures."""

    def make(points: Points, **changes: Any) -> Evidence:
        empty = {"plan": (), "residents": {}, "prices": Prices(None, {}, {}, {})}
        known = {"observations": tuple(points), "series": choose(points)}
        return replace(evidence("2024"), **{**known, **empty, **changes})

    return make


@pytest.fixture
def said(check: Callable[[], list[Problem]]) -> Callable[[], dict[Place, Text]]:
    """What `gongzhi check` says of each place in the made-up tables, in both languages."""
    return lambda: {
        (each.file.removeprefix("data/raw/"), each.line, each.column, each.code): Text(each.zh, each.what)
        for each in check()
    }


@pytest.fixture(scope="session")
def study(paths: Paths) -> dict[str, Rows]:
    """The committed tables of the coded study by name."""
    found = {}
    for path in sorted((paths.raw / "study").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            found[path.stem] = list(csv.DictReader(lines))
    return found


@pytest.fixture(scope="session")
def judged(evidence: Callable[[str], Evidence]) -> Callable[[str], dict[str, Judged]]:
    """The claims of the two editions, judged once."""
    found = {edition: dict(judge_all(evidence(edition))) for edition in ("2017", "2024")}
    return lambda edition: found[edition]
