"""V04: a number that is not in plain digits: full-width, Chinese, with separators, units or exponents."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at, cells
from gongzhi.data.numeral import PLAIN, plain_form
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Numbers in another form than the plain one."""
    for row, column, cell in cells(raw, lambda column: column.kind == "number"):
        if not PLAIN.fullmatch(cell) and (right := plain_form(cell)):
            yield at(row, column.name, right=right)


RULE = Rule(
    "V04",
    Text("数的写法", "Form of a number"),
    Text(
        "{found}应写成{right}（单位另写在unit一栏）",
        "{found}, expected {right} in plain digits (its unit stands in another column)",
    ),
    look,
)
