"""The site: all editions side by side, put together apart and swapped in whole."""

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from gongzhi.edition import Edition
from gongzhi.errors import BookError
from gongzhi.language.text import Language


@dataclass(frozen=True, slots=True)
class Published:
    """One edition: its books by language, and all its other files by path."""

    edition: Edition
    books: Mapping[Language, Path]
    files: Mapping[str, bytes]


def assemble(published: Sequence[Published], kept: Sequence[Path], staging: Path) -> None:
    """Put editions together in an empty folder; `kept` are folders of editions left as they are."""
    for folder in kept:
        shutil.copytree(folder, staging / folder.name)
    for each in published:
        root = staging / each.edition.edition
        for language, book in each.books.items():
            shutil.copytree(book, root / language)
        for name, content in each.files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)


def swap(staging: Path, site: Path) -> None:
    """Put the new site in the old one's place; BookError where something else stands there."""
    if site.exists() and not (site / "index.html").exists() and any(site.iterdir()):
        raise BookError(f"{site} holds something that is not a site: name another folder with --site")
    old = site.with_name(f".{site.name}.{os.getpid()}.old")
    if site.exists():
        site.replace(old)
    staging.replace(site)
    shutil.rmtree(old, ignore_errors=True)


def landing_page(template: str, editions: Sequence[Edition]) -> bytes:
    """The page at the root: the newest edition, and all editions in both languages."""
    newest = editions[0].edition
    items = "\n".join(item(edition) for edition in editions)
    return Template(template).substitute(newest=escape(newest), editions=items).encode()


def item(edition: Edition) -> str:
    """One edition in the list of all."""
    name = escape(edition.edition)
    day = edition.as_of.isoformat()
    return (
        f'<li><strong>{name}</strong> <span lang="zh-CN">截至<time>{day}</time></span> '
        f'<span lang="en">as of <time>{day}</time></span> '
        f'<a lang="zh-CN" hreflang="zh-CN" href="{name}/zh/index.html">中文</a> '
        f'<a lang="en" hreflang="en" href="{name}/en/index.html">English</a></li>'
    )
