"""All rules, and the one run that finds everything that is wrong."""

from collections.abc import Iterable
from dataclasses import replace

from gongzhi.checks import (
    address,
    alias,
    amended,
    blank,
    choice,
    claim,
    conflict,
    control,
    day,
    declaration,
    derived,
    digits,
    district,
    duplicate,
    empty,
    encoding,
    formula,
    future,
    guard,
    header,
    incomplete,
    jump,
    length,
    missing,
    number,
    period,
    printed,
    quotes,
    ragged,
    reading,
    reference,
    required,
    size,
    target,
    twice,
    unit,
    use,
)  # fmt: skip
from gongzhi.checks.declaration import FILE as CORRECTIONS
from gongzhi.checks.rule import FOLDER, Rule
from gongzhi.data.raw import Raw
from gongzhi.errors import Problem

# Rules that look at files, lines and single cells, whatever these hold.
FORM: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        missing, encoding, empty, header, quotes, ragged, blank, control, length, formula, required, choice,
        number, digits, period, day, address, reference, alias, district, duplicate, incomplete, declaration,
        target, guard, amended, twice, use,
    )
)  # fmt: skip
# Rules that compare cells with each other, among the rows that the first ones found sound.
SENSE: tuple[Rule, ...] = tuple(module.RULE for module in (future, unit, printed, derived, reading, claim))
FIGURES: tuple[Rule, ...] = tuple(module.RULE for module in (size, jump, conflict))
RULES = (*FORM, *SENSE, *FIGURES)


def inspect(raw: Raw) -> tuple[Problem, ...]:
    """Every problem of data/raw, in order of file and line."""
    found: list[Problem] = []
    for rules in (FORM, SENSE, FIGURES):
        found += [problem for rule in rules for problem in rule.problems(raw)]
        raw = sound(raw, found)
    return tuple(sorted(set(found)))


def sound(raw: Raw, problems: Iterable[Problem]) -> Raw:
    """What is left without the rows in error, and without the figures that refer to such rows."""
    faulty = {(each.file, each.line) for each in problems if each.severity == "error"}
    tables = {
        file: replace(
            table, rows=tuple(row for row in table.rows if (f"{FOLDER}/{file}", row.line) not in faulty)
        )
        for file, table in raw.tables.items()
    }
    corrections = [each for each in raw.corrections if (f"{FOLDER}/{CORRECTIONS}", each.line) not in faulty]
    left = replace(raw, tables=tables, corrections=corrections)
    words = left.words
    leading = {name for name, alias in words.aliases.items() if alias.alias_of in words.measures}
    known = {"region": words.regions, "measure": {*words.measures, *leading}, "source_id": left.sources}
    for file in ("observations.csv", "context.csv"):
        rows = (
            row for row in tables[file].rows if all(row[column] in names for column, names in known.items())
        )
        tables[file] = replace(tables[file], rows=tuple(rows))
    return replace(left, tables=tables)
