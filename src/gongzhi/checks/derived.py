"""C03: a derived figure whose arithmetic does not give its value."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from gongzhi.checks.rule import Finding, Rule, at, quote
from gongzhi.checks.size import LARGEST
from gongzhi.data import arithmetic
from gongzhi.data.numeral import last_digit, plain
from gongzhi.data.raw import FIGURES, Raw
from gongzhi.data.table import Row
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Figures with an arithmetic that is none, or gives something else."""
    for file in FIGURES:
        for row in raw.rows(file):
            if row["derived_from"]:
                yield from fault(row)


def fault(row: Row) -> Iterator[Finding]:
    """What is wrong with one arithmetic, if anything; its value is rounded to the digits of the row's."""
    value = Decimal(row["value"])
    try:
        result = arithmetic.evaluate(row["derived_from"])
    except ValueError:
        what = Text("不是算式，应如51.2/1.054", "is not an arithmetic, expected one such as 51.2/1.054")
        yield at(row, "derived_from", what=what)
        return
    low, high = arithmetic.span(row["derived_from"]) or (result, result)
    if max(abs(low), abs(high)) >= LARGEST:
        yield at(row, "derived_from", what=Text("大得不可能", "is impossibly large"))
    elif abs(result - value) > last_digit(value) / 2:
        right = rounded(result, value)
        what = Text(f"得{right}，不是{row['value']}", f"gives {right}, not {row['value']}")
        yield Finding(row.file, row.line, "value", {"found": quote(row["derived_from"]), "what": what})


def rounded(result: Decimal, value: Decimal) -> str:
    """A result with the digits of the value that was given; in powers of ten where that is too long."""
    try:
        return plain(round(result, max(0, -int(value.as_tuple().exponent))))
    except InvalidOperation:
        return f"{result:.3e}"


RULE = Rule("C03", Text("推算不符", "Arithmetic"), Text("{found}{what}", "{found} {what}"), look)
