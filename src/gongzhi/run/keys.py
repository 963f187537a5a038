"""Content keys: what a result depends on, as one hash."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gongzhi.paths import Paths


def digest(path: Path) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


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
OUTSIDE = ("checks", "cite", "ingest", "intake.py", "publish", "run", "verify", "cli.py", "pipeline.py")


def code() -> str:
    """The hash of the part of the library that notebooks use."""
    files = tree(Path(__file__).resolve().parents[1])
    return key({path: value for path, value in files.items() if path.split("/")[0] not in OUTSIDE})


def inputs(paths: Paths) -> dict[str, str]:
    """What every chapter may read, by path from the root: the prepared tables."""
    return {f"data/processed/{name}": value for name, value in tree(paths.processed).items()}
