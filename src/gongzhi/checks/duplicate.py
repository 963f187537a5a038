"""R04: a row whose key another row has already."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data.raw import Raw
from gongzhi.data.schema import SCHEMAS
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Rows that say the same thing twice, or two things of one."""
    for file, schema in SCHEMAS.items():
        first: dict[tuple[str, ...], int] = {}
        for row in raw.rows(file):
            key = tuple(row[name] for name in schema.key)
            if key in first:
                yield at(row, schema.key[-1], line=first[key], key=", ".join(schema.key))
            first.setdefault(key, row.line)


RULE = Rule(
    "R04",
    Text("重复", "Duplicate"),
    Text("与第{line}行重复（{key}都相同）", "repeats line {line} ({key} are the same)"),
    look,
)
