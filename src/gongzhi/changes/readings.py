"""Sentences about results that changed: effect and interval, p and n, what they were, what that means."""

from collections.abc import Iterator, Mapping

from gongzhi.changes.results import Aspect, Reading, Result
from gongzhi.changes.words import Words
from gongzhi.language.numbers import p_value, percent, significant
from gongzhi.language.terms import STATUSES
from gongzhi.language.text import Language, Text

SAID: Mapping[str, Text] = {
    "new": Text("{head}：{new}；新增{turns}。", "{head}: {new}; new{turns}."),
    "first": Text("{head}：{new}；首次检验{turns}。", "{head}: {new}; tested for the first time{turns}."),
    "ended": Text("{head}：不再计算，原为{old}。", "{head}: no longer computed; was {old}."),
    "turned": Text("{head}：{new}；原为{old}{turns}。", "{head}: {new}; was {old}{turns}."),
    "size": Text("{head}：{new}；原为{old}。", "{head}: {new}; was {old}."),
    "particulars": Text(
        "{head}：{new}；主要数值未变，细目有变。", "{head}: {new}; the same numbers, with other particulars."
    ),
}
TURNS: Mapping[tuple[Aspect, bool], Text] = {
    ("sign", True): Text("方向转为正向", "its direction is now upward"),
    ("sign", False): Text("方向不再为正向", "its direction is no longer upward"),
    ("interval", True): Text("区间现已排除“无变化”", "the interval now leaves out ‘no effect’"),
    ("interval", False): Text("区间现已包含“无变化”", "the interval now includes ‘no effect’"),
    ("significance", True): Text("由“未检出”变为“检出”", "detected now, nothing detected before"),
    ("significance", False): Text("由“检出”变为“未检出”", "nothing detected any more"),
    ("tested", True): Text("首次可以检验", "tested for the first time"),
    ("tested", False): Text("不再检验", "no longer tested"),
}
VERDICT = Text("判断为“{new}”", "verdict: {new}")
TURNED = Text("判断由“{old}”变为“{new}”", "verdict: {new}, was {old}")
GROWTH = Text("每年变化{}", "{} a year")
BETWEEN = Text("（区间{}至{}）", " (interval {} to {})")
OPEN = Text("无端点", "open")
CORRECTED = Text("校正后p = {}", "corrected p = {}")
HEAD = Text("{subject}，{method}", "{subject}, {method}")


def result(each: Result, words: Words, language: Language) -> str:
    """What a result says, what it said, and what is different about that."""
    old = told(each.old, language) if each.old else ""
    new = told(each.new, language) if each.new else ""
    growth = words.growth.get(each.hypothesis)
    if each.new and each.tested and growth:
        new = f"{effect(growth, language)}{comma(language)}{new}"
    mark = comma(language) if each.kind == "new" else "；" if language == "zh" else "; "
    turns = "".join(f"{mark}{turn}" for turn in turned(each, language))
    kind = "first" if each.kind == "new" and each.tested else each.kind
    return SAID[kind][language].format(head=head(each, words, language), old=old, new=new, turns=turns)


def head(each: Result, words: Words, language: Language) -> str:
    """What a result is about and how it was got; its exhibit's title and its id where it has no series."""
    from gongzhi.statistics import METHODS  # with all of scipy, for which no command waits that needs none

    names = {str(name): Text(known.zh, known.en) for name, known in METHODS.items()}
    how = names.get(each.method, Text(each.method, each.method))[language]
    if len(each.series) == 3 and each.series[2] in words.vocabulary.measures:
        subject = words.series(*each.series, language)
    else:
        subject = f"{words.title(each.figure, language)} ({each.id})"
    return HEAD[language].format(subject=subject, method=how)


def told(each: Reading, language: Language) -> str:
    """Effect and interval, p, number of observations."""
    parts = [effect(each, language)]
    if each.p is not None:
        text = CORRECTED[language] if each.corrected else Text("p = {}", "p = {}")[language]
        parts.append(text.format(p_value(each.p)))
    parts.append(f"n = {each.n}")
    return comma(language).join(filter(None, parts))


def effect(each: Reading, language: Language) -> str:
    """An estimate in its unit, with its interval where it has one."""
    from gongzhi.statistics.wording import UNITS  # as above

    if each.estimate is None:
        return ""
    text = printed(each.estimate, each.unit)
    if each.unit == "fraction_a_year":
        text = GROWTH[language].format(text)
    elif each.unit in UNITS and not each.unit.startswith(("fraction", "share", "year")):
        name = UNITS[each.unit][0 if language == "zh" else 1]
        text = f"{name}{'' if language == 'zh' else ' '}{text}"
    if each.low is None and each.high is None:
        return text
    ends = (OPEN[language] if end is None else printed(end, each.unit) for end in (each.low, each.high))
    return text + BETWEEN[language].format(*ends)


def printed(value: float, unit: str) -> str:
    """A number as its unit wants it."""
    if unit == "year":
        return f"{value:.0f}"
    return percent(value) if unit in ("fraction_a_year", "fraction", "share") else significant(value, 3)


def turned(each: Result, language: Language) -> Iterator[str]:
    """In which ways a reader would now say something else."""
    was, now = each.old, each.new
    if now and now.status and (was is None or was.status != now.status):
        text = TURNED if was and was.status else VERDICT
        old = STATUSES[was.status][language] if was and was.status else ""
        yield text[language].format(new=STATUSES[now.status][language], old=old)
    for aspect in each.aspects:
        if aspect != "status" and was and now:
            holds = {
                "sign": (now.sign or 0) > 0,
                "interval": bool(now.excludes),
                "significance": bool(now.significant),
                "tested": now.significant is not None,
            }[aspect]
            yield TURNS[aspect, holds][language]


def comma(language: Language) -> str:
    """What stands between the parts of a reading."""
    return "，" if language == "zh" else ", "
