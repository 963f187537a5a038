"""The index of a book: its text as one script beside its pages, and the script that searches it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gongzhi.language.text import Language
from gongzhi.publish.search.entry import KINDS, Entry
from gongzhi.publish.search.page import entries
from gongzhi.publish.search.synonyms import Synonyms
from gongzhi.publish.search.traditional import traditional
from gongzhi.publish.search.words import kinds, words

NAME = "search-index.js"
SCRIPT = "_static/search.js"
PARTS = ("finder.js", "results.js")  # what finds, and what shows


def write(html: Path, order: Sequence[str], language: Language, alike: Synonyms) -> None:
    """Write the index of the pages in a folder, and the script that searches it, into the folder.

    `order` are the names of the pages in the book's order; other pages are left out.
    """
    found = [
        entry for page in order for entry in entries((html / f"{page}.html").read_bytes(), f"{page}.html")
    ]
    (html / NAME).write_text(script(found, language, alike), encoding="utf-8")
    parts = (Path(__file__).with_name(part).read_text(encoding="utf-8") for part in PARTS)
    (html / SCRIPT).write_text("\n".join(parts), encoding="utf-8")


def script(found: Sequence[Entry], language: Language, alike: Synonyms) -> str:
    """The index as a script that sets one variable, which a page opened from a disk may load too."""
    written = json.dumps(index(found, language, alike), ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.gongzhiSearch = {written};\n"


def index(found: Sequence[Entry], language: Language, alike: Synonyms) -> dict[str, Any]:
    """Entries as lists in the order of their fields: page and kind as numbers of `pages` and `kinds`."""
    pages = {each.page: each.title for each in found if each.kind == "chapter"}
    at = {page: place for place, page in enumerate(pages)}
    rows = [[at[each.page], each.anchor, KINDS.index(each.kind), *texts(each)] for each in found]
    return {
        "language": language,
        "words": words(language),
        "kinds": kinds(language),
        "pages": list(pages.items()),
        "entries": rows,
        "synonyms": alike,
        "traditional": traditional("".join(text for each in found for text in texts(each))),
    }


def texts(entry: Entry) -> tuple[str, str, str, str]:
    """What is searched of an entry, the most telling first."""
    return entry.name, entry.title, entry.lead, entry.text
