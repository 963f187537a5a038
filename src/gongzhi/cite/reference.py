"""What is cited: an edition of the report, or a figure or table in it, as CSL data."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from gongzhi.language.text import Language, Text

LOCALES = {"zh": "zh-CN", "en": "en-US"}


@dataclass(frozen=True, slots=True)
class Work:
    """The report as a whole: its title, its authors as groups, who publishes it, and its address."""

    title: Text
    authors: tuple[Text, ...]
    publisher: Text
    address: str


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing that can be cited in one language.

    `part` is the id of a figure or table, empty for the edition as a whole; `title` is the thing's own;
    `issued` the date of the edition; `doi` empty where it has none.
    """

    work: Work
    edition: str
    issued: date
    language: Language
    part: str = ""
    title: str = ""
    doi: str = ""

    @property
    def key(self) -> str:
        """A name that no other reference in the same language has."""
        return "-".join(filter(None, ("gongzhi", self.edition, self.part)))

    @property
    def url(self) -> str:
        """The address that stays: that of the edition, never of the newest one."""
        folder = f"figures/{self.part}/" if self.part else f"{self.language}/index.html"
        return f"{self.work.address.rstrip('/')}/{self.edition}/{folder}"

    def csl(self, accessed: date | None = None) -> dict[str, Any]:
        """The reference as an item of CSL-JSON; `accessed` is the day of reading, if it is to be named.

        Source: schema csl-data.json of the Citation Style Language 1.0.2.
        """
        language, whole = self.language, self.work.title[self.language]
        item: dict[str, Any] = {
            "id": self.key,
            "type": "dataset",
            "title": self.title or whole,
            "author": [{"literal": author[language]} for author in self.work.authors],
            "publisher": self.work.publisher[language],
            "version": self.edition,
            "issued": parts(self.issued),
            "URL": self.url,
            "language": LOCALES[language],
        }
        if self.part:
            item["container-title"] = whole
        if self.doi:
            item["DOI"] = self.doi
        return item | ({"accessed": parts(accessed)} if accessed else {})


def parts(day: date) -> dict[str, list[list[int]]]:
    """A day as CSL has it."""
    return {"date-parts": [[day.year, day.month, day.day]]}
