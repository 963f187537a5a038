"""The citations of an exhibit: as files for reference managers, and as its page shows them."""

from collections.abc import Mapping
from datetime import date

from gongzhi.cite import Format, Reference, cite
from gongzhi.language.text import Language
from gongzhi.publish.figures.dossier import Dossier

# Each file by its ending, with the forms it holds, one a line.
ENDINGS: Mapping[str, tuple[Format, ...]] = {
    "bib": ("bibtex",),
    "ris": ("ris",),
    "csl.json": ("csl-json",),
    "gbt7714.txt": ("gbt7714", "gbt7714-author-date"),
    "apa.txt": ("apa",),
}
# A day to be replaced by that of reading, which only the reader's browser knows.
SOME_DAY = date(1000, 1, 1)
MARK = "{date}"


def citations(dossier: Dossier) -> dict[str, bytes]:
    """The files by name, for every language; no file has a day of reading."""
    return {
        file_name(ending, language): "".join(
            cite(dossier.reference(language), form) for form in forms
        ).encode()
        for language in dossier.pages
        for ending, forms in ENDINGS.items()
    }


def file_name(ending: str, language: Language) -> str:
    """A plain name is Chinese."""
    return f"citation.{ending}" if language == "zh" else f"citation.{language}.{ending}"


def with_day(reference: Reference, form: Format) -> str:
    """A citation with a mark where the day of reading stands."""
    return cite(reference, form, SOME_DAY).strip().replace(SOME_DAY.isoformat(), MARK)


def forms(dossier: Dossier, language: Language, names: tuple[Format, ...]) -> list[dict[str, str]]:
    """Citations for a page: form, text, and the text with a mark for the day where the style has one."""
    reference = dossier.reference(language)
    return [
        {
            "form": name,
            "text": cite(reference, name).strip(),
            "dated": with_day(reference, name) if name.startswith("gbt7714") else "",
        }
        for name in names
    ]
