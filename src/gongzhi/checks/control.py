"""F08: characters that cannot be seen: NUL and other controls, stray carriage returns, lost characters."""

import re
import unicodedata
from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.data.table import Line
from gongzhi.language.text import Text

# Controls, the mark of a character lost in conversion, invisible and direction-changing marks.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def look(raw: Raw) -> Iterator[Finding]:
    """Cells that hold such a character."""
    for file, table in raw.tables.items():
        header = table.header if table.readable else ()
        for line in table.lines:
            if UNSEEN.search(line.text):
                yield from found(file, header, line)


def found(file: str, header: tuple[str, ...], line: Line) -> Iterator[Finding]:
    """The places in one line, by column where it can be cut into cells."""
    places = [(place, UNSEEN.search(cell)) for place, cell in enumerate(line.cells or ())]
    seen = [(place, match) for place, match in places if match]
    for place, match in seen:
        known = line.number > 1 and place < len(header)
        yield finding(file, line.number, header[place] if known else "", match)
    whole = UNSEEN.search(line.text)
    if whole and not seen:  # a carriage return, which cutting into cells takes off or stumbles over
        yield finding(file, line.number, "", whole)


def finding(file: str, line: int, column: str, match: re.Match[str]) -> Finding:
    """One such character with its place in the cell or line."""
    return Finding(file, line, column, {"sign": named(match[0]), "at": match.start() + 1})


def named(sign: str) -> str:
    """A character by its code point and, where it has one, its name."""
    name = unicodedata.name(sign, "")
    return f"U+{ord(sign):04X}" + (f" {name}" if name else "")


RULE = Rule(
    "F08",
    Text("看不见的字符", "Unseen character"),
    Text("第{at}个字符是{sign}，请删去", "character {at} is {sign}: delete it"),
    look,
)
