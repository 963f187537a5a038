"""Reading the raw tables: rows with their place, every fault reported at once."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gongzhi.errors import Problem

OBSERVATION = (
    "region", "level", "period", "measure", "value", "unit", "as_stated", "bound", "basis",
    "derived_from", "source_id", "note",
)  # fmt: skip
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "observations.csv": OBSERVATION,
    "context.csv": OBSERVATION,
    "sources.csv": (
        "source_id", "publisher", "title", "published_on", "url", "grade", "no_later_than",
    ),
    "measures.csv": (
        "measure", "alias_of", "set_level", "set_period", "unit", "kind", "name_zh", "name_en",
        "note",
    ),
    "regions.csv": ("region", "parent", "kind", "name_en"),
    "policies.csv": (
        "level", "title", "title_zh", "title_en", "doc_number", "issuing_body", "issue_date",
        "posted", "url", "note", "no_later_than",
    ),
    "shanghai_projects.csv": (
        "year", "category", "project_name", "amount_wan", "url", "note",
        "no_later_than",
    ),
    "shanghai_districts.csv": (
        "year", "district", "measure", "value", "unit", "as_stated", "url", "note",
        "no_later_than",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a raw table: the file, the line on which it ends, and its cells by column."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column."""
        return self.cells[column]

    def problem(self, column: str, what: str) -> Problem:
        """A fault of one cell of this row."""
        return Problem(f"data/raw/{self.file}", self.line, column, what)


def read(folder: Path, file: str, problems: list[Problem]) -> list[Row]:
    """The rows of one raw table; faults of its form are added to `problems`.

    UTF-8 with or without a byte order mark, any line ending.
    """
    try:
        text = (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problems.append(Problem(f"data/raw/{file}", 0, "", "the file is missing"))
        return []
    except UnicodeDecodeError as error:
        what = f"not UTF-8 from byte {error.start} on: save it as CSV UTF-8"
        problems.append(Problem(f"data/raw/{file}", 0, "", what))
        return []
    return list(rows(text, file, problems))


def rows(text: str, file: str, problems: list[Problem]) -> Iterator[Row]:
    """Rows of a table given as text, those of the wrong form left out and reported."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    wanted = list(COLUMNS[file])
    try:
        header = next(reader, [])
        if header != wanted:
            what = f"header {','.join(header)!r}, expected {','.join(wanted)!r}"
            problems.append(Problem(f"data/raw/{file}", 1, "", what))
            return
        for cells in reader:
            if len(cells) != len(wanted):
                what = f"{len(cells)} cells, expected {len(wanted)}"
                problems.append(Problem(f"data/raw/{file}", reader.line_num, "", what))
            else:
                yield Row(file, reader.line_num, dict(zip(wanted, cells, strict=True)))
    except csv.Error as error:
        problems.append(Problem(f"data/raw/{file}", reader.line_num, "", f"malformed: {error}"))
