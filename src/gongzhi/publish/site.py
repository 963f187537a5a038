"""The site: all editions side by side, put together apart and swapped in whole."""

import base64
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from babel.dates import format_date

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


def landing_page(template: str, editions: Sequence[Edition], address: str) -> bytes:
    """The page at the root: the newest edition, and all editions in both languages."""
    items = "\n".join(item(edition) for edition in editions)
    newest = escape(editions[0].edition)
    return Template(template).substitute(newest=newest, editions=items, address=escape(address)).encode()


def item(edition: Edition) -> str:
    """One edition in the list of all."""
    name, day = escape(edition.edition), edition.as_of
    zh, en = (format_date(day, "long", locale) for locale in ("zh_CN", "en_GB"))
    return (
        f'<li><strong>{name}</strong> <span lang="zh-CN">数据截至<time datetime="{day}">{zh}</time></span> '
        f'<span lang="en">data as of <time datetime="{day}">{en}</time></span> '
        f'<a class="own" lang="zh-CN" hreflang="zh-CN" href="{name}/zh/index.html">中文</a> '
        f'<a class="own" lang="en" hreflang="en" href="{name}/en/index.html">English</a></li>'
    )


def missing_page(template: str, style: bytes, address: str) -> bytes:
    """What a server shows at an address that is none.

    It may stand at any depth, so its style is in it, and its links are whole addresses.
    """
    held = "data:text/css;base64," + base64.b64encode(style).decode()
    return Template(template).substitute(style=held, address=escape(address)).encode()
