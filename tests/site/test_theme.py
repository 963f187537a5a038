"""The theme: strict and whole on every page, and what its scripts add in a real browser."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

ASSETS = {"choices.js", "favicon.svg", "gongzhi.css", "gongzhi.js", "explore.js", "reading.js"}
# Made up: the older edition withdrawn and with errata, the newer one without one of its pages.
EDITIONS = {
    "newest": "2024",
    "editions": [
        {
            "id": "2024", "as_of": "2024-12-31", "published": None, "withdrawn": None, "errata": [],
            "pages": ["index", "05_trends"], "figures": ["fig-peers"],
        },
        {
            "id": "2017", "as_of": "2017-03-06", "published": "2000-01-01", "pages": ["index"], "figures": [],
            "withdrawn": {"on": "2000-01-02", "why": {"zh": "试验", "en": "a <trial>"}},
            "errata": [
                {"on": "2000-01-03", "text": {"zh": "错字", "en": "a letter"}, "figures": []},
                {"on": "2000-01-03", "text": {"zh": "无关", "en": "elsewhere"}, "figures": ["fig-none"]},
            ],
        },
    ],
}  # fmt: skip
Open = Callable[..., Any]


@pytest.fixture
def opened(browser: Browser, address: str) -> Open:
    """Opens a page in a context of its own, with a made-up list of editions."""

    @contextmanager
    def open_page(path: str, editions: bool = True, **options: Any) -> Iterator[Page]:
        context = browser.new_context(**{"locale": "zh-CN", **options})
        script = f"globalThis.gongzhiEditions = {json.dumps(EDITIONS)}" if editions else ""
        context.route(
            "**/editions.js", lambda route: route.fulfill(body=script, content_type="text/javascript")
        )
        page = context.new_page()
        page.goto(f"{address}/{path}")
        yield page
        context.close()

    return open_page


def test_nothing_lies_beside_the_pages_that_none_of_them_loads(site: Path, pages: list[str]) -> None:
    for folder in {(site / page).parent for page in pages}:
        assert {path.name for path in (folder / "_static").iterdir()} == ASSETS | {"search.js"}
        beside = {path.name for path in folder.iterdir() if path.suffix != ".html"}
        assert beside == {"_sources", "_static", "search-index.js"}
    for folder in (site, site / "2017", site / "2024"):
        drawing = set() if folder == site else {"vega.js"}
        assert {path.name for path in (folder / "_static").iterdir()} == ASSETS | {"figure.js"} | drawing


def test_pages_tell_machines_what_they_are(site: Path, pages: list[str]) -> None:
    for page in pages:
        html = (site / page).read_text(encoding="utf-8")
        address = f"https://gongzhi.example/{page}"
        assert f'<link rel="canonical" href="{address}">' in html
        assert f'<meta property="og:url" content="{address}">' in html
        assert html.count('rel="alternate" hreflang=') == 3
        for image in re.findall(r'og:image" content="https://gongzhi.example/([^"]+)"', html):
            assert (site / image).is_file(), page
    assert "og:image" in (site / "2024" / "en" / "01_features.html").read_text(encoding="utf-8")


def test_the_search_page_keeps_what_its_script_needs(site: Path, pages: list[str]) -> None:
    for page in pages:
        html = (site / page).read_text(encoding="utf-8")
        assert ("search-index.js" in html) == ("_static/search.js" in html) == page.endswith("search.html")
    for language in ("zh", "en"):
        html = (site / "2024" / language / "search.html").read_text(encoding="utf-8")
        for part in (
            'role="search"',
            'type="search" name="q"',
            "<noscript>",
            '<p id="search-status" class="scripted" role="status">',
        ):
            assert part in html
        assert '<ol id="search-results"></ol>' in html


def test_the_chosen_mode_is_there_before_the_page_and_stays(opened: Open, address: str) -> None:
    with opened("2024/zh/cite.html") as page:
        paper = "getComputedStyle(document.documentElement).backgroundColor"
        assert page.evaluate(paper) == "rgb(255, 255, 255)"
        page.click("button.mode")
        page.click("button.mode")
        assert page.evaluate(paper) == "rgb(18, 18, 18)"
        page.add_init_script(
            "new MutationObserver(() => {"
            "  if (document.body) window.first ??= document.documentElement.dataset.mode; })"
            ".observe(document, {childList: true, subtree: true})"
        )
        page.goto(f"{address}/2024/en/01_features.html")
        assert page.evaluate("window.first") == "dark"
        assert page.evaluate(paper) == "rgb(18, 18, 18)"
        shown = page.evaluate(
            "[...document.images].find(image => image.checkVisibility()).getAttribute('src')"
        )
        assert shown.endswith(".dark.svg")
        page.click("button.mode")
        assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_the_switch_keeps_the_section_and_the_choice(opened: Open, address: str) -> None:
    with opened("2024/zh/05_trends.html#series-by-series") as page:
        assert page.locator(".offer").is_hidden()
        page.click("a.language")
        page.wait_for_url("**/2024/en/05_trends.html#series-by-series")
        assert page.locator(".offer").is_hidden()  # chosen, though no language of the browser
        page.goto(address)
        assert page.evaluate("document.documentElement.lang") == "en"
        assert [page.is_visible(f"h1 [lang={tag}]") for tag in ("en", "zh-CN")] == [True, False]


def test_another_language_is_offered_once(opened: Open) -> None:
    with opened("2024/zh/01_features.html#fig-peers", locale="en-GB") as page:
        offer = page.locator(".offer")
        assert offer.get_attribute("lang") == "en"
        assert offer.is_visible()
        offer.locator("button").press("Enter")
        assert offer.is_hidden()
        page.reload()
        assert offer.is_hidden()


@pytest.mark.parametrize(
    "name", ["2024/zh/index.html", "2024/zh/search.html", "2024/figures/fig-trends/index.html"]
)
def test_nothing_moves_once_it_is_seen(opened: Open, name: str) -> None:
    with opened(name, locale="en-GB") as page:
        moved = page.evaluate("""() => new Promise((done) => {
            const seen = new PerformanceObserver(() => {});
            seen.observe({ type: "layout-shift", buffered: true });
            const sum = () => seen.takeRecords().reduce((all, each) => all + each.value, 0);
            requestAnimationFrame(() => requestAnimationFrame(() => done(sum())));
        })""")
        assert moved < 0.01
        assert page.locator(".offer").is_visible()


@pytest.mark.parametrize(("locale", "first"), [("zh-CN", "zh"), ("en-GB", "en"), ("fr-FR", None)])
def test_the_first_page_speaks_the_browsers_language(opened: Open, locale: str, first: str | None) -> None:
    with opened("index.html", locale=locale) as page:
        for language, tag in (("zh", "zh-CN"), ("en", "en")):
            assert page.is_visible(f"h1 [lang={tag}]") == (first in (language, None))
            assert page.is_visible(f".read [lang={tag}]")
        tops = [page.locator(f".read [lang={tag}]").bounding_box()["x"] for tag in ("zh-CN", "en")]
        assert (tops[1] < tops[0]) == (first == "en")


def test_an_old_edition_leads_to_the_newest_and_tells_what_is_wrong(opened: Open) -> None:
    with opened("2017/en/05_trends.html") as page:
        said = page.inner_text("#notices")
        assert "withdrawn on 2 January 2000: a <trial>" in said
        assert "data as of 6 March 2017" in said
        assert "a letter" in said
        assert "elsewhere" not in said
        assert page.get_attribute(".older a", "href") == "../../2024/en/05_trends.html"
        page.click(".editions summary")
        links = page.locator(".editions a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        assert links == [
            "../../2024/en/05_trends.html",
            "../../2017/en/index.html",
            "../../index.html#editions",
        ]
        page.keyboard.press("Escape")
        assert not page.is_visible(".editions ul")
    with opened("2024/figures/fig-peers/en.html") as page:
        links = page.locator(".editions a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        assert links[:2] == ["../../../2024/figures/fig-peers/en.html", "../../../2017/en/index.html"]
        assert page.inner_text("#notices") == ""


def test_without_scripts_all_can_be_read_and_found(opened: Open) -> None:
    with opened("2017/zh/index.html", java_script_enabled=False) as page:
        assert page.get_attribute("a.edition", "href") == "../../index.html#editions"
        assert page.is_visible("nav.side.chapters a >> nth=5")
        assert not page.is_visible("button.mode")
        page.click("a.language")
        page.wait_for_url("**/2017/en/index.html")
    with opened("index.html", java_script_enabled=False, color_scheme="dark") as page:
        assert page.is_visible("h1 [lang=en]")
        assert page.is_visible("h1 [lang=zh-CN]")
        assert not page.is_visible("button >> nth=0")


def test_storage_that_throws_is_no_hindrance(opened: Open, address: str) -> None:
    with opened("404.html") as page:
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed'); }})"
        )
        page.goto(f"{address}/2024/zh/cite.html")
        page.click("button.mode")
        assert page.get_attribute("html", "data-mode") == "light"
        assert faults == []


# 320 pixels are what is left of 1280 at a zoom of 400%.
@pytest.mark.parametrize(
    "path",
    ["index", "404", *(f"2024/{name}" for name in (
        "figures/index", "figures/tab-confirmatory/en", "zh/index", "zh/search",
        "en/01_features", "en/codebook", "en/methods",
    ))],
)  # fmt: skip
def test_pages_fit_a_width_of_320_pixels(opened: Open, path: str) -> None:
    with opened(f"{path}.html", viewport={"width": 320, "height": 256}) as page:
        page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_keyboard_reaches_the_text_first_and_shows_where_it_is(opened: Open) -> None:
    with opened("2024/en/05_trends.html") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_list_of_sections_follows_the_text(opened: Open) -> None:
    with opened("2024/en/05_trends.html", viewport={"width": 1400, "height": 900}) as page:
        page.evaluate("document.getElementById('series-by-series').scrollIntoView({behavior: 'instant'})")
        page.wait_for_function(
            "document.querySelector('.side.outline [aria-current]')?.hash === '#series-by-series'"
        )


def test_a_printed_page_is_the_text_on_white(opened: Open) -> None:
    with opened("2024/zh/01_features.html", color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(31, 41, 51)"
        for hidden in (".top", ".side", ".code", ".turn", "picture.dark"):
            assert not page.is_visible(f"{hidden} >> nth=0"), hidden
        assert page.is_visible("picture.light >> nth=0")
