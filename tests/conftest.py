"""What all tests share: the checkout, its editions' evidence and exhibits, and copies to break."""

import csv
import functools
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongzhi import cli
from gongzhi import edition as editions
from gongzhi import paths as places
from gongzhi.changes.snapshot import Snapshot, snapshot
from gongzhi.data import evidence as loading
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.package import HEADERS
from gongzhi.data.preparation import Records
from gongzhi.data.processed import table
from gongzhi.errors import Problem, errors
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.language.text import Language
from gongzhi.paths import Paths

Edit = Callable[[str, int, str, str], None]
Place = tuple[str, int, str, str]


class Today(date):
    """A day that does not move, for what the command line asks of the calendar."""

    @classmethod
    def today(cls) -> "Today":
        return cls(2025, 6, 1)


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
        low=Decimal("45699.5"), high=Decimal("45700.5"), unit="万元", bound="exact", basis="actual",
        as_stated="45700万元", derived_from="",
        source_id="s-made-up", grade="official", known_on=date(2019, 6, 1), dated=True, corrections="",
        dropped=False, raw="observations.csv:2", note="",
    )  # fmt: skip

    def change(**cells: Any) -> Observation:
        if "year" in cells:
            cells.setdefault("period", str(cells["year"]))
        if "value" in cells:
            cells.setdefault("low", Decimal(cells["value"]))
            cells.setdefault("high", Decimal(cells["value"]))
        return replace(figure, **cells)

    return change


@pytest.fixture
def raw_copy(paths: Paths, tmp_path: Path) -> Path:
    """A copy of data/raw that a test may spoil."""
    return Path(shutil.copytree(paths.raw, tmp_path / "raw"))


@pytest.fixture
def edit(raw_copy: Path) -> Edit:
    """Set one cell of the copy: file, number of the row from 0, column, new cell."""
    return lambda file, row, column, cell: set_cell(raw_copy / file, row + 2, column, cell)


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """The raw tables of a checkout in which nothing is real and nothing is wrong, to be spoilt."""
    (tmp_path / "_config.yml").write_bytes(b"")
    (tmp_path / "notebooks").mkdir()
    return Path(shutil.copytree(Path(__file__).parent / "unit" / "made_up", tmp_path / "data" / "raw"))


@pytest.fixture
def spoil(made_up: Path) -> Edit:
    """Set one cell of the made-up tables: file, line, column, new cell."""
    return lambda file, line, column, cell: set_cell(made_up / file, line, column, cell)


@pytest.fixture
def check(
    made_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[], list[Problem]]:
    """Run `gongzhi check` on the made-up tables: its problems, after it was seen to keep its promises."""

    def run() -> list[Problem]:
        monkeypatch.chdir(made_up)
        monkeypatch.setattr(cli, "date", Today)
        before = contents(made_up)
        code = cli.main(["check", "--json"])
        said = capsys.readouterr()
        found = [Problem(**each) for each in json.loads(said.out)]
        assert said.err == ""
        assert code == (1 if errors(found) else 0)
        assert found == sorted(set(found))
        assert all(re.search("[\u4e00-\u9fff]", each.zh) and each.zh != each.what for each in found)
        assert cli.main(["check", "--language", "en"]) == code
        assert capsys.readouterr().err.split("\n")[:-1] == [str(problem) for problem in found]
        assert contents(made_up) == before
        return found

    return run


@pytest.fixture
def faults(check: Callable[[], list[Problem]]) -> Callable[[], dict[Place, str]]:
    """What `gongzhi check` says of each error in the made-up tables, by file, line, column and code."""
    return lambda: {
        (each.file.removeprefix("data/raw/"), each.line, each.column, each.code): each.what
        for each in errors(check())
    }


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def set_cell(path: Path, line: int, column: str, cell: str) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        records: Records = list(csv.DictReader(lines))
    records[line - 2][column] = cell
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(records[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)


@pytest.fixture
def made_edition() -> Callable[..., "MadeUp"]:
    """A made-up edition to change, new at each call."""
    return MadeUp


class MadeUp:
    """An edition in which nothing is real: a few rows a table, and one of everything in its manifest."""

    def __init__(self, name: str = "1999") -> None:
        self.name = name
        text = (Path(__file__).parent / "unit" / "made_up_edition.json").read_text(encoding="utf-8")
        found = json.loads(text)
        self.manifest: dict[str, Any] = {**found["manifest"], "edition": name}
        self.tables: dict[str, Records] = {
            file: [{**dict.fromkeys(HEADERS[file], ""), **row} for row in rows]
            for file, rows in found["tables"].items()
        }

    def row(self, file: str, index: int) -> dict[str, str]:
        """A row of a table, to be changed."""
        return self.tables[file][index]

    def files(self) -> dict[str, bytes]:
        """Its files by path below its folder."""
        tables = {f"data/{file}": table(HEADERS[file], rows).encode() for file, rows in self.tables.items()}
        return {"manifest.json": json.dumps(self.manifest).encode(), **tables}

    def snapshot(self) -> Snapshot:
        """What a comparison reads of it."""
        return snapshot(self.name, self.files())
