"""The data of an exhibit as a spreadsheet: numbers are numbers, and a second sheet says what they are.

By xlsxwriter, which writes the same bytes for the same cells.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from math import isfinite
from typing import Any

from xlsxwriter import Workbook

from gongzhi.cite import cite
from gongzhi.data.package import LICENCE
from gongzhi.exhibits.exhibit import Value
from gongzhi.language.text import Text
from gongzhi.publish.figures.codebook import HEAD, columns
from gongzhi.publish.figures.dossier import Dossier

Row = Sequence[Value]
SHEETS = ("data", "about")
# The sheet is one for both languages; it says everything twice.
WORDS = {
    "id": Text("图表", "Exhibit"),
    "edition": Text("版", "Edition"),
    "address": Text("固定地址", "Permanent address"),
    "citation": Text("引用", "Cite as"),
    "licence": Text("许可", "Licence"),
    "columns": Text("各列说明", "What each column is"),
    "sources": Text("来源", "Sources"),
}
SOURCE = ("source_id", "publisher", "title", "published_on", "url")
# In characters: no column is wider.
WIDEST = 60


def workbook(dossier: Dossier) -> bytes:
    """The spreadsheet, with the same data as data.csv; its only day is that of the edition."""
    made = BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}) as book:
        day = datetime(dossier.issued.year, dossier.issued.month, dossier.issued.day)
        book.set_properties({"created": day, "title": dossier.id})
        bold = book.add_format({"bold": True})
        said = [*about(dossier)]
        for name, rows, heads in ((SHEETS[0], [*table(dossier)], {0}), (SHEETS[1], said, headings(said))):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    write(sheet, at, column, value, bold if at in heads else None)
            for column, width in enumerate(widths(rows)):
                sheet.set_column(column, column, width)
        book.get_worksheet_by_name(SHEETS[0]).freeze_panes(1, 0)
    return made.getvalue()


def write(sheet: Any, row: int, column: int, value: Value, form: Any) -> None:
    """One cell: a number as a number, all else as text, and nothing where nothing is known."""
    if isinstance(value, int | float) and isfinite(value):
        sheet.write_number(row, column, value, form)
    elif value not in (None, ""):
        sheet.write_string(row, column, str(value), form)


def table(dossier: Dossier) -> Iterator[Row]:
    """The rows of data.csv, the names of the columns first."""
    heads = dossier.exhibit["columns"]
    kept = [at for at, column in enumerate(heads) if column["kind"] != "words"]
    yield [heads[at]["name"] for at in kept]
    for row in dossier.exhibit["rows"]:
        yield [row[at] for at in kept]


def about(dossier: Dossier) -> Iterator[Row]:
    """What the exhibit is and how it is cited, then what its columns are, then its sources."""
    for language in dossier.pages:
        reference = dossier.reference(language)
        yield [WORDS["id"][language], dossier.id, reference.title]
        yield [WORDS["edition"][language], dossier.edition.edition, dossier.edition.as_of.isoformat()]
        yield [WORDS["address"][language], reference.url]
        for form in ("gbt7714", "apa"):
            yield [WORDS["citation"][language], cite(reference, form).strip()]
        yield [WORDS["licence"][language], "CC BY 4.0", LICENCE["path"]]
    yield []
    yield [f"{WORDS['columns'].zh} {WORDS['columns'].en}"]
    yield HEAD
    for name, kind, titles, what in columns(dossier):
        yield [name, kind, *titles.values(), *what.values()]
    yield []
    yield [f"{WORDS['sources'].zh} {WORDS['sources'].en}"]
    yield SOURCE
    for each in dossier.sources:
        yield [each[name] for name in SOURCE]


def headings(rows: Sequence[Row]) -> set[int]:
    """The rows of the second sheet that head what follows, which an empty one stands before."""
    empty = [at for at, row in enumerate(rows) if not row]
    return {at + step for at in empty for step in (1, 2)}


def widths(rows: Sequence[Row]) -> list[int]:
    """The width of each column in characters, by what it holds; a Chinese character takes two."""
    count = max(map(len, rows))
    return [min(WIDEST, max(8, *(wide(row[at]) for row in rows if len(row) > at)) + 2) for at in range(count)]


def wide(value: Value) -> int:
    """How many narrow characters a value takes."""
    text = "" if value is None else str(value)
    return sum(2 if each > "\u2e80" else 1 for each in text)
