"""The manifest: the one record of an edition, from which everything published can be checked."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gongzhi.edition import Edition
from gongzhi.exhibits.page import page_name
from gongzhi.publish import pages
from gongzhi.publish.record import Chapter, Record

Json = dict[str, Any]


def manifest(
    edition: Edition,
    chapters: Sequence[Chapter],
    files: Mapping[str, bytes],
    inputs: Mapping[str, str],
    notebooks: Mapping[str, str],
    code: str,
    environment: str,
    published: date | None,
) -> Json:
    """The record of an edition; `files` are its figures' by path below figures/, hashes are sha256.

    `published` is the day on which it was published, None for a draft.
    """
    languages = list(dict.fromkeys(chapter.language for chapter in chapters))
    by_id: dict[str, dict[str, Record]] = {name: found(chapters, name) for name in languages}
    first = by_id[languages[0]]
    return {
        "edition": edition.edition,
        "as_of": edition.as_of.isoformat(),
        "published": published and published.isoformat(),
        "parameters": edition.parameters(),
        "inputs": [{"path": path, "sha256": value} for path, value in inputs.items()],
        "notebooks": [{"path": path, "sha256": value} for path, value in notebooks.items()],
        "code": {"sha256": code},
        "environment": {"requirements.txt": environment},
        "chapters": contents(chapters),
        **exhibits(by_id, files),
        "results": [
            dict(result, figure=name)
            for name, record in first.items()
            for result in record.exhibit["results"]
        ],
        "numbers": numbers(by_id),
        "claims": [claim for record in first.values() for claim in record.exhibit["claims"]],
    }


def contents(chapters: Sequence[Chapter]) -> list[Json]:
    """The chapters in the order of the book, with the page and title of each."""
    titles: dict[str, Json] = {}
    for chapter in chapters:
        titles.setdefault(chapter.name, {})[chapter.language] = pages.title(chapter)
    return [
        {"notebook": f"notebooks/{name}.ipynb", "page": f"{pages.page_name(name)}.html", "titles": each}
        for name, each in titles.items()
    ]


def exhibits(by_id: Mapping[str, Mapping[str, Record]], files: Mapping[str, bytes]) -> Json:
    """Figures with a drawing, tables, and figures of which too little was known for a drawing."""
    kinds: Json = {"figures": [], "tables": [], "absent": []}
    for name, first in next(iter(by_id.values())).items():
        kind = "tables" if name.startswith("tab-") else "figures" if first.exhibit["charts"] else "absent"
        kinds[kind].append(figure([records[name] for records in by_id.values()], files))
    return kinds


def found(chapters: Sequence[Chapter], language: str) -> dict[str, Record]:
    """The exhibits of one language by id, in the order of the book."""
    return {
        record.exhibit["id"]: record
        for chapter in chapters
        if chapter.language == language
        for record in chapter.records
    }


def figure(records: Sequence[Record], files: Mapping[str, bytes]) -> Json:
    """One exhibit: its words in every language, its files with hashes, its sources and place."""
    first = records[0]
    name = first.exhibit["id"]
    texts = {
        key: {record.page.language: record.exhibit[field] for record in records}
        for key, field in (("titles", "title"), ("captions", "notes"), ("alts", "finding"))
    }
    own = {path: content for path, content in files.items() if path.startswith(f"{name}/")}
    return {
        "id": name,
        **texts,
        "files": [
            {"path": f"figures/{path}", "sha256": hashlib.sha256(content).hexdigest()}
            for path, content in own.items()
        ],
        "pages": {
            record.page.language: f"figures/{name}/{page_name(record.page.language)}" for record in records
        },
        "data": f"figures/{name}/data.csv",
        "sources": list(first.exhibit["sources"]),
        "notebook": f"notebooks/{first.notebook}",
        "cell": first.cell,
    }


def numbers(by_id: Mapping[str, Mapping[str, Record]]) -> Json:
    """Every number that prose may use: its value and its text in each language."""
    texts: Json = {}
    for language, records in by_id.items():
        for record in records.values():
            for number in record.exhibit["numbers"]:
                entry = texts.setdefault(number["key"], {"value": number["value"], "text": {}})
                entry["text"][language] = number["text"]
    return texts


def render(record: Json) -> bytes:
    """The manifest as it is written."""
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
