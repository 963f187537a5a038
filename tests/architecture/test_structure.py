"""The structure that keeps the code readable: sizes, names, what may import what, what does no I/O."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongzhi.run.keys import OUTSIDE

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "gongzhi").rglob("*.py"))
CODE = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "setup").glob("*.py"))]
PURE = ("changes", "checks", "statistics", "figures", "tables", "language", "exhibits", "analysis", "cite")
# Of the room that reads announcements, only these touch files.
TOUCHING = ("ingest/read/", "ingest/command.py", "ingest/write.py")
# What a room may import of the others; the rest of the package is not listed and imports from anywhere.
MAY_IMPORT = {
    "statistics": {"statistics"},
    "language": {"language", "data", "analysis", "statistics"},
    "data": {"data", "language", "edition", "errors"},
    "analysis": {"analysis", "data", "statistics"},
    "figures": {"figures", "tables", "exhibits", "data", "language", "analysis", "statistics"},
    "tables": {"tables", "figures", "exhibits", "data", "language", "analysis", "statistics"},
    "exhibits": {"exhibits", "figures", "tables", "data", "language"},
    "run": {"run", "drawing", "edition", "errors", "language", "paths"},
    "cite": {"cite", "language"},
    "changes": {"changes", "data", "language", "statistics", "errors"},
    "checks": {"checks", "data", "language", "errors"},
    "verify": {"verify", "language", "errors"},
    "release": {
        "release", "__version__", "data", "edition", "errors", "intake", "language", "paths", "publish",
        "run", "verify",
    },
    "publish": {
        "publish", "run", "exhibits", "language", "edition", "errors", "paths", "checks", "data",
        "changes", "cite", "drawing", "figures", "statistics", "__version__",
    },
}  # fmt: skip
IO_NAMES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rglob"}
IO_MODULES = {"os", "subprocess", "socket", "urllib", "requests", "shutil", "tempfile", "time", "random"}


def room(path: Path) -> str:
    return path.relative_to(ROOT / "src" / "gongzhi").parts[0]


def pure(path: Path) -> bool:
    inside = path.relative_to(ROOT / "src" / "gongzhi").as_posix()
    return room(path) in PURE or (room(path) == "ingest" and not inside.startswith(TOUCHING))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not {path.stem for path in CODE} & {"utils", "util", "helpers", "helper", "common", "misc"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_everything_public_is_documented(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            nested = isinstance(node, ast.FunctionDef) and node.name in ("draw", "number", "progress")
            assert nested or ast.get_docstring(node), node.name


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_rooms_import_only_what_they_may(path: Path) -> None:
    allowed = MAY_IMPORT.get(room(path))
    found = {name.split(".")[1] for name in imports(path) if name.startswith("gongzhi.")}
    assert allowed is None or found <= allowed


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if pure(path) and path.name != "__main__.py"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_pure_rooms_do_no_input_or_output(path: Path) -> None:
    assert not {name.split(".")[0] for name in imports(path)} & IO_MODULES
    called = {
        getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    }
    assert not called & IO_NAMES


def test_notebooks_import_nothing_that_their_keys_leave_out() -> None:
    script = "import sys, gongzhi.report; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    outside = tuple(f"gongzhi.{each.removesuffix('.py')}" for each in OUTSIDE)
    assert [name for name in loaded.stdout.split() if name.startswith(outside)] == []


def test_no_work_is_left_open_in_the_code() -> None:
    marks = re.compile("TO" + "DO|FIX" + "ME|NotImplemented" + "Error|mark" + r"\.(skip|xfail)")
    assert [str(path) for path in CODE if marks.search(path.read_text("utf-8"))] == []


def test_the_lock_pins_hashes_and_names_no_address() -> None:
    for name in ("requirements.txt", "requirements-setup.txt"):
        text = (ROOT / name).read_text("utf-8")
        pinned = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^#.*\n", "", text))
        assert all("==" in each and "--hash=sha256:" in each for each in pinned if each.strip())
        assert "://" not in text
        assert "index-url" not in text.replace("--no-emit-index-url", "")
