"""Sentences about figures that changed: the value, what it was, by how much, and why."""

from collections.abc import Mapping

from gongzhi.changes.figures import Cause, Figure, Value
from gongzhi.changes.words import Words
from gongzhi.language.numbers import percent
from gongzhi.language.sentences import QUALIFIED, quantity
from gongzhi.language.terms import BASES, join
from gongzhi.language.text import Language, Text

HEAD = Text("{name}，{period}：{what}。", "{name}, {period}: {what}.")
NEW = Text("新增，{new}", "new, {new}")
REVISED = Text("由{old}改为{new}{change}，{why}", "{new}, was {old}{change}; {why}")
WITHDRAWN = Text("不再采用{old}，{why}", "no longer {old}; {why}")
SOURCE = Text("仍为{new}，改用另一来源", "still {new}, from another source")
STATEMENTS = Text("{new}；来源中{counts}", "{new}; among its sources {counts}")
CONVERTED = Text("仍为{new}，折算值或标记重算", "still {new}, converted or flagged anew")
STILL = Text("仍为{}", "still {}")
NONE = Text("没有采用的数值", "no value in use")
COUNTS = (
    ("added", Text("新增{}条", "{} added")),
    ("gone", Text("减少{}条", "{} gone")),
    ("edited", Text("改动{}条", "{} edited")),
)
SHARE = Text("（{}）", " ({})")
CAUSES: Mapping[Cause, Text] = {
    "restated": Text("同一来源的记载有变", "the same source is recorded otherwise"),
    "correction": Text("因声明的更正", "by a declared correction"),
    "source": Text("改用另一来源", "from another source"),
    "unstated": Text("不再有来源载明", "no source on record states it any more"),
}
# Digits that are printed, until two values that differ also look different.
DIGITS = (4, 6, 9, 15)


def sentence(each: Figure, words: Words, language: Language) -> str:
    """What changed about one figure."""
    what = {
        "new": NEW,
        "revised": REVISED,
        "withdrawn": WITHDRAWN,
        "source": SOURCE,
        "statements": STATEMENTS,
        "converted": CONVERTED,
    }[each.kind][language]
    old, new = values(each, language)
    if each.kind == "statements":
        new = STILL[language].format(new) if each.new else NONE[language]
    why = CAUSES[each.cause][language] if each.cause else ""
    change = SHARE[language].format(signed(each.change)) if each.change else ""
    what = what.format(old=old, new=new, why=why, change=change, counts=counts(each, language))
    region = words.series(each.region, each.level, each.measure, language)
    return HEAD[language].format(name=region, period=period(each.period, language), what=what)


def values(each: Figure, language: Language) -> tuple[str, str]:
    """Both values, with as many digits as tell them apart."""
    shown = ("", "")
    for digits in DIGITS:
        shown = (amount(each.old, language, digits), amount(each.new, language, digits))
        if shown[0] != shown[1] or each.kind != "revised":
            break
    if each.kind == "revised" and shown[0] == shown[1] and each.old and each.new:
        return span(shown[0], each.old), span(shown[1], each.new)
    return shown


def amount(value: Value | None, language: Language, digits: int) -> str:
    """A value with its unit, and a word where it is not exact or not what was actually done."""
    if value is None:
        return ""
    text = QUALIFIED[value.bound][language].format(quantity(float(value.value), value.unit, language, digits))
    return text if value.basis == "actual" else text + SHARE[language].format(BASES[value.basis][language])


def span(text: str, value: Value) -> str:
    """A value with its interval, for values that differ in nothing else."""
    return f"{text} [{value.low}, {value.high or '∞'}]"


def counts(each: Figure, language: Language) -> str:
    """How many statements came, went or were edited."""
    found = {"added": each.added, "gone": each.gone, "edited": each.edited}
    return join((text[language].format(len(found[name])) for name, text in COUNTS if found[name]), language)


def signed(change: float) -> str:
    """A relative change with its sign; a tiny one is not printed as none."""
    digits = 1 if abs(change) >= 0.001 else 3
    return ("+" if change > 0 else "") + percent(change, digits)


def period(text: str, language: Language) -> str:
    """A year or another period, as a sentence has it."""
    return f"{text}年" if language == "zh" and text.isdigit() else text
