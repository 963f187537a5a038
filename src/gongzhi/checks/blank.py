"""F07: a line without any content."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Lines below the header that are empty, or hold commas only."""
    for file, table in raw.tables.items():
        for line in table.lines[1:] if table.readable else ():
            if line.cells is not None and not any(line.cells):
                yield Finding(file, line.number, "", {})


RULE = Rule(
    "F07",
    Text("空行", "Blank line"),
    Text("这一行是空的，请删去", "the line is blank: delete it"),
    look,
)
