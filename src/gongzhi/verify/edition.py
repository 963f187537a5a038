"""One edition of a site as it is found: its files, its manifest, and the faults of reading JSON."""

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from gongzhi.errors import Problem

Json = dict[str, Any]
AGAIN = "build the edition again"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its folder's name, its files by path below it, and its manifest.

    `base` is its address where it is published, as its crate says, empty where no crate says so.
    """

    name: str
    files: Mapping[str, bytes]
    manifest: Json
    base: str = ""
    digests: dict[str, str] = field(default_factory=dict)

    def digest(self, path: str) -> str:
        """The sha256 of a file, computed once."""
        if path not in self.digests:
            self.digests[path] = sha256(self.files[path]).hexdigest()
        return self.digests[path]

    def problem(self, path: str, subject: str, what: str) -> Problem:
        """A fault of one of the edition's files."""
        return Problem(f"{self.name}/{path}", 0, subject, what)

    @property
    def issued(self) -> str:
        """The day that citations name: that of publication, a draft's `as_of`."""
        return str(self.manifest.get("published") or self.manifest["as_of"])

    @property
    def recorded(self) -> dict[str, str]:
        """Every file that the manifest lists, with its sha256."""
        every = (*self.manifest["exhibits"], *self.manifest.get("ended", ()))
        files = [file for each in every for file in each["files"]]
        files += self.manifest.get("pdf", {}).values()
        return {file["path"]: file["sha256"] for file in files}


def document(files: Mapping[str, bytes], path: str, place: str, problems: list[Problem]) -> Any:
    """A file's JSON; None, and a problem, where it is missing or no JSON. `place` is how it is named."""
    if path not in files:
        problems.append(Problem(place, 0, "", f"missing, {AGAIN}"))
        return None
    try:
        return json.loads(files[path])
    except json.JSONDecodeError as error:
        problems.append(Problem(place, error.lineno, "", f"not JSON: {error.msg}, {AGAIN}"))
    except UnicodeDecodeError:
        problems.append(Problem(place, 0, "", f"not UTF-8, {AGAIN}"))
    return None


def several(value: Any) -> list[Any]:
    """The values of a term of linked data, where one stands without a list."""
    return value if isinstance(value, list) else [value]


def differing(found: Mapping[str, str], right: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every name that is missing, says something else or is one too many, and what would be right."""
    for name in sorted(found.keys() | right.keys()):
        if name not in found:
            yield name, f"not named, expected {right[name]}"
        elif name not in right:
            yield name, f"{found[name]}, expected nothing of this name{near(name, right)}"
        elif found[name] != right[name]:
            yield name, f"{found[name]}, expected {right[name]}"


def in_folder(path: str) -> bool:
    """Whether a file lies in the folder of a figure or table."""
    return path.startswith("figures/") and path.count("/") > 1


def near(name: str, known: Iterable[str]) -> str:
    """The known name that is nearest, as a question."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f", did you mean {close[0]!r}?" if close else ""
