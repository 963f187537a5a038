"""R03: a district that is not among the places."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at, nearest
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

CITY = "上海/"


def look(raw: Raw) -> Iterator[Finding]:
    """Districts that no row of the places has."""
    known = [row["region"] for row in raw.rows("regions.csv") if row["region"].startswith(CITY)]
    names = [f"{name.removeprefix(CITY)}区" for name in known if name.count("/") == 1]
    for row in raw.rows("shanghai_districts.csv"):
        if raw.tables["regions.csv"].readable and row["district"] not in names:
            yield at(row, "district", hint=nearest(row["district"], names))


RULE = Rule(
    "R03",
    Text("未知的区", "Unknown district"),
    Text("regions.csv里没有{found}{hint}", "unknown {found}, it is not in regions.csv{hint}"),
    look,
)
