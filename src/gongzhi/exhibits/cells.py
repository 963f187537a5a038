"""How the values of an exhibit's table are printed."""

from collections.abc import Iterable, Mapping
from html import escape
from math import isinf

from gongzhi.data.vocabulary import Vocabulary
from gongzhi.exhibits.exhibit import Column, Value
from gongzhi.language import numbers
from gongzhi.language.codes import CLAIM_STATUSES
from gongzhi.language.terms import GRADES, KINDS
from gongzhi.language.text import Language, Text

Sources = Mapping[str, Mapping[str, str]]
# Where the claims of each section are looked at, by the first letter of their ids.
CHAPTERS = {
    "F": "01_features", "M": "02_mechanisms", "D": "03_deficits", "R": "04_recommendations",
}  # fmt: skip
UNDATED = Text("日期不明", "undated")
NUMERIC = ("year", "money", "number", "percent", "p")


def cell(value: Value, column: Column, language: Language, words: Vocabulary, sources: Sources) -> str:
    """One value as HTML text of its kind; nothing known is a dash."""
    if value is None or value == "":
        return "—"
    if isinstance(value, int | float):
        return number(float(value), column)
    if column.kind in KINDS:
        return KINDS[column.kind][value][language]
    if column.kind == "years":
        return numbers.years(tuple(int(year) for year in value.split()), language)
    if column.kind == "region":
        return escape(words.regions[value][language])
    if column.kind == "measure":
        return escape(words.measures[value].name[language])
    if column.kind == "claim":
        return claim(value)
    if column.kind == "claims":
        return by_status(value.split(), language)
    if column.kind == "anchor":
        return f'<span id="{anchor(value)}">{escape(value)}</span>'
    if column.kind == "link":
        return link(value, value)
    if column.kind == "source":
        return short(sources[value], language)
    return escape(value)


def claim(id: str) -> str:
    """A claim as a link to the place where it is looked at."""
    return f'<a href="{CHAPTERS[id[0]]}.html#{anchor(id)}">{escape(id)}</a>'


def by_status(pairs: Iterable[str], language: Language) -> str:
    """Claims, each `id` or `id=status`, gathered by status."""
    groups: dict[str, list[str]] = {}
    for id, _, status in (pair.partition("=") for pair in pairs):
        groups.setdefault(status.replace("_", " "), []).append(claim(id))
    comma, semicolon = ("、", "；") if language == "zh" else (", ", "; ")
    heads = {status: f"{CLAIM_STATUSES[status][language]} " if status else "" for status in groups}
    return semicolon.join(f"{heads[status]}{comma.join(links)}" for status, links in groups.items())


def anchor(id: str) -> str:
    """The name of the place of a claim in its page."""
    return f"claim-{id}"


def number(value: float, column: Column) -> str:
    """A numeric cell: years bare, money and numbers with thousands set apart."""
    if isinf(value):
        return "∞" if value > 0 else f"{numbers.MINUS}∞"
    if column.kind == "year":
        return f"{value:.0f}"
    if column.kind == "percent":
        return numbers.percent(value)
    if column.kind == "p":
        return numbers.p_value(value)
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace("-", numbers.MINUS)


def link(url: str, text: str) -> str:
    """A link where the address is one, else its text."""
    if not url.startswith(("http://", "https://")):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noopener">{escape(text)}</a>'


def short(each: Mapping[str, str], language: Language) -> str:
    """A source as a table prints it: publisher and date."""
    date = each["published_on"] or UNDATED[language]
    return f"{link(each['url'], each['publisher'])}{', ' if language == 'en' else '，'}{escape(date)}"


def source(each: Mapping[str, str], language: Language) -> str:
    """A source as the lists of sources print it: publisher, title, date, grade."""
    title = link(each["url"], each["title"] or each["url"])
    date = each["published_on"] or UNDATED[language]
    grade = GRADES[each["grade"]][language]
    if language == "zh":
        return f"{escape(each['publisher'])}：{title}，{escape(date)}（{grade}）"
    return f"{escape(each['publisher'])}, {title}, {escape(date)} ({grade})"
