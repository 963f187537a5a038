"""From the bytes of a file to a document: HTML, plain text, PDF and DOCX, within limits."""

from gongzhi.ingest.read.file import Source, read
from gongzhi.ingest.read.limits import Refusal

__all__ = ["Refusal", "Source", "read"]
