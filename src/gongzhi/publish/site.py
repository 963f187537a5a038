"""The site: all editions side by side, put together apart and swapped in whole."""

import fcntl
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from gongzhi.edition import Edition
from gongzhi.errors import BookError
from gongzhi.language.text import Language, Text
from gongzhi.publish import swap


@dataclass(frozen=True, slots=True)
class Published:
    """One edition: its books by language, and all its other files by path."""

    edition: Edition
    books: Mapping[Language, Path]
    files: Mapping[str, bytes]


def assemble(published: Sequence[Published], kept: Sequence[Path], folder: Path) -> None:
    """Put editions together in an empty folder; `kept` are folders of editions left as they are."""
    for old in kept:
        shutil.copytree(old, folder / old.name)
    for each in published:
        root = folder / each.edition.edition
        for language, book in each.books.items():
            shutil.copytree(book, root / language)
        write(each.files, root)


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files by their path below a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@contextmanager
def staging(site: Path) -> Iterator[Path]:
    """An empty folder beside the site, which takes the site's place when all went well.

    One process at a time has it, and it clears away what another left that was killed. BookError where
    something that is no site stands in the place.
    """
    if site.exists() and not (site / "index.html").exists() and any(site.iterdir()):
        raise BookError(f"{site} holds something that is not a site: name another folder with --site")
    site.parent.mkdir(parents=True, exist_ok=True)
    with site.with_name(f".{site.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        swap.recover(site)
        made = site.with_name(f".{site.name}.new")
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        try:
            yield made
            swap.put(made, site)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def landing_page(
    template: str, newest: str, editions: Sequence[Edition], others: Sequence[tuple[Edition, Text]]
) -> bytes:
    """The page at the root: the newest edition by its id, all editions in both languages, other places."""
    items = "\n".join(map(item, editions))
    filled = {"newest": escape(newest), "editions": items, "places": elsewhere(others)}
    return Template(template).substitute(filled).encode()


def elsewhere(others: Sequence[tuple[Edition, Text]]) -> str:
    """The list of reports of other places, each by the names of its place; nothing where there is none."""
    if not others:
        return ""
    items = "\n".join(item(edition, place) for edition, place in others)
    return f'<h2>其他地方 · <span lang="en">Other places</span></h2>\n<ul>\n{items}\n</ul>\n'


def item(edition: Edition, place: Text | None = None) -> str:
    """One edition in a list, or that of a place."""
    name = escape(edition.edition)
    shown = f'{escape(place.zh)} <span lang="en">{escape(place.en)}</span>' if place else name
    day = edition.as_of.isoformat()
    return (
        f'<li><strong>{shown}</strong> <span lang="zh-CN">截至<time>{day}</time></span> '
        f'<span lang="en">as of <time>{day}</time></span> '
        f'<a lang="zh-CN" hreflang="zh-CN" href="{name}/zh/index.html">中文</a> '
        f'<a lang="en" hreflang="en" href="{name}/en/index.html">English</a></li>'
    )
