"""The data packages: what they say is what is on disk, in both languages, and a stranger's tool agrees."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate

from gongzhi.data import columns, processed
from gongzhi.data.package import describe, describe_raw
from gongzhi.data.schema import SCHEMAS
from gongzhi.paths import Paths

HAN = re.compile("[\u4e00-\u9fff]")
FOLDERS = ("raw", "processed")


def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))


def tables(folder: Path) -> list[Path]:
    """The tables of a package; the register of kept announcements is none of them."""
    return [path for path in folder.rglob("*.csv") if path.parent.name != "announcements"]


def test_the_description_of_the_raw_tables_is_that_of_the_schemas(paths: Paths) -> None:
    assert (paths.raw / "datapackage.json").read_bytes() == processed.descriptor(describe_raw())


def test_the_description_of_the_prepared_tables_is_that_of_their_content(paths: Paths) -> None:
    files = [path.name for path in paths.processed.glob("*.csv")]
    order = [each["path"] for each in described(paths.processed)["resources"]]
    assert sorted(order) == sorted(files)
    tables = {file: processed.load(paths.processed, file) for file in order}
    assert (paths.processed / "datapackage.json").read_bytes() == processed.descriptor(describe(tables))


@pytest.mark.parametrize("name", FOLDERS)
def test_every_table_and_column_on_disk_is_described_in_both_languages(paths: Paths, name: str) -> None:
    folder = getattr(paths, name)
    resources = {each["path"]: each for each in described(folder)["resources"]}
    assert set(resources) == {path.relative_to(folder).as_posix() for path in tables(folder)}
    for file, resource in resources.items():
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header(folder / file)
        for each in (resource, *fields):
            assert each["description"].strip()
            assert HAN.search(each["description_zh"])
        assert set(resource["schema"]["primaryKey"]) <= {field["name"] for field in fields}


def test_no_description_is_of_a_column_or_table_that_there_is_not(paths: Paths) -> None:
    on_disk = {name for folder in FOLDERS for path in tables(getattr(paths, folder)) for name in header(path)}
    assert set(columns.COLUMNS) == on_disk
    assert set(columns.TABLES) == {path.name for path in paths.processed.glob("*.csv")}


def test_what_the_raw_tables_refer_to_is_there() -> None:
    for schema in SCHEMAS.values():
        assert set(schema.key) <= set(schema.header)
        assert len(set(schema.header)) == len(schema.header)
        for column in schema.columns:
            if column.refers:
                file, name = column.refers
                assert SCHEMAS[file].key == (name,)


def test_a_strangers_tool_finds_no_fault_in_either_package(paths: Paths) -> None:
    for name in FOLDERS:
        path = getattr(paths, name) / "datapackage.json"
        report = validate(str(path))
        assert report.flatten(["type", "rowNumber", "fieldName", "note"]) == []
        assert report.valid
        assert (
            report.stats["tasks"]
            == len(Package(str(path)).resources)
            == len(described(path.parent)["resources"])
        )
