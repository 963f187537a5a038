"""Published editions against their locks: every file as on the day of publication, and none besides."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from gongzhi.errors import Problem
from gongzhi.verify.edition import document, near

AGAIN = "take the edition from its archive or its tag again, with `gongzhi build`"


def check(files: Mapping[str, bytes], committed: Mapping[str, bytes]) -> Iterator[Problem]:
    """What differs from the locks that the site holds, and from those of the checkout, by id.

    A copy of a site elsewhere is checked by its own; `committed` is then empty.
    """
    own = {
        path.removeprefix("locks/").removesuffix(".json"): content
        for path, content in files.items()
        if path.startswith("locks/")
    }
    here = {path.split("/")[0] for path in files}
    for name, lock in sorted(committed.items()):
        if name in here and own.get(name) != lock:
            yield Problem(f"locks/{name}.json", 0, "", f"not the committed lock of edition {name}, {AGAIN}")
    for name in sorted(own.keys() | (committed.keys() & here)):
        yield from compared(name, files, committed.get(name, own.get(name, b"")))


def compared(name: str, files: Mapping[str, bytes], lock: bytes) -> Iterator[Problem]:
    """What of one edition is not as its lock has it."""
    place = f"locks/{name}.json"
    problems: list[Problem] = []
    found = document({place: lock}, place, place, problems)
    yield from problems
    if problems:
        return
    expected = found.get("files") if isinstance(found, dict) else None
    if not isinstance(expected, dict):
        yield Problem(place, 0, "files", f"not the lock of an edition, {AGAIN}")
        return
    there = {path.removeprefix(f"{name}/"): path for path in files if path.startswith(f"{name}/")}
    for path in sorted(expected.keys() | there.keys()):
        if path not in there:
            yield Problem(f"{name}/{path}", 0, "", f"missing, though the edition is published, {AGAIN}")
        elif path not in expected:
            what = f"not in the edition when it was published{near(path, expected)}"
            yield Problem(f"{name}/{path}", 0, "", f"{what}, expected no such file")
        elif sha256(files[there[path]]).hexdigest() != expected[path]:
            yield Problem(f"{name}/{path}", 0, "", f"not as it was published, {AGAIN}")
