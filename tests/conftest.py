"""What all tests share: the checkout, its editions' evidence and exhibits, and copies to break."""

import csv
import functools
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongzhi import edition as editions
from gongzhi import paths as places
from gongzhi.data import evidence as loading
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.language.text import Language
from gongzhi.paths import Paths

Edit = Callable[[str, int, str, str], None]


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def paths(root: Path) -> Paths:
    return places.find(root)


@pytest.fixture(scope="session")
def evidence(paths: Paths) -> Callable[[str], Evidence]:
    """The evidence of an edition by id, each loaded once."""

    @functools.cache
    def load(edition: str) -> Evidence:
        return loading.load(paths.processed, editions.load(paths.editions / f"{edition}.yaml"))

    return load


@pytest.fixture(scope="session")
def exhibit(evidence: Callable[[str], Evidence]) -> Callable[[str, Language, str], Exhibit]:
    """An exhibit by edition, language and id, each built once."""

    @functools.cache
    def build(edition: str, language: Language, name: str) -> Exhibit:
        return BUILDERS[name](evidence(edition), language)

    return build


@pytest.fixture(scope="session")
def point() -> Callable[..., Observation]:
    """A made-up figure, with what a test wants to be different."""
    figure = Observation(
        region="上海", level="own", measure="fund_used", period="2018", year=2018, value=Decimal(45700),
        unit="万元", bound="exact", basis="actual", as_stated="45700万元", derived_from="",
        source_id="s-made-up", grade="official", known_on=date(2019, 6, 1), dated=True, corrections="",
        dropped=False, raw="observations.csv:2", note="",
    )  # fmt: skip

    def change(**cells: Any) -> Observation:
        if "year" in cells:
            cells.setdefault("period", str(cells["year"]))
        return replace(figure, **cells)

    return change


@pytest.fixture
def raw_copy(paths: Paths, tmp_path: Path) -> Path:
    """A copy of data/raw that a test may spoil."""
    return Path(shutil.copytree(paths.raw, tmp_path / "raw"))


@pytest.fixture
def edit(raw_copy: Path) -> Edit:
    """Set one cell of the copy: file, number of the row from 0, column, new cell."""

    def change(file: str, row: int, column: str, cell: str) -> None:
        with (raw_copy / file).open(encoding="utf-8", newline="") as lines:
            records = list(csv.DictReader(lines))
        records[row][column] = cell
        with (raw_copy / file).open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, list(records[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(records)

    return change
