"""C02: a value that is not what the source printed."""

from collections.abc import Iterator
from decimal import Decimal

from gongzhi.checks.rule import Finding, Rule, at, quote
from gongzhi.data import interval, numeral
from gongzhi.data.raw import FIGURES, Raw
from gongzhi.data.table import Row
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Figures whose value in its unit is none of the numbers in `as_stated`."""
    for file in (*FIGURES, "shanghai_districts.csv"):
        for row in raw.rows(file):
            if not row["as_stated"] or row.cells.get("derived_from"):
                continue
            if interval.agreeing(Decimal(row["value"]), row["unit"], row["as_stated"]) is None:
                yield at(row, "value", unit=row["unit"], stated=quote(row["as_stated"]), hint=hint(row))


def hint(row: Row) -> Text:
    """The value that the text gives in the unit of the row, where it gives one."""
    found = [each for each in numeral.find(row["as_stated"]) if each.scaled]
    if len(found) != 1:
        return Text("", "")
    right = numeral.plain(found[0].value / interval.ONES.get(row["unit"], 1))
    return Text(f"，应为{right}", f", expected {right}")


RULE = Rule(
    "C02",
    Text("与原文不符", "Not as printed"),
    Text(
        "{found} {unit}与原文{stated}不符{hint}", "{found} {unit} is not what as_stated says, {stated}{hint}"
    ),
    look,
)
