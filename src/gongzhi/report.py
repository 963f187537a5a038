"""What a notebook calls: one report of one edition in one language, and `show` for each exhibit."""

import difflib
import json
import os
import traceback
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from IPython.display import display

from gongzhi import drawing, paths
from gongzhi import edition as editions
from gongzhi.data import evidence
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.reads import watched
from gongzhi.exhibits import page
from gongzhi.exhibits.cells import cell, source
from gongzhi.exhibits.elsewhere import placed
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.figures.footer import signed
from gongzhi.language.text import LANGUAGES, Language

# Names a file for what is read while a notebook runs, so that a build knows when to run it again.
READS = "GONGZHI_READS"


class ExhibitError(Exception):
    """An exhibit cannot be made: which, why, and the figures that were being looked at."""


@dataclass(frozen=True, slots=True)
class Displayed:
    """An exhibit as a notebook shows it and keeps it."""

    exhibit: Exhibit
    page: page.Shown
    edition: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """HTML for the reader; the record, with the images, for the book and the manifest."""
        shown = {name: getattr(self.page, name) for name in self.page.__slots__}
        return {
            "text/plain": f"{self.exhibit.title}\n{self.exhibit.finding}",
            "text/html": page.in_notebook(self.page, self.edition),
            page.MIME: {"exhibit": self.exhibit.record(), "page": shown},
        }


@dataclass(frozen=True, slots=True)
class Report:
    """One edition in one language; `reads` are the names of what was read of its evidence."""

    evidence: Evidence
    language: Language
    reads: set[str] = field(default_factory=set)

    def show(self, *names: str) -> Displayed:
        """The exhibits of those ids, one below the other; KeyError names the nearest to one unknown."""
        *before, last = (self.build(name) for name in names)
        for each in before:
            display(each)  # type: ignore[no-untyped-call]
        return last

    def build(self, name: str) -> Displayed:
        """The exhibit of an id, built from the edition's evidence; ExhibitError where that fails."""
        if name not in BUILDERS:
            close = difflib.get_close_matches(name, BUILDERS, n=1)
            raise KeyError(f"no exhibit {name!r}" + (f", did you mean {close[0]!r}?" if close else ""))
        try:
            built = placed(BUILDERS[name](self.evidence, self.language), self.evidence, self.language)
            exhibit = signed(built, self.evidence, self.language)
            made = Displayed(exhibit, self.page(exhibit), self.evidence.edition.edition)
        except Exception as error:
            what = f"{name}: {type(error).__name__}: {error}"
            raise ExhibitError("\n".join([what, *map(stated, looked_at(error))])) from error
        note(self.reads)
        return made

    def page(self, exhibit: Exhibit) -> page.Shown:
        """What a page shows of an exhibit."""
        words, sources = self.evidence.words, self.evidence.sources
        images = {}
        if exhibit.charts:
            specs = {"wide": exhibit.charts.wide, "narrow": exhibit.charts.narrow}
            images = {name: drawing.draw(spec) for name, spec in specs.items()}
        return page.Shown(
            id=exhibit.id,
            language=self.language,
            title=exhibit.title,
            finding=exhibit.finding,
            details=exhibit.details,
            notes=exhibit.notes,
            head=tuple((column.title, column.kind) for column in exhibit.columns if column.shown),
            body=tuple(
                tuple(
                    cell(value, column, self.language, words, sources)
                    for value, column in zip(row, exhibit.columns, strict=True)
                    if column.shown
                )
                for row in exhibit.rows
            ),
            sources=tuple(source(sources[each], self.language) for each in exhibit.sources),
            images=images,
        )


def looked_at(error: BaseException) -> list[Observation]:
    """The figures in the functions that an error went through, from where it began outwards."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    values = (value for frame in reversed(frames) for value in frame.f_locals.values())
    return list(dict.fromkeys(each for each in values if isinstance(each, Observation)))


def stated(point: Observation) -> str:
    """A figure by its raw row and what it says."""
    place = " ".join((point.region, point.level, point.measure, point.period))
    return f"looking at data/raw/{point.raw}: {place}: {point.as_stated}"


def open_report(language: str, **parameters: Any) -> Report:
    """The report of an edition's parameters in `zh` or `en`; InputError when they cannot be."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r}, expected one of {', '.join(LANGUAGES)}")
    edition = editions.make(parameters, "parameters")
    places = paths.find()
    earlier = editions.before(edition, editions.load_all(places.editions))
    found = evidence.load(places.processed, edition)
    if earlier:
        found = replace(found, before=evidence.load(places.processed, earlier))
    reads = set[str]()
    note(reads)
    return Report(watched(found, reads.add), "zh" if language == "zh" else "en", reads)


def note(reads: set[str]) -> None:
    """Write down what was read, where a build asks for it."""
    if place := os.environ.get(READS):
        Path(place).write_text(json.dumps(sorted(reads), ensure_ascii=False), encoding="utf-8")
