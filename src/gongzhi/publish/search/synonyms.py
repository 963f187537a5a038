"""Words that stand for the same thing: a term's names in both languages, and those that prose avoids."""

from collections.abc import Sequence

from gongzhi.language.text import LANGUAGES
from gongzhi.publish.glossary import Group, Term

Synonyms = tuple[tuple[str, ...], ...]


def synonyms(groups: Sequence[Group]) -> Synonyms:
    """All forms of each term, its own names first."""
    return tuple(forms(term) for group in groups for term in group.terms)


def forms(term: Term) -> tuple[str, ...]:
    """The forms of a term in both languages, each once."""
    names = [term.name[language] for language in LANGUAGES]
    others = [form for language in LANGUAGES for form in (*term.variants[language], *term.avoid[language])]
    return tuple(dict.fromkeys(names + others))
