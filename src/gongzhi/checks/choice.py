"""V02: a word that is none of those a column allows."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at, cells, nearest
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Cells of enumerations with another word."""
    for row, column, cell in cells(raw, lambda column: column.choices):
        if cell and cell not in column.choices:
            yield at(row, column.name, choices=", ".join(column.choices), hint=nearest(cell, column.choices))


RULE = Rule(
    "V02",
    Text("所取的词", "Word of a list"),
    Text("{found}，应为其中之一：{choices}{hint}", "{found}, expected one of {choices}{hint}"),
    look,
)
