"""The processes that run notebooks and build books."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from gongzhi.errors import RunError
from gongzhi.paths import Paths
from gongzhi.run import server

LOST = (
    "a process of this build was killed, perhaps for want of memory: nothing was published\n"
    "    chapters that had run are kept: build again, with fewer processes if need be (--jobs 1)"
)


@contextmanager
def pool(paths: Paths, jobs: int) -> Iterator[Executor]:
    """Processes that run notebooks; what their kernels say on standard error goes to a log.

    When the build is interrupted or fails, what runs ends by itself and nothing else begins. RunError
    where one of them is killed.
    """
    paths.cache.mkdir(exist_ok=True)
    with ProcessPoolExecutor(jobs, server.begin(), prepare, (paths.cache / "kernels.log",)) as executor:
        try:
            yield executor
        except BrokenProcessPool as error:
            raise RunError(LOST) from error
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def prepare(log: Path) -> None:
    """Send standard error of this process, and of the kernels it starts, to a file.

    An interrupt from the terminal reaches every process of a build; the first of them alone answers.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server.follow()
    with log.open("ab") as stream:
        os.dup2(stream.fileno(), 2)
