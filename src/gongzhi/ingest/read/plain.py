"""Plain text: one paragraph a line, tables where lines are cut by tabs or bars."""

import re
from collections.abc import Iterator

from gongzhi.ingest.document import Block, Document, Grid, Paragraph
from gongzhi.ingest.read.limits import CELLS, PARAGRAPH

CUT = re.compile(r"\t|\s*[|｜]\s*")
RULE = re.compile(r"[\s|:+-]*")


def read(text: str) -> Document:
    """The document of a text."""
    return Document(tuple(blocks(text)))


def blocks(text: str) -> Iterator[Block]:
    """Paragraphs and tables in their order."""
    number, table = 0, list[tuple[str, ...]]()
    for line in (*text.splitlines(), ""):
        cells = tuple(each.strip() for each in CUT.split(line.strip().strip("|")))
        if len(cells) > 1 and not RULE.fullmatch(line):
            table.append(cells)
            continue
        if RULE.fullmatch(line) and line.strip() and table:
            continue
        for block in (*tabled(table), *paragraphs(line)):
            number += 1
            yield Grid(number, block) if isinstance(block, tuple) else Paragraph(number, block)
        table = []


def tabled(rows: list[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], ...] | str]:
    """Some lines that are cut into cells: a table, or one line that is prose after all."""
    if len(rows) == 1:
        yield " ".join(rows[0])
    elif rows:
        yield tuple(rows[: CELLS // max(map(len, rows))])


def paragraphs(line: str) -> Iterator[str]:
    """A line as a paragraph; a very long one in several."""
    for start in range(0, len(line.strip()), PARAGRAPH):
        yield line.strip()[start : start + PARAGRAPH]
