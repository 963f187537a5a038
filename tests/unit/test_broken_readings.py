"""Codes of the study that were not read twice, or are not what their readings settled on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi.checks import reading
from gongzhi.language.text import Text

Edit = Callable[[str, int, str, str], None]
Place = tuple[str, int, str, str]
Said = Callable[[], dict[Place, Text]]
CLAIMS, CODINGS, LINKS, DOCUMENTS, RELATIONS = (
    f"study/{name}.csv" for name in ("claims", "codings", "links", "documents", "relations")
)


def drop(folder: Path, file: str, line: int) -> None:
    """Delete one line of a table."""
    lines = (folder / file).read_bytes().split(b"\n")
    del lines[line - 1]
    (folder / file).write_bytes(b"\n".join(lines))


def number(folder: Path, table: str, coded: str, field: str) -> int:
    """The line of the readings of a code."""
    lines = (folder / CODINGS).read_text(encoding="utf-8").split("\n")
    (found,) = (at for at, line in enumerate(lines, 1) if line.startswith(f"{table},{coded},{field},"))
    return found


def differs(final: str, code: str) -> Text:
    return Text(f"{final!r}：与表中的{code!r}不同", f"{final!r}: differs from {code!r} in its table")


@pytest.mark.parametrize(
    ("file", "line", "column", "cell", "key", "old"),
    [
        (CLAIMS, 2, "evidence", "figure", ("claims", "F0.0"), "none"),
        (CLAIMS, 2, "direction", "", ("claims", "F0.0"), "exists"),
        (CLAIMS, 5, "direction", "low", ("claims", "D0"), ""),
        (CLAIMS, 2, "actors", "a", ("claims", "F0.0"), "a b"),
        (CLAIMS, 6, "rule", "none", ("claims", "R0"), "proposal"),
        (RELATIONS, 2, "instrument", "purchase", ("relations", "r01"), "fund"),
        (RELATIONS, 3, "orientation", "vertical", ("relations", "r02"), "horizontal"),
        (RELATIONS, 3, "mode", "missing", ("relations", "r02"), "proposed"),
    ],
)  # fmt: skip
def test_a_code_that_is_not_the_one_settled_on_is_named(
    made_up: Path, spoil: Edit, said: Said, file: str, line: int, column: str, cell: str,
    key: tuple[str, str], old: str,
) -> None:  # fmt: skip
    spoil(file, line, column, cell)
    place = (CODINGS, number(made_up, *key, column), "final", "T01")
    assert said() == {place: differs(old, cell)}


@pytest.mark.parametrize(
    ("key", "cell", "code"),
    [
        (("claims", "F0.0a", "evidence"), "example", "figure"),
        (("claims", "F0.0b", "actors"), "b", "a b"),
        (("relations", "r01", "mode"), "", "described"),
        (("links", "R0 D0", "linked"), "no", "yes"),
        (("documents", "虚构意见", "takes_up"), "", "R0"),
        (("documents", "虚构意见", "takes_up"), "R1", "R0"),
    ],
)
def test_a_settled_code_that_its_table_does_not_have_is_named(
    made_up: Path, spoil: Edit, said: Said, key: tuple[str, str, str], cell: str, code: str
) -> None:
    line = number(made_up, *key)
    spoil(CODINGS, line, "final", cell)
    assert said() == {(CODINGS, line, "final", "T01"): differs(cell, code)}


def test_neither_the_order_of_words_nor_a_reading_that_was_not_kept_is_a_fault(
    made_up: Path, spoil: Edit, said: Said
) -> None:
    spoil(CLAIMS, 2, "actors", "b a")
    for field, one, other in (("evidence", "policy", "example"), ("actors", "", "b a b")):
        line = number(made_up, "claims", "F0.0b", field)
        spoil(CODINGS, line, "first", one)
        spoil(CODINGS, line, "second", other)
    assert said() == {}


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("claims", "F0.0", "evidence"), (CLAIMS, 2, "evidence")),
        (("claims", "D0", "direction"), (CLAIMS, 5, "direction")),
        (("claims", "R0", "rule"), (CLAIMS, 6, "rule")),
        (("claims", "F0.0b", "actors"), (CLAIMS, 4, "actors")),
        (("relations", "r01", "instrument"), (RELATIONS, 2, "instrument")),
        (("relations", "r02", "orientation"), (RELATIONS, 3, "orientation")),
        (("relations", "r02", "mode"), (RELATIONS, 3, "mode")),
        (("links", "R0 D0", "linked"), (LINKS, 2, "deficit")),
        (("documents", "虚构意见", "takes_up"), (DOCUMENTS, 3, "policy")),
        (("uses", "虚构项目二", "use"), ("study/uses.csv", 3, "use")),
    ],
)
def test_a_code_that_was_not_read_twice_is_named(
    made_up: Path, said: Said, key: tuple[str, str, str], place: tuple[str, int, str]
) -> None:
    drop(made_up, CODINGS, number(made_up, *key))
    found = said()
    assert list(found) == [(*place, "T01")]
    (words,) = found.values()
    assert words.zh.endswith(f"：{reading.UNREAD.zh}")
    assert words.en.endswith(f": {reading.UNREAD.en}")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("claims,F9,evidence,none,none,none", "coded"),
        ("relations,r03,mode,described,described,described", "coded"),
        ("claims,r01,rule,none,none,none", "coded"),
        ("claims,F0.0,mode,described,described,described", "field"),
        ("links,R0 D0,takes_up,no,no,no", "field"),
        ("documents,虚构办法,linked,,,", "field"),
    ],
)
def test_readings_of_what_is_not_coded_are_named(made_up: Path, said: Said, row: str, column: str) -> None:
    text = (made_up / CODINGS).read_text(encoding="utf-8")
    (made_up / CODINGS).write_text(f"{text}{row}\n", encoding="utf-8")
    cell = dict(zip(("table", "coded", "field"), row.split(","), strict=False))[column]
    assert said() == {
        (CODINGS, text.count("\n") + 1, column, "T01"): Text(
            f"{cell!r}：{reading.NOTHING_CODED.zh}", f"{cell!r}: {reading.NOTHING_CODED.en}"
        )
    }


@pytest.mark.parametrize(
    ("row", "final"), [("links,R0 F0.0,linked,yes,no,no", "no"), ("documents,虚构办法,takes_up,R0,,", "")]
)
def test_what_was_read_and_found_not_to_be_is_no_fault_and_else_is_one(
    made_up: Path, spoil: Edit, said: Said, row: str, final: str
) -> None:
    text = (made_up / CODINGS).read_text(encoding="utf-8")
    (made_up / CODINGS).write_text(f"{text}{row}\n", encoding="utf-8")
    assert said() == {}
    line, other = text.count("\n") + 1, "yes" if final else "R0"
    spoil(CODINGS, line, "final", other)
    assert said() == {(CODINGS, line, "final", "T01"): differs(other, final)}


@pytest.mark.parametrize(
    ("file", "line", "key", "absent"),
    [
        (LINKS, 2, ("links", "R0 D0", "linked"), "no"),
        (DOCUMENTS, 3, ("documents", "虚构意见", "takes_up"), ""),
    ],
)
def test_a_row_that_its_readings_want_is_missed(
    made_up: Path, said: Said, file: str, line: int, key: tuple[str, str, str], absent: str
) -> None:
    drop(made_up, file, line)
    final = "yes" if file == LINKS else "R0"
    assert said() == {(CODINGS, number(made_up, *key), "final", "T01"): differs(final, absent)}
