"""The manifest against the files: all there, as they were, and none besides."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from gongzhi.errors import Problem
from gongzhi.verify.edition import AGAIN, Edition, document, in_folder, near

MANIFEST = "manifest.json"
# With a drawing, without one, and those of which too little was known for a drawing.
KINDS = ("figures", "tables", "absent")
# What everything that a manifest says rests on, by the kind that it must have.
SHAPE = {"edition": str, "as_of": str, "parameters": dict, "inputs": list, "notebooks": list, "figures": list}
PARTS = {"id": str, "titles": dict, "files": list, "sources": list, "notebook": str}


def load(name: str, files: Mapping[str, bytes], problems: list[Problem]) -> dict[str, Any] | None:
    """The manifest of an edition with all its `exhibits` in one list; None, and problems, if it is none."""
    place = f"{name}/{MANIFEST}"
    found = document(files, MANIFEST, place, problems)
    if found is None:
        return None
    faults = list(misshapen(found))
    problems += [Problem(place, 0, key, what) for key, what in faults]
    if faults:
        return None
    return {**found, "exhibits": [each for kind in KINDS for each in found.get(kind, ())]}


def misshapen(found: Any) -> Iterator[tuple[str, str]]:
    """What keeps a manifest from being read."""
    if not isinstance(found, dict):
        yield "", f"not a record, {AGAIN}"
        return
    yield from lacking(found, SHAPE, "")
    every = [each for kind in KINDS for each in found.get(kind) or ()]
    for number, each in enumerate(every):
        if isinstance(each, dict):
            yield from lacking(each, PARTS, str(each.get("id", number)))
        else:
            yield str(number), f"{each!r:.40} is no figure or table, {AGAIN}"
    files = [file for each in every if isinstance(each, dict) for file in each.get("files") or ()]
    for file in files:
        if not isinstance(file, dict) or set(file) < {"path", "sha256"}:
            yield "files", f"{file!r:.60}, expected a path and a sha256"


def lacking(found: dict[str, Any], shape: Mapping[str, type], where: str) -> Iterator[tuple[str, str]]:
    """The keys that are missing or hold something else."""
    for key, kind in shape.items():
        if not isinstance(found.get(key), kind):
            yield ".".join(filter(None, (where, key))), f"missing or no {kind.__name__}, {AGAIN}"


def check(edition: Edition) -> Iterator[Problem]:
    """Whether name, ids and files agree with the manifest."""
    named = edition.manifest["edition"]
    if named != edition.name:
        yield edition.problem(
            MANIFEST, "edition", f"{named!r}, expected {edition.name!r} as the folder is named"
        )
    times = Counter(each["id"] for each in edition.manifest["exhibits"])
    for name in (name for name, count in times.items() if count > 1):
        yield edition.problem(MANIFEST, name, "the id stands twice, expected once")
    recorded = edition.recorded
    for path, digest in recorded.items():
        if path not in edition.files:
            yield edition.problem(path, "", f"missing, expected the file of sha256 {digest}")
        elif edition.digest(path) != digest:
            what = f"sha256 is {edition.digest(path)}, expected {digest} as in the manifest"
            yield edition.problem(path, "", what)
    lost = [path for path in recorded if path not in edition.files]
    for path in sorted(filter(in_folder, edition.files.keys() - recorded.keys())):
        yield edition.problem(path, "", f"not in the manifest{near(path, lost)}, expected no such file")
