"""Reading and writing data/processed."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from gongzhi.data.package import HEADERS, describe

Records = list[dict[str, str]]


def render(tables: Mapping[str, Records]) -> dict[str, bytes]:
    """The files of data/processed by name: CSV in UTF-8 with LF, and their description."""
    files = {file: table(HEADERS[file], records).encode() for file, records in tables.items()}
    return {**files, "datapackage.json": descriptor(describe(tables))}


def descriptor(package: Mapping[str, object]) -> bytes:
    """The description of a data package as it is written."""
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def table(columns: Sequence[str], records: Records) -> str:
    """Records as CSV text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue()


def write(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write the files that differ from what is there; the names of those written."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = [name for name, content in files.items() if not same(folder / name, content)]
    for name in changed:
        temporary = folder / f".{name}.tmp"
        temporary.write_bytes(files[name])
        temporary.replace(folder / name)
    return changed


def same(path: Path, content: bytes) -> bool:
    """Whether a file is there with this content."""
    return path.is_file() and path.read_bytes() == content


def load(folder: Path, file: str) -> Records:
    """The records of one processed table."""
    with (folder / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
