"""A citation: its forms, and the text of a reference in one of them."""

from datetime import date
from functools import lru_cache
from typing import Literal, get_args

from gongzhi.cite.reference import Reference

Format = Literal["bibtex", "ris", "csl-json", "gbt7714", "gbt7714-author-date", "apa"]
FORMATS: tuple[Format, ...] = get_args(Format)


@lru_cache(maxsize=256)  # files and pages of a figure say the same
def cite(reference: Reference, form: Format, accessed: date | None = None) -> str:
    """A citation as text that ends with a newline; `accessed` is the day on which it was read."""
    from gongzhi.cite.formats import MAKERS  # its libraries take time to load, and few commands need them

    return MAKERS[form](reference, accessed).rstrip() + "\n"
