"""Whatever the raw tables hold, checking ends with places that there are, or with tables prepared."""

import csv
import io
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gongzhi import checks
from gongzhi.data import preparation, processed
from gongzhi.data.coding import STUDY
from gongzhi.data.correction import ALLOWED
from gongzhi.data.preparation import Records
from gongzhi.data.raw import Raw, load
from gongzhi.data.schema import SCHEMAS
from gongzhi.errors import Problem, errors

repeatable = settings(derandomize=True, deadline=None, max_examples=60)
FOLDER = Path(__file__).parents[1] / "unit" / "made_up"
DECLARED, PLAN = "corrections.yaml", "analysis_plan.yaml"
CONTENTS: Mapping[str, bytes] = {name: (FOLDER / name).read_bytes() for name in (*SCHEMAS, DECLARED, PLAN)}
ROWS = {file: list(csv.reader(io.StringIO(CONTENTS[file].decode("utf-8"), newline=""))) for file in SCHEMAS}
CODES = {rule.code: rule.severity for rule in checks.RULES}
MADE_OF = {
    "projects.csv": "shanghai_projects.csv",
    "districts.csv": "shanghai_districts.csv",
    **{file.removeprefix("study/"): file for file in STUDY},
}
# Rules that look at one cell, and those that look for something else that the cell should have matched.
OF_A_CELL = {"F08", "F09", "F10", "V01", "V02", "V03", "V04", "V05", "V07", "V08", "R01", "R03"}
# T: rules that compare tables of the study.
OF_OTHER_ROWS = {"R04", "K02", *(code for code in CODES if code.startswith("T"))}
# What a fault of a table may make wrong besides its own row: whatever refers to it.
REFERRING: Mapping[str, set[str]] = {
    file: {
        other
        for other, schema in SCHEMAS.items()
        for column in schema.columns
        if column.refers and column.refers[0] == file
    }
    for file in SCHEMAS
}
NAMED = {"regions.csv": {PLAN, "shanghai_districts.csv"}, "measures.csv": {PLAN}, "study/claims.csv": {PLAN}}


def read(contents: Mapping[str, bytes], day: date | None = None) -> Raw:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "study").mkdir()
        for name, content in contents.items():
            (Path(folder) / name).write_bytes(content)
        return load(Path(folder), day)


def written(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def judged(file: str = DECLARED, content: bytes = CONTENTS[DECLARED]) -> list[Problem]:
    """The errors of the made-up tables with other content of one; every one has a place that there is."""
    contents = {**CONTENTS, file: content}
    raw = read(contents, date(2025, 6, 1))
    found = checks.inspect(raw)
    for problem in found:
        folder, place = problem.file[:9], problem.file[9:]
        assert (folder, CODES[problem.code]) == ("data/raw/", problem.severity)
        assert 0 <= problem.line <= contents[place].count(b"\n") + 1
        assert place in (DECLARED, PLAN) or problem.column in ("", *SCHEMAS[place].header)
        assert problem.what
        assert problem.zh
    assert list(found) == sorted(set(found))
    if not errors(found):
        prepared(raw)
    return errors(found)


def prepared(raw: Raw) -> dict[str, Records]:
    """The processed tables, in which every row of the raw ones was seen to be."""
    tables = preparation.prepare(raw)
    files = processed.render(tables)
    assert set(files) == {*tables, "datapackage.json"}
    for file, records in tables.items():
        if file not in ("series.csv", "corrections.csv", "plan.csv"):
            assert len(records) == len(raw.tables[MADE_OF.get(file, file)].lines) - 1
    return tables


def test_the_made_up_tables_are_without_fault() -> None:
    assert judged() == []
    chosen = {(row["level"], row["year"]): row["value"] for row in prepared(read(CONTENTS))["series.csv"]
              if row["measure"] == "made_up_money"}  # fmt: skip
    own = {"2014": "45700", "2015": "45800", "2016": "45900", "2021": "50000"}
    assert chosen == {("own", year): value for year, value in own.items()} | {("all", "2016"): "50000"}


names = st.sampled_from(list(SCHEMAS))
signs = st.characters(exclude_categories=["Cs"])
# Each table as often as any other, however long it is.
places = names.flatmap(
    lambda file: st.tuples(
        st.just(file), st.integers(1, len(ROWS[file]) - 1), st.integers(0, len(ROWS[file][0]) - 1)
    )
)
cells = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=8),
    st.text(st.sampled_from("0123456789-/.eENQH,\"'=+年月亿 \t"), max_size=8),
    st.sampled_from(sorted({cell for rows in ROWS.values() for row in rows for cell in row})),
    st.sampled_from([
        "", " ", "0", "-0", "-1", "1E+999999", "9" * 18, "1" * 30, "0.000000000001", "9999", "2018-02-30",
        "2018-00", "０１２", "9999-12", "0*0.0", "9" * 18 + "*" + "9" * 18, "x" * 2001, "一亿二千万", "=1",
        "javascript:x(1)",
    ]),
)  # fmt: skip


