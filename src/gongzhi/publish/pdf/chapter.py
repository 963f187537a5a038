"""A page of the book as a chapter in print: its text alone, with ids and links of one document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from gongzhi.cite import Reference

# Where the theme keeps a page's text, and what of it is of use on a screen only: marks of headings, code,
# drawings for dark pages and phones, data behind a figure, links to files.
TEXT = "//article"
SCREEN = (
    "//a[contains(@class, 'headerlink')]",
    "//*[contains(@class, 'cell_input')]",
    "//details[@class='told']/summary",
    "//details[not(contains(@class, 'sources') or @class='told')]",
    "//*[contains(@class, 'toctree-wrapper')]",
    "//p[contains(@class, 'about')]",
    "//p[contains(@class, 'downloads')]",
    "//picture[contains(@class, 'dark')]",
    "//*[contains(@class, 'cell')][not(normalize-space()) and not(.//img)]",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: what it leads to, what it says, and how deep it is."""

    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its page, headings and exhibits as lines of the contents, and its HTML."""

    page: str
    headings: tuple[Entry, ...]
    exhibits: tuple[Entry, ...]
    html: str

    @property
    def title(self) -> str:
        """Its main heading."""
        return self.headings[0].text


@dataclass(frozen=True, slots=True)
class Site:
    """What is published, from which addresses follow, and the ids of each page that is in print."""

    reference: Reference
    names: Mapping[str, frozenset[str]]


def text(page: bytes) -> HtmlElement:
    """The text of a page without what only a screen needs."""
    (found,) = html.fromstring(page.decode()).xpath(TEXT)
    for path in SCREEN:
        for each in found.xpath(f".{path}"):
            each.drop_tree()
    for each in found.xpath(".//a[@class='term']"):
        each.drop_tag()  # the glossary is in print, and explains without being asked
    for each in found.xpath(".//details[@class='told']"):
        each.drop_tag()
    for each in found.xpath(".//source"):
        each.drop_tag()  # the parser takes the image for its content
    for each in found.xpath(".//*[@tabindex or @role or @loading]"):
        for name in ("tabindex", "role", "loading", "aria-label"):
            each.attrib.pop(name, None)
    return found


def names(text: HtmlElement) -> frozenset[str]:
    """All ids of a page."""
    return frozenset(text.xpath(".//@id"))


def name(page: str, id: str) -> str:
    """An id in the whole document: an exhibit keeps its own, and no two pages share another."""
    return id if id.startswith(("fig-", "tab-")) else f"{page}-{id}" if id else page


def chapter(page: str, text: HtmlElement, site: Site) -> Chapter:
    """The chapter of a page, whose sources are numbers already."""
    for each in text.xpath(".//figure"):
        sign(each, site)
    for each in text.xpath(".//a[@href][not(starts-with(@href, '#source-'))]"):
        each.set("href", resolved(each.get("href"), page, site))
    for each in text.xpath(".//img"):
        each.set("src", each.get("src").removeprefix("../"))
    for each in text.xpath(".//*[@id]"):
        each.set("id", name(page, each.get("id")))
    headings = tuple(lines(text))
    exhibits = tuple(
        Entry(each.get("id"), said(each.find("p[@class='title']")), 1) for each in text.xpath(".//figure")
    )
    inner = "".join(html.tostring(each, encoding="unicode") for each in text)
    return Chapter(page, headings, exhibits, inner)


def lines(text: HtmlElement) -> Iterator[Entry]:
    """The headings that the contents list; a heading's place is its section's."""
    for each in text.xpath(".//h1 | .//h2"):
        yield Entry(each.getparent().get("id"), said(each), int(each.tag[1]))


def said(element: HtmlElement) -> str:
    """The words of an element in one line."""
    return " ".join(str(element.text_content()).split())


def sign(figure: HtmlElement, site: Site) -> None:
    """Put an exhibit's name and permanent address below it; a drawing is not to be broken, a table may be."""
    id = figure.get("id")
    place = html.fragment_fromstring('<p class="address"><code></code> <a></a></p>')
    address = replace(site.reference, part=id).url
    place[0].text, place[1].text = id, address
    place[1].set("href", address)
    figure.append(place)
    columns = max((len(row) for row in figure.xpath(".//thead/tr")), default=0)
    for table in figure.xpath(".//table"):
        table.set("class", "many" if columns > 6 else "few")


def resolved(link: str, page: str, site: Site) -> str:
    """A link in print: inside the document, or else to where its target is published."""
    if urlsplit(link).scheme:
        return link
    path, _, id = link.partition("#")
    target = path.removesuffix(".html") if path else page
    if target not in site.names:
        return urljoin(site.reference.url, link)
    return f"#{name(target, id if id in site.names[target] else '')}"
