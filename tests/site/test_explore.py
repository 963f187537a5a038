"""Figures in a reader's hands: charts that answer, drawings that enlarge, and nothing before a touch."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

PLACES = {
    "zh": "2024/zh/01_features.html",
    "en": "2024/en/01_features.html",
    "permanent": "2024/figures/fig-peers/en.html",
}
HEIGHT = "document.querySelector('.drawing').getBoundingClientRect().height"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page that fails the test where anything is refused by its policy or goes wrong."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def drawing(place: str) -> str:
    return ".drawing" if place == "permanent" else "#fig-peers .drawing"


@pytest.mark.parametrize("place", PLACES)
def test_a_chart_answers_the_keyboard_and_moves_nothing(tab: Page, address: str, place: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{address}/{PLACES[place]}", wait_until="networkidle")
    assert not [url for url in asked if "vega" in url or "vl.json" in url]
    chart, before = tab.locator(drawing(place)), tab.evaluate(HEIGHT)
    assert chart.get_attribute("role") == "group"
    chart.focus()
    tab.wait_for_selector(".drawn .live svg")
    assert tab.evaluate(HEIGHT) == before
    said = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        tab.keyboard.press(key)
        said.append(tab.inner_text("#tip"))
    assert said[0] == said[2] != said[1]
    assert any(character.isdigit() for character in said[0])
    tab.keyboard.press("Escape")
    assert not tab.is_visible("#tip")


def test_a_touched_chart_tells_of_the_point_under_the_pointer(tab: Page, address: str) -> None:
    tab.goto(f"{address}/{PLACES['zh']}")
    tab.hover("#fig-peers .drawing")
    point = tab.locator("#fig-peers .live .mark-symbol path").nth(10)
    point.hover(force=True)
    tab.wait_for_selector("#tip:not([hidden])")
    assert "亿元" in tab.inner_text("#tip") or "万元" in tab.inner_text("#tip")
    tab.mouse.move(5, 5)
    tab.wait_for_selector("#tip", state="hidden")


def test_a_chart_follows_the_mode_and_the_width(tab: Page, address: str) -> None:
    tab.goto(f"{address}/{PLACES['en']}")
    tab.focus("#fig-peers .drawing")
    tab.wait_for_selector("#fig-peers .live svg")
    assert tab.locator("#fig-peers .live text[fill='#1f2933']").count()
    tab.emulate_media(color_scheme="dark")
    tab.wait_for_selector("#fig-peers .live text[fill='#e4e7eb']")
    with tab.expect_response("**/chart.narrow.en.vl.json"):
        tab.set_viewport_size({"width": 390, "height": 844})


@pytest.mark.parametrize("place", PLACES)
def test_a_drawing_enlarges_and_gives_the_focus_back(tab: Page, address: str, place: str) -> None:
    tab.goto(f"{address}/{PLACES[place]}")
    button = tab.locator(".enlarge >> nth=0")
    for close in ("Escape", "Enter"):
        button.focus()
        tab.keyboard.press("Enter")
        tab.wait_for_selector("dialog[open] img")
        tab.evaluate("document.querySelector('dialog img').decode()")
        tab.keyboard.press(close)
        tab.wait_for_selector("dialog", state="detached")
        assert tab.evaluate("document.activeElement.className") == "enlarge"
    button.click()
    tab.click("dialog img")
    tab.wait_for_selector("dialog", state="detached")


def test_from_a_disk_the_drawing_stays(tab: Page, site: Path) -> None:
    tab.goto((site / PLACES["permanent"]).as_uri())
    tab.hover(".drawing")
    assert tab.get_attribute(".drawing", "tabindex") is None
    assert tab.locator(".live").count() == 0
    assert tab.is_visible(".drawing img >> nth=0")
    assert tab.is_visible(".enlarge")


@pytest.mark.parametrize("edition", ["2017", "2024"])
def test_the_program_is_one_file_and_offered_where_points_tell_something(site: Path, edition: str) -> None:
    program = (site / edition / "_static" / "vega.js").read_bytes()
    assert b"BSD-3-Clause" in program[:300]
    assert len(gzip.compress(program)) < 320_000
    manifest = json.loads((site / edition / "manifest.json").read_text(encoding="utf-8"))
    offered: list[Any] = []
    for each in manifest["figures"]:
        folder = site / edition / "figures" / each["id"]
        html = (folder / "index.html").read_text(encoding="utf-8")
        told = '"tooltip"' in (folder / "chart.vl.json").read_text(encoding="utf-8")
        assert ("data-chart=" in html) == told
        offered += [each["id"]] if told else []
    assert "fig-national-fund" in offered
