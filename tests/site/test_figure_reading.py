"""The permanent pages in a browser: accessible, citable by keyboard, and the same from a disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PAGES = {"zh": "index.html", "en": "en.html"}
SHOWN = "[...document.images].find(image => image.checkVisibility())"


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test where it logs an error or asks for anything outside."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda one: None if one.url.startswith((address, "file:")) else faults.append(one.url))
    yield page
    context.close()
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["fig-peers", "fig-policies"])
@pytest.mark.parametrize("page", PAGES.values())
def test_pages_are_accessible_and_fit_a_phone(
    tab: Page, address: str, name: str, page: str, scheme: Any
) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(f"{address}/2024/figures/{name}/{page}")
    tab.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true; })")
    found = Axe().run(tab).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['target']}" for each in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.wait_for_function(f"({SHOWN}).naturalWidth > 0")
    shown = tab.evaluate(f"({SHOWN}).currentSrc")
    assert shown.endswith(".narrow.dark.svg" if scheme == "dark" else ".narrow.svg")


def test_lists_are_accessible(tab: Page, address: str) -> None:
    for path in ("figures/", "2024/figures/"):
        tab.goto(f"{address}/{path}")
        found = Axe().run(tab).response["violations"]
        assert [f"{each['id']}: {each['nodes'][0]['target']}" for each in found] == []


def test_the_copy_button_works_by_keyboard(tab: Page, address: str) -> None:
    tab.goto(f"{address}/2024/figures/fig-peers/")
    tab.focus("[data-copy=gbt7714]")
    tab.keyboard.press("Enter")
    tab.wait_for_function("document.getElementById('said').textContent")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == tab.inner_text("#gbt7714")
    assert "fig-peers" in copied
    assert tab.evaluate("document.activeElement.dataset.copy") == "gbt7714"


def test_without_a_clipboard_the_text_is_copied_by_selecting_it(tab: Page, address: str) -> None:
    tab.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('made up'))")
    tab.goto(f"{address}/2024/figures/fig-peers/en.html")
    tab.focus("[data-copy=apa]")
    tab.keyboard.press("Space")
    tab.wait_for_function("document.getElementById('said').textContent")
    assert tab.evaluate("navigator.clipboard.readText()").strip() == tab.inner_text("#apa")


def test_the_day_of_reading_is_added_and_taken_away(tab: Page, address: str) -> None:
    tab.goto(f"{address}/2024/figures/fig-peers/")
    before = tab.inner_text("#gbt7714")
    today = tab.evaluate("new Intl.DateTimeFormat('sv-SE').format(new Date())")
    tab.focus("#today")
    tab.keyboard.press("Enter")
    assert f"[{today}]" in tab.inner_text("#gbt7714")
    assert f"[{today}]" in tab.inner_text("#gbt7714-author-date")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#gbt7714") == before


@pytest.mark.parametrize("language", PAGES)
def test_one_click_leads_from_the_chapter_and_one_back(tab: Page, address: str, language: str) -> None:
    chapter = f"{address}/2024/{language}/01_features.html"
    tab.goto(chapter)
    tab.click("#fig-peers .downloads a:first-child")
    tab.wait_for_url(f"{address}/2024/figures/fig-peers/{PAGES[language]}")
    tab.click("dl a >> nth=0")
    tab.wait_for_url(f"{chapter}#fig-peers")


def test_a_moved_site_works_from_a_disk(tab: Page, site: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved elsewhere"
    for path in ("figures", "_static", "2024/_static", "2024/figures/fig-peers", "2024/zh/01_features.html"):
        copy = shutil.copytree if (site / path).is_dir() else shutil.copy
        (moved / path).parent.mkdir(parents=True, exist_ok=True)
        copy(site / path, moved / path)
    (moved / "editions.js").touch()
    tab.goto((moved / "figures" / "fig-peers" / "index.html").as_uri())
    tab.wait_for_url("**/2024/figures/fig-peers/index.html")
    assert tab.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "800px"
    tab.wait_for_function(f"({SHOWN}).naturalWidth > 0")
    assert tab.is_visible("[data-copy=gbt7714]")
    tab.click("[hreflang=en]:visible")
    tab.wait_for_url("**/2024/figures/fig-peers/en.html")
