"""The table of phrases and what they mean, which a reader of Chinese can extend without reading code.

`phrases.csv` beside this file: the first phrase of the table that occurs in the words around a figure
gives it its meaning, so special phrases stand before general ones. `…` stands for a few characters.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gongzhi.errors import InputError, Problem

HEADER = ["kind", "phrase", "means", "basis", "note"]
KINDS = ("leave", "measure", "lottery", "generic", "category", "filler", "scope")
FILE = "src/gongzhi/ingest/phrases.csv"
GAP = "[^,;:。()]{0,14}?"
# What may stand around a category without changing what it is: signs, years, marks of lists. The longer
# ones come first, since what one of them has taken is not given back; that keeps the time linear.
NEUTRAL = (
    r"\d+(?:\.\d+)?%|占[^,;:。]*%|[\d.,]+(?:个|项|类)|\d{4}年?度?|第[一二三四五]类|[一二三四五六七八九十]+、"
    r"|\([一二三四五六七八九十]+\)|\d{1,2}[.、]|[①-⑳]|[,;:、\s()“”\"《》·-]"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of the table."""

    kind: str
    phrase: str
    means: str
    basis: str


@dataclass(frozen=True)
class Phrases:
    """The table, with the patterns made from it."""

    rows: tuple[Phrase, ...]

    def of(self, *kinds: str) -> tuple[Phrase, ...]:
        """The rows of some kinds, in the order of the table."""
        return tuple(row for row in self.rows if row.kind in kinds)

    @cached_property
    def deciding(self) -> Mapping[str, tuple[tuple[int, re.Pattern[str], Phrase], ...]]:
        """The rows that decide what a figure is: place in the table and pattern, by their first sign."""
        found: dict[str, list[tuple[int, re.Pattern[str], Phrase]]] = {}
        for at, row in enumerate(self.of("leave", "measure")):
            found.setdefault(row.phrase[0], []).append((at, re.compile(pattern(row.phrase)), row))
        return {sign: tuple(rows) for sign, rows in found.items()}

    def possible(self, words: str) -> list[tuple[int, re.Pattern[str], Phrase]]:
        """The deciding rows whose first sign occurs in some words, in the order of the table."""
        rows = (row for sign in set(words) for row in self.deciding.get(sign, ()))
        return sorted(rows, key=lambda row: row[0])

    @cached_property
    def lotteries(self) -> re.Pattern[str]:
        """Any name of a lottery."""
        return alternatives(self.of("lottery", "generic"))

    @cached_property
    def scopes(self) -> re.Pattern[str]:
        """Any word that names a level of government."""
        return re.compile(f"(?<!个)(?:{alternatives(self.of('scope')).pattern})")  # 90个县 are no level

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """A category, and nothing else that says anything."""
        around = f"(?>{alternatives(self.of('filler', 'scope', 'lottery', 'generic')).pattern}|{NEUTRAL})*"
        return re.compile(f"{around}(?P<category>{alternatives(self.of('category')).pattern}){around}")

    @cached_property
    def empty(self) -> re.Pattern[str]:
        """Words that name at most a lottery, a level and a year, but no use."""
        return re.compile(
            f"(?>{alternatives(self.of('filler', 'scope', 'lottery', 'generic')).pattern}|{NEUTRAL}"
            "|我|本|省|市|区|县|州|自治)*"
        )

    @cached_property
    def meanings(self) -> Mapping[str, str]:
        """What names of lotteries and categories, and words for levels, mean."""
        return {row.phrase: row.means for row in self.of("lottery", "generic", "category", "scope")}

    def decide(self, words: str) -> Phrase | None:
        """The first row of the table whose phrase occurs in some words."""
        if words.isascii():
            return max(self.english(words), key=lambda each: each[:2], default=(0, 0, None))[2]
        # Most phrases have no gap, and are found faster without a pattern.
        return next(
            (
                row
                for _, found, row in self.possible(words)
                if row.phrase in words or ("…" in row.phrase and found.search(words))
            ),
            None,
        )

    def follow(self, words: str) -> Phrase | None:
        """The same for the words behind a figure: of English ones the phrase that stands nearest to it."""
        if words.isascii():
            return min(self.english(words), key=lambda each: (each[0], -each[1]), default=(0, 0, None))[2]
        return self.decide(words)

    def english(self, words: str) -> list[tuple[int, int, Phrase]]:
        """The phrases in English words with the places where they end, and how early they stand here."""
        return [
            (match.end(), -at, row)
            for at, found, row in self.possible(words)
            for match in found.finditer(words)
        ]


def pattern(phrase: str) -> str:
    """A phrase as a regular expression."""
    return GAP.join(map(re.escape, phrase.split("…")))


def alternatives(rows: Sequence[Phrase]) -> re.Pattern[str]:
    """Any phrase of some rows, the longest first."""
    phrases = sorted((row.phrase for row in rows), key=len, reverse=True)
    return re.compile("|".join(map(pattern, phrases)) or "(?!)")


def parse(text: str) -> Phrases:
    """The table of a CSV text; InputError names every row that is not right."""
    lines = list(csv.reader(io.StringIO(text)))
    if not lines or lines[0] != HEADER:
        raise InputError([Problem(FILE, 1, "", f"expected the header {','.join(HEADER)}")])
    problems = [
        Problem(FILE, number, "kind", f"{cells[:1]}, expected one of {', '.join(KINDS)} and 5 cells")
        for number, cells in enumerate(lines[1:], 2)
        if len(cells) != len(HEADER) or cells[0] not in KINDS or not cells[1]
    ]
    if problems:
        raise InputError(problems)
    return Phrases(tuple(Phrase(*cells[:4]) for cells in lines[1:]))
