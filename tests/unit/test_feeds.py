"""The map of the site and the feed of editions, read back as XML."""

from datetime import date
from xml.etree import ElementTree as Tree

from gongzhi.cite import Work
from gongzhi.edition import Edition
from gongzhi.language.text import Text
from gongzhi.publish.feeds import ATOM, MAP, XHTML, feed, robots, site_map

WORK = Work(
    Text("虚构的报告", "A made-up report"),
    (Text("编写组", "Authors"),),
    Text("社", "P"),
    "https://a.example/r/",
)
PAGES = [
    "index.html", "404.html", "2031/zh/index.html", "2031/en/index.html", "2031/zh/01_a.html",
    "2031/en/01_a.html", "2031/zh/search.html", "2031/figures/fig-a/index.html",
    "2031/figures/fig-a/en.html", "2031/figures/index.html", "figures/index.html",
    "figures/fig-a/index.html", "changes/2017-2031/zh.html",
]  # fmt: skip


def locations(content: bytes) -> dict[str, dict[str, str]]:
    """The pages of a map, each with its alternates by language."""
    return {
        str(url.findtext(f"{{{MAP}}}loc")): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(f"{{{XHTML}}}link")
        }
        for url in Tree.fromstring(content)
    }


def test_the_map_has_every_page_worth_finding_with_both_languages() -> None:
    found = locations(site_map(WORK.address, PAGES))
    at = "https://a.example/r/"
    assert set(found) == {
        at, f"{at}2031/zh/", f"{at}2031/en/", f"{at}2031/zh/01_a.html", f"{at}2031/en/01_a.html",
        f"{at}2031/figures/fig-a/", f"{at}2031/figures/fig-a/en.html", f"{at}2031/figures/",
        f"{at}changes/2017-2031/zh.html",
    }  # fmt: skip
    chapter = {"zh-CN": f"{at}2031/zh/01_a.html", "en": f"{at}2031/en/01_a.html"}
    assert found[chapter["zh-CN"]] == found[chapter["en"]] == chapter
    figure = {"zh-CN": f"{at}2031/figures/fig-a/", "en": f"{at}2031/figures/fig-a/en.html"}
    assert found[figure["zh-CN"]] == found[figure["en"]] == figure
    assert found[at] == {}


def test_the_map_does_not_depend_on_the_order_of_files() -> None:
    assert site_map(WORK.address, PAGES) == site_map(WORK.address, PAGES[::-1])


def test_the_feed_has_every_edition_in_both_languages() -> None:
    days = {"2031": date(2032, 1, 15), "2017": date(2017, 3, 6)}
    editions = [
        (Edition(name, day, "上海", 2005, 2016, 0.05, 1), day, WORK.title) for name, day in days.items()
    ]
    top = Tree.fromstring(feed(WORK, editions))
    found = list(top.iter(f"{{{ATOM}}}entry"))
    entries = [(each.findtext(f"{{{ATOM}}}id"), each.findtext(f"{{{ATOM}}}updated")) for each in found]
    assert entries == [
        (f"https://a.example/r/{name}/{language}/", f"{day}T00:00:00Z")
        for name, day in days.items()
        for language in ("zh", "en")
    ]
    assert top.findtext(f"{{{ATOM}}}updated") == "2032-01-15T00:00:00Z"
    titles = [each.findtext(f"{{{ATOM}}}title") for each in found]
    assert titles[:2] == ["虚构的报告（2031版）", "A made-up report (edition 2031)"]


def test_crawlers_may_read_all_and_are_told_of_the_map_of_a_site_that_is_known() -> None:
    assert robots("https://report.org/r/") == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://report.org/r/sitemap.xml\n"
    )
    for unknown in ("", WORK.address, "http://localhost:8000/"):
        assert robots(unknown) == b"User-agent: *\nAllow: /\n"
