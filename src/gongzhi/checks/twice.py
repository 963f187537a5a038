"""K05: a cell that two corrections change."""

from collections.abc import Iterator

from gongzhi.checks.declaration import FILE
from gongzhi.checks.rule import Finding, Rule, Word
from gongzhi.data.correction import Correction
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """The later of two corrections that change the same cell of a row."""
    seen: set[tuple[int, int]] = set()
    for row, made in raw.figures:
        first: dict[str, int] = {}
        for each in made:
            for column in changed(each):
                pair = (first.setdefault(column, each.line), each.line)
                if pair[0] != pair[1] and pair not in seen:
                    seen.add(pair)
                    words: dict[str, Word] = {"id": each.id, "column": column, "line": pair[0]}
                    yield Finding(FILE, each.line, "set", {**words, "place": f"{row.file}:{row.line}"})


def changed(each: Correction) -> tuple[str, ...]:
    """The columns that a correction changes."""
    return ("value",) if each.action == "rescale" else tuple(each.set)


RULE = Rule(
    "K05",
    Text("重复的更正", "Corrected twice"),
    Text(
        "更正{id}所改的{place}的{column}，第{line}行的更正已经改过",
        "the correction {id} changes {column} of {place}, which that of line {line} changes already",
    ),
    look,
)
