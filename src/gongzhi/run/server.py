"""A process in which everything is loaded, and from which others fork: these take no imports.

It is Python's own fork server, of which a build has one: what was forked from it asks it for more.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import forkserver, reduction
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

AVAILABLE = "forkserver" in multiprocessing.get_all_start_methods()
# What a kernel finds loaded: this project's report, and what it would load by itself.
KERNEL = ["gongzhi.report", "ipykernel.kernelapp", "ipykernel.debugger", "tornado.platform.asyncio"]
KERNEL += ["IPython.core.completerlib", "IPython.core.debugger", "IPython.extensions.storemagic"]
KERNEL += ["psutil", "sqlite3"]
# What a build needs besides: the notebooks' client, then what makes figures and books.
BUILD = ["gongzhi.run.chapter", "gongzhi.publish.draft", "gongzhi.publish.sphinx_theme"]
BUILD += ["jupyter_book.cli.main", "jupyter_book.sphinx", "myst_nb.sphinx_ext", "sphinxcontrib.bibtex"]
# Loaded after all others.
SETTLED = "gongzhi.run.settled"


class Errors:
    """The standard error of the process that asks for another, on its way there."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any]]:
        """What goes to the other process: the stream itself."""
        return received, (reduction.DupFd(2),)


def received(stream: Any) -> int:
    """The number of a stream in the process that it was sent to."""
    number: int = stream.detach()
    return number


def begin() -> BaseContext:
    """Let the server of a build load while this process goes on, once; how processes are forked from it."""
    # The debugger that a kernel loads would complain of modules that are built in.
    os.environ |= {"PYTHONHASHSEED": "0", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    found = context(*KERNEL, *BUILD)
    if AVAILABLE:
        forkserver.ensure_running()
    return found


def context(*loaded: str) -> BaseContext:
    """How processes are forked, from a server that loads what it is told when it is first asked."""
    if not AVAILABLE:
        return multiprocessing.get_context("spawn")
    if forkserver.get_inherited_fds() is not None:
        # The server that forked this process can be asked again; Python would start another.
        server: Any = forkserver._forkserver
        server.ensure_running = forkserver.ensure_running = lambda: None
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload([*loaded, SETTLED])
    return found


def fork(work: Callable[..., object], *arguments: object) -> BaseProcess:
    """A process that does some work and ends; it begins as the server is, without the caller's program."""
    asked: Any = context(*KERNEL)
    process: BaseProcess = asked.Process(target=begun, args=(Errors(), work, *arguments))
    with unnamed(sys.modules["__main__"]):
        process.start()
    return process


def begun(errors: int, work: Callable[..., object], *arguments: object) -> None:
    """Do some work; what goes wrong is told where the asking process tells it."""
    os.dup2(errors, 2)
    follow()
    work(*arguments)


def follow() -> None:
    """End this process when the one that asked for it has ended, even if that was killed."""
    asker = multiprocessing.parent_process()

    def watch() -> None:
        """Wait for that end."""
        if asker:
            asker.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def unnamed(program: Any) -> Iterator[None]:
    """For a while, do not say where a program came from: a new process would load all of it again."""
    known = {name: getattr(program, name) for name in ("__spec__", "__file__") if hasattr(program, name)}
    try:
        for name in known:
            setattr(program, name, None)
        yield
    finally:
        for name, value in known.items():
            setattr(program, name, value)
