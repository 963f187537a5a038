"""One file, or standard input, to a document: what it is follows from its first bytes."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gongzhi.ingest.document import Document
from gongzhi.ingest.read import encoding, pdf, plain, web, word
from gongzhi.ingest.read.limits import LARGEST, MEGABYTE, SIGNS, Refusal

TAG = re.compile(r"<(?:!doctype html|html|head|body|div|p|table|meta|span)\b", re.I)
OTHER = (
    (b"\xd0\xcf\x11\xe0", "it is an old .doc or .xls file; save it as .docx, HTML or text"),
    (b"{\\rtf", "it is rich text; save it as .docx or plain text"),
    (b"\xff\xd8\xff", "it is a photograph; look for the page as HTML, or type the text"),
    (b"\x89PNG", "it is a picture; look for the page as HTML, or type the text"),
)
MHTML = re.compile(rb"^(?:From|MIME-Version|Content-Type): ", re.M)
TOO_LARGE = f"it is larger than {LARGEST // MEGABYTE} MB, and no announcement is; save the page alone"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its name, its bytes' sha256, and the bytes themselves."""

    name: str
    sha256: str
    data: bytes


def read(source: Path | BinaryIO, name: str) -> tuple[Source, Document]:
    """Read a file within limits; Refusal says what is wrong with it."""
    data = content(source)
    found = document(data)
    if len(found.text) > SIGNS:
        raise Refusal(
            f"its text has more than {SIGNS:,} signs, and no announcement has; cut out what matters"
        )
    return Source(name, hashlib.sha256(data).hexdigest(), data), found


def content(source: Path | BinaryIO) -> bytes:
    """The bytes of a file; Refusal where there are too many, before they are read."""
    try:
        if isinstance(source, Path):
            if source.stat().st_size > LARGEST:
                raise Refusal(TOO_LARGE)
            with source.open("rb") as stream:
                data = stream.read(LARGEST + 1)
        else:
            data = source.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(f"it cannot be opened: {error.strerror}") from None
    if len(data) > LARGEST:
        raise Refusal(TOO_LARGE)
    return data


def document(data: bytes) -> Document:
    """The document of some bytes."""
    if not data.strip():
        raise Refusal("it is empty; save the page again")
    for start, words in OTHER:
        if data.startswith(start):
            raise Refusal(words)
    if b"%PDF-" in data[:1024]:
        return pdf.read(data)
    if data.startswith(b"PK"):
        return word.read(data)
    if MHTML.match(data) and b"multipart/related" in data[:2000]:
        raise Refusal("it is a web archive; save the page as HTML only, or as text")
    text = encoding.decode(data)
    return web.read(text) if TAG.search(text[:200_000]) else plain.read(text)
