"""The glossary: the words of this report in both languages, and the page that lists them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongzhi.data.declaration import read
from gongzhi.errors import InputError, Problem
from gongzhi.language.text import LANGUAGES, Language, Text
from gongzhi.publish.entries import faults, folded

FILE = "book/glossary.yaml"
TITLE = Text("术语表", "Glossary")
LEAD = Text(
    "本报告的用语，中英文一一对应，各处都用同一个说法。每个词在两种语言的页面里有同样的锚点。",
    "The words of this report, each with one name in Chinese and one in English, which are kept throughout. "
    "A term has the same anchor in the pages of both languages.",
)
TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
Forms = Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing with its name in both languages, and what else prose may call it or may not.

    `loose`: the Chinese is too common a word to call for its English name wherever it stands.
    """

    id: str
    name: Text
    means: Text
    variants: Forms
    avoid: Forms
    loose: bool

    def forms(self, language: Language) -> tuple[str, ...]:
        """The forms that prose may use."""
        return (self.name[language], *self.variants[language])


@dataclass(frozen=True, slots=True)
class Group:
    """Terms that belong together, under one heading."""

    title: Text
    terms: tuple[Term, ...]


def load(path: Path) -> tuple[Group, ...]:
    """The groups of the glossary; InputError with every fault, each naming its entry."""
    problems: list[Problem] = []
    _, found = read(path.read_bytes(), FILE, problems)
    problems = problems or [Problem(FILE, 0, *fault) for fault in faults(found)]
    if problems:
        raise InputError(problems)
    return tuple(Group(Text(**each["group"]), tuple(map(term, each["terms"]))) for each in found)


def term(entry: Mapping[str, Any]) -> Term:
    """A term from a sound entry."""
    variants, avoid = (
        {language: tuple(entry.get(key, {}).get(language, ())) for language in LANGUAGES}
        for key in ("variants", "avoid")
    )
    name = Text(entry["zh"], entry["en"])
    return Term(entry["id"], name, Text(**entry["means"]), variants, avoid, entry.get("loose", False))


def glossary(groups: Sequence[Group], language: Language) -> str:
    """The page in Markdown."""
    parts = [f"# {TITLE[language]}", LEAD[language]]
    for group in groups:
        parts.append(f"## {group.title[language]}")
        parts += [definition(each, language) for each in ordered(group.terms, language)]
    return "\n\n".join(parts) + "\n"


def ordered(terms: Sequence[Term], language: Language) -> Sequence[Term]:
    """Terms as readers look for them: in English by the alphabet, in Chinese by what belongs together."""
    return terms if language == "zh" else sorted(terms, key=lambda each: folded(each.name.en, "en"))


def definition(term: Term, language: Language) -> str:
    """A term as an item of a list of definitions: its anchor, its name in the other language, its meaning."""
    (other,) = (each for each in LANGUAGES if each != language)
    foreign = f'<span lang="{TAGS[other]}">{term.name[other]}</span>'
    return f"[{term.name[language]}]{{#{term.id}}} {foreign}\n: {term.means[language]}"
