"""The book's search in a real browser: what readers look for, every part of the text, hostile queries."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Route

QUERIES = [
    line.split("\t")
    for line in Path(__file__).with_name("queries.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
SHOW = """query => {
  const field = document.querySelector('main input[name=q]');
  field.value = query;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  return [...document.querySelectorAll('#search-results > li')]
    .map(each => each.innerText + ' ' + each.querySelector('a').href);
}"""
ENTRIES = "() => gongzhiSearch.entries.map(([, , , ...texts]) => texts)"
# Those of some [entry, query] pairs for which a search does not have the entry among its results.
LOST = """pairs => {
  const {search} = finder(gongzhiSearch);
  return pairs.filter(([entry, query]) => {
    return !search(query).found.includes(entry);
  });
}"""


@pytest.fixture(params=["zh", "en"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The search page of the newest edition in one language."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/2024/{request.param}/search.html")
    yield page
    context.close()


def test_readers_find_what_they_look_for(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    missed = []
    for language in ("zh", "en"):
        tab.goto(f"{address}/2024/{language}/search.html")
        for query, _, wanted in (each for each in QUERIES if each[1] == language):
            first = "\n".join(tab.evaluate(SHOW, query)[:3])
            if not any(each in first for each in wanted.split("|")):
                missed.append((query, language, first))
    context.close()
    assert len(QUERIES) == 60
    assert len(missed) <= 2, missed


def test_any_two_characters_of_any_text_are_found(page: Page) -> None:
    chance = random.Random(2024)
    texts = [
        (entry, line)
        for entry, fields in enumerate(page.evaluate(ENTRIES))
        for field in fields
        for line in field.split("\n")
        if len(line) > 1
    ]
    pairs: list[tuple[int, str]] = []
    while len(pairs) < 200:
        entry, line = chance.choice(texts)
        start = chance.randrange(len(line) - 1)
        query = line[start : start + chance.randint(2, 12)]
        if sum(each.isalnum() for each in query) > 1:
            pairs.append((entry, query))
    assert page.evaluate(LOST, pairs) == []


def test_a_query_is_shown_as_text_only(page: Page) -> None:
    for query in (
        "<img src=x onerror=alert(1)>",
        "</mark><script>alert(1)</script>",
        "a(b[c{",
        "\\",
        "$&",
        '"',
    ):
        page.evaluate(SHOW, query)
        assert page.locator("#search-results :is(img, script), #search-status *").count() == 0


def test_the_page_says_what_was_found(page: Page) -> None:
    status = page.locator("#search-status")
    assert "F2.1a" in status.inner_text()
    page.evaluate(SHOW, "F2.1a")
    assert re.match(r"[1-9]\d* ?(条结果|results?)", status.inner_text())
    page.evaluate(SHOW, "zzqqyy")
    assert "zzqqyy" in status.inner_text()
    assert page.locator("#search-results li").count() == 0


def test_the_results_are_the_only_list_in_order(page: Page) -> None:
    page.evaluate(SHOW, "fig-peers")
    assert "fig-peers" in page.locator("ol li").first.inner_text()


def test_results_follow_the_typing_the_address_and_the_keys(page: Page) -> None:
    page.locator("main input[name=q]").first.press_sequentially("fig-peers")
    assert page.url.endswith("?q=fig-peers")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "01_features.html#fig-peers"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    page.reload()
    assert page.locator("#search-results a").first.get_attribute("href") == "01_features.html#fig-peers"


def test_results_can_be_held_to_one_kind(page: Page) -> None:
    page.evaluate(SHOW, "R7b")
    page.click(".search-filter button[data-name=claims]")
    links = page.locator("#search-results a")
    assert links.count() > 0
    assert all("#claim-" in str(link.get_attribute("href")) for link in links.all())


def test_more_than_a_screenful_is_shown_on_demand(page: Page) -> None:
    page.evaluate(SHOW, "2023")
    assert page.locator("#search-results li").count() == 20
    page.click(".search-more")
    assert page.locator("#search-results li").count() > 20


@pytest.mark.parametrize(("language", "query"), [("zh", "公益金"), ("en", "fund")])
def test_search_works_from_a_disk_and_under_a_strict_policy(
    browser: Browser, site: Path, address: str, language: str, query: str
) -> None:
    for start in ((site / "2024").as_uri(), f"{address}/2024"):
        context = browser.new_context()
        tab = context.new_page()
        faults = listen(tab)
        if start.startswith("http"):
            tab.route("**/search.html*", strict)
        tab.goto(f"{start}/{language}/search.html?q={quote(query)}")
        assert tab.locator("#search-results li a").count() > 3
        tab.fill("main input[name=q] >> nth=0", "F2.1a")
        assert "claim-F2.1a" in str(tab.locator("#search-results a").first.get_attribute("href"))
        assert faults == []
        context.close()


def strict(route: Route) -> None:
    """Serve a page with a policy that lets it run its own script files and nothing else."""
    answer = route.fetch()
    policy = {"content-security-policy": "script-src 'self'; connect-src 'none'"}
    route.fulfill(response=answer, headers={**answer.headers, **policy})


def listen(tab: Page) -> list[str]:
    """What goes wrong in the search's own scripts, as it goes wrong."""
    faults: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error" and "search" in said.location["url"].rpartition("/")[2]:
            faults.append(said.text)

    def fail(error: Error) -> None:
        if "search.js" in (error.stack or ""):
            faults.append(str(error))

    tab.on("pageerror", fail)
    tab.on("console", hear)
    return faults


def test_nothing_of_another_search_is_left(site: Path) -> None:
    left = ("searchindex.js", "searchtools.js", "language_data.js", "sphinx_highlight.js")
    assert [path for name in left for path in site.rglob(name)] == []
    for path in site.glob("20*/*/search-index.js"):
        assert (path.parent / "search.html").read_text("utf-8").count("search-index.js") == 1
