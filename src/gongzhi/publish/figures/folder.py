"""The folder of one exhibit with all its files, made once for each state of all that it depends on."""

import csv
import io
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import fields
from pathlib import Path
from typing import Any

from gongzhi.errors import BookError
from gongzhi.exhibits import images
from gongzhi.exhibits.page import page_name
from gongzhi.paths import Paths
from gongzhi.publish import swap, template
from gongzhi.publish.figures import charts, raster
from gongzhi.publish.figures.citations import citations
from gongzhi.publish.figures.codebook import codebook
from gongzhi.publish.figures.dossier import Dossier
from gongzhi.publish.figures.page import TEMPLATE, page
from gongzhi.publish.figures.workbook import workbook
from gongzhi.run import keys

Files = dict[str, bytes]


def make(
    dossiers: Sequence[Dossier], paths: Paths, executor: Executor, *, force: bool = False
) -> dict[str, Files]:
    """The files of every exhibit by its id; those that are stale are made side by side."""
    # The rest of the library is in each dossier: its record, what is shown of it, and the hash of code.
    code = [keys.tree(Path(__file__).parents[up] / name) for up, name in ((1, "figures"), (2, "cite"))]
    base = keys.key(code, template.digest(paths.book, TEMPLATE), keys.digest(paths.lock))
    places = {each.id: paths.cache / "figures" / keys.key(base, contents(each)) for each in dossiers}
    stale = [each for each in dossiers if force or not places[each.id].exists()]
    # Images take nearly all of the time, and show little of what the folder holds.
    drawing = keys.key(raster.code(), keys.digest(paths.lock))
    drawn = {each.id: paths.cache / "rasters" / keys.key(drawing, raster.shown(each)) for each in stale}
    for done in [
        executor.submit(make_one, each, paths.book, places[each.id], drawn[each.id], force) for each in stale
    ]:
        done.result()
    return {name: read(place) for name, place in places.items()}


def contents(dossier: Dossier) -> dict[str, Any]:
    """All that a dossier holds, for its key."""
    return {field.name: getattr(dossier, field.name) for field in fields(dossier)}


def make_one(dossier: Dossier, book: Path, place: Path, drawn: Path, force: bool) -> None:
    """Make the folder of an exhibit at `place`, with its images in pixels from `drawn` if they are there."""
    if force or not drawn.exists():
        store(raster.rasters(dossier), drawn)
    store(folder(dossier, book, read(drawn)), place)


def store(files: Files, place: Path) -> None:
    """Write a folder, which appears whole or not at all."""
    made = place.with_suffix(f".{os.getpid()}.tmp")
    made.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (made / name).write_bytes(content)
    swap.put(made, place)


def read(place: Path) -> Files:
    """The files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(place.iterdir())}


def folder(dossier: Dossier, book: Path, images: Files) -> Files:
    """All files of an exhibit by name; `images` are those in pixels."""
    files = {
        **data(dossier),
        **drawings(dossier),
        **images,
        **citations(dossier),
    }
    for language in dossier.pages:
        files[page_name(language)] = page(dossier, language, book, files)
    return files


def data(dossier: Dossier) -> Files:
    """What the exhibit is made of, and what the columns are; BookError where the languages differ."""
    tables = {table(exhibit) for exhibit in dossier.exhibits.values()}
    if len(tables) > 1:
        raise BookError(f"{dossier.id}/data.csv: differs between the two languages")
    return {"data.csv": tables.pop(), "data.xlsx": workbook(dossier), "data.codebook.csv": codebook(dossier)}


def drawings(dossier: Dossier) -> Files:
    """The drawings as SVG, and the definitions of the chart, in each language."""
    files: Files = {}
    for language, shown in dossier.pages.items():
        files |= {name: svg.encode() for name, svg in images.files(shown.images, language).items()}
        files |= charts.definitions(dossier.exhibits[language], language)
    return files


def table(exhibit: Mapping[str, Any]) -> bytes:
    """The data of an exhibit as CSV, without the columns that are words of the page's language."""
    kept = [index for index, column in enumerate(exhibit["columns"]) if column["kind"] != "words"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(exhibit["columns"][index]["name"] for index in kept)
    writer.writerows([row[index] for index in kept] for row in exhibit["rows"])
    return text.getvalue().encode()
