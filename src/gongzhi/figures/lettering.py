"""Text that fits a width: lines broken where the language allows it, by an estimate of their width."""

import re
from unicodedata import east_asian_width

# A Latin letter is about this share of the type size wide; a Chinese character is as wide as it.
LATIN = 0.53
# What must not begin a line, and what must not end one.
CLOSING, OPENING = "》）」』”’、，。；：)!?%", "《（「『“‘"
PIECES = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef《》（）“”、，。；：〔〕]+\s*|.", re.S)


def breadth(text: str, size: float) -> float:
    """About how many pixels a text is wide in a type size."""
    return sum(size if wide(letter) else LATIN * size for letter in text)


def wide(letter: str) -> bool:
    """Whether a letter takes a whole square, as Chinese ones and their quotation marks do."""
    return east_asian_width(letter) in ("W", "F") or letter in "“”‘’"


def wrap(text: str, width: float, size: float) -> list[str]:
    """A text in lines of at most `width` pixels, as far as its words allow."""
    lines = [""]
    for piece in PIECES.findall(text):
        fits = breadth(lines[-1] + piece.rstrip(), size) <= width
        if fits or not lines[-1] or piece in CLOSING:
            lines[-1] += piece
        else:
            kept = lines[-1].rstrip(OPENING)
            lines[-1:] = [kept, lines[-1][len(kept) :] + piece]
    return [line.rstrip() for line in lines]
