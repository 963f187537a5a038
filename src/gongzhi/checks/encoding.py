"""F02: a table that is not UTF-8 text: GB18030, UTF-16, a workbook or another binary file."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

SAVE = Text("请另存为“CSV UTF-8（逗号分隔）”", "save it as “CSV UTF-8 (comma delimited)”")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WIDE = (b"\xff\xfe", b"\xfe\xff")


def look(raw: Raw) -> Iterator[Finding]:
    """Tables whose bytes are not UTF-8."""
    for file, table in raw.tables.items():
        if table.content and not table.decoded:
            yield Finding(file, line(table.content), "", {"kind": kind(table.content), "save": SAVE})


def line(content: bytes) -> int:
    """The line of the first byte that is not UTF-8; 1 for what is no text at all."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return 1 if binary(content) else content.count(b"\n", 0, error.start) + 1
    return 1


def binary(content: bytes) -> bool:
    """Whether it is no text in an encoding of bytes."""
    return content.startswith((ZIP, OLE, *WIDE)) or b"\0" in content[:4096]


def kind(content: bytes) -> Text:
    """What the bytes seem to be."""
    if content.startswith((ZIP, OLE)):
        return Text("是Excel工作簿或压缩文件，不是CSV", "is an Excel workbook or a ZIP archive, not CSV")
    if content.startswith(WIDE):
        return Text("是UTF-16编码", "is UTF-16")
    if binary(content):
        return Text("不是文本文件", "is not a text file")
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return Text("从这一行起不是UTF-8编码", "is not UTF-8 from this line on")
    return Text("像是GB18030（GBK）编码，不是UTF-8", "seems to be GB18030 (GBK), not UTF-8")


RULE = Rule(
    "F02",
    Text("编码", "Encoding"),
    Text("{kind}，{save}", "{kind}: {save}"),
    look,
)
