"""K03: a row that is no longer what a correction expects."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at, quote
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Cells of rows to be corrected that differ from what was declared."""
    guarded = {each.file for each in raw.corrections}
    for row in (row for file in guarded for row in raw.rows(file)):
        for each in raw.corrections:
            for column, cell in each.expect.items() if each.matches(row) else ():
                if row[column] != cell:
                    yield at(row, column, id=each.id, expected=quote(cell))


RULE = Rule(
    "K03",
    Text("更正的前提", "Guard of a correction"),
    Text("{found}，更正{id}所依据的是{expected}", "{found}, but the correction {id} expects {expected}"),
    look,
)
