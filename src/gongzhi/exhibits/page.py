"""An exhibit as HTML: in a notebook with its image inside, in the book with images beside it."""

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from gongzhi.exhibits.cells import NUMERIC
from gongzhi.exhibits.images import SUFFIX, picture
from gongzhi.language.text import Language, Text

# Under this a notebook keeps an exhibit's record, beside what it shows.
MIME = "application/vnd.gongzhi.exhibit+json"
SOURCES = Text("来源（{n}）", "Sources ({n})")
DATA = Text("图中数据（{n}行）", "Data of the chart ({n} rows)")
CITE = Text("引用与下载", "Cite and download")
PERMANENT = Text("永久地址", "Permanent address")
CSV = Text("数据（CSV）", "data (CSV)")
XLSX = Text("数据（XLSX）", "data (XLSX)")
SVG = Text("图（SVG）", "image (SVG)")
SPEC = Text("图形定义（Vega-Lite）", "chart definition (Vega-Lite)")


# A blank line would end HTML in Markdown.
BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of an exhibit: its texts, table cells and sources as HTML, its images."""

    id: str
    language: Language
    title: str
    finding: str
    details: tuple[str, ...]
    notes: str
    head: tuple[tuple[str, str], ...]
    body: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    images: Mapping[str, str]


def shown(record: Mapping[str, Any]) -> Shown:
    """What a page shows, from the record kept in an executed notebook."""
    page = dict(record)
    page["head"] = tuple((title, kind) for title, kind in page["head"])
    page["body"] = tuple(tuple(row) for row in page["body"])
    for name in ("details", "sources"):
        page[name] = tuple(page[name])
    return Shown(**page)


def in_notebook(page: Shown, edition: str) -> str:
    """The exhibit by itself: the image is in the text, and its address in the site is named."""
    addresses = {width: data_uri(svg) for width, svg in page.images.items()}
    image = picture(page.images, addresses, page.finding, "light") if addresses else ""
    place = f"<code>{edition}/figures/{page.id}/</code>"
    return block(page, image, f'<p class="downloads">{PERMANENT[page.language]} {place}</p>')


def in_book(page: Shown, folder: str) -> str:
    """The exhibit in a page of the book; `folder` is where its files are, relative to the page."""
    links = {"data.csv": CSV, "data.xlsx": XLSX}
    if page.images:
        links[f"{page.language}.svg"] = SVG
        links[spec_name(page.language)] = SPEC
    permanent = f'<a href="{folder}/{page_name(page.language)}">{CITE[page.language]}</a>'
    items = [permanent] + [
        f'<a href="{folder}/{name}" download>{text[page.language]}</a>' for name, text in links.items()
    ]
    return block(page, pictures(page, folder), f'<p class="downloads">{" · ".join(items)}</p>')


def page_name(language: Language) -> str:
    """The permanent page of an exhibit, in its folder; a plain name is Chinese."""
    return "index.html" if language == "zh" else f"{language}.html"


def spec_name(language: Language) -> str:
    """The chart's definition, in the exhibit's folder; a plain name is Chinese."""
    return "chart.vl.json" if language == "zh" else f"chart.{language}.vl.json"


def pictures(page: Shown, folder: str) -> str:
    """The image twice, for white paper and for a dark page; a page shows one, and fetches no other."""
    every = {
        kind: {width: f"{folder}/{page.language}{SUFFIX[width]}{suffix}.svg" for width in page.images}
        for kind, suffix in (("light", ""), ("dark", ".dark"))
    }
    return "".join(
        picture(page.images, addresses, page.finding, kind) for kind, addresses in every.items() if addresses
    )


def data_uri(svg: str) -> str:
    """An image as an address that holds it."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def block(page: Shown, image: str, downloads: str) -> str:
    """The whole block; blank lines are left out, which would end HTML in Markdown."""
    numbers = table(page.head, page.body, page.title)
    kind = "chart" if image else "table"
    if image:
        summary = DATA[page.language].format(n=len(page.body))
        numbers = f"<details><summary>{summary}</summary>{numbers}</details>"
    parts = [
        f'<figure class="gongzhi {kind}" id="{page.id}">',
        f'<p class="title">{escape(page.title)}</p>',
        image or (numbers if page.head and page.body else ""),
        "<figcaption>",
        f'<p class="finding">{escape(page.finding)}</p>' if page.finding else "",
        items(page.details),
        f'<p class="notes">{escape(page.notes)}</p>' if page.notes else "",
        numbers if image else "",
        listing(page),
        downloads,
        "</figcaption></figure>",
    ]
    return BLANK.sub("\n", "\n".join(part for part in parts if part))


def items(sentences: Sequence[str]) -> str:
    """Sentences as a list."""
    lines = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f'<ul class="finding">{lines}</ul>' if sentences else ""


def table(head: Sequence[tuple[str, str]], body: Sequence[Sequence[str]], label: str) -> str:
    """A table that scrolls inside itself; the kinds of its columns are its cells' classes."""
    kinds = [f' class="{"num " * (kind in NUMERIC)}{kind}"' for _, kind in head]
    titles = "".join(
        f'<th scope="col"{kind}>{escape(title)}</th>' for kind, (title, _) in zip(kinds, head, strict=True)
    )
    lines = "".join(
        f"<tr>{''.join(f'<td{kind}>{cell}</td>' for kind, cell in zip(kinds, row, strict=True))}</tr>"
        for row in body
    )
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escape(label)}">'
        f'<table class="gongzhi"><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table></div>'
    )


def listing(page: Shown) -> str:
    """The sources, folded away."""
    if not page.sources:
        return ""
    items = "".join(f"<li>{source}</li>" for source in page.sources)
    summary = SOURCES[page.language].format(n=len(page.sources))
    return f'<details class="sources"><summary>{summary}</summary><ul>{items}</ul></details>'
