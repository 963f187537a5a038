"""V03: a cell of a column of numbers that holds none."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at, cells
from gongzhi.data.numeral import PLAIN, plain_form
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Numbers that cannot be read as one in any form."""
    for row, column, cell in cells(raw, lambda column: column.kind == "number"):
        if cell.strip() and not PLAIN.fullmatch(cell) and not plain_form(cell):
            yield at(row, column.name)


RULE = Rule(
    "V03",
    Text("不是数", "Not a number"),
    Text(
        "{found}不是数，应写成45700或45700.5这样",
        "{found} is not a number, expected one such as 45700 or 45700.5",
    ),
    look,
)
