"""DOCX: its paragraphs and tables, unpacked within limits and without entities."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from gongzhi.ingest.document import Block, Document, Grid, Paragraph
from gongzhi.ingest.read.limits import CELLS, MEGABYTE, PARAGRAPH, UNPACKED, Refusal

MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BROKEN = "it is not a whole DOCX file; open it and save it again as .docx"


def read(data: bytes) -> Document:
    """The document of a DOCX file."""
    content = unpacked(data)
    if b"<!DOCTYPE" in content[:1000] or b"<!ENTITY" in content:
        raise Refusal("its text declares entities, which no word processor writes; save it again as .docx")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        body = etree.fromstring(content, parser).find(f"{W}body")
    except etree.XMLSyntaxError:
        raise Refusal(BROKEN) from None
    return Document(tuple(blocks(body)) if body is not None else ())


def unpacked(data: bytes) -> bytes:
    """The main part of the package; Refusal where it unfolds beyond the limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if MAIN not in package.namelist():
                raise Refusal("it is a packed file, but no Word document; save it as .docx, HTML or text")
            with package.open(MAIN) as part:
                content = part.read(UNPACKED + 1)
    except (zipfile.BadZipFile, EOFError, RuntimeError, OSError, ValueError) as error:
        locked = "encrypted" in str(error)
        raise Refusal("it is locked by a password; save it without one" if locked else BROKEN) from None
    if len(content) > UNPACKED:
        raise Refusal(f"its text unpacks to more than {UNPACKED // MEGABYTE} MB; save what matters as text")
    return content


def blocks(body: etree._Element) -> Iterator[Block]:
    """Paragraphs and tables in their order."""
    number = 0
    for child in body.iterchildren(f"{W}p", f"{W}tbl", f"{W}sdt"):
        for found in parts(child):
            number += 1
            yield Grid(number, found) if isinstance(found, tuple) else Paragraph(number, found)


def parts(child: etree._Element) -> Iterator[str | tuple[tuple[str, ...], ...]]:
    """What one child of the body holds: a table, or paragraphs."""
    if child.tag == f"{W}tbl":
        yield tuple(rows(child))
        return
    for each in child.iter(f"{W}p"):
        text = words(each)
        yield from (text[start : start + PARAGRAPH] for start in range(0, len(text), PARAGRAPH))


def rows(table: etree._Element) -> Iterator[tuple[str, ...]]:
    """The cells of a table row by row, words repeated where a cell spans several."""
    above: dict[int, str] = {}
    count = 0
    for line in table.iterchildren(f"{W}tr"):
        made: list[str] = []
        for cell in line.iterchildren(f"{W}tc"):
            text = " ".join(words(each) for each in cell.iter(f"{W}p")).strip()
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is not None and merged.get(f"{W}val") != "restart":
                text = above.get(len(made), "")
            above[len(made)] = text
            wide = cell.find(f"{W}tcPr/{W}gridSpan")
            value = wide.get(f"{W}val") if wide is not None else "1"
            made += [text] * (min(int(value), 50) if value and value.isdigit() else 1)
        count += len(made)
        if count > CELLS:
            raise Refusal(f"a table has more than {CELLS} cells; save the table that matters as text")
        yield tuple(made)


def words(paragraph: etree._Element) -> str:
    """The text of a paragraph; tabs and breaks as spaces."""
    found = (
        each.text or "" if each.tag == f"{W}t" else " "
        for each in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
    )
    return "".join(found).strip()
