"""The permanent page of an exhibit as HTML, from the template in book/figures."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from html import escape
from pathlib import Path

from markupsafe import Markup

from gongzhi.cite import cite
from gongzhi.data.package import LICENCE
from gongzhi.exhibits import images
from gongzhi.exhibits.images import SUFFIX, alternative, room
from gongzhi.exhibits.page import page_name, table
from gongzhi.language.terms import UNITS
from gongzhi.language.text import Language
from gongzhi.publish import template
from gongzhi.publish.figures import charts, citations
from gongzhi.publish.figures.dossier import Dossier
from gongzhi.publish.figures.linked import linked, tags
from gongzhi.publish.figures.words import FILES, TAGS, words

# A table longer than this is folded.
LONG = 40
# Links of cells lead to other pages of the book.
INSIDE = re.compile(r'(<a href=")(?![a-z]+:|#|\.\.)')
TEMPLATE = "figures/page.html"
PERMISSION = f'<a rel="license" href="{LICENCE["path"]}">CC BY 4.0</a>'
COMMA = {"zh": "、", "en": ", "}


def page(dossier: Dossier, language: Language, book: Path, files: Mapping[str, bytes]) -> bytes:
    """The page in one language, by the templates of a folder; `files` are the exhibit's, for their sizes."""
    shown, reference = dossier.pages[language], dossier.reference(language)
    said = words(language)
    own = page_name(language)
    address = partial(permanent, reference.url)
    place = dossier.places[language]
    return template.fill(
        book,
        TEMPLATE,
        dossier=dossier,
        shown=shown,
        reference=reference,
        words=said,
        tag=TAGS[language][0],
        own=own,
        canonical=address(language),
        home=f"../../{language}/index.html",
        tags=list(tags(dossier, language, address(language))),
        linked=Markup(linked(dossier, language)),
        languages=template.languages(dossier.pages, language, page_name, address),
        chart=charts.answering(dossier.exhibits[language], language),
        picture=Markup(picture(dossier, language)),
        table=Markup(numbers(dossier, language)),
        folded=dossier.drawn or len(shown.body) > LONG,
        place=(f"../../{language}/{place.page}", place.title),
        methods_page=f"../../{language}/methods.html",
        edition=dated(dossier, language),
        notebook=said["notebook"].format(notebook=f"notebooks/{dossier.notebook}", cell=dossier.cell),
        units=COMMA[language].join(UNITS[each][language] for each in dossier.units),
        methods=COMMA[language].join(methods(dossier, language)),
        claims=dossier.claims.get(language, ()),
        sources=[Markup(each) for each in shown.sources],
        downloads=list(downloads(files, language)),
        plain=citations.forms(dossier, language, ("gbt7714", "gbt7714-author-date", "apa")),
        entries=citations.forms(dossier, language, ("bibtex", "ris", "csl-json")),
        embedding=embedding(dossier, language),
        licence=LICENCE,
        permission=Markup(said["licence"].format(PERMISSION)),
    )


def permanent(base: str, language: Language) -> str:
    """The address of a page below the one that stays; index.html is not said."""
    return base + page_name(language).removesuffix("index.html")


def dated(dossier: Dossier, language: Language) -> str:
    """The edition with its days: to which its data go, and on which it was published, if it was."""
    said, edition = words(language), dossier.edition
    state = said["published"].format(dossier.published) if dossier.published else said["draft"]
    comma = "，" if language == "zh" else ", "
    return said["as_of"].format(edition=edition.edition, day=edition.as_of) + comma + state


def picture(dossier: Dossier, language: Language) -> str:
    """The drawing for white paper and for a dark page, each also for a phone; only one is fetched."""
    shown = dossier.pages[language]
    if not shown.images:
        return ""
    return "".join(
        images.picture(
            shown.images,
            {width: f"{language}{SUFFIX[width]}{ending}.svg" for width in shown.images},
            shown.finding,
            kind,
        )
        for kind, ending in (("light", ""), ("dark", ".dark"))
    )


def numbers(dossier: Dossier, language: Language) -> str:
    """The table of the data, its links leading back into the book."""
    shown = dossier.pages[language]
    html = table(shown.head, shown.body, shown.title) if shown.body else ""
    return INSIDE.sub(rf"\1../../{language}/", html)


def methods(dossier: Dossier, language: Language) -> Iterator[str]:
    """The names of the methods by which its results were computed, each once."""
    from gongzhi.statistics import METHODS  # with all of scipy, for which no command waits that needs none

    for key in dict.fromkeys(result["method"] for result in dossier.exhibit["results"]):
        yield METHODS[key].zh if language == "zh" else METHODS[key].en


def downloads(files: Mapping[str, bytes], language: Language) -> Iterator[tuple[str, str, str]]:
    """The files for a reader of one language: name, what it is, size."""
    for name, text in FILES.items():
        own = f"{language}.{name}" if name.endswith(("svg", "png")) else name
        if name.startswith("chart."):
            own = charts.file_name(language, "narrow" if "narrow" in name else "wide")
        if name.startswith("citation."):
            own = citations.file_name(name.removeprefix("citation."), language)
        if own in files:
            yield own, text[language], printed_size(len(files[own]))


def printed_size(size: int) -> str:
    """A number of bytes as readers know it."""
    return f"{size} B" if size < 1000 else f"{size / 1000:.0f} kB"


def embedding(dossier: Dossier, language: Language) -> str:
    """HTML for other people's pages: image, caption, citation; absolute addresses, no script."""
    shown, reference = dossier.pages[language], dossier.reference(language)
    if not shown.images:
        return ""
    citation = escape(cite(reference, "gbt7714" if language == "zh" else "apa").strip())
    link = citation.replace(escape(reference.url), f'<a href="{reference.url}">{reference.url}</a>')
    return "\n".join(
        (
            "<figure>",
            f'  <img src="{reference.url}{language}.svg" alt="{escape(alternative(shown.finding))}"'
            f'{room(shown.images["wide"])} loading="lazy">',
            f"  <figcaption>{escape(shown.title)}",
            f"    <cite>{link}</cite> {PERMISSION}</figcaption>",
            "</figure>",
        )
    )
