"""The files of an edition's exhibits: images, data and chart definitions, by id."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from gongzhi.errors import BookError
from gongzhi.exhibits import images
from gongzhi.publish.record import Chapter, Record


def exhibit_files(chapters: Iterable[Chapter]) -> dict[str, bytes]:
    """All files by path below `figures/`; BookError where the languages' data differ."""
    files: dict[str, bytes] = {}
    for chapter in chapters:
        for record in chapter.records:
            for name, content in files_of(record).items():
                path = f"{record.exhibit['id']}/{name}"
                if files.setdefault(path, content) != content:
                    raise BookError(f"{path}: differs between the two languages")
    return dict(sorted(files.items()))


def files_of(record: Record) -> dict[str, bytes]:
    """The files of one exhibit in one language; the data are the same in all."""
    language, charts = record.page.language, record.exhibit["charts"]
    files = {"data.csv": table(record.exhibit)}
    drawings = images.files(record.page.images, language)
    files |= {name: svg.encode() for name, svg in drawings.items()}
    if charts:
        files[f"{language}.vl.json"] = (
            json.dumps(charts["wide"], ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        ).encode()
    return files


def table(exhibit: Mapping[str, Any]) -> bytes:
    """The data of an exhibit as CSV, without the columns that are words of the page's language."""
    kept = [index for index, column in enumerate(exhibit["columns"]) if column["kind"] != "words"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(exhibit["columns"][index]["name"] for index in kept)
    writer.writerows([row[index] for index in kept] for row in exhibit["rows"])
    return text.getvalue().encode()
