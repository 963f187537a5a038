"""Every page in a real browser, in both languages, on a desk and on a phone."""

import re
from collections.abc import Callable
from gzip import compress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

# What a Chinese page may say in Latin letters outside its text, tables and code.
NAMES = {"English", "CC", "BY", "MIT", "CSV", "XLSX", "PDF", "MB", "SVG", "Vega", "Lite", "Gongzhi", "Ctrl"}
# What opening a page may ask for at most, compressed, in bytes.
# The search page alone loads the text of its whole book.
REQUESTS, LIGHT, SEARCH = 12, 60_000, 120_000
# Whether any image that is to be seen does not show; those of the other mode are not to be fetched.
UNSEEN = """async () => {
  const shown = [...document.images].filter(image => image.checkVisibility());
  shown.forEach(image => { image.loading = 'eager'; });
  await Promise.allSettled(shown.map(image => image.decode()));
  return shown.some(image => !image.naturalWidth);
}"""
INTERFACE = """
() => {
  const skipped = 'script, style, pre, code, article, svg, noscript, [lang=en]';
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(skipped)) texts.push(walker.currentNode.data);
  }
  for (const element of document.querySelectorAll('summary, button, label')) {
    if (!element.closest('[lang=en]')) texts.push(element.textContent);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    if (element.closest('[lang=en], a.reference')) continue;  // works are cited as they are printed
    for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) || '');
  }
  return texts;
}
"""


Faults = dict[str, list[str]]
Check = Callable[[Page], list[str]]


def weight(site: Path, requested: set[str]) -> int:
    """What the files of some addresses weigh compressed, in bytes."""
    paths = (site / urlsplit(each).path.lstrip("/") for each in requested if each.startswith("http"))
    return sum(len(compress(path.read_bytes())) for path in paths if path.is_file())


def visit(
    browser: Browser, address: str, pages: list[str], width: int, checks: list[Check], site: Path
) -> dict[str, Faults]:
    """What goes wrong at a width: by kind of fault (also `opening` and `heavy`), then by page."""
    kinds = ("opening", "heavy", *(check.__name__ for check in checks))
    faults: dict[str, Faults] = {name: {} for name in kinds}
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    found: list[str] = []
    requested: set[str] = set()
    page.on("request", lambda request: requested.add(request.url))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith((address, "data:")) else found.append(request.url),
    )
    for name in pages:
        requested.clear()
        page.goto(f"{address}/{name}", wait_until="networkidle")
        most = SEARCH if name.endswith("search.html") else LIGHT
        if len(requested) > REQUESTS or weight(site, requested) > most:
            faults["heavy"][name] = [f"{len(requested)} requests, {weight(site, requested)} bytes"]
        for check in checks:
            if wrong := check(page):
                faults[check.__name__][name] = wrong
        if found:
            faults["opening"][name] = list(found)
            found.clear()
    context.close()
    return faults


def layout(page: Page) -> list[str]:
    """Images that do not show, and text wider than the screen."""
    faults = []
    if page.evaluate(UNSEEN):
        faults.append("an image does not show")
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        faults.append("scrolls sideways")
    return faults


def foreign_words(page: Page) -> list[str]:
    """Interface words of the other language."""
    texts = page.evaluate(INTERFACE)
    if "/zh/" in page.url:
        without = re.sub(r"\b(?:raw/)?(?:study/)?[a-z_]+\.csv\b", "", " ".join(texts))
        return sorted(set(re.findall(r"[A-Za-z]{2,}", without)) - NAMES)
    return [text for text in texts if re.search("[\u4e00-\u9fff]", text.replace("中文", ""))]


def violations(page: Page) -> list[str]:
    """What axe finds against the accessibility guidelines."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['target']}" for each in found]


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str, pages: list[str], site: Path) -> dict[str, Faults]:
    return visit(browser, address, pages, 1280, [layout, foreign_words], site)


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str, pages: list[str], site: Path) -> dict[str, Faults]:
    return visit(browser, address, pages, 390, [layout, violations], site)


def test_there_are_pages_to_read(pages: list[str]) -> None:
    assert len(pages) >= 48


def test_pages_open_without_errors_or_outside_requests(
    desk: dict[str, Faults], phone: dict[str, Faults]
) -> None:
    assert desk["opening"] == {}
    assert phone["opening"] == {}


def test_pages_are_light(desk: dict[str, Faults], phone: dict[str, Faults]) -> None:
    assert desk["heavy"] == {}
    assert phone["heavy"] == {}


def test_pages_show_their_images_and_fit_the_screen(
    desk: dict[str, Faults], phone: dict[str, Faults]
) -> None:
    assert desk["layout"] == {}
    assert phone["layout"] == {}


def test_the_interface_is_in_the_pages_language(desk: dict[str, Faults]) -> None:
    assert desk["foreign_words"] == {}


def test_pages_are_accessible(phone: dict[str, Faults]) -> None:
    assert phone["violations"] == {}


def test_the_switch_leads_to_the_same_page_in_the_other_language(browser: Browser, address: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{address}/2017/zh/05_trends.html")
    tab.click("a[hreflang=en]:visible")
    tab.wait_for_url("**/2017/en/05_trends.html")
    tab.click("a[hreflang=zh-CN]:visible")
    tab.wait_for_url("**/2017/zh/05_trends.html")
    context.close()


def test_the_landing_page_leads_to_every_edition(browser: Browser, address: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(address)
    links = tab.eval_on_selector_all("main a", "all => all.map(each => each.getAttribute('href'))")
    assert {
        f"{edition}/{language}/index.html" for edition in ("2017", "2024") for language in ("zh", "en")
    } <= set(links)
    assert links[0] == "2024/zh/index.html"
    context.close()
