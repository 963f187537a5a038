"""V08: an address that is not one of the web."""

import re
from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at, cells
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

ADDRESS = re.compile(r"https?://[^\s/?#.]+(?:\.[^\s/?#.]+)+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
# Where no address is known, the cell may say why, in round brackets.
REMARK = re.compile(r"(?!\s*[a-z][a-z0-9+.-]*:)[^()]*\([^()]+\)\s*", re.IGNORECASE)


def look(raw: Raw) -> Iterator[Finding]:
    """Addresses of another kind, or none at all."""
    for row, column, cell in cells(raw, lambda column: column.kind == "url"):
        if cell and not ADDRESS.fullmatch(cell) and not REMARK.fullmatch(cell):
            yield at(row, column.name)


def known(cell: str) -> bool:
    """Whether a cell has an address, and not a remark on why it has none."""
    return bool(ADDRESS.fullmatch(cell))


RULE = Rule(
    "V08",
    Text("网址", "Address"),
    Text(
        "{found}不是http或https网址；没有网址的，在圆括号里说明原因",
        "{found} is not an http or https address; where there is none, say why in round brackets",
    ),
    look,
)
