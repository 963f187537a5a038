"""Corrections that are not declared as they should be: each is named by its line and key."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

Place = tuple[str, int, str, str]
Faults = Callable[[], dict[Place, str]]
FILE = "corrections.yaml"
FIRST, SECOND = 2, 10


@pytest.fixture
def declare(made_up: Path) -> Callable[[str, str], None]:
    """Put one piece of the declarations in the place of another."""

    def change(old: str, new: str) -> None:
        text = (made_up / FILE).read_text(encoding="utf-8")
        assert old in text
        (made_up / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


Declare = Callable[[str, str], None]


REPLACE = "  action: replace\n  set: {unit: 万元}"
BROKEN: dict[str, tuple[str, str, list[tuple[int, str]], str]] = {
    "action": ("action: replace", "action: delete", [(FIRST, "action")], "expected one of drop, replace"),
    "file": (
        "file: observations.csv",
        "file: observation.csv",
        [(FIRST, "file")],
        "expected one of observations.csv",
    ),
    "file-without": (
        "file: context.csv",
        "file: sources.csv",
        [(SECOND, "file")],
        "expected one of observations",
    ),
    "unknown-key": (
        "  action: flag",
        "  action: flag\n  why: x",
        [(SECOND, "why")],
        "is no key of a correction",
    ),
    "row-column": ("row: {region", "row: {place", [(FIRST, "row")], "observations.csv has no column 'place'"),
    "set-column": ("set: {unit", "set: {units", [(FIRST, "expect"), (FIRST, "set")], "has no column 'units'"),
    "unguarded": (
        "unit: 元}",
        "bound: exact}",
        [(FIRST, "expect")],
        "must guard 'unit', which the correction changes",
    ),
    "number": ('period: "2016"', "period: 2016", [(FIRST, "row")], "numbers and years in quotes"),
    "expect-list": ("expect: {}", "expect: []", [(SECOND, "expect")], "needs `{column: text}`"),
    "reason-text": (
        "reason: {zh: 虚构, en: made up}",
        "reason: made up",
        [(FIRST, "reason")],
        "under zh and one under en",
    ),
    "by-half": (
        "by: {zh: 虚构, en: made up}",
        "by: {zh: 虚构}",
        [(FIRST, "by")],
        "under zh and one under en",
    ),
    "count-text": ("count: 2", "count: two", [(SECOND, "count")], "expected a number of rows"),
    "count-none": ("count: 2", "count: 0", [(SECOND, "count")], "expected a number of rows"),
    "set-missing": (REPLACE, "  action: replace", [(FIRST, "set")], "is missing: replace needs it"),
    "set-empty": ("set: {unit: 万元}", "set: {}", [(FIRST, "set")], "is missing: replace needs it"),
    "set-of-flag": (
        "action: flag",
        "action: flag\n  set: {}",
        [(SECOND, "set")],
        "goes with replace, not with flag",
    ),
    "factor-of-replace": (REPLACE, f"{REPLACE}\n  factor: 10", [(FIRST, "factor")], "goes with rescale"),
    "factor-missing": (REPLACE, "  action: rescale", [(FIRST, "factor")], "is missing: rescale needs it"),
    "factor-text": (
        REPLACE,
        "  action: rescale\n  factor: ten",
        [(FIRST, "factor")],
        "'ten', expected a number",
    ),
    "factor-endless": (
        REPLACE,
        "  action: rescale\n  factor: .inf",
        [(FIRST, "factor")],
        "expected a number",
    ),
    "factor-huge": (
        REPLACE,
        "  action: rescale\n  factor: 1e999999",
        [(FIRST, "factor")],
        "expected a number",
    ),
    "rescale-unguarded": (
        f'expect: {{value: "45900", unit: 元}}\n{REPLACE}',
        "expect: {unit: 元}\n  action: rescale\n  factor: 10000",
        [(FIRST, "expect")],
        "must guard 'value'",
    ),
    "id-twice": (
        "id: made-up-flag",
        "id: made-up-unit",
        [(SECOND, "id")],
        "'made-up-unit' stands in line 2 already",
    ),
    "id-of-words": ("id: made-up-flag", "id: two words", [(SECOND, "id")], ""),
    "id-empty": ("id: made-up-flag", "id: ''", [(SECOND, "id")], ""),
    "id-nothing": ("id: made-up-flag", "id:", [(SECOND, "id")], ""),
    "id-list": ("id: made-up-flag", "id: [a]", [(SECOND, "id")], ""),
    "set-unit": ("set: {unit: 万元}", "set: {unit: tons}", [(FIRST, "set")], ""),
    "set-measure": (
        "元}\n" + REPLACE,
        "元, measure: made_up_money}\n  action: replace\n  set: {measure: nothing}",
        [(FIRST, "set")],
        "",
    ),
    "set-value": ("set: {unit: 万元}", "set: {value: many}", [(FIRST, "set")], ""),
    "set-period": (
        "元}\n" + REPLACE,
        '元, period: "2016"}\n  action: replace\n  set: {period: 2016-13}',
        [(FIRST, "set")],
        "",
    ),
    "set-source": (
        "元}\n" + REPLACE,
        "元, source_id: s-c}\n  action: replace\n  set: {source_id: s-z}",
        [(FIRST, "set")],
        "",
    ),
    "set-level": (
        "元}\n" + REPLACE,
        "元, level: own}\n  action: replace\n  set: {level: whole}",
        [(FIRST, "set")],
        "",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_fault_of_a_declaration_is_named_by_its_line_and_key(
    declare: Declare, faults: Faults, case: str
) -> None:
    old, new, places, says = BROKEN[case]
    declare(old, new)
    found = faults()
    assert [place[:3] for place in found] == [(FILE, *place) for place in places]
    assert says in " ".join(found.values())


@pytest.mark.parametrize("key", ["id", "file", "row", "expect", "action", "reason", "by"])
def test_every_key_that_is_missing_is_named(made_up: Path, faults: Faults, key: str) -> None:
    text = (made_up / FILE).read_text(encoding="utf-8")
    first, second = text.index("- id: made-up-unit"), text.index("- id: made-up-flag")
    entry = re.sub(rf"(?m)^  {key}: .*\n", "", text[first:second].replace("- id:", "-\n  id:"))
    (made_up / FILE).write_text(f"{text[:first]}{entry}{text[second:]}", encoding="utf-8")
    found = faults()
    (place,) = found
    assert (place[0], place[2:], found[place]) == (FILE, (key, "K01"), "is missing")
    assert place[1] in (FIRST, FIRST + 1)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("region: 甲地", "region: 乙地", FIRST, "the correction made-up-unit finds 0 rows, expected 1"),
        ('period: "2016", ', "", FIRST, "the correction made-up-unit finds 6 rows, expected 1"),
        ("count: 2", "count: 3", SECOND, "the correction made-up-flag finds 2 rows, expected 3"),
        ("  count: 2\n", "", SECOND, "finds 2 rows, expected 1"),
    ],
)
def test_a_correction_that_finds_another_number_of_rows_is_named(
    declare: Declare, faults: Faults, old: str, new: str, line: int, says: str
) -> None:
    declare(old, new)
    found = {place: what for place, what in faults().items() if place[3] != "K03"}
    assert list(found) == [(FILE, line, "row", "K02")]
    assert says in found[FILE, line, "row", "K02"]


def test_a_row_that_is_no_longer_as_declared_is_named_at_its_cell(
    spoil: Callable[[str, int, str, str], None], faults: Faults
) -> None:
    spoil("observations.csv", 5, "value", "45901")
    spoil("observations.csv", 5, "as_stated", "45901元")
    place = ("observations.csv", 5, "value", "K03")
    assert faults() == {place: "'45901', but the correction made-up-unit expects '45900'"}


def test_two_corrections_of_one_cell_are_named(made_up: Path, faults: Faults) -> None:
    text = (made_up / FILE).read_text(encoding="utf-8")
    again = text[text.index("- id: made-up-unit") : text.index("- id: made-up-flag")]
    again = again.replace("made-up-unit", "made-up-again").replace("unit: 万元", "unit: 亿元")
    (made_up / FILE).write_text(text + again, encoding="utf-8")
    assert {place[0] for place in faults()} <= {FILE, "observations.csv"}
    assert len(faults()) == 1
