"""A folder put in its place at once: at no moment does nothing, or half of something, stand there."""

import ctypes
import errno
import os
import shutil
from pathlib import Path

EXCHANGE, HERE = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of Linux
UNSUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def put(made: Path, place: Path) -> None:
    """Move a folder to its place and delete what stood there; both are on one file system."""
    try:
        made.rename(place)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        exchange(made, place)
        shutil.rmtree(made)


def exchange(one: Path, other: Path) -> None:
    """Let two folders trade places, in one step where the system can do that."""
    if not exchanged(one, other):
        aside = old(other)
        other.rename(aside)
        one.rename(other)
        aside.rename(one)


def exchanged(one: Path, other: Path) -> bool:
    """Ask the system to exchange two folders; False where it knows no such thing."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def old(place: Path) -> Path:
    """Where a folder stands while another takes its place, on systems that need two steps."""
    return place.with_name(f".{place.name}.old")


def recover(place: Path) -> None:
    """Put back, or delete, what a process left that was stopped between the steps."""
    if old(place).exists():
        if place.exists():
            shutil.rmtree(old(place))
        else:
            old(place).rename(place)
