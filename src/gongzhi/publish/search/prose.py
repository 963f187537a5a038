"""The text of an element, as a reader sees it: one line for each paragraph, item and cell."""

import re
import unicodedata
from collections.abc import Iterable

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

BLOCKS = {
    "p",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "tr",
    "pre",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "summary",
    "figcaption",
}
SPACE = re.compile(r"\s+")


def prose(elements: Iterable[PageElement]) -> str:
    """Lines of text, each once, without what only spaces."""
    lines = "".join(part for each in elements for part in pieces(each)).split("\n")
    tidy = (SPACE.sub(" ", unicodedata.normalize("NFC", line)).strip() for line in lines)
    return "\n".join(dict.fromkeys(line for line in tidy if line))


def pieces(element: PageElement) -> Iterable[str]:
    """The strings below an element; line breaks of the source are spaces, ends of blocks are new lines."""
    if isinstance(element, NavigableString):
        if not isinstance(element, PreformattedString):
            yield SPACE.sub(" ", element)
    elif isinstance(element, Tag):
        edge = "\n" if element.name in BLOCKS else ""
        yield edge
        for child in element.children:
            yield from pieces(child)
        yield edge
