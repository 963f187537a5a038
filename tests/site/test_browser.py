"""Every page in a real browser, in both languages, on a desk and on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

# What a Chinese page may say in Latin letters outside its text, tables and code.
NAMES = {"English", "CC", "BY", "MIT", "CSV", "SVG", "Vega", "Lite", "Gongzhi", "Ctrl"}
INTERFACE = """
() => {
  const skipped = 'script, style, pre, code, article, svg, noscript, [lang=en]';
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(skipped)) texts.push(walker.currentNode.data);
  }
  for (const element of document.querySelectorAll('summary, button, label')) texts.push(element.textContent);
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    if (element.closest('[lang=en]')) continue;
    for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) || '');
  }
  return texts;
}
"""


def visit(browser: Browser, address: str, pages: list[str], width: int, check) -> dict[str, list[str]]:
    """What goes wrong on each page at a width, by page."""
    faults: dict[str, list[str]] = {}
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith((address, "data:")) else found.append(request.url),
    )
    for name in pages:
        page.goto(f"{address}/{name}", wait_until="networkidle")
        found.extend(check(page))
        if found:
            faults[name] = list(found)
            found.clear()
    context.close()
    return faults


def layout(page: Page) -> list[str]:
    """Images that do not show, and text wider than the screen."""
    faults = []
    page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
    if page.evaluate("[...document.images].some(image => !image.complete || !image.naturalWidth)"):
        faults.append("an image does not show")
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        faults.append("scrolls sideways")
    return faults


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_open_without_errors_and_fit(
    browser: Browser, address: str, pages: list[str], width: int
) -> None:
    assert len(pages) >= 40
    assert visit(browser, address, pages, width, layout) == {}


def test_chinese_pages_speak_chinese(browser: Browser, address: str, pages: list[str]) -> None:
    def english(page: Page) -> list[str]:
        words = re.findall(r"[A-Za-z]{2,}", " ".join(page.evaluate(INTERFACE)))
        return sorted(set(words) - NAMES)

    chinese = [name for name in pages if "/zh/" in name]
    assert visit(browser, address, chinese, 1280, english) == {}


def test_english_pages_speak_english(browser: Browser, address: str, pages: list[str]) -> None:
    def chinese(page: Page) -> list[str]:
        return [text for text in page.evaluate(INTERFACE) if re.search("[\u4e00-\u9fff]", text.replace("中文", ""))]

    english = [name for name in pages if "/en/" in name]
    assert visit(browser, address, english, 1280, chinese) == {}


def test_pages_are_accessible(browser: Browser, address: str, pages: list[str]) -> None:
    def violations(page: Page) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [f"{each['id']}: {each['nodes'][0]['target']}" for each in found]

    newest = [name for name in pages if name.startswith("2024/")]
    assert visit(browser, address, newest, 390, violations) == {}


@pytest.mark.parametrize(
    ("language", "query", "page"),
    [("zh", "公益金", "01_features"), ("zh", "斜率", "methods"), ("zh", "不足", "03_deficits"), ("en", "deficits", "03_deficits")],
)
def test_search_finds_words(browser: Browser, address: str, language: str, query: str, page: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{address}/2024/{language}/search.html?q={query}")
    tab.wait_for_selector("#search-results li a")
    links = tab.eval_on_selector_all("#search-results li a", "all => all.map(each => each.href)")
    assert any(page in link for link in links)
    context.close()


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
    links = tab.eval_on_selector_all("a", "all => all.map(each => each.getAttribute('href'))")
    assert {f"{edition}/{language}/index.html" for edition in ("2017", "2024") for language in ("zh", "en")} <= set(links)
    assert links[0] == "2024/zh/index.html"
    context.close()
