"""The files of figures and tables: citations, images, chart definitions and codebooks."""

import csv
import json
import re
import struct
from html import unescape
from pathlib import Path
from typing import Any

import pybtex.database
import pytest
import rispy
import vl_convert

SUFFIX = {"zh": "", "en": ".en"}


def size(png: Path) -> tuple[int, int]:
    content = png.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert content.endswith(b"IEND\xaeB`\x82")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def heading(html: str) -> str:
    return unescape(html.split("<h1>")[1].split("</h1>")[0])


def test_citations_name_the_title_of_the_page_and_its_address(exhibits: list[Any]) -> None:
    for each in exhibits:
        (entry,) = pybtex.database.parse_file(str(each.file("bib"))).entries.values()
        (record,) = rispy.loads(each.file("ris").read_text(encoding="utf-8"))
        (item,) = json.loads(each.file("csl.json").read_text(encoding="utf-8"))
        titles = {entry.fields["title"].strip("{}"), record["title"], item["title"]}
        assert titles == {heading(each.html)} == {each.title}
        for url in (entry.fields["url"], record["urls"][0], item["URL"]):
            assert url.rstrip("/").endswith(f"/{each.record['id']}")
        assert item["issued"]["date-parts"][0][0] == int(entry.fields["year"]) == int(record["year"])
        assert "accessed" not in item
        numeric, author_date = each.file("gbt7714.txt").read_text(encoding="utf-8").splitlines()
        for text in (numeric, author_date):
            assert f"{each.title}[DS/OL]" in text
            assert entry.fields["url"] in text
        assert f"{each.title} [Dataset]" in each.file("apa.txt").read_text(encoding="utf-8")
        shown = {unescape(text) for text in re.findall(r"<p id[^>]*>(.*?)</p>", each.html)}
        assert {numeric, author_date} <= shown


def test_images_have_their_sizes(exhibits: list[Any]) -> None:
    drawn = [each for each in exhibits if each.drawn]
    assert drawn
    for each in drawn:
        svg = (each.folder / f"{each.language}.svg").read_text(encoding="utf-8")
        width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', svg)[:2])
        assert size(each.folder / f"{each.language}.png") == pytest.approx((width, height), abs=1)
        printed = each.folder / f"{each.language}.print.png"
        assert size(printed) == pytest.approx((3 * width, 3 * height), abs=3)
        assert 14.5 < size(printed)[0] / 300 * 2.54 < 18
        assert b"pHYs" + struct.pack(">II", 11811, 11811) in printed.read_bytes()
        assert size(each.folder / f"{each.language}.social.png") == (1200, 630)
    assert not any(list(each.folder.glob("*.png")) for each in exhibits if not each.drawn)


def test_the_definition_draws_the_published_image(exhibits: list[Any]) -> None:
    # Drawing takes a second each: the lightest and two more stand for all.
    drawn = sorted((each for each in exhibits if each.drawn), key=lambda each: len(each.html))
    for each in (drawn[0], drawn[1], drawn[len(drawn) // 2]):
        text = (each.folder / f"chart{SUFFIX[each.language]}.vl.json").read_text(encoding="utf-8")
        image = (each.folder / f"{each.language}.svg").read_text(encoding="utf-8")
        assert vl_convert.vegalite_to_svg(text) == image
        assert vl_convert.vegalite_to_svg(json.loads(text)) == image


def test_definitions_stand_by_themselves(exhibits: list[Any]) -> None:
    for each in exhibits:
        path = each.folder / f"chart{SUFFIX[each.language]}.vl.json"
        assert path.exists() == each.drawn
        if each.drawn:
            spec = json.loads(path.read_text(encoding="utf-8"))
            assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/v")
            assert '"url":' not in json.dumps({name: part for name, part in spec.items() if name == "data"})
            assert "datasets" in spec or "values" in json.dumps(spec)


def test_the_codebook_describes_every_column_of_the_data(exhibits: list[Any]) -> None:
    for each in exhibits:
        with (each.folder / "data.csv").open(encoding="utf-8", newline="") as lines:
            head = next(csv.reader(lines), [])
        with (each.folder / "data.codebook.csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert [row["column"] for row in rows] == head
        assert all(row["kind"] and row["title_zh"] and row["title_en"] for row in rows)
        assert all(row["what_zh"] and row["what_en"] for row in rows if row["kind"] in ("unit", "measure"))
