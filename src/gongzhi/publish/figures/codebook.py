"""What each column of an exhibit's data.csv is: its kind, its titles, what it says or the codes it holds."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from gongzhi.data.columns import COLUMNS
from gongzhi.language.terms import KINDS
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.publish.figures.dossier import Dossier

Json = Mapping[str, Any]
HEAD = ("column", "kind", "title_zh", "title_en", "what_zh", "what_en")
# Columns that mean in exhibits what they mean in the tables of data/processed: by name, or by kind.
SAME_NAMES = ("as_stated", "period", "year", "url", "category", "project", "change")
SAME_KINDS = ("region", "measure", "level", "unit", "bound", "basis", "grade", "action")


def codebook(dossier: Dossier) -> bytes:
    """The table as CSV, one row for each column of data.csv."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    for name, kind, titles, what in columns(dossier):
        writer.writerow([name, kind, *titles.values(), *what.values()])
    return text.getvalue().encode()


def columns(dossier: Dossier) -> Iterator[tuple[str, str, Mapping[Language, str], Mapping[Language, str]]]:
    """Name, kind, titles and meanings of each column; a language that was not built has no title."""
    titles = {
        language: {column["name"]: column["title"] for column in exhibit["columns"]}
        for language, exhibit in dossier.exhibits.items()
    }
    for place, column in enumerate(dossier.exhibit["columns"]):
        name, kind = column["name"], column["kind"]
        if kind != "words":
            held = {row[place] for row in dossier.exhibit["rows"]}
            yield (
                name,
                kind,
                {language: titles.get(language, {}).get(name, "") for language in LANGUAGES},
                {language: meaning(name, kind, held, language) for language in LANGUAGES},
            )


def meaning(name: str, kind: str, held: set[Any], language: Language) -> str:
    """What the column says; of other codes, what those that it holds stand for."""
    if name in COLUMNS and (name in SAME_NAMES or kind == name in SAME_KINDS):
        return COLUMNS[name][language]
    if kind == "source":
        return COLUMNS["source_id"][language]
    semicolon, colon = ("；", "：") if language == "zh" else ("; ", ": ")
    words = KINDS.get(kind, {})
    return semicolon.join(f"{code}{colon}{text[language]}" for code, text in words.items() if code in held)
