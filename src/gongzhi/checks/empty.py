"""F03: a table without any content."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.data.schema import SCHEMAS
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Tables of which nothing is there, not even a header."""
    for file, table in raw.tables.items():
        if table.content is not None and not table.content.strip(b"\xef\xbb\xbf\r\n \t"):
            yield Finding(file, 1, "", {"header": ",".join(SCHEMAS[file].header)})


RULE = Rule(
    "F03",
    Text("空文件", "Empty file"),
    Text("文件是空的，第一行应为 {header}", "the file is empty, expected the header {header}"),
    look,
)