def line_of(rows: list[list[str]], row: int) -> int:
    return written(rows[:row]).count(b"\n") + 1


@settings(repeatable, max_examples=300)
@given(places, cells)
def test_a_spoilt_cell_is_valid_or_named_with_its_place(place: tuple[str, int, int], cell: str) -> None:
    file, row, column = place
    rows = [list(each) for each in ROWS[file]]
    rows[row][column] = cell
    found = judged(file, written(rows))
    elsewhere = REFERRING[file] | NAMED.get(file, set())
    for problem in found:
        own = (problem.file, problem.line) == (f"data/raw/{file}", line_of(rows, row))
        if problem.code not in OF_OTHER_ROWS:
            assert own or problem.file.removeprefix("data/raw/") in elsewhere
        if problem.code in OF_A_CELL and own:
            assert problem.column in (rows[0][column], "")


@repeatable
@given(names, st.data())
def test_other_bytes_are_valid_or_named(file: str, data: st.DataObject) -> None:
    content = bytearray(CONTENTS[file])
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    judged(file, bytes(content))


@repeatable
@given(names, st.one_of(st.binary(max_size=60), st.text(signs, max_size=60).map(str.encode)), st.booleans())
def test_a_file_of_anything_is_named(file: str, content: bytes, header: bool) -> None:
    first = CONTENTS[file].split(b"\n")[0] + b"\n" if header else b""
    found = judged(file, first + content)
    assert found or header


@repeatable
@given(
    names,
    st.lists(st.tuples(st.sampled_from(["drop", "repeat", "swap"]), st.integers(1, 20), st.integers(1, 20))),
)
def test_rows_dropped_repeated_and_moved_are_valid_or_named(
    file: str, changes: list[tuple[str, int, int]]
) -> None:
    rows = [list(each) for each in ROWS[file]]
    for what, one, other in changes:
        first, second = (1 + at % max(1, len(rows) - 1) for at in (one, other))
        if what == "drop" and len(rows) > 1:
            del rows[first]
        elif what == "repeat" and len(rows) > 1:
            rows.insert(second, list(rows[first]))
        elif what == "swap" and len(rows) > 1:
            rows[first], rows[second] = rows[second], rows[first]
    judged(file, written(rows))


@repeatable
@given(names, st.integers(0, 11))
def test_a_column_dropped_is_named(file: str, column: int) -> None:
    rows = [list(each) for each in ROWS[file]]
    lost = rows[0][column % len(rows[0])]
    for row in rows:
        del row[column % len(row)]
    assert (f"data/raw/{file}", 1, lost) in {
        (each.file, each.line, each.column) for each in judged(file, written(rows))
    }


@repeatable
@given(names, st.text(signs, max_size=40), st.integers(0, 12))
def test_an_inserted_line_is_valid_or_named(file: str, line: str, place: int) -> None:
    lines = CONTENTS[file].split(b"\n")
    lines.insert(place % len(lines), line.encode())
    found = judged(file, b"\n".join(lines))
    assert f"data/raw/{file}" in {each.file for each in found}


entries = yaml.safe_load(CONTENTS[DECLARED])
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(signs, max_size=6),
    st.sampled_from(["made-up-unit", "drop", "rescale", "context.csv", "45900", "value", "1e999999"]),
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.one_of(scalars, st.sampled_from(["value", "unit", "zh", "en"])), inner, max_size=2
        ),
    ),
    max_leaves=4,
)


@settings(repeatable, max_examples=100)
@given(st.integers(0, 1), st.dictionaries(st.sampled_from([*ALLOWED, "why"]), values, min_size=1, max_size=2))
def test_any_declaration_is_valid_or_named(place: int, parts: dict[str, Any]) -> None:
    changed = [entry | parts if at == place else entry for at, entry in enumerate(entries)]
    judged(DECLARED, yaml.safe_dump(changed, allow_unicode=True).encode())


@repeatable
@given(st.one_of(
    st.binary(max_size=30), st.text(signs, max_size=30).map(str.encode),
    st.text(st.sampled_from("-: []{}\n&*a!?|>\"'#0b_1.2018-"), max_size=30).map(str.encode),
    values.map(lambda value: yaml.safe_dump(value, allow_unicode=True).encode()),
))  # fmt: skip
def test_a_file_of_any_declarations_is_valid_or_named(content: bytes) -> None:
    judged(DECLARED, content)


def without_place(records: Records) -> list[list[tuple[str, str]]]:
    return sorted(sorted((name, cell) for name, cell in row.items() if name != "raw") for row in records)


@settings(repeatable, max_examples=30)
@given(st.randoms(use_true_random=False))
def test_preparation_does_not_depend_on_the_order_of_rows(random: Any) -> None:
    mixed = {file: [rows[0], *random.sample(rows[1:], len(rows) - 1)] for file, rows in ROWS.items()}
    after = prepared(read({**CONTENTS, **{file: written(rows) for file, rows in mixed.items()}}))
    for file, records in prepared(read(CONTENTS)).items():
        assert without_place(after[file]) == without_place(records), file
