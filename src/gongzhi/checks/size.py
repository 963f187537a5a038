"""C01: a value that its measure cannot have: negative, above 100%, part of a thing, out of all size."""

from collections.abc import Iterator
from decimal import Decimal

from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data.observation import Observation
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

# Far above any figure there is in any unit: more is a slip of the keyboard.
LARGEST = Decimal(10) ** 15
NEGATIVE = Text("不能是负数", "cannot be negative")
ITEMS = (("shanghai_projects.csv", "amount_wan"), ("shanghai_districts.csv", "value"))


def look(raw: Raw) -> Iterator[Finding]:
    """Figures out of the range of their measure."""
    for row, each in raw.stated:
        what = fault(each, raw.words.measures[each.measure].kind)
        if what:
            yield at(row, "value", what=what)
    for file, column in ITEMS:
        for row in raw.rows(file):
            if Decimal(row[column]) < 0:
                yield at(row, column, what=NEGATIVE)


def fault(each: Observation, kind: str) -> Text | None:
    """What is wrong with a value, if anything."""
    if each.value < 0 and kind != "rate":
        return NEGATIVE
    if each.value == 0 and kind == "population":
        return Text("不会没有人", "cannot be nobody")
    if abs(each.value) >= LARGEST:
        return Text("大得不可能", "is impossibly large")
    if kind == "share" and each.value > 100:
        return Text("占比不能超过100", "a share cannot exceed 100")
    if kind == "index" and not 20 <= each.value <= 500:
        return Text(
            "以上年为100的指数不会是这个数", "no index with the previous year as 100 has such a value"
        )
    if each.unit in ("个", "人") and each.value != each.value.to_integral() and not each.derived_from:
        return Text("计数应为整数", "a count is a whole number")
    return None


RULE = Rule("C01", Text("数值不可能", "Impossible value"), Text("{found}：{what}", "{found}: {what}"), look)
