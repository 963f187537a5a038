"""F09: a cell that is far too long for one."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at, cells
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

MOST = 2000


def look(raw: Raw) -> Iterator[Finding]:
    """Cells longer than any note needs to be."""
    for row, column, cell in cells(raw, lambda _: True):
        if len(cell) > MOST:
            yield at(row, column.name, n=len(cell), most=MOST)


RULE = Rule(
    "F09",
    Text("过长", "Too long"),
    Text(
        "有{n}个字符，至多{most}个；是不是引号没有合上？",
        "{n} characters, at most {most}; is a quote left open?",
    ),
    look,
)
