"""What can be found in a page of the book."""

from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Tag

from gongzhi.publish.search.entry import Entry, Kind
from gongzhi.publish.search.prose import prose

# What is not read as part of the text: code of the notebooks, links of the page itself, images and their
# texts, which repeat the finding, and heads of exhibits' tables, of which many are the same.
SILENT = (
    ".code, .about, .evidence, .menu, .above-input, .headerlink, .downloads, "
    "details:not(.sources) > summary, .label, script, style, picture, figure thead"
)
# Columns of numbers and addresses; sources stand below the table once more.
NUMBERS = "td.num, td.link, td.source, td.bound"
HEADINGS = ("h1", "h2", "h3", "h4")
CLAIM = "claim-"


def entries(html: bytes, page: str) -> list[Entry]:
    """Everything that can be found in a page, from its top to its end; nothing for a page without text."""
    soup = BeautifulSoup(html, "lxml")
    article = soup.select_one("main article")
    if article is None:
        return []
    for each in article.select(SILENT):
        each.decompose()
    places = {id(each): place for place, each in enumerate(article.find_all(True))}
    # Inner parts first; what was read is taken out, so that no text is found twice.
    found = [
        (places[id(element)], entry)
        for part in (claims, exhibits, terms, references, sections)
        for element, entry in part(article, page)
    ]
    return [entry for _, entry in sorted(found, key=lambda each: each[0])]


Found = Iterator[tuple[Tag, Entry]]


def claims(article: Tag, page: str) -> Found:
    """Each claim where its table states it: number, statement, and what is said of it."""
    for mark in article.select(f"figure td > [id^={CLAIM}]"):
        row = mark.find_parent("tr")
        assert row is not None
        _, statement, *rest = row.find_all("td")
        anchor = str(mark["id"])
        name = anchor.removeprefix(CLAIM)
        yield row, Entry(page, anchor, "claim", name, prose([statement]), "", prose(rest))
        row.decompose()


def exhibits(article: Tag, page: str) -> Found:
    """Figures and tables: title, finding, and the words of notes, sources and cells."""
    for figure in article.select("figure.gongzhi[id]"):
        for each in figure.select(NUMBERS):
            each.decompose()
        kind: Kind = "figure" if "chart" in (figure.get("class") or ()) else "table"
        title, lead = (taken(figure.select(part)) for part in (".title", ".finding"))
        name = str(figure["id"])
        yield figure, Entry(page, name, kind, name, title, lead, prose([figure]))
        figure.decompose()


def terms(article: Tag, page: str) -> Found:
    """The terms of the glossary: name, name in the other language, meaning."""
    for name in article.select("dt > span[id]"):
        term = name.parent
        assert term is not None
        meaning = term.find_next_sibling("dd")
        foreign, means = prose(term.select("[lang]")), prose([meaning] if meaning else [])
        yield term, Entry(page, str(name["id"]), "term", "", prose([name]), foreign, means)
        term.decompose()
        if isinstance(meaning, Tag):
            meaning.decompose()


def references(article: Tag, page: str) -> Found:
    """The works cited."""
    for work in article.select(".citation[id]"):
        yield work, Entry(page, str(work["id"]), "reference", "", prose([work]), "", "")
        work.decompose()


def sections(article: Tag, page: str) -> Found:
    """Sections, and the chapter itself, which is the first of them; inner ones first."""
    for section in reversed(article.select("section[id]")):
        heading = section.find(HEADINGS, recursive=False)
        title = taken([heading] if isinstance(heading, Tag) else [])
        chapter = section.parent is article
        anchor = "" if chapter else str(section["id"])
        yield (
            section,
            Entry(page, anchor, "chapter" if chapter else "section", "", title, "", prose([section])),
        )
        section.decompose()


def taken(elements: Iterable[Tag]) -> str:
    """The text of elements, which are taken out of the page."""
    elements = list(elements)
    text = prose(elements)
    for each in elements:
        each.decompose()
    return text
