"""The processes that run notebooks and build books."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from gongzhi.paths import Paths
from gongzhi.run import server


@contextmanager
def pool(paths: Paths, jobs: int) -> Iterator[Executor]:
    """Processes that run notebooks; what their kernels say on standard error goes to a log.

    When the build is interrupted or fails, what runs ends by itself and nothing else begins.
    """
    paths.cache.mkdir(exist_ok=True)
    with ProcessPoolExecutor(jobs, server.begin(), prepare, (paths.cache / "kernels.log",)) as executor:
        try:
            yield executor
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def prepare(log: Path) -> None:
    """Send standard error of this process, and of the kernels it starts, to a file.

    An interrupt from the terminal reaches every process of a build; the first of them alone answers.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with log.open("ab") as stream:
        os.dup2(stream.fileno(), 2)
