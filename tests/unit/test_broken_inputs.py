"""Files and lines that are broken: `gongzhi check` names every place, and nothing else, and stops."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi.data.schema import SCHEMAS
from gongzhi.errors import Problem

Place = tuple[str, int, str, str]
Faults = Callable[[], dict[Place, str]]
Edit = Callable[[str, int, str, str], None]
FILE = "policies.csv"
HEADER = SCHEMAS[FILE].header


def workbook() -> bytes:
    """The beginning of an Excel workbook, which is a ZIP archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        archive.writestr(zipfile.ZipInfo("xl/workbook.xml"), "<workbook/>")
    return held.getvalue()


def test_the_made_up_tables_are_without_any_problem(check: Callable[[], list[Problem]]) -> None:
    assert check() == []


@pytest.mark.parametrize(
    ("content", "line", "code", "says"),
    [
        ("表\n".encode("gb18030"), 1, "F02", "GB18030"),
        (b"level\n" + "甲地,虚构\n".encode("gb18030"), 2, "F02", "save it as “CSV UTF-8"),
        ("level,甲地\n".encode("utf-16"), 1, "F02", "UTF-16"),
        ("\ufefflevel,甲地\n".encode("utf-16-be"), 1, "F02", "UTF-16"),
        (workbook(), 1, "F02", "Excel workbook or a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 1, "F02", "Excel workbook"),
        (random.Random(1).randbytes(5000), 1, "F02", "not a text file"),
        (b"level,\xff\xfe\xff", 1, "F02", "not UTF-8"),
        (b"a\nb\n\xff\n", 3, "F02", "not UTF-8 from this line on"),
        (b"", 1, "F03", "expected the header level,title,"),
        (b"\xef\xbb\xbf", 1, "F03", "expected the header level,title,"),
        (b"\n\r\n \n", 1, "F03", "expected the header level,title,"),
    ],
    ids=[
        "gb18030", "gb18030-below", "utf-16", "utf-16-be", "xlsx", "xls", "random", "bytes", "below", "empty",
        "mark-only", "blank-lines-only",
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_of_text_is_named(
    made_up: Path, faults: Faults, content: bytes, line: int, code: str, says: str
) -> None:
    (made_up / FILE).write_bytes(content)
    found = faults()
    assert list(found) == [(FILE, line, "", code)]
    assert says in found[FILE, line, "", code]


def test_a_missing_file_is_named(made_up: Path, faults: Faults) -> None:
    (made_up / FILE).unlink()
    assert faults() == {(FILE, 0, "", "F01"): "the file is missing"}


def test_a_folder_in_the_place_of_a_file_is_a_missing_file(made_up: Path, faults: Faults) -> None:
    (made_up / FILE).unlink()
    (made_up / FILE).mkdir()
    assert list(faults()) == [(FILE, 0, "", "F01")]


def with_header(*names: str) -> bytes:
    return ",".join(names).encode() + b"\n" + ",".join("x" for _ in names).encode() + b"\n"


HEADERS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "shuffled": (
        ("title", "level", *HEADER[2:]),
        {"level": "is column 2, expected title there", "title": "is column 1, expected level there"},
    ),
    "missing": (HEADER[:-1], {"no_later_than": "the column is missing"}),
    "extra": ((*HEADER, "colour"), {"": "there is no column 'colour'"}),
    "twice": ((*HEADER, "note"), {"note": "the column stands 2 times"}),
    "misspelt": (
        ("level", "titel", *HEADER[2:]),
        {"": "there is no column 'titel', did you mean 'title'?", "title": "the column is missing"},
    ),
    "capital": (
        ("Level", *HEADER[1:]),
        {"": "there is no column 'Level', did you mean 'level'?", "level": "the column is missing"},
    ),
}


@pytest.mark.parametrize("case", HEADERS)
def test_a_wrong_header_says_which_columns_are_wrong(made_up: Path, faults: Faults, case: str) -> None:
    header, expected = HEADERS[case]
    (made_up / FILE).write_bytes(with_header(*header))
    found = faults()
    assert list(found) == [(FILE, 1, column, "F04") for column in sorted(expected)]
    for column, what in expected.items():
        assert found[FILE, 1, column, "F04"].startswith(what)


def test_a_column_of_a_wrong_header_is_not_taken_for_one_of_the_table(made_up: Path, faults: Faults) -> None:
    content = (made_up / FILE).read_bytes().replace(b"title_en", b"ti\x1btle_en").replace(b"-up", b"\0up")
    (made_up / FILE).write_bytes(content)
    found = faults()
    assert {(place[1], place[2]) for place in found if place[3] == "F08"} == {
        (line, "") for line in range(1, 5)
    }
    assert "\x1b" not in "".join(f"{place}{what}" for place, what in found.items())


def test_a_semicolon_is_no_comma(made_up: Path, faults: Faults) -> None:
    (made_up / FILE).write_bytes((made_up / FILE).read_bytes().replace(b",", b";"))
    assert {place[:2] + place[3:] for place in faults()} == {(FILE, 1, "F04")}


def line(made_up: Path, number: int, change: Callable[[bytes], bytes]) -> None:
    """Change one line of the policies."""
    lines = (made_up / FILE).read_bytes().split(b"\n")
    lines[number - 1] = change(lines[number - 1])
    (made_up / FILE).write_bytes(b"\n".join(lines))


LONG = "长" * 1_000_000
BROKEN_LINES: dict[str, tuple[Callable[[bytes], bytes], list[tuple[int, str, str]], str]] = {
    "cell-too-few": (lambda old: old.removesuffix(b","), [(2, "", "F06")], "10 cells, expected 11"),
    "cell-too-many": (lambda old: old + b",more", [(2, "", "F06")], "12 cells, expected 11"),
    "comma-unquoted": (lambda old: old.replace(b"Made", b"Made, "), [(2, "", "F06")], "needs quotes"),
    "blank": (lambda old: b"\n" + old, [(2, "", "F07")], "the line is blank: delete it"),
    "commas-only": (lambda old: b"," * 10 + b"\n" + old, [(2, "", "F07")], "the line is blank"),
    "few-commas": (lambda old: b",,\n" + old, [(2, "", "F07")], "the line is blank"),
    "quote-unclosed": (lambda old: b'"' + old, [(2, "", "F05")], "the quotes do not match"),
    "quote-closed-early": (
        lambda old: old.replace(b",Made", b',"Ma"de', 1),
        [(2, "", "F05")],
        "a quote inside it is doubled",
    ),
    "two-lines": (
        lambda old: old.replace(b"Made-up measures", b'"Made\nup"'),
        [(2, "", "F05"), (3, "", "F06")],
        "a row is one line without breaks",
    ),
    "return-in-line": (lambda old: old.replace(b"-up", b"-\rup"), [(2, "", "F08")], "U+000D"),
    "return-quoted": (
        lambda old: old.replace(b"Made-up measures", b'"Made\rup"'),
        [(2, "title_en", "F08")],
        "character 5 is U+000D: delete it",
    ),
    "return-doubled": (lambda old: old + b"\r\r", [(2, "", "F08")], "U+000D"),
    "nul": (lambda old: old.replace(b"-up", b"\0up"), [(2, "title_en", "F08")], "character 5 is U+0000"),
    "escape": (lambda old: old.replace(b"-up", b"\x1b[1m"), [(2, "title_en", "F08")], "U+001B"),
    "zero-width": (
        lambda old: old.replace(b"-up", "\u200bup".encode()),
        [(2, "title_en", "F08")],
        "character 5 is U+200B ZERO WIDTH SPACE: delete it",
    ),
    "lost": (
        lambda old: old.replace(b"-up", "\ufffd".encode()),
        [(2, "title_en", "F08")],
        "U+FFFD REPLACEMENT CHARACTER",
    ),
    "mark-within": (
        lambda old: "\ufeff".encode() + old,
        [(2, "level", "F08"), (2, "level", "R01")],
        "U+FEFF",
    ),
    "turned": (lambda old: old.replace(b"-up", "\u202e".encode()), [(2, "title_en", "F08")], "U+202E"),
    "million": (lambda old: old.replace(b"-up", LONG.encode()), [(2, "title_en", "F09")], "at most 2000"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN_LINES)
def test_a_broken_line_is_named_by_its_number(made_up: Path, faults: Faults, case: str) -> None:
    change, expected, says = BROKEN_LINES[case]
    line(made_up, 2, change)
    found = faults()
    assert list(found) == [(FILE, *place) for place in expected]
    number, column, code = expected[0]
    assert says in found[FILE, number, column, code]
    assert len(found[FILE, number, column, code]) < 300


def test_a_blank_line_at_the_end_is_named(made_up: Path, faults: Faults) -> None:
    (made_up / FILE).write_bytes((made_up / FILE).read_bytes() + b"\n")
    assert list(faults()) == [(FILE, 5, "", "F07")]


def test_lines_that_end_with_returns_only_are_one_line_with_returns(made_up: Path, faults: Faults) -> None:
    (made_up / FILE).write_bytes((made_up / FILE).read_bytes().replace(b"\n", b"\r"))
    assert {place[:2] + place[3:] for place in faults()} == {(FILE, 1, "F08")}


def test_a_blank_line_above_the_header_is_named(made_up: Path, faults: Faults) -> None:
    (made_up / FILE).write_bytes(b"\n" + (made_up / FILE).read_bytes())
    assert {place[:2] for place in faults()} == {(FILE, 1)}


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
        lambda content: content.removesuffix(b"\n"),
        lambda content: content.replace("虚构办法".encode(), '"虚构办法"'.encode()),
        lambda content: content.replace("虚构机关".encode(), '虚构"机关"'.encode()),
        lambda content: content.replace("虚构机关".encode(), '"虚构,""机关"""'.encode()),
        lambda content: content.replace("虚构机关".encode(), "虚构\u3000机关\t👩\u200d🔧".encode()),
    ],
    ids=["mark-and-crlf", "no-last-line-end", "quotes", "quotes-within", "quotes-doubled", "wide-signs"],
)
def test_what_is_unusual_but_right_is_accepted(
    made_up: Path, faults: Faults, change: Callable[[bytes], bytes]
) -> None:
    (made_up / FILE).write_bytes(change((made_up / FILE).read_bytes()))
    assert faults() == {}


@pytest.mark.parametrize("file", SCHEMAS)
def test_a_table_that_cannot_be_read_is_the_only_thing_that_is_reported(
    made_up: Path, faults: Faults, file: str
) -> None:
    (made_up / file).write_bytes((made_up / file).read_bytes().replace(b"a", b"\xff"))
    assert {(place[0], place[3]) for place in faults()} == {(file, "F02")}
