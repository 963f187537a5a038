"""Terms of the glossary in a page: the first mention in each of its sections leads to what it means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from gongzhi.language.text import Language
from gongzhi.publish.glossary import Group, Term

# Each form in lower case, with the anchor of its term and what it means; an empty anchor is no term.
Marks = Mapping[str, tuple[str, str]]
PAGE = "glossary.html"
# Words that hold a term by chance.
OTHERS: Mapping[Language, tuple[str, ...]] = {
    "zh": ("准确数", "明确数", "正确数", "自治区", "自治县", "自治州", "共治报告"),
    "en": ("Gongzhi",),
}
# Where no term is marked: what is no running text, and what leads elsewhere already.
SKIPPED = {
    "a", "button", "code", "details", "dt", "figure", "h1", "h2", "h3", "h4", "pre", "script", "style",
    "svg", "table",
}  # fmt: skip
PIECE = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
TAG = re.compile(r"<(/?)([a-z0-9]+)")
# A section of the second rank, in which a term is explained anew.
RANK = 2


def marks(groups: Sequence[Group], language: Language) -> dict[str, tuple[str, str]]:
    """All forms that are marked, each with its term's anchor and meaning."""
    found: dict[str, tuple[str, str]] = {each.lower(): ("", "") for each in OTHERS[language]}
    for group in groups:
        for term in group.terms:
            told = {form.lower(): (term.id, term.means[language]) for form in forms(term, language)}
            found = told | found
    return found


def forms(term: Term, language: Language) -> Iterator[str]:
    """The names by which prose means this term and nothing else: no single word of English but its name.

    Of a term whose Chinese is a common word, only a name of several characters.
    """
    if not term.loose or len(term.name.zh) > 1:
        yield term.name[language]
    if not term.loose:
        for form in term.variants[language]:
            if language == "zh" or re.search(r"[\s-]", form):
                yield form


def marked(body: str, known: Marks, language: Language) -> str:
    """A page's body in which the first mention of each term in a section is a link to the glossary.

    The link carries the meaning, which a script shows where it is pointed at or focused.
    """
    pattern, seen = compiled(known, language), set[str]()
    out, skipped, depth = [], "", 0
    for place, piece in enumerate(PIECE.split(body)):
        text = place % 2 == 0 and not skipped
        out.append(linked(piece, pattern, known, seen) if text else piece)
        tag = TAG.match(piece)
        if tag is None:
            continue
        end, name = bool(tag[1]), tag[2]
        if name == "section":
            depth += -1 if end else 1
            if not end and depth <= RANK:
                seen = set()
        elif not skipped and name in SKIPPED and not end:
            skipped, inside = name, 1
        elif skipped == name:
            inside += -1 if end else 1
            skipped = skipped if inside else ""
    return "".join(out)


def compiled(known: Marks, language: Language) -> re.Pattern[str]:
    """Any form, the longest first; in English a whole word, also in the plural."""
    longest = sorted(known, key=lambda form: (-len(form), form))
    every = "|".join(re.escape(each) for each in longest)
    if language == "zh":
        return re.compile(f"({every})", re.IGNORECASE)
    every = every.replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]").replace("'", "['’]")
    return re.compile(rf"(?<![\w-])({every})(?:s|es)?(?![\w-])", re.IGNORECASE)


def linked(text: str, pattern: re.Pattern[str], known: Marks, seen: set[str]) -> str:
    """A text outside tags, with what it mentions for the first time as links."""

    def draw(found: re.Match[str]) -> str:
        """The link of one mention, or the mention as it stands."""
        anchor, means = known[plain(found[1], known)]
        if not anchor or anchor in seen:
            return found[0]
        seen.add(anchor)
        return f'<a class="term" href="{PAGE}#{anchor}" data-means="{escape(means)}">{found[0]}</a>'

    return pattern.sub(draw, text)


def plain(form: str, known: Marks) -> str:
    """A form as it is known: small letters, plain apostrophes, hyphens where the glossary has them."""
    small = re.sub(r"\s+", " ", form.lower().replace("’", "'"))
    if small in known:
        return small
    spaced = {re.sub("-", " ", each): each for each in known}
    return spaced[small.replace("-", " ")]
