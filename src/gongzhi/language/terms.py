"""The words of tables, notes and codes in both languages."""

from collections.abc import Iterable, Mapping

from gongzhi.language.text import Language, Text

LEVELS: Mapping[str, Text] = {
    "own": Text("本级", "own level"),
    "all": Text("全辖区", "whole territory"),
    "below": Text("下级", "lower levels"),
}
BOUNDS: Mapping[str, Text] = {
    "exact": Text("确数", "exact"),
    "approx": Text("约数或推算", "approximate or derived"),
    "lower": Text("下限（“超过”）", "lower bound (‘more than’)"),
    "upper": Text("上限（“不足”）", "upper bound (‘under’)"),
}
BASES: Mapping[str, Text] = {
    "actual": Text("实际", "actual"),
    "budget": Text("预算", "budget"),
    "plan": Text("计划", "plan"),
}
GRADES: Mapping[str, Text] = {
    "official": Text("官方", "official"),
    "study": Text("原研究", "the study"),
    "press": Text("新闻与论著", "press and articles"),
    "copy": Text("官方页面的转载", "copy of an official page"),
}
STATES: Mapping[str, Text] = {**BOUNDS, "missing": Text("缺", "missing")}
ACTIONS: Mapping[str, Text] = {
    "replace": Text("更改", "replaced"),
    "rescale": Text("换算", "rescaled"),
    "drop": Text("保留而不采用", "kept, never chosen"),
    "flag": Text("只作标记", "marked only"),
}
OUTCOMES: Mapping[str, Text] = {
    "holds": Text("相符", "holds"),
    "fails": Text("不符", "fails"),
    "untested": Text("无法检验", "cannot be tested"),
}
UNITS: Mapping[str, Text] = {
    unit: Text(unit, name)
    for unit, name in (
        ("万元", "CNY 10,000"),
        ("个", "number"),
        ("人", "persons"),
        ("万人", "10,000 persons"),
        ("%", "%"),
        ("个/万人", "per 10,000 residents"),
        ("上年=100", "previous year = 100"),
    )
}
KINDS: Mapping[str, Mapping[str, Text]] = {
    "level": LEVELS,
    "bound": BOUNDS,
    "basis": BASES,
    "grade": GRADES,
    "unit": UNITS,
    "state": STATES,
    "action": ACTIONS,
    "outcome": OUTCOMES,
}
NOTHING = Text("截至本版日期，没有可用的数字。", "Nothing usable had been published by the edition's date.")


def join(parts: Iterable[str], language: Language) -> str:
    """A list in a sentence: 甲、乙和丙; A, B and C."""
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    comma, last = ("、", "和") if language == "zh" else (", ", " and ")
    return comma.join(items[:-1]) + last + items[-1]
