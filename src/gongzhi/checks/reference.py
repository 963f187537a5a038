"""R01: a name that the table it refers to does not have: a place, a measure, a source."""

from collections.abc import Iterator

from gongzhi.checks.rule import NOTHING, Finding, Rule, at, cells, nearest
from gongzhi.data.raw import Raw
from gongzhi.data.schema import SCHEMAS
from gongzhi.language.text import Text

# Looking for the nearest name is slow; who has more unknown names than this needs another kind of help.
MOST_HINTS = 200


def look(raw: Raw) -> Iterator[Finding]:
    """Cells that refer to what is not there, with the nearest name that is."""
    places = {column.refers for schema in SCHEMAS.values() for column in schema.columns if column.refers}
    hints: dict[str, Text] = {}
    # A table that cannot be read is reported itself, not by everything that refers to it.
    known = {
        (file, name): {row[name] for row in raw.rows(file)}
        for file, name in places
        if raw.tables[file].readable
    }
    for row, column, cell in cells(raw, lambda column: column.refers):
        if column.refers in known and cell and cell not in known[column.refers]:
            if cell not in hints and len(hints) < MOST_HINTS:
                hints[cell] = nearest(cell, sorted(known[column.refers]))
            yield at(row, column.name, file=column.refers[0], hint=hints.get(cell, NOTHING))


RULE = Rule(
    "R01",
    Text("查无此名", "Unknown name"),
    Text("{file}里没有{found}{hint}", "unknown {found}, it is not in {file}{hint}"),
    look,
)
