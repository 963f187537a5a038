"""A dossier: all that the permanent page of one exhibit in one edition is made from."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from gongzhi.cite import Reference, Work
from gongzhi.edition import Edition
from gongzhi.exhibits.page import Shown
from gongzhi.language.text import Language
from gongzhi.publish.evidence import Stated, bearing, stated
from gongzhi.publish.pages import page_name, title
from gongzhi.publish.record import Chapter, Record

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the book shows an exhibit: the chapter's title and the name of its page."""

    title: str
    page: str


@dataclass(frozen=True)
class Dossier:
    """One exhibit of one edition in all its languages.

    `exhibits` are the records kept in executed notebooks, `pages` what pages show of them; `cell`
    counts from one in the notebook as it is kept, `code` is its text, `library` the hash of all code;
    `sources` are the rows of sources.csv, `units` canonical units, `claims` those on which it
    bears; `published` is None for a draft.
    """

    id: str
    edition: Edition
    work: Work
    exhibits: Mapping[Language, Json]
    pages: Mapping[Language, Shown]
    places: Mapping[Language, Place]
    notebook: str
    cell: int
    code: str
    library: str
    sources: tuple[Mapping[str, str], ...]
    units: tuple[str, ...]
    claims: Mapping[Language, tuple[Stated, ...]]
    published: date | None

    @cached_property
    def exhibit(self) -> Json:
        """The record in the first language; its data are those of all."""
        return next(iter(self.exhibits.values()))

    @property
    def drawn(self) -> bool:
        """Whether it has a drawing in this edition."""
        return bool(self.exhibit["charts"])

    @property
    def is_table(self) -> bool:
        """Whether it is a table, which never has one."""
        return self.id.startswith("tab-")

    @property
    def issued(self) -> date:
        """The day that citations name: that of publication, a draft's `as_of`."""
        return self.published or self.edition.as_of

    def reference(self, language: Language) -> Reference:
        """The exhibit as it is cited in a language."""
        name = str(self.exhibits[language]["title"])
        return Reference(self.work, self.edition.edition, self.issued, language, self.id, name)


def dossiers(
    chapters: Sequence[Chapter],
    work: Work,
    library: str,
    edition: Edition,
    processed: Path,
    published: date | None,
) -> list[Dossier]:
    """The dossiers of an edition, in the order of the book; `published` is None for a draft."""
    shown: dict[str, dict[Language, tuple[Chapter, Record]]] = {}
    for chapter in chapters:
        for record in chapter.records:
            shown.setdefault(record.exhibit["id"], {})[chapter.language] = (chapter, record)
    sources = {row["source_id"]: row for row in rows(processed / "sources.csv")}
    units = {row["measure"]: row["unit"] for row in rows(processed / "measures.csv")}
    known = {each: stated(chapters, each) for each in dict.fromkeys(one.language for one in chapters)}
    claims = {
        name: {language: tuple(each[id] for id in ids if id in each) for language, each in known.items()}
        for name, ids in bearing(chapters).items()
    }
    return [
        dossier(name, both, work, library, edition, sources, units, claims.get(name, {}), published)
        for name, both in shown.items()
    ]


def dossier(
    name: str,
    shown: Mapping[Language, tuple[Chapter, Record]],
    work: Work,
    library: str,
    edition: Edition,
    sources: Mapping[str, Mapping[str, str]],
    units: Mapping[str, str],
    claims: Mapping[Language, tuple[Stated, ...]],
    published: date | None,
) -> Dossier:
    """One exhibit's, from the chapter that shows it in each language."""
    chapter, record = next(iter(shown.values()))
    return Dossier(
        id=name,
        edition=edition,
        work=work,
        exhibits={language: each.exhibit for language, (_, each) in shown.items()},
        pages={language: each.page for language, (_, each) in shown.items()},
        places={
            language: Place(title(each), f"{page_name(each.name)}.html")
            for language, (each, _) in shown.items()
        },
        notebook=record.notebook,
        cell=record.cell,
        code=chapter.notebook.cells[record.cell].source,
        library=library,
        sources=tuple(sources[each] for each in record.exhibit["sources"]),
        units=tuple(dict.fromkeys(measured(record.exhibit, units))),
        claims=claims,
        published=published,
    )


def measured(exhibit: Json, units: Mapping[str, str]) -> Iterator[str]:
    """The units that an exhibit's rows name; else those of the measures that they name."""
    kinds = [column["kind"] for column in exhibit["columns"]]
    kind = "unit" if "unit" in kinds else "measure"
    for row in exhibit["rows"]:
        for value, each in zip(row, kinds, strict=True):
            if each == kind and value:
                yield value if kind == "unit" else units[value]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a prepared table."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
