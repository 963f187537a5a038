"""A rule of `gongzhi check`, and what it finds."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gongzhi.data.column import Column
from gongzhi.data.raw import Raw
from gongzhi.data.schema import SCHEMAS
from gongzhi.data.table import Row
from gongzhi.errors import Problem, Severity
from gongzhi.language.text import Text

FOLDER = "data/raw"
LONGEST = 60
NOTHING = Text("", "")
Word = str | int | Text


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a rule does not hold, and the words that its template needs."""

    file: str
    line: int
    column: str
    words: Mapping[str, Word]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it looks for, and what it says where it finds it, in both languages."""

    code: str
    title: Text
    template: Text
    look: Callable[[Raw], Iterator[Finding]]
    severity: Severity = "error"

    def problems(self, raw: Raw) -> Iterator[Problem]:
        """Every place where the rule does not hold."""
        for found in self.look(raw):
            zh, en = (
                self.template[language].format_map(
                    {
                        name: word[language] if isinstance(word, Text) else word
                        for name, word in found.words.items()
                    }
                )
                for language in ("zh", "en")
            )
            place = f"{FOLDER}/{found.file}"
            yield Problem(place, found.line, found.column, en, zh, self.code, self.severity)


def at(row: Row, column: str, **words: Word) -> Finding:
    """A finding in one cell; `found` is the cell itself."""
    return Finding(row.file, row.line, column, {"found": quote(row.cells.get(column, "")), **words})


def quote(text: str) -> str:
    """A cell in quotes, what cannot be seen escaped, and not longer than a line can take."""
    return repr(text if len(text) <= LONGEST else text[:LONGEST] + "…")


@lru_cache(4096)
def close(name: str, known: tuple[str, ...]) -> list[str]:
    """The known name most like another, if any is."""
    return difflib.get_close_matches(name, known, n=1)


def nearest(name: str, known: Iterable[str]) -> Text:
    """A hint at the known name that is most like another; nothing where none is."""
    found = close(name[:LONGEST], tuple(known))
    return Text(f"，是否应为{found[0]!r}？", f", did you mean {found[0]!r}?") if found else NOTHING


def cells(raw: Raw, wanted: Callable[[Column], object]) -> Iterator[tuple[Row, Column, str]]:
    """Every cell of the wanted columns of all tables."""
    for file, schema in SCHEMAS.items():
        columns = [column for column in schema.columns if wanted(column)]
        for row in raw.rows(file):
            for column in columns:
                yield row, column, row.cells[column.name]
