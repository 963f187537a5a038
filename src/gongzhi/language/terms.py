"""The words of tables, notes and codes in both languages."""

from collections.abc import Iterable, Mapping

from gongzhi.language import codes
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
STATUSES: Mapping[str, Text] = {
    "supported": Text("得到支持", "supported"),
    "contradicted": Text("被否定", "contradicted"),
    "undetected": Text("未检出", "nothing detected"),
    "too_little": Text("数据太少", "too little data"),
}
PARTS: Mapping[str, Text] = {
    "specification": Text("算法", "way of computing"),
    "leave_one_out": Text("去掉一年", "one year left out"),
    "nominal": Text("当年价或个数", "current prices, or counts"),
    "real": Text("不变价", "constant prices"),
    "per_head": Text("人均", "per head"),
    "usable": Text("可检验的数", "testable figures"),
    "exact": Text("只用确数", "exact ones only"),
    "bounds": Text("含界限", "with bounds"),
    "theil_sen": Text("泰尔—森", "Theil-Sen"),
    "line": Text("最小二乘", "least squares"),
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
    **codes.KINDS,
    "level": LEVELS,
    "bound": BOUNDS,
    "basis": BASES,
    "grade": GRADES,
    "unit": UNITS,
    "state": STATES,
    "action": ACTIONS,
    "outcome": OUTCOMES,
    "status": STATUSES,
    "part": PARTS,
}
NOTHING = Text("截至本版日期，没有可用的数字。", "Nothing usable had been published by the edition's date.")


def join(parts: Iterable[str], language: Language) -> str:
    """A list in a sentence: 甲、乙和丙; A, B and C."""
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    comma, last = ("、", "和") if language == "zh" else (", ", " and ")
    return comma.join(items[:-1]) + last + items[-1]
