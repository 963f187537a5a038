"""HTML: the words of a page without its scripts and lists of links, and its tables.

No script, style or address is carried on, and nothing is fetched.
"""

from collections.abc import Iterator

from lxml import etree

from gongzhi.ingest.document import Block, Document, Grid, Paragraph
from gongzhi.ingest.read.limits import CELLS, PARAGRAPH, Refusal

SILENT = {"script", "style", "noscript", "template", "select", "button", "iframe", "object", "svg", "nav",
          "footer", "aside", "head", "textarea", "audio", "video", "canvas"}  # fmt: skip
INLINE = {"a", "span", "font", "b", "strong", "i", "em", "u", "sub", "sup", "small", "big", "label", "o:p",
          "st1:chsdate", "mark", "s", "code", "ins", "del", "abbr", "tt"}  # fmt: skip
NAMES = {
    "title": ("articletitle", "title"),
    "publisher": ("contentsource", "source"),
    "published": ("pubdate",),
}
LONGEST_CELL = 200
# A paragraph that consists of links is a menu.
LINKED = 0.6


def read(text: str) -> Document:
    """The document of a page."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Refusal(f"it cannot be read as HTML ({error.msg}); save the page again, or as text") from None
    if any("depth" in each.message for each in parser.error_log):
        raise Refusal("its elements stand deeper in each other than any page's; save the page as text")
    if root is None:
        return Document(())
    said = {name: meta(root, keys) for name, keys in NAMES.items()}
    heading = " ".join("".join(each.itertext()) for each in root.iter("h1")).strip()
    return Document(
        tuple(blocks(root)),
        said["title"] or heading or titled(root),
        said["publisher"],
        said["published"][:10],
    )


def meta(root: etree._Element, names: tuple[str, ...]) -> str:
    """What a page declares of itself under one of some names."""
    for each in root.iter("meta"):
        if (each.get("name") or "").lower() in names and each.get("content"):
            return (each.get("content") or "").strip()
    return ""


def titled(root: etree._Element) -> str:
    """The title of the window, without the name of the site."""
    found = next((each.text or "" for each in root.iter("title")), "")
    for sign in ("_", "|", "-", "—"):
        found = found.split(sign)[0]
    return found.strip()


def blocks(root: etree._Element) -> Iterator[Block]:
    """Paragraphs and tables in their order."""
    number = 0
    for found in walk(root):
        pieces = [found] if isinstance(found, tuple) else cut(found)
        for piece in pieces:
            number += 1
            yield Grid(number, piece) if isinstance(piece, tuple) else Paragraph(number, piece)


def cut(text: str) -> list[str]:
    """A paragraph; a very long one in several."""
    return [text[start : start + PARAGRAPH] for start in range(0, len(text), PARAGRAPH)]


Rows = tuple[tuple[str, ...], ...]


def walk(root: etree._Element) -> Iterator[str | Rows]:
    """The paragraphs and tables of a tree, without recursion, however deep it is."""
    pieces: list[str] = []
    linked = [0, 0]  # signs in links, and how many links are open
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        tag = node.tag if isinstance(node.tag, str) else "script"
        if event == "start" and (tag in SILENT or hidden(node)):
            walker.skip_subtree()
            continue
        table = grid(node) if event == "start" and tag == "table" else None
        if table or tag not in INLINE:
            yield from flushed(pieces, linked)
        if table:
            yield table
            walker.skip_subtree()
            continue
        if tag == "a":
            linked[1] += 1 if event == "start" else -1
        said = (node.text if event == "start" else node.tail) if keeps(event, tag, node) else ""
        pieces.append(said or "")
        linked[0] += len((said or "").strip()) if linked[1] and event == "start" else 0
    yield from flushed(pieces, linked)


def keeps(event: str, tag: str, node: etree._Element) -> bool:
    """Whether the text at an event belongs to the page: also what stands behind what is silent."""
    return event == "end" or not (tag in SILENT or hidden(node))


def hidden(node: etree._Element) -> bool:
    """Whether a page does not show an element."""
    return "display:none" in (node.get("style") or "").replace(" ", "").lower()


def flushed(pieces: list[str], linked: list[int]) -> Iterator[str]:
    """The paragraph of some pieces, if it says anything and is not a menu."""
    text = " ".join("".join(pieces).split())
    if text and linked[0] <= LINKED * len(text):
        yield text
    pieces.clear()
    linked[0] = 0


def grid(table: etree._Element) -> Rows | None:
    """The cells of a table that holds data; None for one that only lays out a page."""
    lines = [list(each.iterchildren("td", "th")) for each in table.iter("tr")]
    if any(True for _ in table.iterdescendants("table")) or len(lines) < 2 or max(map(len, lines)) < 2:
        return None
    if sum(map(len, lines)) > CELLS:
        raise Refusal(f"a table has more than {CELLS} cells; save the table that matters as text")
    texts = [[(" ".join("".join(cell.itertext()).split()), cell) for cell in line] for line in lines]
    if any(len(text) > LONGEST_CELL for line in texts for text, _ in line):
        return None
    return spread(
        [[(text, span(cell, "colspan"), span(cell, "rowspan")) for text, cell in line] for line in texts]
    )


def span(cell: etree._Element, name: str) -> int:
    """How many columns or rows a cell spans."""
    found = cell.get(name) or "1"
    return min(int(found), 50) if found.isdigit() and int(found) else 1


def spread(lines: list[list[tuple[str, int, int]]]) -> Rows:
    """Cells in their columns: words are repeated where they span several, numbers are not."""
    made: list[tuple[str, ...]] = []
    waiting: dict[int, tuple[str, int]] = {}
    for line in lines:
        row: list[str] = []
        rest = list(line)
        while rest or len(row) in waiting:
            if len(row) in waiting:
                text, left = waiting.pop(len(row))
                if left > 1:
                    waiting[len(row)] = (text, left - 1)
                row.append(text)
                continue
            text, wide, high = rest.pop(0)
            repeated = "" if text.replace(",", "").replace(".", "").isdigit() else text
            for step in range(wide):
                if high > 1:
                    waiting[len(row)] = (repeated, high - 1)
                row.append(text if not step else repeated)
        made.append(tuple(row))
    return tuple(made)
