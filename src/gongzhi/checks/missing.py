"""F01: a table that is not there."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Tables without a file."""
    for file, table in raw.tables.items():
        if table.content is None:
            yield Finding(file, 0, "", {})


RULE = Rule(
    "F01",
    Text("缺少文件", "Missing file"),
    Text("没有这个文件", "the file is missing"),
    look,
)
