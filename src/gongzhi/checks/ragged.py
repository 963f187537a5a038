"""F06: a row with more or fewer cells than the table has columns."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.data.schema import SCHEMAS
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Rows below a right header whose number of cells is not that of its columns."""
    for file, table in raw.tables.items():
        wanted = SCHEMAS[file].header
        for line in table.lines[1:] if table.readable else ():
            if line.cells and any(line.cells) and len(line.cells) != len(wanted):
                yield Finding(file, line.number, "", {"n": len(line.cells), "wanted": len(wanted)})


RULE = Rule(
    "F06",
    Text("格数", "Number of cells"),
    Text(
        "这一行有{n}格，应有{wanted}格；格内有逗号的要加引号",
        "{n} cells, expected {wanted}; a cell that holds a comma needs quotes",
    ),
    look,
)
