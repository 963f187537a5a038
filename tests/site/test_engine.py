"""The engine runs a notebook as papermill's own does: outputs, errors, crashes, time-outs, big outputs."""

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import papermill
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import writes
from nbformat.v4 import new_code_cell, new_notebook
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from gongzhi import edition as editions
from gongzhi.language.text import Language
from gongzhi.paths import Paths
from gongzhi.run import engine, server
from gongzhi.run.chapter import Chapter, run, strip

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
CELLS = (
    "import os, sys\nprint('said')\nprint('complained', file=sys.stderr)",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>shown</b>'))\n1 + 1",
    "os.getcwd(), os.environ['MADE_UP'], __name__, sys.argv[1:2]",
    "len('x' * 10)",
)
# Each makes a kernel of its own kind.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def ran(folder: Path, cells: tuple[str, ...], name: str, **options: Any) -> Any:
    """A notebook of such cells, run by an engine."""
    made = new_notebook(cells=[new_code_cell(each) for each in cells], metadata={"kernelspec": KERNEL})
    (folder / "in.ipynb").write_text(writes(made), encoding="utf-8")
    options = {"cwd": folder, "progress_bar": False, "kernel_name": "python3", **options}
    return papermill.execute_notebook(folder / "in.ipynb", None, {}, name, **options)


def test_outputs_are_those_of_the_standard_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADE_UP", "a variable")
    cells = (*CELLS[:2], CELLS[2].replace(", sys.argv[1:2]", ""), "print('x' * 3_000_000)")
    ours, theirs = (strip(ran(tmp_path, cells, name)) for name in (engine.ENGINE, "nbclient"))
    assert writes(ours) == writes(theirs)
    assert len(writes(ours)) > 3_000_000


@pytest.mark.parametrize(("edition", "language"), [("2017", "en"), ("2024", "zh")])
def test_every_notebook_is_as_the_standard_engine_runs_it(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edition: str, language: Language
) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("PYTHONHASHSEED", "0")
    found = editions.load(paths.editions / f"{edition}.yaml")
    options = {"cwd": paths.root, "progress_bar": False, "kernel_name": "python3"}
    # Each of them for one edition, in turn.
    for notebook in paths.chapters[edition == "2024" :: 2]:
        done = run(Chapter(notebook, found, language), paths.root)
        given = {**found.parameters(), "language": language}
        theirs = papermill.execute_notebook(notebook, None, given, "nbclient", **options)
        assert done.content.decode() == writes(strip(theirs)), notebook.name
        assert done.reads


def test_an_error_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(PapermillExecutionError) as ours:
        ran(tmp_path, ("1 / 0",), engine.ENGINE)
    assert (ours.value.ename, ours.value.evalue) == ("ZeroDivisionError", "division by zero")


def test_a_kernel_that_dies_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(DeadKernelError):
        ran(tmp_path, ("import os\nos._exit(3)",), engine.ENGINE)


def test_a_cell_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(CellTimeoutError):
        ran(tmp_path, ("import threading\nthreading.Event().wait()",), engine.ENGINE, execution_timeout=1)


def test_no_run_sees_anothers_state(tmp_path: Path) -> None:
    ran(tmp_path, ("left = 1",), engine.ENGINE)
    with pytest.raises(PapermillExecutionError, match="NameError"):
        ran(tmp_path, ("left",), engine.ENGINE)


def test_where_nothing_can_fork_a_kernel_starts_as_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "AVAILABLE", False)
    monkeypatch.setattr(server, "fork", None)
    done = ran(tmp_path, ("1 + 1",), engine.ENGINE)
    assert done.cells[0].outputs[0]["data"]["text/plain"] == "2"


def test_other_kernels_start_as_ever() -> None:
    assert engine.forks("python3")
    assert not engine.forks("made-up")


def test_papermill_finds_it_by_its_entry_point(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    module, name = project["entry-points"]["papermill.engine"][engine.ENGINE].split(":")
    assert getattr(import_module(module), name) is engine.Engine
    assert papermill_engines.get_engine(engine.ENGINE) is engine.Engine
