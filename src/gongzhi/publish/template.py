"""The pages outside the books, from the templates in book/, all in the frame that the books have too."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gongzhi.language.text import Language
from gongzhi.publish.figures.words import TAGS
from gongzhi.run import keys

Json = dict[str, Any]
# Those that others extend.
SHARED = ("theme/frame.html", "bilingual.html")


@cache
def environment(book: Path) -> Environment:
    """How templates are filled: everything is escaped that is not marked as HTML."""
    loader = FileSystemLoader([book, book / "theme"])
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)


def fill(book: Path, name: str, **values: Any) -> bytes:
    """A page from a template, without empty lines."""
    text = environment(book).get_template(name).render(values)
    return (re.sub(r"\n\s*\n+", "\n", text).strip() + "\n").encode()


def digest(book: Path, name: str) -> str:
    """The hash of a template, of those that it may extend, and of what fills it."""
    return keys.key(
        [keys.digest(path) for path in (Path(__file__), *(book / each for each in (name, *SHARED)))]
    )


def languages(
    known: Iterable[Language],
    here: Language,
    link: Callable[[Language], str],
    address: Callable[[Language], str],
) -> list[Json]:
    """A page in each of its languages: tag, name, the link to it from itself in another, its address."""
    return [
        {
            "tag": TAGS[each][0],
            "name": TAGS[each][1],
            "current": each == here,
            "href": link(each),
            "address": address(each),
        }
        for each in known
    ]
