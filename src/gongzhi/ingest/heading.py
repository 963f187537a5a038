"""What headings say of everything below them: lottery, level, topic, category."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongzhi.ingest.phrase import Phrases
from gongzhi.ingest.place import Level, Place
from gongzhi.ingest.timing import period

MARKS = (
    re.compile(r"第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、"),
    re.compile(r"\([一二三四五六七八九十]+\)"),
    re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))"),
    re.compile(r"\(\d{1,2}\)|[①-⑳]"),
)
TOPICS = (
    ("used", re.compile("使用|支出|资助|执行|安排|项目|收支|used|spen", re.I)),
    ("divided", re.compile("分配|分成|留成|留存")),
    ("raised", re.compile("筹集|销售|收入|到位|raised|sales", re.I)),
)
SHORT = 40
ENDS = re.compile(r"[。;:,]")
AMOUNT = re.compile(r"[\d,.]+(?:亿|万|元)")
FIGURE = re.compile(r"\d[\d,.]*(?:亿|万|元|个|项|%)")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its depth from 1, and what it says; empty where it says nothing."""

    depth: int
    text: str
    lottery: str = ""
    level: Level | None = None
    topic: str = ""
    category: str = ""
    basis: str = ""
    period: str = ""
    game: bool = False


def depth(text: str) -> int:
    """How deep the mark at the beginning of a paragraph is, from 1; 0 where it has none."""
    return next((at for at, mark in enumerate(MARKS, 1) if mark.match(text)), 0)


def heading(text: str, phrases: Phrases, where: Place, year: int) -> Heading | None:
    """The heading that a folded paragraph is or begins with; None where it is plain prose."""
    deep = depth(text)
    if not deep and (len(text) > SHORT or ENDS.search(text[:-1]) or FIGURE.search(text)):
        return None
    head = AMOUNT.split(ENDS.split(text, maxsplit=1)[0], maxsplit=1)[0]
    category = phrases.whole.fullmatch(head)
    return Heading(
        deep or 1,
        text[:SHORT],
        lottery_of(head, phrases),
        level_of(head, phrases, where),
        next((topic for topic, pattern in TOPICS if pattern.search(head)), ""),
        phrases.meanings[category["category"]] if category else "",
        "budget" if "预算" in head else "",
        period(head, year),
        game(head, phrases),
    )


def game(words: str, phrases: Phrases) -> bool:
    """Whether words name a single game, and no lottery."""
    found = phrases.decide(words)
    return found is not None and found.means == "game" and not lottery_of(words, phrases)


def lottery_of(words: str, phrases: Phrases) -> str:
    """The one lottery that some words name; empty for none or for both."""
    found = {phrases.meanings[each] for each in phrases.lotteries.findall(words)} - {"both"}
    return found.pop() if len(found) == 1 else ""


def level_of(words: str, phrases: Phrases, where: Place) -> Level | None:
    """The level that some words name last."""
    found = levels_of(words, phrases, where)
    return found[-1] if found else None


def levels_of(words: str, phrases: Phrases, where: Place) -> list[Level | None]:
    """The levels that some words name; “left to the localities” is one only where no other is named."""
    scopes = [phrases.meanings[each] for each in phrases.scopes.findall(words)]
    return [where.level(each) for each in scopes if each != "local"] or [where.level(each) for each in scopes]


def stacked(stack: Sequence[Heading], new: Heading) -> tuple[Heading, ...]:
    """The headings in force once a new one begins."""
    return (*(each for each in stack if each.depth < new.depth), new)
