"""T03: an item of the published lists of which nothing says what it is for."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data.raw import Raw
from gongzhi.data.table import Row
from gongzhi.language.text import Text

FILE = "study/uses.csv"
UNCODED = Text("study/uses.csv里没有它的用途", "study/uses.csv does not say what it is for")


def look(raw: Raw) -> Iterator[Finding]:
    """Items without a use; where the table of uses cannot be read in whole, that is reported itself."""
    uses = {row["item"] for row in raw.rows(FILE)}
    for row, column, item in items(raw):
        if item and item not in uses and raw.tables[FILE].whole:
            yield at(row, column, what=UNCODED)


def items(raw: Raw) -> Iterator[tuple[Row, str, str]]:
    """Every item of a list: its row, the column of its name, its name."""
    for row in raw.rows("shanghai_projects.csv"):
        yield row, "project_name", row["project_name"]
    for row in raw.rows("shanghai_districts.csv"):
        yield row, "measure", row["measure"].partition(": ")[2]


RULE = Rule("T03", Text("用途", "Use"), Text("{found}：{what}", "{found}: {what}"), look)
