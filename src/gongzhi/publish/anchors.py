"""Anchors of sections: made from the English headings, and so the same in both languages."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

# Code is no place for headings, though a comment looks like one.
FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*$", re.MULTILINE)
# A number or name that differs between editions or places, with the ending that belongs to it.
TOKEN = re.compile(r"\{\{[^}]*\}\}(?:'s)?")
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
