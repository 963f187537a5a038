"""Claims and the exhibits that bear on them: from a claim to its evidence, and back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from gongzhi.exhibits.cells import anchor
from gongzhi.language.codes import CLAIM_STATUSES
from gongzhi.language.text import Language, Text
from gongzhi.publish.pages import page_name
from gongzhi.publish.record import Chapter

Json = Mapping[str, Any]
SUMMARY = Text("相关图表（{n}）", "Figures and tables ({n})")
# Kinds of columns that hold figures, and those that name a series.
FIGURES = {"money", "number", "percent"}
SERIES = ("region", "level", "measure")


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as a page of the book states it, with its status in words, and where it does."""

    id: str
    text: str
    status: str
    address: str


def stated(chapters: Sequence[Chapter], language: Language) -> dict[str, Stated]:
    """Every claim by its id; the address is that of its anchor, seen from another page of the book."""
    return {
        each.id: each
        for chapter in chapters
        if chapter.language == language
        for record in chapter.records
        for each in rows_that_state(chapter, record.exhibit, language)
    }


def rows_that_state(chapter: Chapter, exhibit: Json, language: Language) -> Iterator[Stated]:
    """The claims of a table that gives them their anchors."""
    place = {column["kind"]: at for at, column in reversed([*enumerate(exhibit["columns"])])}
    for row in exhibit["rows"] if "anchor" in place else ():
        id, status = row[place["anchor"]], CLAIM_STATUSES[row[place["claim_status"]]]
        address = f"{page_name(chapter.name)}.html#{anchor(id)}"
        yield Stated(id, row[place["words"]], status[language], address)


def bearing(chapters: Sequence[Chapter]) -> dict[str, tuple[str, ...]]:
    """The claims on which each exhibit bears, by its id; those that bear on none are left out.

    An exhibit bears on a claim if it has a result that decides it or figures of the series that was
    tested, names a document that the claim names, or gives figures with their sources for it. Tables of
    the claims themselves, which tell the statuses, do not.
    """
    exhibits = {record.exhibit["id"]: record.exhibit for chapter in chapters for record in chapter.records}
    claims = [claim for each in exhibits.values() for claim in each["claims"]]
    results = {result["id"]: result for each in exhibits.values() for result in each["results"]}
    found = {
        name: tuple(claim["id"] for claim in claims if bears(Data(each), claim, results))
        for name, each in exhibits.items()
        if not any(column["kind"] == "claim_status" for column in each["columns"])
    }
    return {name: each for name, each in found.items() if each}


class Data:
    """The data of an exhibit, its cells by the kinds of their columns."""

    def __init__(self, exhibit: Json) -> None:
        """Read the record of an exhibit."""
        self.kinds = [column["kind"] for column in exhibit["columns"]]
        self.rows: Sequence[Sequence[Any]] = exhibit["rows"]
        self.results = {each["id"] for each in exhibit["results"]}

    def cells(self, *kinds: str) -> list[list[Any]]:
        """Of each row the cells of some kinds, in the order of the columns."""
        places = [at for at, kind in enumerate(self.kinds) if kind in kinds]
        return [[row[at] for at in places] for row in self.rows]

    def shows(self, series: Sequence[str]) -> bool:
        """Whether there are figures of a series; a part of its name that no column has is not asked."""
        if len(series) != len(SERIES) or "measure" not in self.kinds or not FIGURES & {*self.kinds}:
            return False
        wanted = {kind: part for kind, part in zip(SERIES, series, strict=True) if kind in self.kinds}
        return any(
            all(wanted.get(kind, value) == value for kind, value in zip(self.kinds, row, strict=True))
            for row in self.rows
        )


def bears(data: Data, claim: Json, results: Mapping[str, Json]) -> bool:
    """Whether an exhibit bears on a claim."""
    decided = not data.results.isdisjoint(claim["results"])
    tested = any(data.shows(results[each]["series"]) for each in claim["results"] if each in results)
    documented = any(value in claim["documents"] for row in data.cells("text") for value in row)
    named = {id for row in data.cells("claim", "claims") for value in row for id in str(value).split()}
    return decided or tested or documented or ("source" in data.kinds and claim["id"] in named)


def links(chapters: Sequence[Chapter], language: Language) -> dict[str, str]:
    """For each claim with evidence, the list of exhibits that bear on it, folded, as HTML by its id."""
    mine = [each for each in chapters if each.language == language]
    on: dict[str, list[str]] = {}
    bears_on = bearing(mine)
    for chapter in mine:
        for record in chapter.records:
            id, title = record.exhibit["id"], record.exhibit["title"]
            item = f'<li><a href="{page_name(chapter.name)}.html#{id}">{escape(title)}</a></li>'
            for claim in bears_on.get(id, ()):
                on.setdefault(claim, []).append(item)
    return {
        claim: f'<details class="evidence"><summary>{SUMMARY[language].format(n=len(items))}</summary>'
        f"<ul>{''.join(items)}</ul></details>"
        for claim, items in on.items()
    }
