"""Kernels that fork from a process in which everything is loaded: a fresh one takes no imports.

A notebook's kernel is a process of its own, as always, so that no run sees another's state.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

AVAILABLE = "forkserver" in multiprocessing.get_all_start_methods()
# What a kernel finds loaded; a notebook of another project needs only the second.
LOADED = ["gongzhi.report", "ipykernel.kernelapp"]


def serve(arguments: list[str], folder: str, environment: dict[str, str]) -> None:
    """Be a kernel, in a forked process, until it is shut down."""
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["ipykernel", *arguments]
    from ipykernel.kernelapp import IPKernelApp

    application: Any = IPKernelApp.instance()
    application.initialize(arguments)
    application.start()


def start(arguments: list[str], folder: str, environment: dict[str, str]) -> ForkServerProcess:
    """Fork a kernel from the server, which loads what it has ready when it is first asked."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    process = context.Process(target=serve, args=(arguments, folder, environment))
    # The kernel has no use for the program that asks for it, and would load all of it again.
    with unnamed(sys.modules["__main__"]):
        process.start()
    return process


@contextmanager
def unnamed(program: Any) -> Iterator[None]:
    """For a while, do not say where a program came from."""
    known = {name: getattr(program, name) for name in ("__spec__", "__file__") if hasattr(program, name)}
    try:
        for name in known:
            setattr(program, name, None)
        yield
    finally:
        for name, value in known.items():
            setattr(program, name, value)


class Kernel:
    """A forked process with what a provisioner expects of one that it launched."""

    stdin = stdout = stderr = None

    def __init__(self, process: ForkServerProcess) -> None:
        self.process = process
        self.pid = process.pid or 0

    def poll(self) -> int | None:
        """The exit code; None while it runs."""
        return self.process.exitcode

    def wait(self) -> int | None:
        """The exit code, when it has ended."""
        self.process.join()
        return self.process.exitcode

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class Forking(LocalProvisioner):
    """Starts a kernel by forking instead of by a command."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        """Start the kernel; the command's own arguments are those of ipykernel."""
        # A kernel that knows its parent ends with it, and keeps quiet at its start.
        arguments = [*cmd[cmd.index("-f") :], f"--IPKernelApp.parent_handle={os.getpid()}"]
        environment = dict(options.get("env") or os.environ)
        process = start(arguments, str(options.get("cwd") or os.getcwd()), environment)
        kernel: Any = Kernel(process)
        self.process, self.pid = kernel, kernel.pid
        return self.connection_info


class Manager(AsyncKernelManager):
    """A kernel manager whose kernels are forked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.provisioner = Forking(parent=self, kernel_spec=self.kernel_spec)
