"""The archive of a published edition: all its files in one, the same bytes for the same files."""

import io
import lzma
import tarfile
from collections.abc import Iterator
from pathlib import Path

from gongzhi.paths import Paths
from gongzhi.release.inputs import sha256
from gongzhi.release.lock import Lock


def place(paths: Paths, edition: str) -> Path:
    """Where the archive of an edition is looked for: a folder that git ignores and nothing clears."""
    return paths.root / "archives" / f"gongzhi-{edition}.tar.xz"


def pack(folder: Path) -> bytes:
    """The archive of an edition's folder: sorted, without times, owners and rights."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz", preset=3, format=tarfile.PAX_FORMAT) as tar:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            member = tarfile.TarInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}")
            member.size = path.stat().st_size
            with path.open("rb") as content:
                tar.addfile(member, content)
    return packed.getvalue()


def unpack(path: Path, lock: Lock, folder: Path) -> str:
    """Write the files of the lock that an archive holds into a folder; why it could not be read, or empty.

    Only files that the lock names, with the bytes that it names, are written.
    """
    if not path.is_file():
        return f"{path.parent.name}/{path.name} is not there"
    try:
        for name, content in members(path, lock.edition):
            if lock.files.get(name) == sha256(content):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
    except (tarfile.TarError, lzma.LZMAError, EOFError) as error:
        return f"{path.parent.name}/{path.name} cannot be read: {error}"
    return ""


def members(path: Path, edition: str) -> Iterator[tuple[str, bytes]]:
    """The files of an archive by path below the edition's folder."""
    with tarfile.open(path, "r:xz") as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isreg() else None
            if content:
                yield member.name.removeprefix(f"{edition}/"), content.read()
