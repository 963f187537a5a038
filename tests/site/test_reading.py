"""What helps in reading, in a browser: terms are explained, tables sort, claims and evidence are linked."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page

Open = Callable[..., Any]
LANGUAGES = ("zh", "en")
TERM = "a.term"
# A column as it is shown, cell by cell.
COLUMN = "(table, at) => [...table.tBodies[0].rows].map(row => row.cells[at].textContent.trim())"


@pytest.fixture
def opened(browser: Browser, address: str) -> Open:
    """Opens a page in a context of its own."""

    @contextmanager
    def open_page(path: str, **options: Any) -> Iterator[Page]:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        page.goto(f"{address}/{path}")
        yield page
        context.close()

    return open_page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_leads_to_its_place_in_the_glossary_and_none_is_marked_there(
    site: Path, language: str
) -> None:
    folder = site / "2024" / language
    glossary = (folder / "glossary.html").read_text(encoding="utf-8")
    assert 'class="term"' not in glossary
    known = set(re.findall(r'<dt><span[^>]* id="([a-z-]+)"', glossary))
    assert len(known) > 40
    marked = {
        page.name: re.findall(r'class="term" href="glossary\.html#([a-z-]+)"', page.read_text("utf-8"))
        for page in folder.glob("0*.html")
    }
    assert all(marked.values())
    assert {each for ids in marked.values() for each in ids} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_explained_by_pointer_and_by_keyboard_until_it_is_dismissed(
    opened: Open, language: str
) -> None:
    with opened(f"2024/{language}/03_deficits.html") as page:
        term, tip = page.locator(TERM).first, page.get_by_role("tooltip")
        term.hover()
        assert tip.inner_text() == term.get_attribute("data-means")
        tip.hover()  # it stays while the pointer is on it
        assert tip.is_visible()
        page.keyboard.press("Escape")
        assert not tip.is_visible()
        page.mouse.move(0, 0)
        term.focus()
        assert tip.is_visible()
        assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
        page.keyboard.press("Escape")
        assert not tip.is_visible()
        assert term.get_attribute("aria-describedby") is None
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(rf"/{language}/glossary\.html#"))


def test_a_tap_explains_a_term_and_a_second_one_leads_to_the_glossary(opened: Open) -> None:
    phone = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
    with opened("2024/zh/03_deficits.html", **phone) as page:
        term, tip = page.locator(TERM).first, page.get_by_role("tooltip")
        term.tap()
        assert tip.is_visible()
        box = tip.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        page.locator("h1").tap()
        assert not tip.is_visible()
        term.tap()
        term.tap()
        page.wait_for_url(re.compile(r"/zh/glossary\.html#"))


def test_without_scripts_a_term_is_a_link(opened: Open) -> None:
    with opened("2024/en/03_deficits.html", java_script_enabled=False) as page:
        page.locator(TERM).first.click()
        assert "/en/glossary.html#" in page.url


def numbers(shown: list[str]) -> list[float]:
    return [float(each.replace(",", "").replace("−", "-").rstrip("%")) for each in shown if each != "—"]


@pytest.mark.parametrize(
    "path", ["2024/zh/05_trends.html", "2024/en/05_trends.html", "2024/en/figures/tab-trends/en.html"]
)
def test_a_table_sorts_up_down_and_back_by_keyboard(opened: Open, path: str) -> None:
    path = path.replace("en/figures", "figures")
    with opened(path) as page:
        table = page.locator("#tab-trends table, main > .table-scroll table").first
        heads = table.locator("thead th")
        kinds = [heads.nth(at).get_attribute("class") or "" for at in range(heads.count())]
        at = next(place for place, each in enumerate(kinds) if "num number" in each)
        before = table.evaluate(COLUMN, at)
        sort = heads.nth(at).locator("button")
        sort.focus()
        page.keyboard.press("Enter")
        assert heads.nth(at).get_attribute("aria-sort") == "ascending"
        up = table.evaluate(COLUMN, at)
        assert numbers(up) == sorted(numbers(before))
        page.keyboard.press("Space")
        assert heads.nth(at).get_attribute("aria-sort") == "descending"
        down = table.evaluate(COLUMN, at)
        assert numbers(down) == sorted(numbers(before), reverse=True)
        missing = before.count("—")
        for shown in (up, down):
            assert shown[len(shown) - missing :] == ["—"] * missing
        page.keyboard.press("Enter")
        assert heads.nth(at).get_attribute("aria-sort") is None
        assert table.evaluate(COLUMN, at) == before


def test_numbers_of_both_languages_and_what_is_missing_are_put_in_order(opened: Open) -> None:
    cells = ["1,200", "−3", "—", "2.5亿", "95%", "", "CNY 1,000", "<0.001", "3万", "∞"]
    rows = "".join(f"<tr><td>{each}</td></tr>" for each in cells)
    made = f"<table><thead><tr><th>n</th></tr></thead><tbody>{rows}</tbody></table>"
    with opened("2024/en/03_deficits.html") as page:
        page.route(
            "**/made-up.html",
            lambda route: route.fulfill(
                content_type="text/html; charset=utf-8",
                body=f'<html lang="en"><main>{made}</main><script src="_static/reading.js"></script></html>',
            ),
        )
        page.goto(page.url.replace("03_deficits", "made-up"))
        page.locator("th button").click()
        order = ["−3", "<0.001", "95%", "CNY 1,000", "1,200", "3万", "2.5亿", "∞", "—", ""]
        assert page.locator("table").evaluate(COLUMN, 0) == order


def test_without_scripts_a_table_is_a_table(opened: Open) -> None:
    with opened("2024/en/05_trends.html", java_script_enabled=False) as page:
        assert page.locator("th button").count() == 0


def sheet(path: Path, number: int) -> list[dict[str, str | float]]:
    """The rows of a sheet, each cell by the letters of its column: text, or a number."""
    with ZipFile(path) as book:
        texts = [
            "".join(each.itertext()) for each in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        cells = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    return [
        {
            cell.attrib["r"].rstrip("0123456789"): texts[int(value)] if cell.get("t") == "s" else float(value)
            for cell in row
            if (value := "".join(cell.itertext()))
        }
        for row in cells.iterfind(".//{*}row")
    ]


def test_the_spreadsheet_has_the_data_and_says_what_they_are(
    exhibits: list[Any], table: Callable[[str, str], list[dict[str, str]]]
) -> None:
    for each in exhibits:
        edition, path = each.folder.parents[1].name, each.folder / "data.xlsx"
        head, *rows = sheet(path, 1)
        for row, expected in zip(rows, table(edition, f"figures/{each.folder.name}/data.csv"), strict=True):
            shown = dict(zip(expected, (row.get(letters, "") for letters in head), strict=True))
            for name, value in shown.items():
                number = isinstance(value, float)  # to as many digits as spreadsheets have
                assert value == (pytest.approx(float(expected[name]), 1e-14) if number else expected[name])
        said = {value for row in sheet(path, 2) for value in row.values()}
        assert {each.title, each.folder.name, *head.values()} <= said
        sources = table(edition, "data/sources.csv")
        assert {one["url"] for one in sources if one["source_id"] in each.record["sources"]} <= said | {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_claims_and_their_evidence_lead_to_each_other(
    site: Path, permanent: Callable[[str, str], list[Any]], language: str
) -> None:
    manifest = json.loads((site / "2024" / "manifest.json").read_text(encoding="utf-8"))
    results = {each["id"]: each["figure"] for each in manifest["results"]}
    pages = {each.record["id"]: each.html for each in permanent("2024", language)}
    decided = [(claim, results[one]) for claim in manifest["claims"] for one in claim["results"]]
    assert decided
    for claim, figure in decided:
        link = re.search(rf'href="../../{language}/([\w.]+)#claim-{claim["id"]}"', pages[figure])
        assert link
        chapter = (site / "2024" / language / link[1]).read_text(encoding="utf-8")
        row = chapter.split(f'id="claim-{claim["id"]}"')[1].split("</tr>")[0]
        assert f'.html#{figure}"' in row


def test_works_have_the_same_anchors_in_both_languages(site: Path) -> None:
    ids = [
        set(re.findall(r' id="([^"]+)"', (site / "2024" / each / "methods.html").read_text("utf-8")))
        for each in LANGUAGES
    ]
    assert ids[0] == ids[1]
    assert not any(re.fullmatch(r"id\d+", each) for each in ids[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_book_lead_to_its_pdf_with_its_size(site: Path, language: str) -> None:
    name = f"gongzhi-2024-{language}.pdf"
    size = f"{(site / '2024' / name).stat().st_size / 1e6:.1f} MB"
    for page in (site / "2024" / language).glob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert html.count(f'href="../{name}"') == 2
        assert size in html
        assert "<!--pdf-->" not in html
