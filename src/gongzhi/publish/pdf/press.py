"""The PDFs of editions: each printed once for each state of all that it depends on, side by side."""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongzhi.cite import Reference
from gongzhi.errors import BookError
from gongzhi.language.text import Language
from gongzhi.paths import Paths
from gongzhi.publish.pdf import chromium
from gongzhi.publish.pdf.document import Document, Source, document
from gongzhi.publish.pdf.finish import count, finished, pages
from gongzhi.run import keys

# The contents name pages, and take up some themselves: printed until they are right.
MOST = 4


@dataclass(frozen=True, slots=True)
class Print:
    """A PDF of an edition in one language."""

    reference: Reference
    content: bytes

    @property
    def edition(self) -> str:
        """The id of its edition."""
        return self.reference.edition

    @property
    def name(self) -> str:
        """Its file, in the folder of the edition."""
        return name(self.reference)


def make(
    sources: Sequence[Source], paths: Paths, executor: Executor, progress: Callable[[str], None], force: bool
) -> list[Print]:
    """The PDF of each source, in their order; those that are stale are printed side by side."""
    if not sources:
        return []
    here = Path(__file__)
    base = keys.key(
        keys.tree(here.parent),
        keys.tree(here.parents[2] / "cite"),
        keys.digest(paths.lock),
        chromium.versions(),
    )
    places = [paths.cache / "pdfs" / f"{keys.key(base, state(each))}.pdf" for each in sources]
    stale = [index for index, place in enumerate(places) if force or not place.exists()]
    futures = {executor.submit(store, sources[index], places[index]): sources[index] for index in stale}
    for index, each in enumerate(sources):
        if index not in stale:
            progress(name(each.reference))
    for future in as_completed(futures):
        future.result()
        progress(name(futures[future].reference))
    return [Print(each.reference, place.read_bytes()) for each, place in zip(sources, places, strict=True)]


def name(reference: Reference) -> str:
    """The file of a PDF."""
    return f"gongzhi-{reference.edition}-{reference.language}.pdf"


def listed(prints: Iterable[Print]) -> dict[Language, dict[str, Any]]:
    """PDFs as the manifest has them, by language."""
    return {
        each.reference.language: {
            "path": each.name,
            "sha256": hashlib.sha256(each.content).hexdigest(),
            "pages": count(each.content),
        }
        for each in prints
    }


def state(source: Source) -> list[object]:
    """All that a PDF is made of, for its key; the folder of a book is named by all that went into it."""
    return [
        source.html.name,
        repr((source.reference, source.as_of, source.published)),
        keys.digest(source.toc),
        keys.tree(source.templates),
        {path: hashlib.sha256(content).hexdigest() for path, content in source.drawings.items()},
    ]


def store(source: Source, place: Path) -> None:
    """Print a PDF, which appears whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    made = place.with_suffix(f".{os.getpid()}.tmp")
    made.write_bytes(finished(settled(document(source)), source.reference))
    made.replace(place)


def settled(document: Document) -> bytes:
    """The print whose contents name the pages that it has."""
    known: dict[str, int] = {}
    for _ in range(MOST):
        content = chromium.printed(document.paged(known), document.images)
        found = pages(content)
        if found == known:
            return content
        known = found
    raise BookError(f"the contents of a PDF were still wrong when it was printed {MOST} times")
