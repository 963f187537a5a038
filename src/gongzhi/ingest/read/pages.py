"""The text of a PDF on standard input, page by page, as JSON on standard output.

Run as a process of its own, so that no file can take more time or memory than the limits say.
"""

import io
import json
import resource
import sys

from gongzhi.ingest.read.limits import MEMORY, PAGES, SECONDS


def main() -> None:
    """Read one PDF."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    json.dump(pages(sys.stdin.buffer.read()), sys.stdout)


def pages(data: bytes) -> dict[str, object]:
    """The text of each page, or why there is none: locked, pages, broken."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.disable(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"refused": "locked"}
        if len(reader.pages) > PAGES:
            return {"refused": "pages"}
        return {"pages": [page.extract_text() for page in reader.pages]}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        return {"refused": "broken"}
    except Exception as error:  # whatever else a malformed file makes the library raise
        return {"refused": type(error).__name__}


if __name__ == "__main__":
    main()
