"""How wide text is in the house font, and where it breaks: nothing is cut, nothing overlaps."""

import re
from unicodedata import east_asian_width

# Widths of Noto Sans CJK in hundredths of the size of letters; all others are about the mean.
MEAN = 56
WIDTHS = {
    sign: width
    for width, signs in (
        (22, " "), (28, "',.:;ijlI|"), (35, "()[]-/!f"), (40, "rt\\*"), (48, "sz?\"c"),
        (62, "BEFGJKPRSTXYZbdghnopqu"), (72, "ACDGHNOQU&"), (93, "mwMW%@—"),
    )
    for sign in signs
}  # fmt: skip
# A place to break after: a space, or any Chinese character that no mark closes.
CLOSING = "，。、；：？！）”’》〉」"
PIECES = re.compile(rf"[ -⿿]+?(?: +|[{CLOSING}]+ *|(?=[⺀-￯])|$)|[（“《〈「]*[⺀-￯“”’‘·—…][{CLOSING}]*")


def extent(text: str, size: float) -> float:
    """The width of a line of text in pixels."""
    return (
        sum(100 if east_asian_width(sign) in "WFA" else WIDTHS.get(sign, MEAN) for sign in text) * size / 100
    )


def wrap(text: str, width: float, size: float) -> list[str]:
    """Lines that fit a width, as far as words are not wider themselves."""
    lines = [""]
    for piece in PIECES.findall(text):
        if lines[-1] and extent((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def fold(text: str, width: float, size: float = 12) -> str:
    """The same as one string, for labels: as few lines as fit, of much the same length."""
    lines = wrap(text, width, size)
    for less in range(int(extent(text, size) / len(lines)), int(width), 4):
        if len(even := wrap(text, less, size)) == len(lines):
            return "\n".join(even)
    return "\n".join(lines)
