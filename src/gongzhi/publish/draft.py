"""An edition whose notebooks have run, and what is made of it: books, exhibits' folders, records."""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date

from gongzhi.cite import Reference
from gongzhi.edition import Edition
from gongzhi.language.elsewhere import caution
from gongzhi.language.text import LANGUAGES
from gongzhi.paths import Paths
from gongzhi.publish import (
    accuracy,
    book,
    crate,
    evidence,
    manifest,
    pages,
    provenance,
    record,
    registry,
    speed,
    tombstones,
    variants,
    workflow,
)
from gongzhi.publish.codebook import codebook
from gongzhi.publish.figures import folder, program
from gongzhi.publish.figures.dossier import dossiers
from gongzhi.publish.glossary import glossary
from gongzhi.publish.glossary import load as load_glossary
from gongzhi.publish.pdf import press
from gongzhi.publish.pdf.document import Source
from gongzhi.publish.pdf.press import Print
from gongzhi.publish.permanence import ended
from gongzhi.publish.search.synonyms import synonyms
from gongzhi.publish.site import Published
from gongzhi.publish.work import work
from gongzhi.run import keys
from gongzhi.run.executor import Executed


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition, the files of its data folder, and its executed notebooks in all languages.

    `day` is that of publication, None until it is published.
    """

    edition: Edition
    data: Mapping[str, bytes]
    chapters: tuple[record.Chapter, ...]
    day: date | None = None


def draft(
    edition: Edition, data: Mapping[str, bytes], executed: Sequence[Executed], day: date | None = None
) -> Draft:
    """The draft of an edition, from the notebooks of all."""
    mine = (record.chapter(each) for each in executed if each.chapter.edition == edition)
    return Draft(edition, data, tuple(mine), day)


def books(paths: Paths, draft: Draft) -> list[book.Volume]:
    """Its books, one a language."""
    package = json.loads(draft.data["datapackage.json"])
    terms, region = load_glossary(paths.glossary), draft.edition.region
    measured, timed = (
        json.loads((paths.book / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("accuracy", "speed")
    )
    volumes = []
    for language in dict.fromkeys(each.language for each in draft.chapters):
        mine = [each for each in draft.chapters if each.language == language]
        links = evidence.links(mine, language)
        english = {pages.page_name(each.name): pages.prose(each, "en") for each in mine}
        numbers, said = pages.texts(mine), caution(region, variants.places(paths)[region], language)
        written = {
            f"{pages.page_name(each.name)}.ipynb": pages.page(each, numbers, "../figures", said, links)
            for each in mine
        }
        written["codebook.md"] = codebook(package, language)
        written["glossary.md"] = glossary(terms, language)
        written[accuracy.NAME] = accuracy.accuracy(measured, language)
        written[speed.NAME] = speed.speed(timed, language)
        english |= {"codebook": codebook(package, "en"), "glossary": glossary(terms, "en")}
        volumes.append(book.volume(paths, draft.edition, language, written, english, synonyms(terms)))
    return volumes


def folders(paths: Paths, draft: Draft, executor: Executor, *, force: bool) -> dict[str, bytes]:
    """The folders of its exhibits: all their files by path below `figures/`."""
    region = draft.edition.region
    made = dossiers(
        draft.chapters, work(paths, region), keys.code(), draft.edition, paths.processed, draft.day
    )
    found = folder.make(made, paths, executor, force=force)
    return {
        f"{name}/{file}": content for name, files in sorted(found.items()) for file, content in files.items()
    }


def sheets(
    paths: Paths, draft: Draft, exhibits: Mapping[str, bytes], volumes: Sequence[book.Volume]
) -> list[Source]:
    """What its PDFs are made of, one a language."""
    report, edition = work(paths, draft.edition.region), draft.edition
    templates = paths.book / "pdf"
    sources = []
    for each in volumes:
        if each.edition == edition.edition:
            day = draft.day or edition.as_of
            whole = Reference(report, edition.edition, day, each.language)
            names = [name for name in exhibits if name.endswith(f"/{each.language}.svg")]
            drawings = {f"figures/{name}": exhibits[name] for name in names}
            sources.append(
                Source(whole, edition.as_of, bool(draft.day), each.html, each.toc, drawings, templates)
            )
    return sources


def publish(
    paths: Paths,
    draft: Draft,
    exhibits: Mapping[str, bytes],
    volumes: Sequence[book.Volume],
    prints: Sequence[Print],
) -> Published:
    """All of it, with manifest and crate; `exhibits` are the files of its figures and tables."""
    report, edition = work(paths, draft.edition.region), draft.edition
    notebooks = {f"notebooks/{path.name}": keys.digest(path) for path in paths.chapters}
    hashes = (keys.inputs(draft.data), notebooks, keys.code(), keys.digest(paths.lock), draft.day)
    # Provenance speaks of all other files of an exhibit, and the manifest of provenance too.
    first = manifest.manifest(edition, draft.chapters, exhibits, *hashes)
    exhibits = {**exhibits, **provenance.all_files(report, first)}
    past = tombs(paths, "../../../", "../")
    entry = manifest.manifest(edition, draft.chapters, exhibits, *hashes)
    place = variants.places(paths)[edition.region]
    if of := variants.base(paths, edition.edition):
        entry |= {"variant_of": of, "place": {name: place[name] for name in LANGUAGES}}
    entry["ended"] = tombstones.listed(ended(paths.exhibits), past)
    mine = [each for each in prints if each.edition == edition.edition]
    entry["pdf"] = press.listed(mine)
    contents = {
        **{f"figures/{name}": content for name, content in {**exhibits, **past}.items()},
        **{f"data/{name}": content for name, content in draft.data.items()},
        **{each.name: each.content for each in mine},
        "manifest.json": manifest.render(entry),
        workflow.NAME: workflow.program(),
    }
    books = {each.language: each.html for each in volumes if each.edition == edition.edition}
    contents[crate.NAME] = manifest.render(crate.crate(report, entry, contents, books))
    contents |= registry.own(paths, entry)
    contents["_static/vega.js"] = program.program(paths)
    return Published(edition, books, contents)


def tombs(paths: Paths, home: str, figures: str) -> dict[str, bytes]:
    """The pages of ids that ended, by path below figures/; `home` and `figures` as seen from them."""
    return tombstones.pages(ended(paths.exhibits), paths.book, f"{home}index.html", figures)
