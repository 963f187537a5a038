"""A comparison in words: a sentence for every change, and how many there are of what."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongzhi.changes.comparison import Comparison
from gongzhi.changes.figures import Figure
from gongzhi.changes.results import Result
from gongzhi.changes.rules import Changed
from gongzhi.changes.sentences import sentence
from gongzhi.changes.words import Words, words
from gongzhi.language.terms import join
from gongzhi.language.text import LANGUAGES, Language, Text

# What a summary counts: kind of change, which kinds of it, and the words.
COUNTED = (
    ("claims", Text("{}条论点判断有变", "claims with another status: {}")),
    ("tests", Text("{}项事先列明的检验结论有变", "planned tests with another answer: {}")),
    ("turned", Text("{}项其他结果转向", "other results that turned: {}")),
    ("revised", Text("修订数字{}个", "figures revised: {}")),
    ("withdrawn", Text("撤回数字{}个", "figures withdrawn: {}")),
    ("new", Text("新增数字{}个", "new figures: {}")),
    ("other", Text("其他改动{}项", "other changes: {}")),
)
NOTHING = Text("没有改动", "nothing changed")
SUMMARY = Text("{}。", "{}.")


@dataclass(frozen=True, slots=True)
class Line:
    """A change and its sentence."""

    change: Changed
    text: Text


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison, the names in it, and its lines by rule."""

    comparison: Comparison
    words: Words
    lines: Mapping[str, tuple[Line, ...]]

    @property
    def counts(self) -> dict[str, int]:
        """How many changes there are of each kind that a summary names; every change is one of them."""
        found = dict.fromkeys((name for name, _ in COUNTED), 0)
        for rule, lines in self.lines.items():
            for line in lines:
                found[counted(rule, line.change)] += 1
        return found

    def summary(self, language: Language) -> str:
        """How many changes there are of what, in one sentence."""
        found = self.counts
        parts = [text[language].format(found[name]) for name, text in COUNTED if found[name]]
        parts = parts or [NOTHING[language]]
        text = join(parts, language) if language == "zh" else "; ".join(parts)
        return SUMMARY[language].format(text[0].upper() + text[1:])


def counted(rule: str, change: Changed) -> str:
    """Under which name of a summary a change is counted."""
    if isinstance(change, Figure) and change.kind in ("new", "revised", "withdrawn"):
        return change.kind
    return {"claim-status": "claims", "planned": "tests", "result-turned": "turned"}.get(rule, "other")


def tell(comparison: Comparison) -> Told:
    """Put a comparison into words."""
    names = words(comparison)
    turned = {
        each.id: each for found in comparison.changes.values() for each in found if isinstance(each, Result)
    }
    return Told(
        comparison,
        names,
        {
            rule: tuple(
                Line(each, Text(*(sentence(each, names, language, turned) for language in LANGUAGES)))
                for each in found
            )
            for rule, found in comparison.changes.items()
        },
    )
