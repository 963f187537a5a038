"""The codebook and the data to download: described in whole, valid, and no newer than the edition."""

import csv
import json
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from gongzhi.checks import RULES
from gongzhi.data.schema import SCHEMAS

Rows = list[dict[str, str]]
Table = Callable[[str, str], Rows]
Json = dict[str, Any]
EDITIONS = ("2017", "2024")
STUDY = {name.removeprefix("study/") for name in SCHEMAS if name.startswith("study/")} - {"uses.csv"}
CASES = [(edition, language) for edition in EDITIONS for language in ("zh", "en")]


def package(site: Path, edition: str) -> Json:
    path = site / edition / "data" / "datapackage.json"
    found: Json = json.loads(path.read_text(encoding="utf-8"))
    return found


def sections(html: str) -> dict[str, list[list[str]]]:
    """The rows of the table under each heading of the third rank."""
    found = {}
    for part in html.split("<h3>")[1:]:
        title = unescape(re.sub(r"<[^>]+>", "", part.split("<a ")[0])).strip()
        body = part.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in part else ""
        found[title] = [
            [
                unescape(re.sub(r"<[^>]+>", "", cell)).strip()
                for cell in re.findall(r"<td>(.*?)</td>", row, flags=re.S)
            ]
            for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body, flags=re.S)
        ]
    return found


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_the_codebook_lists_every_column_of_every_table(site: Path, edition: str, language: str) -> None:
    html = (site / edition / language / "codebook.html").read_text(encoding="utf-8")
    found = sections(html)
    text = "description_zh" if language == "zh" else "description"
    for resource in package(site, edition)["resources"]:
        assert resource[text] in unescape(re.sub(r"<[^>]+>", "", html))
        rows = found[resource["path"]]
        assert [row[0] for row in rows] == [field["name"] for field in resource["schema"]["fields"]]
        for row, field in zip(rows, resource["schema"]["fields"], strict=True):
            assert len(row) == 3
            assert all(row)
            plain = re.sub(r"[`*_\\]", "", field[text])
            assert re.sub(r"[`*_\\]", "", row[2]) == plain
    assert {f"raw/{name}" for name in SCHEMAS} <= set(found)
    assert {each["path"] for each in package(site, edition)["resources"]} >= STUDY


@pytest.mark.parametrize(("edition", "language"), CASES)
def test_the_codebook_lists_every_check(site: Path, edition: str, language: str) -> None:
    html = (site / edition / language / "codebook.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html.split("<table")[-1], flags=re.S)
    codes = [re.findall(r"<td>(.*?)</td>", row, flags=re.S)[0] for row in rows if "<td>" in row]
    assert [re.sub(r"<[^>]+>", "", code).strip("<p>/\n ") for code in codes] == [rule.code for rule in RULES]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_data_are_a_valid_frictionless_package(site: Path, edition: str) -> None:
    folder = site / edition / "data"
    described = package(site, edition)
    assert {each["path"] for each in described["resources"]} == {
        path.name for path in folder.iterdir() if path.suffix == ".csv"
    }
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["type", "title", "message"]) == []
    assert report.valid


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_row_was_known_after_the_editions_day(site: Path, edition: str, table: Table) -> None:
    manifest: Json = json.loads((site / edition / "manifest.json").read_text(encoding="utf-8"))
    day = date.fromisoformat(manifest["as_of"])
    dated = 0
    for path in sorted((site / edition / "data").glob("*.csv")):
        for row in table(edition, f"data/{path.name}"):
            if "known_on" in row and path.name != "sources.csv":
                dated += 1
                assert date.fromisoformat(row["known_on"]) <= day, (path.name, row)
    assert dated > 500
    assert (day.isoformat() == "2017-03-06") == (edition == "2017")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_exhibit_is_made_of_rows_that_were_known(site: Path, edition: str, table: Table) -> None:
    series = {
        (row["region"], row["level"], row["measure"], row["year"]): row
        for row in table(edition, "data/series.csv")
    }
    for name in ("tab-trends", "tab-confirmatory"):
        for row in table(edition, f"figures/{name}/data.csv"):
            for year in f"{row['years']} {row.get('left_out', '')}".split():
                assert (row["region"], row["level"], row["measure"], year) in series
    for row in table(edition, "figures/fig-series/data.csv"):
        known = series[row["region"], row["level"], row["measure"], row["year"]]
        assert float(row["value"]) == float(known["value"])
        assert row["source"] == known["source_id"]
        assert row["bound"] == known["bound"]
        if row["real"]:
            assert float(row["real"]) == pytest.approx(float(known["real"]), abs=1e-6)


def test_the_plan_says_in_both_editions_when_it_was_written(site: Path, table: Table) -> None:
    for edition in EDITIONS:
        (day,) = {row["declared_on"] for row in table(edition, "data/plan.csv")}
        for language in ("zh", "en"):
            html = (site / edition / language / "05_trends.html").read_text(encoding="utf-8")
            assert day in html.split('id="tab-confirmatory"')[1].split("</figure>")[0]


def test_the_tables_are_plain_text_of_one_form(site: Path) -> None:
    for edition in EDITIONS:
        for path in (site / edition / "data").glob("*.csv"):
            content = path.read_bytes()
            assert not content.startswith(b"\xef\xbb\xbf")
            head, *rows = csv.reader(content.decode("utf-8").splitlines())
            assert len(set(head)) == len(head)
            assert rows
