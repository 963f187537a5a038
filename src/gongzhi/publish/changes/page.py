"""The page that says what changed between two editions, from the template in book/changes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup

from gongzhi.changes.exhibits import Exhibit
from gongzhi.changes.figures import Figure
from gongzhi.changes.results import Result
from gongzhi.changes.rules import RULES, TIERS, Tier
from gongzhi.changes.snapshot import EXHIBITS, Snapshot
from gongzhi.changes.told import Line, Told
from gongzhi.cite import Work
from gongzhi.exhibits.images import alternative
from gongzhi.exhibits.page import page_name
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.publish import template
from gongzhi.publish.changes.words import words
from gongzhi.publish.figures.page import PERMISSION, permanent
from gongzhi.publish.figures.words import TAGS

# So many changes under a rule stand open, the others are folded; of the small print so many are listed.
OPEN = 8
LISTED = 40
WEB = re.compile(r"https?://")
Room = Mapping[tuple[str, str, Language], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A change as the page has it: its sentence, links to sources and exhibits, both editions' findings."""

    text: str
    sources: tuple[tuple[str, str, str], ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    sides: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The changes under one rule: those that stand open, those that are folded, how many are left out."""

    title: str
    count: int
    shown: tuple[Shown, ...]
    folded: tuple[Shown, ...]
    left: int


def page(told: Told, language: Language, book: Path, work: Work, rooms: Room, policy: str) -> bytes:
    """The page in one language, by the templates of a folder.

    `rooms` are the sizes of drawings, `policy` leads to the book's page.
    """
    old, new = told.comparison.earlier, told.comparison.later
    said = words(language)
    address = partial(permanent, f"{work.address.rstrip('/')}/changes/{old.name}-{new.name}/")
    return template.fill(
        book,
        "changes/page.html",
        told=told,
        words=said,
        language=language,
        tag=TAGS[language][0],
        languages=template.languages(languages(told), language, page_name, address),
        title=said["between"].format(old=old.name, new=new.name),
        days=said["days"].format(old=old.name, new=new.name, before=old.as_of, after=new.as_of),
        publisher=work.publisher[language],
        canonical=address(language),
        summary=told.summary(language),
        tiers=[
            (tier, title[language], list(groups(told, tier, language, rooms)))
            for tier, title in TIERS.items()
        ],
        books=[(each.name, f"../../{each.name}/{language}/index.html") for each in (old, new)],
        policy=policy,
        permission=Markup(said["licence"].format(PERMISSION)),
    )


def languages(told: Told) -> list[Language]:
    """The languages in which both editions were built."""
    both = (told.comparison.earlier, told.comparison.later)
    titles = [each["titles"] for edition in both for kind in EXHIBITS for each in edition.manifest[kind]]
    return [language for language in LANGUAGES if all(language in each for each in titles)]


def groups(told: Told, tier: Tier, language: Language, rooms: Room) -> Iterator[Group]:
    """The rules of a tier with what falls under them."""
    for rule in told.comparison.tier(tier):
        lines = told.lines[rule]
        kept = lines[:LISTED] if tier == 3 else lines
        shown = tuple(item(line, told, language, rooms) for line in kept)
        head = 0 if tier == 3 else OPEN
        title = RULES[rule].title[language]
        yield Group(title, len(lines), shown[:head], shown[head:], len(lines) - len(kept))


def item(line: Line, told: Told, language: Language, rooms: Room) -> Shown:
    """One change."""
    change, text = line.change, line.text[language]
    if isinstance(change, Figure):
        return Shown(text, sources=tuple(sources(change, told, language)))
    if isinstance(change, Result):
        return Shown(text, pages=tuple(pages(change.figure, told, language))[-1:])
    if isinstance(change, Exhibit):
        several = change.kind in ("finding", "drawn", "emptied")
        found = tuple(sides(change, told, language, rooms)) if several else ()
        return Shown(text, pages=tuple(pages(change.id, told, language)), sides=found)
    return Shown(text)


def sources(change: Figure, told: Told, language: Language) -> Iterator[tuple[str, str, str]]:
    """The source of the value used now, and of the one before where it is another: word, name, address."""
    said = words(language)
    now, was = (value.source_id if value else "" for value in (change.new, change.old))
    for word, source in ((said["sources"], now), (said["was"], was if was != now else "")):
        if source:
            address = told.words.sources.get(source, {}).get("url", "")
            yield word, told.words.publisher(source, language), address if WEB.match(address) else ""


def pages(exhibit: str, told: Told, language: Language) -> Iterator[tuple[str, str]]:
    """The permanent pages of a figure or table in both editions: edition and address."""
    for edition in (told.comparison.earlier, told.comparison.later):
        if found := held(edition, exhibit):
            yield edition.name, f"../../{edition.name}/{found['pages'][language]}"


def held(edition: Snapshot, exhibit: str) -> dict[str, Any]:
    """What an edition's manifest says of a figure or table; nothing where it has none."""
    every = (each for kind in EXHIBITS for each in edition.manifest[kind])
    return next((dict(each) for each in every if each["id"] == exhibit), {})


def sides(change: Exhibit, told: Told, language: Language, rooms: Room) -> Iterator[tuple[str, str, str]]:
    """What both editions show: edition, drawing, finding."""
    for edition, findings in ((told.comparison.earlier, change.old), (told.comparison.later, change.new)):
        finding = findings.get(language, "")
        yield edition.name, Markup(drawing(edition.name, change.id, finding, language, rooms)), finding


def drawing(edition: str, exhibit: str, finding: str, language: Language, rooms: Room) -> str:
    """A drawing of one edition for half a page or a phone; the one that fits the reader's mode is fetched."""
    room = rooms.get((edition, exhibit, language))
    if room is None:
        return ""
    below = f"../../{edition}/figures/{exhibit}/{language}.narrow"
    dark = f'<source media="(prefers-color-scheme: dark)" srcset="{below}.dark.svg"{room}>'
    alt = escape(alternative(finding))
    return f'<picture>{dark}<img src="{below}.svg" alt="{alt}" loading="lazy"{room}></picture>'
