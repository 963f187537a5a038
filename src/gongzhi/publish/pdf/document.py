"""The whole book as one document in print: cover, contents, chapters, sources."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import yaml
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from gongzhi.cite import Reference, cite
from gongzhi.publish.pdf import notes
from gongzhi.publish.pdf.chapter import Chapter, Entry, Site, chapter, names, said, text
from gongzhi.publish.pdf.words import TAGS, words

# Too long to print, or of use beside the files only.
LEFT_OUT = ("codebook", "rerun")
# Where the number of a page will stand in the contents.
PAGE = re.compile(r"\{page of ([^}]+)\}")
SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Source:
    """What a document is made of.

    `reference` is the edition in one language, `as_of` the day that its data go to; `html` the folder of
    its pages, `toc` the file of their order, `drawings` those of its figures by path, `templates` the
    folder of the page and style in print. It is a draft unless it is `published`.
    """

    reference: Reference
    as_of: date
    published: bool
    html: Path
    toc: Path
    drawings: Mapping[str, bytes]
    templates: Path


@dataclass(frozen=True, slots=True)
class Document:
    """A document to print: its HTML without the numbers of pages, and the images that this names."""

    html: str
    images: Mapping[str, bytes]

    def paged(self, pages: Mapping[str, int]) -> str:
        """The HTML with the pages that entries of the contents lead to, as far as they are known."""
        return PAGE.sub(lambda found: str(pages.get(found[1], "")), self.html)


def document(source: Source) -> Document:
    """The document of a book."""
    reference = source.reference
    read = {name: text((source.html / f"{name}.html").read_bytes()) for name in order(source.toc)}
    terms = words(reference.language)
    numbers = notes.numbered(read.values())
    for each in read.values():
        notes.refer(each, numbers, terms["listed"])
    site = Site(reference, {name: names(each) for name, each in read.items()})
    chapters = [chapter(name, each, site) for name, each in read.items()]
    html = render(source, chapters, numbers)
    used = set(re.findall(r'src="([^"]+)"', html))
    return Document(html, {name: source.drawings[name] for name in sorted(used)})


def order(toc: Path) -> list[str]:
    """The pages that are printed, in the order of the book."""
    listed = yaml.safe_load(toc.read_text(encoding="utf-8"))
    every = [listed["root"], *(each["file"] for each in listed["chapters"])]
    return [name for name in every if name not in LEFT_OUT]


def left_out(source: Source) -> Iterator[tuple[str, str]]:
    """The pages that are not printed, each with its title and address."""
    reference = source.reference
    for name in LEFT_OUT:
        (heading,) = text((source.html / f"{name}.html").read_bytes()).xpath(".//h1")
        yield said(heading), urljoin(reference.url, f"{name}.html")


def contents(chapters: Sequence[Chapter], said: Mapping[str, str]) -> Iterator[Entry]:
    """The lines of the contents, and of the list of exhibits after it."""
    for each in chapters:
        yield from each.headings
    yield Entry(SOURCES, said["sources"], 1)
    for each in chapters:
        yield from each.exhibits


def render(source: Source, chapters: Sequence[Chapter], numbers: Mapping[str, int]) -> str:
    """The HTML of the document, from its template."""
    reference = source.reference
    page, style = (
        (source.templates / name).read_text(encoding="utf-8") for name in ("report.html", "print.css")
    )
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["string"] = quoted
    said = words(reference.language)
    lines = list(contents(chapters, said))
    return environment.from_string(page).render(
        tag=TAGS[reference.language],
        words=said,
        reference=reference,
        title=reference.work.title[reference.language],
        authors=[each[reference.language] for each in reference.work.authors],
        day=spelt(source.as_of, reference.language),
        status=state(source, said),
        left_out=list(left_out(source)),
        citations=[cite(reference, form).strip() for form in ("gbt7714", "apa")],
        style=Markup(style),
        chapters=chapters,
        contents=[each for each in lines if not each.id.startswith(("fig-", "tab-"))],
        exhibits=[each for each in lines if each.id.startswith(("fig-", "tab-"))],
        sources=[(number, Markup(source)) for source, number in numbers.items()],
    )


def state(source: Source, said: Mapping[str, str]) -> str:
    """Whether it is a draft, or when it was published."""
    day = spelt(source.reference.issued, source.reference.language)
    return said["published"].format(day=day) if source.published else said["draft"]


def spelt(day: date, language: str) -> str:
    """A day in words."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {day:%B %Y}"


def quoted(text: str) -> Markup:
    """A text as a string of CSS."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    return Markup(f'"{plain}"')
