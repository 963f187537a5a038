"""F04: a header that is not the table's: columns unknown, missing, twice or in another order."""

from collections import Counter
from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, nearest, quote
from gongzhi.data.raw import Raw
from gongzhi.data.schema import SCHEMAS
from gongzhi.data.table import Table
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Every column of a header that is not as it should be."""
    for file, table in raw.tables.items():
        wanted = SCHEMAS[file].header
        if filled(table) and table.header != wanted:
            for column, what in faults(table.header, wanted):
                yield Finding(file, 1, column, {"what": what})


def filled(table: Table) -> bool:
    """Whether there is a first line that can be cut, and anything below or in it."""
    return (
        bool(table.lines)
        and table.lines[0].cells is not None
        and any(line.text.strip() for line in table.lines)
    )


def faults(header: tuple[str, ...], wanted: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    """The columns at fault, each with what is wrong."""
    if not header:
        yield "", Text("表头上面有空行，请删去", "a blank line stands above the header: delete it")
        return
    missing = [name for name in wanted if name not in header]
    for name, times in Counter(header).items():
        if name not in wanted:
            hint = nearest(name, missing)
            yield "", Text(f"没有{quote(name)}这一列{hint.zh}", f"there is no column {quote(name)}{hint.en}")
        elif times > 1:
            yield name, Text(f"这一列出现了{times}次", f"the column stands {times} times")
    for name in missing:
        yield name, Text("缺少这一列", "the column is missing")
    if sorted(header) == sorted(wanted):
        for place, (name, right) in enumerate(zip(header, wanted, strict=True), 1):
            if name != right:
                yield (
                    name,
                    Text(f"在第{place}列，此处应为{right}", f"is column {place}, expected {right} there"),
                )


RULE = Rule(
    "F04",
    Text("表头", "Header"),
    Text("{what}；表头应原样保留", "{what}; the header is to stay as it was"),
    look,
)
