"""V05: a period or year that is none, or that no calendar has."""

import re
import unicodedata
from collections.abc import Iterator

from gongzhi.checks.rule import NOTHING, Finding, Rule, at, cells
from gongzhi.data.numeral import DIGITS
from gongzhi.data.period import parse
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

LOOKALIKE = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0", "Z": "2", "S": "5", "B": "8", **{
    sign: str(digit) for sign, digit in DIGITS.items()
}})  # fmt: skip
SEPARATOR = re.compile(r"\s*[年月./-]\s*")
# The People's Republic's first year, and a year that no plan reaches.
EARLIEST, LATEST = 1949, 2099
FORMS = {
    "period": Text(
        "2018、2018-02、2018-02-07、2020Q3或2009/2016", "2018, 2018-02, 2018-02-07, 2020Q3 or 2009/2016"
    ),
    "year": Text("2018", "2018"),
}


def look(raw: Raw) -> Iterator[Finding]:
    """Periods that cannot be read, or do not exist."""
    for row, column, cell in cells(raw, lambda column: column.kind in FORMS):
        if cell and not is_period(cell, column.kind):
            hint = NOTHING if column.kind == "year" and not is_period(right(cell), "year") else meant(cell)
            yield at(row, column.name, forms=FORMS[column.kind], hint=hint)


def is_period(cell: str, kind: str) -> bool:
    """Whether it is a period, or a year where only that is allowed."""
    try:
        found = parse(cell)
    except ValueError:
        return False
    if kind == "year":
        return found.text == cell == str(found.year) and EARLIEST <= found.first.year <= LATEST
    return cell == cell.strip() and found.last.year <= LATEST


def right(cell: str) -> str:
    """The cell with what looks like a digit made one, and dates with hyphens and two digits."""
    narrow = unicodedata.normalize("NFKC", cell).strip().removesuffix("日").translate(LOOKALIKE)
    if is_period(narrow, "period"):
        return narrow
    return re.sub(r"-(\d)(?=-|$)", r"-0\1", SEPARATOR.sub("-", narrow).strip("-"))


def meant(cell: str) -> Text:
    """A hint at the period that was meant, where one can be guessed."""
    guess = right(cell)
    if guess == cell or not is_period(guess, "period"):
        return NOTHING
    return Text(f"，是否应为{guess!r}？", f", did you mean {guess!r}?")


RULE = Rule(
    "V05",
    Text("时期", "Period"),
    Text(
        "{found}不是存在的时期，应写成{forms}{hint}",
        "{found} is not a period, expected {forms}{hint}",
    ),
    look,
)
