"""R01: a name that the table it refers to does not have: a place, a measure, a source."""

from collections.abc import Iterator

from gongzhi.checks.rule import NOTHING, Finding, Rule, at, cells, nearest, quote
from gongzhi.data.raw import Raw
from gongzhi.data.schema import SCHEMAS
from gongzhi.language.text import Text

# Looking for the nearest name is slow; who has more unknown names than this needs another kind of help.
MOST_HINTS = 200


def look(raw: Raw) -> Iterator[Finding]:
    """Cells that refer to what is not there, with the nearest name that is."""
    hints: dict[str, Text] = {}
    known = {
        place: {row[place[1]] for row in raw.rows(place[0])}
        for place in {column.refers for schema in SCHEMAS.values() for column in schema.columns}
        # A table that cannot be read is reported itself, not by everything that refers to it.
        if place and raw.tables[place[0]].readable
    }
    for row, column, cell in cells(raw, lambda column: column.refers in known):
        file, names = column.refers[0] if column.refers else "", known[column.refers or ("", "")]
        for name in sorted(set(column.words(cell)) - names):
            if name not in hints and len(hints) < MOST_HINTS:
                hints[name] = nearest(name, sorted(names))
            yield at(row, column.name, found=quote(name), file=file, hint=hints.get(name, NOTHING))


RULE = Rule(
    "R01",
    Text("查无此名", "Unknown name"),
    Text("{file}里没有{found}{hint}", "unknown {found}, it is not in {file}{hint}"),
    look,
)
