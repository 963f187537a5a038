"""What a command takes: seconds, and memory of all its processes together."""

import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

# How often memory is looked at, in seconds.
STEP = 0.5
MEGABYTE = 10**6


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds, and the most memory that was held at once, in MB, pages that several share counted once."""

    seconds: float
    memory: float
    output: str


def held(process: psutil.Process) -> int:
    """The memory of a process and all that it started, in bytes; pages shared by several are counted once."""
    total = 0
    for each in [process, *process.children(recursive=True)]:
        try:
            total += each.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue  # it has ended meanwhile
    return total


def command(arguments: Sequence[str | Path], folder: Path) -> Taken:
    """Run a command in a folder; CalledProcessError with its output where it fails."""
    began, peak = time.perf_counter(), 0
    with subprocess.Popen(
        [str(each) for each in arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        process, ended = psutil.Process(running.pid), threading.Event()

        def watch() -> None:
            """Note the most memory until the command has ended."""
            nonlocal peak
            while not ended.wait(STEP):
                try:
                    peak = max(peak, held(process))
                except psutil.NoSuchProcess:
                    return

        watcher = threading.Thread(target=watch)
        watcher.start()
        output, _ = running.communicate()
        ended.set()
        watcher.join()
    taken = time.perf_counter() - began
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, running.args, output)
    return Taken(taken, peak / MEGABYTE, output)


def together(runs: Sequence[Callable[[], Taken]]) -> Taken:
    """Several commands one after the other, as one."""
    taken = [run() for run in runs]
    return Taken(
        sum(each.seconds for each in taken),
        max(each.memory for each in taken),
        "".join(each.output for each in taken),
    )
