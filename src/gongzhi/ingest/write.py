"""Rows and source appended to data/raw: all of it, or nothing, and only what the checks find sound."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from gongzhi import checks
from gongzhi.data import table
from gongzhi.data.raw import Raw, load
from gongzhi.errors import InputError, Problem, errors
from gongzhi.ingest import itemising
from gongzhi.ingest.plan import Addition, plan
from gongzhi.ingest.proposal import Proposal
from gongzhi.paths import Paths

FOLDER = "announcements"
INDEX = f"{FOLDER}/index.csv"
INDEX_HEADER = b"source_id,sha256,file\n"
# The largest announcement that is kept beside the tables.
KEPT = 1 << 20


@dataclass(frozen=True, slots=True)
class Incoming:
    """One proposal with the bytes it came from and the address it was read at."""

    proposal: Proposal
    data: bytes
    url: str


def write(paths: Paths, incoming: Sequence[Incoming], accept: Sequence[str], today: date) -> list[str]:
    """Append what is proposed; the names of the files that changed. InputError, and nothing is written."""
    raw = load(paths.raw, today)
    additions = [plan(each.proposal, each.url, grade(each.url), raw, accept) for each in incoming]
    problems = [problem for each in additions for problem in each.problems]
    if problems:
        raise InputError(problems)
    files = contents(paths.raw, incoming, additions)
    inspect(raw, files)
    place(paths.raw, files)
    return list(files)


def contents(folder: Path, incoming: Sequence[Incoming], additions: Sequence[Addition]) -> dict[str, bytes]:
    """The files as they will be, in the order in which each may be put in place: rows last."""
    files: dict[str, bytes] = {}
    index: list[list[str]] = []
    for each, addition in zip(incoming, additions, strict=True):
        if not addition.source:
            continue
        name = ""
        if official(each.url) and len(each.data) <= KEPT:
            name = f"{addition.source['source_id']}{suffix(each.proposal.file)}"
            files[f"{FOLDER}/{name}"] = each.data
        index.append([addition.source["source_id"], each.proposal.sha256, name])
    sources = [list(each.source.values()) for each in additions if each.source]
    rows = [list(row.values()) for each in additions for row in each.rows]
    items = [list(row.values()) for each in additions for row in each.items]
    tables = ((INDEX, index), ("sources.csv", sources), (itemising.FILE, items), ("observations.csv", rows))
    for name, lines in tables:
        if lines:
            path = folder / name
            files[name] = appended(path.read_bytes() if path.is_file() else INDEX_HEADER, lines)
    return files


def appended(content: bytes, lines: Sequence[Sequence[str]]) -> bytes:
    """A table with lines at its end, in the form of line end that it has."""
    end = "\r\n" if b"\r\n" in content else "\n"
    text = io.StringIO()
    csv.writer(text, lineterminator=end).writerows(lines)
    gap = b"" if content.endswith(b"\n") else end.encode()
    return content + gap + text.getvalue().encode()


def inspect(raw: Raw, files: Mapping[str, bytes]) -> None:
    """Check data/raw as it will be; InputError with every error."""
    tables = {name: table.read(name, data) for name, data in files.items() if name in raw.tables}
    found = errors(checks.inspect(replace(raw, tables={**raw.tables, **tables})))
    if found:
        raise InputError(found)


def place(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put all files in place, or leave all as they were."""
    before = {name: content(folder / name) for name in files}
    try:
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            beside(folder / name).write_bytes(data)
        for name in files:
            beside(folder / name).replace(folder / name)
    except OSError as error:
        for name, old in before.items():
            restore(folder / name, old)
        what = f"cannot be written ({error.strerror}); nothing was changed, free the disk or the folder"
        raise InputError([Problem("data/raw", 0, "", what)]) from None


def beside(path: Path) -> Path:
    """Where a file is written before it is put in place."""
    return path.with_name(f".{path.name}.tmp")


def content(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    return path.read_bytes() if path.is_file() else None


def restore(path: Path, data: bytes | None) -> None:
    """A file as it was."""
    beside(path).unlink(missing_ok=True)
    if data is None:
        path.unlink(missing_ok=True)
    elif content(path) != data:
        path.write_bytes(data)


def grade(url: str) -> str:
    """What kind of source an address is."""
    return "official" if official(url) else "copy"


def official(url: str) -> bool:
    """Whether an address is a government's."""
    return (urlsplit(url).hostname or "").endswith(".gov.cn")


def suffix(name: str) -> str:
    """The ending of a kept file."""
    found = Path(name).suffix.lower()
    return found if found in (".html", ".htm", ".shtml", ".txt", ".pdf", ".docx") else ".txt"
