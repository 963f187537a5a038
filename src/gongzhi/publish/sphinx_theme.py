"""Sphinx extension of the book: what its theme in book/theme shows of a page, and the words of it.

Configuration, all set by `publish.book`: `language`, `zh_CN` or `en`; `gongzhi_edition` and
`gongzhi_as_of`, the edition's id and day; `gongzhi_address`, where the site is published;
`gongzhi_anchors`, the anchors of the sections of each page; `gongzhi_terms`, what the terms of the glossary
mean, by each form that is marked.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.writers.html5 import HTML5Translator

from gongzhi.language.text import LANGUAGES, Language
from gongzhi.publish import anchors, reading, template, terms
from gongzhi.publish.figures.words import TAGS

LOCALE = Path(__file__).parent / "locale"
LOCALES = {"zh": "zh_CN", "en": "en_GB"}
Context = dict[str, Any]
# What the pages do not need beside them.
LEFT_OVER = (".buildinfo", "objects.inv", "searchindex.js")
LOADED = re.compile(r"\b_static/([\w./-]+)")


def add_words(app: Sphinx) -> None:
    """Compile our message catalogues beside the build, so that no compiled file is kept, and load them."""
    compiled = Path(app.doctreedir) / "locale"
    for source in LOCALE.rglob("*.po"):
        target = compiled / source.relative_to(LOCALE).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as words, target.open("wb") as binary:
            write_mo(binary, read_po(words))
        app.add_message_catalog(source.stem, str(compiled))


def name_sections(app: Sphinx, doctree: nodes.document) -> None:
    """Give every section the anchor that it has in both languages."""
    page = app.env.docname
    named = app.config.gongzhi_anchors.get(page)
    sections = list(doctree.findall(nodes.section))
    if named is None:
        return
    if len(named) != len(sections):
        raise ExtensionError(f"{page}: {len(sections)} headings, expected {len(named)} as in English")
    for section, anchor in zip(sections, named, strict=True):
        section["ids"] = [anchor]


def works(app: Sphinx, page: str) -> dict[str, str]:
    """The names of the ids that a page's list of works has, and of those where it mentions works."""
    known: Any = app.env.get_domain("cite")
    listed = {each.citation_id: each.key for each in known.citations if each.bibliography_key.docname == page}
    mentions = [each.citation_ref_id for each in known.citation_refs if each.docname == page]
    return anchors.works(listed, mentions)


def without_search(app: Sphinx) -> None:
    """Leave Sphinx's own search out; the page for ours is one of the theme's."""
    builder: Any = app.builder  # only builders of HTML have it
    builder.search = False


def search_page(_app: Sphinx) -> Iterator[tuple[str, Context, str]]:
    """The search page."""
    yield "search", {}, "search.html"


def add_context(app: Sphinx, page: str, _template: str, context: Context, doctree: Any) -> None:
    """Give the page's template all that it shows."""
    config = app.config
    here = str(config.language).partition("_")[0]
    base = f"{str(config.gongzhi_address).rstrip('/')}/{config.gongzhi_edition}/"
    context["page_name"] = page
    context["tag"] = TAGS["zh" if here == "zh" else "en"][0]
    context["edition"] = config.gongzhi_edition
    context["as_of"] = format_date(date.fromisoformat(config.gongzhi_as_of), "long", LOCALES[here])
    context["canonical"] = f"{base}{here}/{page}.html"
    language: Language = "zh" if here == "zh" else "en"
    context["languages"] = template.languages(
        LANGUAGES, language, lambda each: f"../{each}/{page}.html", lambda each: f"{base}{each}/{page}.html"
    )
    context["chapters"] = list(chapters(app))
    if "body" in context:
        context["body"] = anchors.named(context["body"], works(app, page))
        if page != "glossary":
            context["body"] = terms.marked(context["body"], config.gongzhi_terms, language)
        add_reading(context, base, here, str(config.nb_code_prompt_show))
        context["outline"] = list(outline(doctree))


def chapters(app: Sphinx) -> Iterator[tuple[str, str]]:
    """The pages of the book in their order, each with its title."""
    root = str(app.config.root_doc)
    for name in (root, *app.env.toctree_includes.get(root, [])):
        yield name, app.env.titles[name].astext()


def outline(doctree: nodes.document) -> Iterator[tuple[str, str]]:
    """The sections of the second rank: anchor and title."""
    for section in doctree.findall(nodes.section):
        within = section.parent
        if isinstance(within, nodes.section) and not isinstance(within.parent, nodes.section):
            yield section["ids"][0], section.next_node(nodes.title).astext()


def add_reading(context: Context, base: str, here: str, code: str) -> None:
    """What a page says of itself, and its body around that place."""
    body = reading.finished(context["body"], code)
    context["opening"], end, context["rest"] = body.partition("</h1>")
    context["opening"] += end
    context["minutes"] = reading.minutes(body)
    context["charts"], context["tables"] = reading.charts_and_tables(body)
    context["summary"] = reading.summary(body)
    chart = reading.first_chart(body)
    context["image"] = f"{base}figures/{chart}/{here}.social.png" if chart else ""


def open_table(translator: Any, node: nodes.table) -> None:
    """Begin a table, which scrolls inside itself, by keyboard too."""
    translator.body.append('<div class="table-scroll" tabindex="0">')
    HTML5Translator.visit_table(translator, node)


def close_table(translator: Any, node: nodes.table) -> None:
    """End a table."""
    HTML5Translator.depart_table(translator, node)
    translator.body.append("</div>\n")


def remove_unused(app: Sphinx, error: Exception | None) -> None:
    """Delete what Sphinx and its extensions bring and no page loads."""
    out = Path(app.outdir)
    if error:
        return
    loaded = {name for page in out.glob("*.html") for name in LOADED.findall(page.read_text("utf-8"))}
    for found in sorted((out / "_static").rglob("*"), reverse=True):
        if found.is_dir() and not any(found.iterdir()):
            found.rmdir()
        elif found.is_file() and found.relative_to(out / "_static").as_posix() not in loaded:
            found.unlink()
    for name in LEFT_OVER:
        (out / name).unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register everything with Sphinx."""
    for name in ("edition", "as_of", "address"):
        app.add_config_value(f"gongzhi_{name}", "", "html", str)
    app.add_config_value("gongzhi_anchors", {}, "env", dict)
    app.add_config_value("gongzhi_terms", {}, "html", dict)
    app.add_config_value("comments_config", {}, "html", dict)  # Jupyter Book sets it; nothing reads it
    app.add_node(nodes.table, override=True, html=(open_table, close_table))
    app.connect("builder-inited", without_search)
    app.connect("doctree-read", name_sections, priority=100)  # before the contents are collected
    app.connect("html-collect-pages", search_page)
    app.connect("html-page-context", add_context)
    app.connect("build-finished", remove_unused, priority=900)  # after all that write there
    add_words(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
