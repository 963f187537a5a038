"""Content keys: what a result depends on, as one hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def digest(path: Path) -> str:
    """The sha256 of a file."""
    return sha256(path.read_bytes())


def sha256(content: bytes) -> str:
    """The sha256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def tree(folder: Path, patterns: Iterable[str] = ("*",)) -> dict[str, str]:
    """The sha256 of every file below a folder that fits a pattern, by path."""
    found = {path for pattern in patterns for path in folder.rglob(pattern) if path.is_file()}
    kept = (path for path in found if "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): digest(path) for path in sorted(kept)}


def key(*parts: Any) -> str:
    """One hash of several parts that JSON can hold."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


# What notebooks never import: a change there makes no notebook stale (a test holds it).
OUTSIDE = (
    "changes", "checks", "cite", "ingest", "intake.py", "publish", "release", "run", "verify", "building.py",
    "cli.py", "pipeline.py", "releasing.py", "request.py",
)  # fmt: skip


def code() -> str:
    """The hash of the part of the library that notebooks use."""
    files = tree(Path(__file__).resolve().parents[1])
    return key({path: value for path, value in files.items() if path.split("/")[0] not in OUTSIDE})


def inputs(tables: Mapping[str, bytes]) -> dict[str, str]:
    """What an edition's chapters may read, by path in its folder: its tables, not what follows from them."""
    made = ("series.csv", "datapackage.json")
    return {
        f"data/{name}": hashlib.sha256(content).hexdigest()
        for name, content in tables.items()
        if name not in made
    }
