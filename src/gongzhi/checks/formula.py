"""F10: a cell that a spreadsheet would run as a formula."""

import re
from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at, cells
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

FORMULA = re.compile(r"\s*(?:[=@]|[+\-](?![\s\d.%]*$)(?=[A-Za-z(@=]|\d+(?:\.\d+)?[+\-*/(|a-zA-Z]))")


def look(raw: Raw) -> Iterator[Finding]:
    """Cells of text that begin like a formula."""
    for row, column, cell in cells(raw, lambda column: column.kind != "number"):
        if cell[:1] in "=@+-\t \r" and FORMULA.match(cell):
            yield at(row, column.name)


RULE = Rule(
    "F10",
    Text("公式", "Formula"),
    Text(
        "{found}会被电子表格当作公式，请写成文字", "{found} is a formula to a spreadsheet: write it as text"
    ),
    look,
)
