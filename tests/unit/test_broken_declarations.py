"""Files that hold no corrections at all: what cannot be read is named, and none are no fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

Place = tuple[str, int, str, str]
Faults = Callable[[], dict[Place, str]]
FILE = "corrections.yaml"


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"- id: [", 1, "cannot be read"),
        (b"- id: x\n  row: {a: b}}\n", 2, "cannot be read"),
        (b"- id: x\n\tfile: y\n", 2, "cannot be read"),
        (b"- id: *nowhere\n", 1, "cannot be read"),
        (b"- !!python/object:os.system {}\n", 1, "cannot be read"),
        (b"- id: a\n---\n- id: b\n", 2, "cannot be read"),
        ("- id: 甲".encode("gb18030"), 1, "it is not UTF-8"),
        (b"- id: \0\n", 1, "cannot be read"),
        (b"- id: 2018-02-30\n", 1, "cannot be read"),
        (b"- id: !!timestamp x\n", 1, "cannot be read"),
        (b"- count: 0b_\n", 1, "cannot be read"),
        (b"- count: " + b"1" * 5000, 1, "cannot be read"),
        (b"- " + b"[" * 600, 1, "cannot be read"),
        (b"just words", 1, "is not a list of corrections"),
        (b"id: x", 1, "is not a list of corrections"),
        (b"42", 1, "is not a list of corrections"),
        (b"# a list\n- 1\n", 2, "is not a correction: `key: value` lines"),
        (b"- [a, b]\n", 1, "is not a correction"),
        (b"- &a [*a]\n", 1, "is not a correction"),
    ],
    ids=[
        "open-bracket", "bracket", "tab", "alias", "object", "documents", "gb18030", "nul", "day",
        "timestamp", "binary", "digits", "deep", "words", "mapping", "number", "entry-number",
        "entry-list", "itself",
    ],
)  # fmt: skip
def test_a_file_without_corrections_is_named(
    made_up: Path, faults: Faults, content: bytes, line: int, says: str
) -> None:
    (made_up / FILE).write_bytes(content)
    found = faults()
    assert [(place[0], place[2], place[3]) for place in found] == [(FILE, "", "K01")]
    assert says in str(found)
    assert ("UTF-8" in str(found)) == ("UTF-8" in says)
    assert {place[1] for place in found} <= {line, 0}


def test_a_missing_file_is_named(made_up: Path, faults: Faults) -> None:
    (made_up / FILE).unlink()
    assert faults() == {(FILE, 0, "", "K01"): "the file is missing"}


@pytest.mark.parametrize("content", [b"", b"# none yet\n", b"[]\n", b"\xef\xbb\xbf[]\n"])
def test_no_corrections_are_no_fault(made_up: Path, faults: Faults, content: bytes) -> None:
    (made_up / FILE).write_bytes(content)
    assert faults() == {}
