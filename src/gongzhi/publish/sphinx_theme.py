"""Sphinx extension of the book: its words in Chinese, and the links between its languages.

Configuration: `gongzhi_edition`, the id shown in the header; `language`, `zh_CN` or `en`.
"""

import shutil
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = {"zh": ("zh-CN", "中文"), "en": ("en", "English")}  # folder: language tag, own name

# Files of the themes that no page loads, megabytes in each edition and language.
UNUSED = [
    *("**/*.map", "*webpack-macros.html", "images", "locales", "vendor"),
    *("styles/theme.css", "scripts/bootstrap.js*", "scripts/fontawesome.js*"),
    *("searchtools.js", "language_data.js", "sphinx_highlight.js"),
]


def add_words(app: Sphinx) -> None:
    """Compile our message catalogues beside the build, so that no compiled file is kept, and load them."""
    compiled = Path(app.doctreedir) / "locale"
    for source in LOCALE.rglob("*.po"):
        target = compiled / source.relative_to(LOCALE).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as words, target.open("wb") as binary:
            write_mo(binary, read_po(words))
        app.add_message_catalog(source.stem, str(compiled))


def leave_out_search(app: Sphinx) -> None:
    """Keep Sphinx from making an index of its own: the book's is made from its pages."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def add_links(app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Give the page's template the edition's id and the same page in each language."""
    here = str(app.config.language).partition("_")[0]
    above = f"{context['content_root']}.."
    context["gongzhi_edition"] = app.config.gongzhi_edition
    context["gongzhi_languages"] = [
        {"tag": tag, "name": name, "current": folder == here, "href": f"{above}/{folder}/{pagename}.html"}
        for folder, (tag, name) in LANGUAGES.items()
    ]


# What the stock pages say to screen readers, and what is right: folded code is named by its visible
# words, not by an English label that contradicts them; an entry of a list is one of its items.
SPOKEN = {' aria-label="Toggle hidden content"': "", ' role="doc-biblioentry"': ' role="listitem"'}


def mend_speech(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Let screen readers say what the page shows."""
    for stock, right in SPOKEN.items() if "body" in context else ():
        context["body"] = context["body"].replace(stock, right)


def remove_unused(app: Sphinx, error: Exception | None) -> None:
    """Delete what the themes bring and our pages do not load."""
    for pattern in () if error else UNUSED:
        for found in (Path(app.outdir) / "_static").glob(pattern):
            shutil.rmtree(found) if found.is_dir() else found.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Register everything with Sphinx."""
    app.add_config_value("gongzhi_edition", "", "html", str)
    app.add_config_value("comments_config", {}, "html", dict)  # Jupyter Book sets it; nothing reads it
    app.connect("builder-inited", leave_out_search)
    app.connect("html-page-context", add_links)
    app.connect("html-page-context", mend_speech)
    app.connect("build-finished", remove_unused)
    add_words(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
