"""V01: an empty cell where there must be something."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at, cells
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

# What a measure needs that a stray name does not have, and what only a stray name has.
MEASURE = ("unit", "kind", "name_zh", "name_en")


def look(raw: Raw) -> Iterator[Finding]:
    """Cells that are empty, or hold blanks only, and must not."""
    for row, column, cell in cells(raw, lambda column: column.required or column.name in MEASURE):
        measure = row.file == "measures.csv" and not row["alias_of"] and column.name in MEASURE
        if (column.required or measure) and not cell.strip():
            yield at(row, column.name)


RULE = Rule("V01", Text("缺值", "Missing value"), Text("是空的，不可缺", "is empty, and must not be"), look)
