"""Chapters run on a Dask cluster: inputs and results travel as bytes, no file system is shared.

A worker keeps the inputs in a folder named by their hash. It needs this package, of the same state.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gongzhi.errors import RunError
from gongzhi.paths import MARKS, Paths
from gongzhi.run import keys
from gongzhi.run.chapter import Chapter, Run, run

SECONDS = 20  # to reach the scheduler
# What a notebook may read of a checkout.
FOLDERS = ("data/processed", "notebooks")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files that chapters read, by path, and the hash of the library that they are for."""

    files: Mapping[str, bytes]
    code: str

    @property
    def name(self) -> str:
        """The hash of all files."""
        return keys.key({path: keys.sha256(content) for path, content in self.files.items()})


def inputs(paths: Paths) -> Inputs:
    """Those of a checkout."""
    found = [path for folder in FOLDERS for path in sorted((paths.root / folder).rglob("*"))]
    files = [paths.root / MARKS[0], *(path for path in found if path.is_file())]
    return Inputs({path.relative_to(paths.root).as_posix(): path.read_bytes() for path in files}, keys.code())


def remote(given: Inputs, chapter: Chapter, notebook: str) -> Run:
    """Run a chapter on a worker; a fault where its library is another."""
    if keys.code() != given.code:
        return Run(b"", (), f"{chapter}: a worker has another state of the package gongzhi: install this one")
    root = unpacked(given)
    return run(replace(chapter, notebook=root / notebook), root)


def unpacked(given: Inputs) -> Path:
    """The folder of the inputs on a worker, which appears whole; its content is looked at each time."""
    place = Path.cwd() / f"gongzhi-{given.name}"
    if place.is_dir() and keys.tree(place) == {name: keys.sha256(each) for name, each in given.files.items()}:
        return place
    made = Path(tempfile.mkdtemp(dir=place.parent))
    for name, content in given.files.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(content)
    shutil.rmtree(place, ignore_errors=True)
    os.replace(made, place)
    return place


class Cluster(Executor):
    """An executor for chapters on the cluster whose scheduler has an address such as tcp://host:8786.

    RunError where it cannot be reached. Workers that are lost are survived: what they ran, others run.
    """

    def __init__(self, address: str, paths: Paths) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise RunError("no --scheduler without the package distributed: install gongzhi[dask]") from None
        try:
            self.client = Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError, TypeError) as error:  # the last for tls:// without a certificate
            raise RunError(f"--scheduler {address}: no scheduler answers there: {error}") from None
        self.executor = self.client.get_executor()  # type: ignore[no-untyped-call]
        self.paths, self.inputs = paths, inputs(paths)

    def submit(self, call: Callable[..., Any], /, *arguments: Any, **options: Any) -> "Future[Any]":
        """Run a chapter on the cluster."""
        chapter, root = arguments
        notebook = chapter.notebook.relative_to(root).as_posix()
        made: Future[Any] = Future()
        sent = self.executor.submit(remote, self.inputs, chapter, notebook)
        sent.add_done_callback(lambda done: settle(made, done, str(chapter)))
        return made

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster as it is."""
        self.executor.shutdown(wait=wait)
        self.client.close()  # type: ignore[no-untyped-call]


def settle(made: "Future[Any]", done: "Future[Any]", chapter: str) -> None:
    """Pass on what came of a chapter; that the cluster lost it is a fault like others."""
    error = done.exception()
    if error is None:
        made.set_result(done.result())
    else:
        what = f"{chapter}: the cluster did not run it: {type(error).__name__}: {error}"
        made.set_result(Run(b"", (), what))
