"""What programs read to find the pages: a map of the site, where it is, and a feed of its editions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit
from xml.etree import ElementTree as Tree

from gongzhi.cite import Work
from gongzhi.edition import Edition
from gongzhi.language.text import LANGUAGES, Language, Text

MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
# Of every edition the feed has an entry in each language.
ENTRY: Mapping[Language, str] = {"zh": "{title}（{edition}版）", "en": "{title} (edition {edition})"}

# The end of names that no site has, by RFC 2606.
STAND_IN = (".example", ".invalid", ".test", "localhost")


def site_map(address: str, pages: Iterable[str]) -> bytes:
    """A map of the pages that are to be found, by path, each with the same page in the other language."""
    names = sorted(filter(worth_finding, pages), key=lambda path: (pair(path), path))
    top = Tree.Element("urlset", {"xmlns": MAP, "xmlns:xhtml": XHTML})
    for _, same in groupby(names, key=pair):
        group = list(same)
        for path in group:
            url = Tree.SubElement(top, "url")
            Tree.SubElement(url, "loc").text = absolute(address, path)
            for other in group if len(group) > 1 else ():
                link = {"rel": "alternate", "hreflang": TAGS[language(other)]}
                Tree.SubElement(url, "xhtml:link", {**link, "href": absolute(address, other)})
    return written(top)


def robots(address: str) -> bytes:
    """What crawlers may read, which is all, and where the map is, unless the address is a stand-in."""
    host = urlsplit(address).hostname or ""
    known = host and not host.endswith(STAND_IN)
    site_map = f"\nSitemap: {absolute(address, 'sitemap.xml')}\n" if known else ""
    return f"User-agent: *\nAllow: /\n{site_map}".encode()


def worth_finding(path: str) -> bool:
    """Whether a page has something of its own: not search, not one that only leads to another."""
    return not path.endswith(("search.html", "404.html")) and not path.startswith("figures/")


def pair(path: str) -> str:
    """What a page and the same page in the other language have in common."""
    *folders, name = path.split("/")
    if not {"figures", "changes"}.isdisjoint(folders):
        return "/".join(folders)
    return "/".join("*" if part in LANGUAGES else part for part in (*folders, name))


def language(path: str) -> Language:
    """The language of a page: its folder's, or that of its name where both share a folder."""
    return "en" if "en" in path.split("/") or path.endswith("/en.html") else "zh"


def absolute(address: str, path: str) -> str:
    """Where a page is published; a folder's index has the folder's address."""
    return f"{address.rstrip('/')}/{path.removesuffix('index.html')}"


def feed(work: Work, editions: Sequence[tuple[Edition, date, Text]]) -> bytes:
    """An Atom feed of editions, newest first, each with the day that it counts from, and its title."""
    top = Tree.Element("feed", {"xmlns": ATOM})
    Tree.SubElement(top, "id").text = absolute(work.address, "")
    Tree.SubElement(top, "title").text = " · ".join(work.title[each] for each in LANGUAGES)
    Tree.SubElement(top, "updated").text = moment(max(day for _, day, _ in editions))
    for author in work.authors:
        Tree.SubElement(Tree.SubElement(top, "author"), "name").text = author.zh
    Tree.SubElement(top, "link", {"rel": "self", "href": absolute(work.address, "feed.atom")})
    for each, day, title in editions:
        for name in LANGUAGES:
            place = absolute(work.address, f"{each.edition}/{name}/index.html")
            entry = Tree.SubElement(top, "entry", {"xml:lang": TAGS[name]})
            Tree.SubElement(entry, "id").text = place
            text = ENTRY[name].format(title=title[name], edition=each.edition)
            Tree.SubElement(entry, "title").text = text
            Tree.SubElement(entry, "updated").text = moment(day)
            Tree.SubElement(entry, "link", {"rel": "alternate", "hreflang": TAGS[name], "href": place})
    return written(top)


def moment(day: date) -> str:
    """A day as Atom wants it."""
    return f"{day.isoformat()}T00:00:00Z"


def written(top: Tree.Element) -> bytes:
    """A document as it is written."""
    Tree.indent(top)
    content: bytes = Tree.tostring(top, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + content + b"\n"
