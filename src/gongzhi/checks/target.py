"""K02: a correction that finds another number of rows than it declares."""

from collections import Counter
from collections.abc import Iterator

from gongzhi.checks.declaration import FILE
from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Corrections whose rows are not there, or are too many, in a table that can be read at all."""
    found = Counter(each.line for _, made in raw.figures for each in made)
    for each in raw.corrections:
        if raw.tables[each.file].readable and found[each.line] != each.count:
            yield Finding(FILE, each.line, "row", {"id": each.id, "n": found[each.line], "count": each.count})


RULE = Rule(
    "K02",
    Text("更正所指的行", "Rows of a correction"),
    Text("更正{id}找到{n}行，应为{count}行", "the correction {id} finds {n} rows, expected {count}"),
    look,
)
