"""One server for a build: what was forked from it asks it for kernels and books."""

import os
import sys

import pytest

from gongzhi.paths import Paths
from gongzhi.run import server
from gongzhi.run.pool import pool

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
# In a worker: fork a process that ends well if the worker's own parent is its parent too.
CHILD = "import os, sys; os._exit(os.getppid() != {} or 'gongzhi.report' not in sys.modules)"
WORKER = """(lambda process: (process.join(), process.exitcode)[1])(
    __import__("gongzhi.run.server", fromlist=["fork"]).fork(exec, {!r}.format(__import__("os").getppid()))
)"""


def test_a_worker_asks_the_server_that_forked_it(paths: Paths) -> None:
    with pool(paths, 2) as executor:
        asked = [executor.submit(eval, WORKER.format(CHILD)) for _ in range(4)]
        parents = {each.result() for each in [executor.submit(os.getppid) for _ in range(4)]}
        assert [each.result() for each in asked] == [0] * 4
    assert len(parents) == 1
    assert os.getpid() not in parents


def test_a_forked_process_does_not_load_the_program_that_asked() -> None:
    main = sys.modules["__main__"]
    with server.unnamed(main):
        assert getattr(main, "__spec__", None) is None
        assert getattr(main, "__file__", None) is None
    assert getattr(main, "__spec__", None) or getattr(main, "__file__", None)
