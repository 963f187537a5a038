"""The links of all pages within the site: every file and every anchor that they name is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote, urlsplit

from gongzhi.errors import Problem
from gongzhi.verify.edition import near


@dataclass(slots=True)
class Page:
    """What a page links to, and what in it can be linked to."""

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    """Reads the links and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep the links and the id of an element."""
        for name, value in attributes:
            if name == "id" and value:
                self.page.ids.add(value)
            elif name in ("href", "src") and value:
                self.page.links.append(value)
            elif name == "srcset" and value and not value.startswith("data:"):
                self.page.links += [each.split()[0] for each in value.split(",") if each.strip()]


def read(content: bytes) -> Page:
    """The links and ids of a page."""
    reader = Reader()
    reader.feed(content.decode("utf-8", errors="replace"))
    reader.close()
    return reader.page


def pages(files: Mapping[str, bytes]) -> dict[str, Page]:
    """All pages of a site by path."""
    return {path: read(content) for path, content in files.items() if path.endswith(".html")}


def check(found: Mapping[str, Page], files: Mapping[str, bytes], address: str) -> Iterator[Problem]:
    """Every link within the site that leads nowhere; `address` is where the site is published, or empty."""
    for path, page in found.items():
        for link in dict.fromkeys(page.links):
            fault = lost(path, link, found, files, address)
            if fault:
                yield Problem(path, 0, link, fault)


def lost(path: str, link: str, found: Mapping[str, Page], files: Mapping[str, bytes], address: str) -> str:
    """Why a link leads nowhere; empty if it leads somewhere, or out of the site."""
    within = address and link.startswith(address)
    parts = urlsplit(link.removeprefix(address) if within else link)
    if not within and (parts.scheme or parts.netloc):
        return ""
    if parts.path.startswith("/"):
        return "begins at the server's root, expected a link that is relative to the page"
    target = path
    if parts.path or within:
        named = normpath(join("" if within else dirname(path), unquote(parts.path)))
        target = named if named in files else normpath(join(named, "index.html"))
        if named.startswith(".."):
            return "leads out of the site"
        if target not in files:
            return f"no such file{near(basename(named), siblings(named, files))}"
    anchor = unquote(parts.fragment)
    if anchor and anchor != "top" and target in found and anchor not in found[target].ids:
        return f"no element of {target} has this id{near(anchor, found[target].ids)}"
    return ""


def siblings(path: str, files: Mapping[str, bytes]) -> list[str]:
    """The names of the files in the same folder."""
    return [basename(each) for each in files if dirname(each) == dirname(path)]
