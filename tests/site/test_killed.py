"""What is killed while a build runs: a kernel is started again, a worker ends the build with a plain word."""

import os
import signal
from pathlib import Path

import pytest
from nbformat import reads, write
from nbformat.v4 import new_code_cell, new_notebook

from gongzhi import edition as editions
from gongzhi.errors import RunError
from gongzhi.paths import Paths
from gongzhi.run.chapter import TRIES, Chapter, run
from gongzhi.run.pool import pool

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
# Kills its own kernel as long as the folder has fewer files than said.
DIES = """import os, pathlib, signal
tries = pathlib.Path("tries"); tries.mkdir(exist_ok=True)
(tries / str(os.getpid())).touch()
if len(list(tries.iterdir())) <= {}: os.kill(os.getpid(), signal.SIGKILL)"""
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture
def chapter(tmp_path: Path, root: Path) -> Chapter:
    """A made-up notebook that is still to be written."""
    edition = editions.load(root / "notebooks" / "editions" / "2017.yaml")
    return Chapter(tmp_path / "made_up.ipynb", edition, "zh")


def written(chapter: Chapter, deaths: int) -> Path:
    """The notebook, which kills so many of its kernels."""
    cells = [
        new_code_cell("language = ''", metadata={"tags": ["parameters"]}),
        new_code_cell(f"{DIES.format(deaths)}\nlanguage"),
    ]
    write(new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), chapter.notebook)
    return chapter.notebook.parent


def test_a_kernel_that_is_killed_once_is_started_again(chapter: Chapter) -> None:
    done = run(chapter, written(chapter, TRIES - 1))
    assert not done.fault
    assert reads(done.content.decode(), 4).cells[-1].outputs[0].data["text/plain"] == "'zh'"


def test_one_that_is_killed_again_is_told(chapter: Chapter) -> None:
    done = run(chapter, written(chapter, TRIES))
    assert "notebooks/made_up.ipynb (2017/zh/made_up): its kernel" in done.fault
    assert not done.content


def test_a_worker_that_is_killed_ends_the_build_with_a_plain_word(paths: Paths) -> None:
    with pytest.raises(RunError, match="was killed"), pool(paths, 1) as executor:
        executor.submit(os.kill, executor.submit(os.getpid).result(), signal.SIGKILL).result()
