"""The site: all editions side by side, put together apart and swapped in whole."""

import base64
import fcntl
import hashlib
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

from babel.dates import format_date
from markupsafe import Markup

from gongzhi.edition import Edition
from gongzhi.errors import BookError
from gongzhi.language.text import Language, Text
from gongzhi.publish import swap
from gongzhi.publish.figures.words import TAGS
from gongzhi.publish.template import fill

# Where a page of a book leads to its PDF, which is printed from it.
OFFER = "<!--pdf-->"
PDF = Text("整本PDF（{size:.1f} MB）", "The whole as a PDF ({size:.1f} MB)")


# So many other places are listed on the first page.
FEW = 6
MANY = Text(
    "全部{}份其他地方的报告，各有多少数字", "All {} reports of other places, and how many figures each has"
)


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
            offer(root / language, pdf(each, language))
        write(each.files, root)


def pdf(published: Published, language: Language) -> str:
    """The link from a page of a book to its PDF, with its size; nothing where it was not printed."""
    name = f"gongzhi-{published.edition.edition}-{language}.pdf"
    if name not in published.files:
        return ""
    words = PDF[language].format(size=len(published.files[name]) / 1e6)
    return f'<p class="pdf"><a href="../{name}" type="application/pdf">{words}</a></p>'


def offer(book: Path, link: str) -> None:
    """Put the link to its PDF into every page of a book, which was built before the PDF was."""
    for page in book.glob("*.html"):
        page.write_text(page.read_text(encoding="utf-8").replace(OFFER, link), encoding="utf-8")


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
    book: Path,
    newest: str,
    editions: Sequence[Edition],
    others: Sequence[tuple[Edition, Text]],
    address: str,
    files: Collection[str],
) -> bytes:
    """The page at the root: the newest edition by its id, all editions in both languages, other places.

    `files` are those of the site by path: a PDF is linked where it is among them.
    """
    values = {
        "newest": newest,
        "editions": Markup("\n".join(item(edition, files) for edition in editions)),
        "places": Markup(elsewhere(others, files)),
        "canonical": address,
    }
    return fill(book, "landing.html", **values)


def elsewhere(others: Sequence[tuple[Edition, Text]], files: Collection[str]) -> str:
    """The list of reports of other places, each by the names of its place; nothing where there is none.

    Many have a page of their own, to which a link leads.
    """
    if not others:
        return ""
    items = "\n".join(item(edition, files, place) for edition, place in others[:FEW])
    title = '<span lang="zh-CN">其他地方</span> <span lang="en">Other places</span>'
    listed = f'<h2>{title}</h2>\n<ul class="issues">\n{items}\n</ul>\n'
    link = '<p lang="{}"><a href="places/index.html">{}</a></p>\n'
    return listed + "".join(
        link.format(tag, MANY[each].format(len(others))) for each, (tag, _) in TAGS.items()
    )


def item(edition: Edition, files: Collection[str], place: Text | None = None) -> str:
    """One edition in a list, or that of a place."""
    name, day = escape(edition.edition), edition.as_of
    zh, en = (format_date(day, "long", locale) for locale in ("zh_CN", "en_GB"))
    shown = name
    if place:
        shown = f'<span lang="zh-CN">{escape(place.zh)}</span> <span lang="en">{escape(place.en)}</span>'
    pdfs = "".join(
        f' <a class="own" lang="{tag}" hreflang="{tag}" href="{path}" type="application/pdf">{words}</a>'
        for tag, words, path in (
            ("zh-CN", "中文PDF", f"{name}/gongzhi-{name}-zh.pdf"),
            ("en", "English PDF", f"{name}/gongzhi-{name}-en.pdf"),
        )
        if path in files
    )
    return (
        f'<li><strong>{shown}</strong> <span lang="zh-CN">数据截至<time datetime="{day}">{zh}</time></span> '
        f'<span lang="en">data as of <time datetime="{day}">{en}</time></span> '
        f'<a class="own" lang="zh-CN" hreflang="zh-CN" href="{name}/zh/index.html">中文</a> '
        f'<a class="own" lang="en" hreflang="en" href="{name}/en/index.html">English</a>{pdfs}</li>'
    )


def missing_page(book: Path, address: str) -> bytes:
    """What a server shows at an address that is none.

    It may stand at any depth, so its style is in it, allowed by its hash, and its links are whole
    addresses.
    """
    lines = (book / "_static" / "gongzhi.css").read_text(encoding="utf-8").splitlines()
    style = "\n".join(line for line in lines if line.strip())  # pages have no empty lines
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return fill(book, "404.html", style=Markup(style), hash=digest, home=address)
