"""What unit tests of analysis share: made-up figures, and evidence that holds nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gongzhi.data.choice import choose
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.prices import Prices

Points = list[Observation]
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
