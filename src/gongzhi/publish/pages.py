"""Pages of the book made from executed notebooks: one language, exhibits with files beside them."""

import difflib
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import nbformat

from gongzhi.errors import BookError
from gongzhi.exhibits.page import MIME, in_book, shown
from gongzhi.language.text import Language, Text
from gongzhi.publish.figures.charts import answering
from gongzhi.publish.record import Chapter

TOKEN = re.compile(r"\{\{\s*([^}\s]+)\s*\}\}")
HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)
# The row of a table that states a claim, as far as its last cell.
CLAIM = re.compile(r'(<tr><td class="anchor"><span id="claim-([^"]+)">.*?)(</td></tr>)')
# The sentences on each thing that an exhibit shows, and how many of them are read at once.
SENTENCES = re.compile(r'<ul class="finding">.*?</ul>', re.DOTALL)
LONG = 6
ONE_BY_ONE = Text("逐条说明（{n}）", "One by one ({n})")
HIDDEN = ("parameters", "injected-parameters")


# Pages whose address is not the name of their notebook.
PAGES = {"00_overview": "index", "07_methods": "methods"}


def page_name(chapter: str) -> str:
    """The name of a chapter's page."""
    return PAGES.get(chapter, chapter)


def prose(chapter: Chapter, language: str) -> str:
    """A chapter's prose in one of its two languages."""
    return "\n\n".join(
        cell.source
        for cell in chapter.notebook.cells
        if cell.cell_type == "markdown" and belongs(cell, language)
    )


def title(chapter: Chapter) -> str:
    """The main heading of a chapter in its language."""
    heading = HEADING.search(prose(chapter, chapter.language))
    return filled(heading[1].strip(), chapter, texts([chapter])) if heading else chapter.name


def texts(chapters: Iterable[Chapter]) -> dict[str, str]:
    """The texts of all numbers of one language, by key."""
    return {
        number["key"]: number["text"]
        for chapter in chapters
        for record in chapter.records
        for number in record.exhibit["numbers"]
    }


def page(
    chapter: Chapter,
    numbers: Mapping[str, str],
    figures: str,
    note: str = "",
    evidence: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A chapter as a page: a notebook without parameters, in one language, numbers in its prose.

    `figures` is the folder of the edition's figure files, relative to the page; a `note` stands below
    the chapter's heading, and `evidence` is what stands as HTML below what a table says of each claim.
    BookError names a number that no exhibit has, with the nearest one.
    """
    cells: list[Any] = []
    for cell in chapter.notebook.cells:
        if belongs(cell, chapter.language):
            join(cells, finished(cell, chapter, numbers, figures, evidence))
    if note:
        first = next(each for each in cells if HEADING.search(each.source))
        first.source = HEADING.sub(lambda found: f"{found[0]}\n\n```{{note}}\n{note}\n```", first.source, 1)
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=chapter.notebook.metadata)
    return str(nbformat.writes(notebook))


def join(cells: list[Any], cell: Any) -> None:
    """Put a cell at the end; code that shows nothing is joined to the next code, which begins with it."""
    silent = bool(cells) and cells[-1].cell_type == "code" and not cells[-1].outputs
    before = cells.pop() if silent else None
    if before and cell.cell_type == "code":
        cell.source, before = f"{before.source}\n\n{cell.source}", None
    cells += [cell, before] if before else [cell]


def belongs(cell: Any, language: str) -> bool:
    """Whether a cell is shown: prose of the language, and code that is not parameters."""
    tags = cell.metadata.get("tags", [])
    others = any(tag.startswith("lang-") and tag != f"lang-{language}" for tag in tags)
    return not others and not any(tag in HIDDEN for tag in tags)


def finished(
    cell: Any, chapter: Chapter, numbers: Mapping[str, str], figures: str, evidence: Mapping[str, str]
) -> Any:
    """A cell as the page has it."""
    if cell.cell_type == "markdown":
        cell.source = filled(cell.source, chapter, numbers)
    for output in cell.get("outputs", ()):
        found = output.get("data", {}).get(MIME)
        if found:
            record = shown(found["page"])
            html = in_book(record, f"{figures}/{record.id}")
            if chart := answering(found["exhibit"], record.language):
                html = html.replace(f' id="{record.id}"', f' id="{record.id}" data-chart="{chart}"', 1)
            html = CLAIM.sub(lambda row: proven(row, evidence), html)
            output["data"] = {
                "text/html": SENTENCES.sub(lambda each: folded(each[0], chapter.language), html)
            }
            output["metadata"] = {}
    return cell


def proven(row: re.Match[str], evidence: Mapping[str, str]) -> str:
    """The row of a claim, with its evidence in the last cell."""
    return f"{row[1]}{evidence.get(row[2], '')}{row[3]}"


def folded(sentences: str, language: Language) -> str:
    """A list of sentences below an exhibit, folded where it is long."""
    count = sentences.count("<li>")
    if count <= LONG:
        return sentences
    summary = ONE_BY_ONE[language].format(n=count)
    return f'<details class="told"><summary>{summary}</summary>{sentences}</details>'


def filled(text: str, chapter: Chapter, numbers: Mapping[str, str]) -> str:
    """Prose with the numbers it names."""

    def number(match: re.Match[str]) -> str:
        key = match[1]
        if key not in numbers:
            close = difflib.get_close_matches(key, numbers, n=1)
            hint = f", did you mean {close[0]!r}?" if close else ""
            raise BookError(f"notebooks/{chapter.name}.ipynb: no number {key!r}{hint}")
        return numbers[key]

    return TOKEN.sub(number, text)
