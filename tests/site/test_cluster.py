"""Chapters on a cluster of four workers in folders of their own, one of which is killed in the middle."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from nbformat import writes
from nbformat.v4 import new_code_cell, new_notebook

from gongzhi import edition as editions
from gongzhi.errors import RunError
from gongzhi.paths import Paths
from gongzhi.run.chapter import Chapter, Run, run
from gongzhi.run.cluster import Cluster, inputs, unpacked
from gongzhi.run.executor import execute
from gongzhi.run.pool import pool

WORKERS, CHAPTERS = 4, 6
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
# These notebooks need nothing of the library: their kernels have only themselves ready.
BARE = (
    "from gongzhi.run import server; server.KERNEL[:] = ['ipykernel.kernelapp']; "
    "from distributed.cli.{} import main; main()"
)
CODE = "from pathlib import Path\nPath('data/processed/made_up.csv').read_text(), language"


@dataclass(frozen=True)
class Running:
    """A scheduler by its address, and its workers."""

    address: str
    workers: tuple["subprocess.Popen[bytes]", ...]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A scheduler and four workers, each in a process and a folder of its own."""
    with ExitStack() as stack:

        def start(module: str, *options: str) -> "subprocess.Popen[bytes]":
            folder = tmp_path_factory.mktemp(module)
            command = [sys.executable, "-c", BARE.format(module), *options]
            quiet = subprocess.DEVNULL
            process = stack.enter_context(subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet))
            stack.callback(process.kill)
            return process

        place = tmp_path_factory.mktemp("address") / "scheduler.json"
        own = ["--scheduler-file", str(place)]
        start("dask_scheduler", *own, "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
        workers = tuple(start("dask_worker", *own, *options) for _ in range(WORKERS))
        from distributed import Client

        with Client(scheduler_file=str(place), timeout=120) as client:
            client.wait_for_workers(WORKERS, timeout=120)
        yield Running(json.loads(place.read_text("utf-8"))["address"], workers)


@pytest.fixture
def project(tmp_path: Path, root: Path) -> tuple[Paths, list[Chapter]]:
    """A made-up checkout with small notebooks that read its data."""
    for name in ("notebooks/editions", "data/processed"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "_config.yml").write_text("", encoding="utf-8")
    (tmp_path / "data/processed/made_up.csv").write_text("虚构\n1\n", encoding="utf-8")
    edition = editions.load(root / "notebooks" / "editions" / "2017.yaml")
    chapters = []
    for number in range(CHAPTERS):
        cells = [
            new_code_cell("language = ''", metadata={"tags": ["parameters"]}, id="one"),
            new_code_cell(f"{CODE}, {number}", id="two"),
        ]
        made = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
        path = tmp_path / "notebooks" / f"0{number}_made_up.ipynb"
        path.write_text(writes(made), encoding="utf-8")
        chapters.append(Chapter(path, edition, "zh", {"made up": "0"}))
    return Paths(tmp_path), chapters


def test_a_lost_worker_is_survived_and_the_bytes_are_the_same(
    cluster: Running, project: tuple[Paths, list[Chapter]]
) -> None:
    paths, chapters = project
    shown: list[str] = []

    def progress(what: str) -> None:
        if not shown:
            cluster.workers[0].kill()
        shown.append(what)

    with Cluster(cluster.address, paths) as executor:
        done, failures = execute(chapters, paths, executor, progress, lambda _: lambda _: "")
    assert failures == {}
    assert sorted(shown) == sorted(map(str, chapters))
    assert cluster.workers[0].wait() != 0
    with pool(paths, 1) as local:
        here: Run = local.submit(run, chapters[0], paths.root).result()
    assert done[0].notebook.read_bytes() == here.content
    assert "虚构" in here.content.decode()


def test_a_fault_on_a_worker_is_told(cluster: Running, project: tuple[Paths, list[Chapter]]) -> None:
    paths, chapters = project
    text = chapters[0].notebook.read_text("utf-8")
    chapters[0].notebook.write_text(text.replace("language, 0", "1 / 0"), encoding="utf-8")
    with Cluster(cluster.address, paths) as executor:
        done, failures = execute(chapters[:1], paths, executor, lambda _: None, lambda _: lambda _: "")
    assert done == []
    assert "ZeroDivisionError" in failures[chapters[0]]


def test_inputs_on_a_worker_are_whole_whatever_was_there(
    project: tuple[Paths, list[Chapter]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = inputs(project[0])
    (tmp_path / "worker").mkdir()
    monkeypatch.chdir(tmp_path / "worker")
    place = unpacked(given)
    (place / "data" / "processed" / "made_up.csv").write_text("another", encoding="utf-8")
    assert unpacked(given) == place
    assert (place / "data/processed/made_up.csv").read_text("utf-8") == "虚构\n1\n"
    assert [path.name for path in (tmp_path / "worker").iterdir()] == [place.name]


def test_where_no_scheduler_answers_it_is_said(
    project: tuple[Paths, list[Chapter]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongzhi.run.cluster.SECONDS", 1)
    for address in ("tcp://127.0.0.1:1", "tls://127.0.0.1:1"):
        with pytest.raises(RunError, match=f"{address}: no scheduler answers there"):
            Cluster(address, project[0])


def test_without_the_library_it_is_said(
    project: tuple[Paths, list[Chapter]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RunError, match=r"install gongzhi\[dask\]"):
        Cluster("tcp://127.0.0.1:1", project[0])
