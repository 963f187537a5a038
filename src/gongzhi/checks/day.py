"""V07: a date that no calendar has, in another form than 2024-06-25, or still to come."""

import re
from collections.abc import Iterator
from datetime import date

from gongzhi.checks.rule import Finding, Rule, at, cells
from gongzhi.data import vintage
from gongzhi.data.column import Column
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

OTHER_FORM = re.compile(r"\s*(\d{4})\s*[./年-]\s*(\d{1,2})\s*[./月-]\s*(\d{1,2})日?\s*|(\d{4})(\d{2})(\d{2})")
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def look(raw: Raw) -> Iterator[Finding]:
    """Dates that cannot be right."""
    for row, column, cell in cells(raw, lambda column: column.kind in ("day", "date")):
        if cell:
            what = fault(cell, column, raw.read_on)
            if what:
                yield at(row, column.name, what=what)


def fault(cell: str, column: Column, today: date | None) -> Text | None:
    """What is wrong with a date, if anything."""
    other = OTHER_FORM.fullmatch(cell)
    try:
        if other and not DAY.fullmatch(cell):
            right = date(*(int(part) for part in other.groups() if part)).isoformat()
            return Text(f"应写成{right}", f"expected {right}")
        vintage.last_day(cell)
        begins = vintage.first_day(cell)
    except ValueError:
        return Text("日历上没有这一天", "there is no such day")
    if column.kind == "day" and not DAY.fullmatch(cell):
        return Text("应写成2024-12-31这样", "expected a day such as 2024-12-31")
    if (
        today and begins and begins > today and column.name != "posted"
    ):  # a policy may say until when it holds
        return Text("还没有到", "lies in the future")
    return None


RULE = Rule("V07", Text("日期", "Date"), Text("{found}：{what}", "{found}: {what}"), look)
