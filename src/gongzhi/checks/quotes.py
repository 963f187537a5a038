"""F05: a line whose quotes do not match."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Lines that cannot be cut into cells."""
    for file, table in raw.tables.items():
        for line in table.lines:
            if line.cells is None and "\r" not in line.text:
                yield Finding(file, line.number, "", {})


RULE = Rule(
    "F05",
    Text("引号", "Quotes"),
    Text(
        "引号不成对：含逗号或引号的格用双引号括住，格内的引号写两个，一行写一条，格内不换行",
        "the quotes do not match: a cell with a comma or a quote stands in double quotes, a quote inside it "
        "is doubled, and a row is one line without breaks in its cells",
    ),
    look,
)
