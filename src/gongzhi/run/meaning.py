"""The library as it runs: hashed by its syntax, so that a comment or a docstring makes nothing stale."""

import ast
import hashlib
import sys
from pathlib import Path

from gongzhi.run import keys


def modules(cache: Path) -> dict[str, str]:
    """The hash of every file of the library that notebooks use, by path; Python by what it means.

    What a file's bytes mean is remembered in the cache.
    """
    root = Path(__file__).resolve().parents[1]
    files = {name: value for name, value in keys.tree(root).items() if name.split("/")[0] not in keys.OUTSIDE}
    documented = any(b"__doc__" in (root / name).read_bytes() for name in files if not inert(name))
    return {
        name: remembered(root / name, value, cache) if name.endswith(".py") and not documented else value
        for name, value in files.items()
    }


def inert(name: str) -> bool:
    """Whether a file's use of docstrings cannot show in a notebook: it is only a command of its own."""
    return name.endswith("__main__.py")


def remembered(path: Path, digest: str, cache: Path) -> str:
    """The hash of a file's meaning, worked out once for each state of it."""
    place = cache / "meanings" / keys.key(digest, sys.version)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        written = place.with_suffix(".tmp")
        written.write_text(meaning(path.read_text(encoding="utf-8")), encoding="utf-8")
        written.replace(place)
    return place.read_text(encoding="utf-8")


def meaning(source: str) -> str:
    """The hash of a module's syntax without comments, docstrings and places."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if ast.get_docstring(node, clean=False) is not None and first is not None:
                node.body[0] = ast.copy_location(ast.Pass(), first)
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest()
