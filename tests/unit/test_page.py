"""The HTML of an exhibit: escaped, in one piece, with a text alternative."""

import json
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import page
from gongzhi.exhibits.cells import cell, source
from gongzhi.exhibits.exhibit import Column, Kind
from gongzhi.exhibits.images import alternative
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.report import Report

Load = Callable[[str], Evidence]
EVIL = '<script>alert("1 & 2")</script>'
SAFE = "&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;"
VOID = {"img", "source"}
SHOWN = page.Shown(
    id="fig-made-up",
    language="en",
    title="A title",
    finding="A finding.",
    details=("One.", "Two."),
    notes="A note.",
    head=(("Place", "region"), ("Value", "money")),
    body=(("Shanghai", "1"), ("Ningbo", "2")),
    sources=("A source",),
    images={"wide": "<svg>wide</svg>", "narrow": "<svg>narrow</svg>"},
)


class Outline(HTMLParser):
    """The elements of a page as a browser finds them; fails where one is left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def both(shown: page.Shown) -> tuple[str, str]:
    return page.in_notebook(shown, "2030"), page.in_book(shown, "../figures/fig-made-up")


@pytest.mark.parametrize("field", ["title", "finding", "notes"])
def test_texts_are_escaped(field: str) -> None:
    spoilt: Any = {field: EVIL}
    for html in both(replace(SHOWN, **spoilt)):
        assert SAFE in html
        assert "<script" not in html
        Outline(html)


@pytest.mark.parametrize(("language", "said"), [("zh", "永久地址"), ("en", "Permanent address")])
def test_a_notebook_names_the_id_and_the_address(language: Language, said: str) -> None:
    html, _ = both(replace(SHOWN, language=language))
    assert f'id="{SHOWN.id}"' in html
    assert f"{said} <code>2030/figures/{SHOWN.id}/</code>" in html


def test_heads_and_details_are_escaped() -> None:
    for html in both(replace(SHOWN, details=(EVIL,), head=((EVIL, "region"), ("Value", "money")))):
        assert html.count(SAFE) == 2
        assert "<script" not in html


@pytest.mark.parametrize("kind", ["text", "words", "link"])
def test_cells_are_escaped(evidence: Load, kind: Kind) -> None:
    found = evidence("2024")
    assert cell(EVIL, Column("x", "x", kind), "en", found.words, found.sources) == SAFE


def test_an_address_becomes_a_link_only_where_it_is_one(evidence: Load) -> None:
    found = evidence("2024")
    column = Column("url", "Address", "link")
    made = cell('https://example.org/?a=1&b="2"', column, "en", found.words, found.sources)
    assert Outline(made).all("a") == [{"href": 'https://example.org/?a=1&b="2"', "rel": "noopener"}]
    assert "<a" not in cell("javascript:alert(1)", column, "en", found.words, found.sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_is_escaped_and_says_when_and_of_what_kind(language: Language) -> None:
    each = {
        "publisher": EVIL,
        "title": EVIL,
        "published_on": "",
        "url": "https://a.example/",
        "grade": "press",
    }
    said = source(each, language)
    assert said.count(SAFE) == 2
    assert ("日期不明" if language == "zh" else "undated") in said
    assert ("新闻与论著" if language == "zh" else "press and articles") in said


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, "money", "—"),
        ("", "text", "—"),
        (0, "number", "0"),
        (45700.0, "money", "45,700"),
        (5318.35, "money", "5,318.35"),
        (-3.0, "number", "−3"),
        (2018, "year", "2018"),
        (0.123, "percent", "12.3%"),
        (float("inf"), "percent", "∞"),
        ("2010 2011 2013", "years", "2010–2011, 2013"),
        ("lower", "bound", "lower bound (‘more than’)"),
        ("上海", "region", "Shanghai"),
    ],
)
def test_values_are_printed_by_kind(evidence: Load, value: Any, kind: Kind, text: str) -> None:
    found = evidence("2024")
    assert cell(value, Column("x", "x", kind), "en", found.words, found.sources) == text


@pytest.mark.parametrize("field", ["title", "finding", "notes"])
def test_no_blank_line_ends_the_block_early(field: str) -> None:
    spoilt: Any = {field: "one\n\ntwo"}
    shown = replace(SHOWN, **spoilt, body=(("three\n \nfour", "1"),), sources=("five\n\nsix",))
    for html in both(shown):
        assert all(line.strip() for line in html.split("\n"))


def test_every_image_has_the_finding_as_its_alternative() -> None:
    for html in both(replace(SHOWN, finding='1 < 2 & "3"')):
        assert {image["alt"] for image in Outline(html).all("img")} == {'1 < 2 & "3"'}


def test_the_book_refers_to_files_and_the_notebook_holds_them() -> None:
    notebook, book = (Outline(html) for html in both(SHOWN))
    assert str(notebook.all("img")[0]["src"]).startswith("data:image/svg+xml;base64,")
    folder = "../figures/fig-made-up"
    assert [image["src"] for image in book.all("img")] == [f"{folder}/en.svg", f"{folder}/en.dark.svg"]
    narrow = [f"{folder}/en.narrow.svg", f"{folder}/en.narrow.dark.svg"]
    assert [source["srcset"] for source in book.all("source")] == narrow
    assert [link["href"] for link in book.all("a")] == [
        f"{folder}/en.html", f"{folder}/data.csv", f"{folder}/data.xlsx", f"{folder}/en.svg",
        f"{folder}/chart.en.vl.json"
    ]  # fmt: skip
    assert notebook.all("a") == []


def test_a_table_has_no_image_and_only_data_to_download() -> None:
    book = Outline(page.in_book(replace(SHOWN, images={}), "files"))
    assert (book.all("img"), book.all("details")) == ([], [{"class": "sources"}])
    assert [link["href"] for link in book.all("a")] == ["files/en.html", "files/data.csv", "files/data.xlsx"]


def test_a_table_without_rows_is_not_drawn() -> None:
    assert Outline(page.in_book(replace(SHOWN, images={}, body=()), "files")).all("table") == []


def test_the_table_can_be_reached_and_is_named() -> None:
    (region,) = [each for each in Outline(both(SHOWN)[1]).all("div") if each.get("role") == "region"]
    assert (region["tabindex"], region["aria-label"]) == ("0", "A title")
    assert [each["scope"] for each in Outline(both(SHOWN)[1]).all("th")] == ["col", "col"]


def test_what_is_shown_survives_the_notebooks_json() -> None:
    record = json.loads(json.dumps({name: getattr(SHOWN, name) for name in SHOWN.__slots__}))
    assert page.shown(record) == SHOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_real_exhibits_are_whole_blocks_with_alternatives(
    evidence: Load, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vl_convert.vegalite_to_svg", lambda _: "<svg></svg>")
    report = Report(evidence("2024"), language)
    for name in BUILDERS:
        shown = report.show(name)
        for html in (
            page.in_notebook(shown.page, shown.edition),
            page.in_book(shown.page, f"../figures/{name}"),
        ):
            assert all(line.strip() for line in html.split("\n")), name
            outline = Outline(html)
            assert [figure["id"] for figure in outline.all("figure")] == [name]
            alternatives = {image["alt"] for image in outline.all("img")}
            assert alternatives == ({alternative(shown.exhibit.finding)} if shown.exhibit.charts else set())
            shows = shown.page.head and (shown.exhibit.rows or shown.exhibit.charts)
            rows = 1 + len(shown.exhibit.rows) if shows else 0
            assert len(outline.all("tr")) == rows
