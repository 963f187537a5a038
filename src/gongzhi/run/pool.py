"""The processes that run notebooks and build books."""

import multiprocessing
import os
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

from gongzhi.paths import Paths


def pool(paths: Paths, jobs: int) -> Executor:
    """Processes that run notebooks; what their kernels say on standard error goes to a log."""
    paths.cache.mkdir(exist_ok=True)
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, log_errors, (paths.cache / "kernels.log",))


def log_errors(log: Path) -> None:
    """Send standard error of this process, and of the kernels it starts, to a file."""
    with log.open("ab") as stream:
        os.dup2(stream.fileno(), 2)
