"""K04: a correction that sets a cell to what its column cannot hold."""

from collections.abc import Iterator

from gongzhi.checks.declaration import FILE
from gongzhi.checks.period import is_period
from gongzhi.checks.rule import Finding, Rule, quote
from gongzhi.data.column import Column
from gongzhi.data.numeral import PLAIN
from gongzhi.data.raw import Raw
from gongzhi.data.schema import SCHEMAS
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """New cells that no check of raw rows would let pass."""
    for each in raw.corrections:
        columns = {column.name: column for column in SCHEMAS[each.file].columns}
        for name, cell in each.set.items():
            if not fits(columns[name], cell, raw):
                yield Finding(FILE, each.line, "set", {"id": each.id, "column": name, "found": quote(cell)})


def fits(column: Column, cell: str, raw: Raw) -> bool:
    """Whether a column can hold a cell."""
    if not cell:
        return not column.required
    if column.choices:
        return cell in column.choices
    if column.kind == "number":
        return bool(PLAIN.fullmatch(cell))
    if column.kind == "period":
        return is_period(cell, "period")
    if column.refers:
        file, name = column.refers
        return not raw.tables[file].readable or cell in {row[name] for row in raw.rows(file)}
    return True


RULE = Rule(
    "K04",
    Text("更正后的值", "Corrected cell"),
    Text(
        "更正{id}把{column}改成{found}，这一列没有这样的值",
        "the correction {id} sets {column} to {found}, which it cannot hold",
    ),
    look,
)
