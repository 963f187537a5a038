"""An edition's tables: what is published later changes no byte of them, also of other places."""

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gongzhi import edition as editions
from gongzhi.data import evidence as loading
from gongzhi.data.extract import extract
from gongzhi.edition import Edition
from gongzhi.errors import InputError
from gongzhi.paths import Paths


@pytest.fixture
def processed(paths: Paths, tmp_path: Path) -> Path:
    """A copy of data/processed to add made-up rows to."""
    return Path(shutil.copytree(paths.processed, tmp_path / "processed"))


@pytest.fixture(params=["2017", "2024"])
def edition(request: pytest.FixtureRequest, paths: Paths) -> Edition:
    return editions.load(paths.editions / f"{request.param}.yaml")


def add(folder: Path, file: str, **cells: str) -> None:
    """A further row, like the last one but for these cells."""
    with (folder / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with (folder / file).open("a", encoding="utf-8", newline="") as lines:
        csv.DictWriter(lines, list(rows[0]), lineterminator="\n").writerow({**rows[-1], **cells})


def add_later_year(folder: Path) -> None:
    """A made-up year: a new place, a new measure, a new source, of a day after every edition's."""
    add(folder, "regions.csv", region="虚构市", parent="浙江", kind="city", name_en="Made-up City")
    add(folder, "measures.csv", measure="made_up", alias_of="", name_zh="虚构", name_en="Made up")
    add(folder, "sources.csv", source_id="s-made-up", published_on="2031-06-01", known_on="2031-06-01")
    for region, measure in (("虚构市", "made_up"), ("上海", "fund_used")):
        add(
            folder, "observations.csv", region=region, level="own", measure=measure, period="2030",
            year="2030", source_id="s-made-up", known_on="2031-06-01", raw="observations.csv:99999",
        )  # fmt: skip
    add(folder, "policies.csv", title="虚构的意见", known_on="2031-06-01", raw="policies.csv:999")


def test_what_is_published_later_changes_no_byte(processed: Path, edition: Edition) -> None:
    before = extract(processed, edition)
    add_later_year(processed)
    assert extract(processed, edition) == before
    later = replace(edition, as_of=edition.as_of.replace(year=2031))
    changed = {name for name, content in extract(processed, later).items() if before.get(name) != content}
    assert changed >= {"observations.csv", "regions.csv", "measures.csv", "sources.csv", "series.csv"}


def test_what_was_known_changes_it(processed: Path, edition: Edition) -> None:
    before = extract(processed, edition)
    day = edition.as_of.isoformat()
    add(processed, "observations.csv", period="2010", year="2010", known_on=day, raw="observations.csv:9")
    assert extract(processed, edition)["observations.csv"] != before["observations.csv"]


def test_evidence_is_the_extract(processed: Path, edition: Edition) -> None:
    """The key of a chapter is made from the extract; so nothing else may reach a notebook."""
    files = extract(processed, edition)
    whole = loading.load(processed, edition)
    empty = {path.name: path.read_text("utf-8").splitlines(keepends=True)[0] for path in processed.iterdir()}
    for path in processed.iterdir():
        path.write_bytes(files.get(path.name, empty[path.name].encode()))
    alone = loading.load(processed, edition)
    for name in set(whole.__slots__) - {"before"}:
        assert getattr(alone, name) == getattr(whole, name)


def test_a_place_keeps_those_above_it(processed: Path, edition: Edition) -> None:
    rows = extract(processed, replace(edition, region="上海/静安/静安寺街道"))["regions.csv"].decode("utf-8")
    for place in ("上海/静安/静安寺街道", "上海/静安", "上海", "全国"):
        assert f"\n{place}," in rows


def test_an_unknown_place_names_the_nearest(processed: Path, edition: Edition) -> None:
    with pytest.raises(InputError, match=r"region: unknown '上海市' \(did you mean '上海'\?\)"):
        extract(processed, replace(edition, region="上海市"))
