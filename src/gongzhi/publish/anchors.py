"""Anchors that are the same in both languages: of sections, from the English headings, and of works."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

# Code is no place for headings, though a comment looks like one.
FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*$", re.MULTILINE)
# A number or name that differs between editions or places, with the ending that belongs to it.
TOKEN = re.compile(r"\{\{[^}]*\}\}(?:'s)?")
# What holds a list of works: nothing leads there.
LIST = re.compile(r'(?<=<div class="docutils container") id="id\d+"')
NUMBERED = re.compile(r'(\b(?:id="|href="#))(id\d+)(?=")')
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def anchors(english: Mapping[str, str]) -> dict[str, list[str]]:
    """The anchors of the sections of each page, in their order; `english` is the Markdown by page."""
    return {page: list(unique(text)) for page, text in sorted(english.items())}


def unique(text: str) -> Iterator[str]:
    """One anchor a heading; what stands twice is numbered from the second on."""
    seen: Counter[str] = Counter()
    for heading in HEADING.findall(FENCED.sub("", text)):
        anchor = slug(heading)
        seen[anchor] += 1
        yield anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"


def slug(heading: str) -> str:
    """A heading in small letters, digits and hyphens."""
    plain = (
        unicodedata.normalize("NFKD", TOKEN.sub("", LINK.sub(r"\1", heading)))
        .encode("ascii", "ignore")
        .decode()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-") or "section"


def works(keys: Mapping[str, str], mentions: Iterable[str]) -> dict[str, str]:
    """Names for the numbered ids of a list of works, by their keys, and of where they are mentioned."""
    named = {id: f"work-{slug(key)}" for id, key in keys.items()}
    return named | {id: f"mention-{place}" for place, id in enumerate(dict.fromkeys(mentions), 1)}


def named(body: str, names: Mapping[str, str]) -> str:
    """A page's body with names for its numbered ids, and for the links to them."""
    return NUMBERED.sub(lambda found: found[1] + names.get(found[2], found[2]), LIST.sub("", body))
