"""The page that stays where a figure or table was whose id ended, and what the manifest says of it."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

from gongzhi.language.text import LANGUAGES, Text
from gongzhi.publish.permanence import Entry
from gongzhi.publish.template import fill

INSTEAD = Text('代替它的是<a href="{0}">{1}</a>。', 'In its place: <a href="{0}">{1}</a>. ')


def pages(entries: Iterable[Entry], book: Path, home: str, figures: str) -> dict[str, bytes]:
    """The pages of those that ended, by path below figures/, by the templates of a folder.

    `home` is the site's first page and `figures` the folder of the figures that follow, both as seen
    from such a page.
    """
    return {f"{each.id}/index.html": page(each, book, home, figures) for each in entries}


def page(entry: Entry, book: Path, home: str, figures: str) -> bytes:
    """What stands where the figure was, in both languages."""
    words: dict[str, Any] = {"id": entry.id, "ended": entry.ended, "home": home}
    for language in LANGUAGES:
        address = f"{figures}{entry.successor}/index.html"
        words[f"reason_{language}"] = entry.reason[language]
        words[f"successor_{language}"] = (
            Markup(INSTEAD[language]).format(address, entry.successor) if entry.successor else ""
        )
    return fill(book, "tombstone.html", **words)


def listed(entries: Iterable[Entry], files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """What the manifest of an edition says of those that ended; `files` are their pages."""
    return [
        {
            "id": each.id,
            "ended": each.ended,
            "reason": {language: each.reason[language] for language in LANGUAGES},
            "successor": each.successor,
            "files": [
                {"path": f"figures/{path}", "sha256": sha256(content).hexdigest()}
                for path, content in files.items()
                if path.startswith(f"{each.id}/")
            ],
        }
        for each in entries
    ]
