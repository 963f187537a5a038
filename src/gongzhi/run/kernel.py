"""Kernels that fork from a process in which everything is loaded.

A notebook's kernel is a process of its own, as always, so that no run sees another's state.
"""

import os
import signal
import sys
import time
from multiprocessing.process import BaseProcess
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from gongzhi.run import server

# Seconds until a kernel that does not answer is asked again, or one of which what it says to all was missed,
# and until it is given up where nobody says when.
AGAIN, MISSED, PATIENCE = 1.0, 0.1, 60.0
# How often it is looked whether a kernel that was ended has ended, in seconds.
STEP = 0.005


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


class Kernel:
    """A forked process with what a provisioner expects of one that it launched."""

    stdin = stdout = stderr = None

    def __init__(self, process: BaseProcess) -> None:
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
        folder = str(options.get("cwd") or os.getcwd())
        process = server.fork(serve, arguments, folder, environment)
        kernel: Any = Kernel(process)
        self.process, self.pid = kernel, kernel.pid
        return self.connection_info


class Client(AsyncKernelClient):
    """Begins as soon as its kernel is heard on both channels; the standard one waits for a silence."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the kernel; RuntimeError where it ends or does not answer in so many seconds."""
        until = time.monotonic() + (timeout or PATIENCE)
        while not await self.heard(self.kernel_info()):
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if time.monotonic() > until:
                raise RuntimeError(f"Kernel didn't respond in {timeout or PATIENCE:g} seconds")

    async def heard(self, asked: str) -> bool:
        """Whether the kernel answers a question, and says to all that it has, before long."""
        try:
            answer = await self.get_shell_msg(timeout=AGAIN)
            self._handle_kernel_info_reply(answer)
            while True:
                said = await self.get_iopub_msg(timeout=MISSED)
                if (
                    said["parent_header"].get("msg_id") == asked
                    and said["content"].get("execution_state") == "idle"
                ):
                    return True
        except Empty:
            return False


class Manager(AsyncKernelManager):
    """A kernel manager whose kernels are forked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.client_factory = Client
        self.provisioner = Forking(parent=self, kernel_spec=self.kernel_spec)

    async def _async_wait(self, pollinterval: float = STEP) -> None:
        """Wait until the kernel has ended; the standard one looks ten times a second."""
        await super()._async_wait(pollinterval)
