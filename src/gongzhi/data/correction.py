"""Declared corrections: what is done to a raw row, why, who says so, and only while it is as declared.

Actions: `replace` sets cells; `rescale` multiplies the value; `drop` keeps the row in the tables but
out of every choice among sources; `flag` changes nothing and marks the row for the reader.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from gongzhi.data import declaration
from gongzhi.data.numeral import plain
from gongzhi.data.schema import SCHEMAS
from gongzhi.data.table import Row
from gongzhi.errors import Problem
from gongzhi.language.text import Text

FILE = "data/raw/corrections.yaml"
FILES = ("observations.csv", "context.csv")
ACTIONS = ("drop", "replace", "rescale", "flag")
LIST = Text(
    "不是更正的列表，每条应以`- id:`开头", "is not a list of corrections, each beginning with `- id:`"
)
ENTRY = Text(
    "不是一条更正：应为以id开头的`key: value`各行",
    "is not a correction: `key: value` lines beginning with id",
)
MISSING = Text("缺少这一项", "is missing")
CELLS = Text("应为`{列: 文字}`，数和年份加引号", "needs `{column: text}`, numbers and years in quotes")
NAMES = Text("小写字母、数字和连字符组成的名称", "a name of small letters, digits and hyphens")
ROWS = Text("行数", "a number of rows")
NUMBER = Text("10000这样的数", "a number such as 10000")
Fault = tuple[str, Text]
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
# No misprint moves a decimal point further than this.
FURTHEST = Decimal(10) ** 12
REQUIRED = ("id", "file", "row", "expect", "action", "reason", "by")
ALLOWED = (*REQUIRED, "count", "set", "factor")
NO_KEY = Text(
    f"更正没有这一项，只有：{', '.join(ALLOWED)}", f"is no key of a correction: {', '.join(ALLOWED)}"
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One declared correction; `row` and `expect` are cells by column, `line` is its place in the file."""

    id: str
    file: str
    row: Mapping[str, str]
    count: int
    expect: Mapping[str, str]
    action: str
    set: Mapping[str, str]
    factor: Decimal
    reason: Text
    by: Text
    line: int

    def matches(self, row: Row) -> bool:
        """Whether a raw row is one of those meant."""
        return row.file == self.file and self.row.items() <= row.cells.items()

    def change(self, row: Row) -> dict[str, str]:
        """The cells that the correction changes in a row; none where its guard does not hold."""
        if any(row.cells.get(name) != cell for name, cell in self.expect.items()):
            return {}
        if self.action == "rescale":
            return {"value": plain(Decimal(row["value"]) * self.factor)}
        return dict(self.set)


def read(content: bytes | None, problems: list[Problem]) -> list[Correction]:
    """The declared corrections; faults of the declarations are added to `problems`."""
    if content is None:
        problems.append(declaration.fault(FILE, 0, "", declaration.MISSING_FILE))
        return []
    before = len(problems)
    node, found = declaration.read(content, FILE, problems)
    if found is None:
        if node is not None and len(problems) == before:
            problems.append(declaration.fault(FILE, 1, "", LIST))
        return []
    if not isinstance(found, list):
        problems.append(declaration.fault(FILE, 1, "", LIST))
        return []
    placed = zip(found, declaration.lines(node), strict=True)
    return [made for entry, line in placed if (made := one(entry, line, problems))]


def one(entry: Any, line: int, problems: list[Problem]) -> Correction | None:
    """One correction, or None after reporting everything that is wrong with it."""
    if not isinstance(entry, dict):
        problems.append(declaration.fault(FILE, line, "", ENTRY))
        return None
    wrong = faults(entry)
    problems.extend(declaration.fault(FILE, line, column, what) for column, what in wrong)
    return None if wrong else declare(entry, line)


def faults(entry: Mapping[str, Any]) -> list[Fault]:
    """The keys of a declaration that cannot be right, each with why."""
    wrong = [(key, MISSING) for key in REQUIRED if key not in entry]
    wrong += [(str(key), NO_KEY) for key in entry if key not in ALLOWED]
    for key in ("row", "expect", "set"):
        if not mapping_of_text(entry.get(key, {})):
            wrong.append((key, CELLS))
    for key in ("reason", "by"):
        if key in entry and not declaration.both_languages(entry[key]):
            wrong.append((key, declaration.PAIR))
    if "id" in entry and not (isinstance(entry["id"], str) and NAME.fullmatch(entry["id"])):
        wrong.append(("id", declaration.expected(entry["id"], NAMES)))
    if entry.get("action") not in ACTIONS and "action" in entry:
        wrong.append(("action", declaration.one_of(entry["action"], ACTIONS)))
    if entry.get("file") not in FILES and "file" in entry:
        wrong.append(("file", declaration.one_of(entry["file"], FILES)))
    if not isinstance(entry.get("count", 1), int) or entry.get("count", 1) < 1:
        wrong.append(("count", declaration.expected(entry["count"], ROWS)))
    return wrong or [*columns(entry), *action(entry)]


def mapping_of_text(found: Any) -> bool:
    """Whether it maps text to text."""
    return isinstance(found, dict) and all(isinstance(part, str) for pair in found.items() for part in pair)


def columns(entry: Mapping[str, Any]) -> list[Fault]:
    """Columns that the file does not have, or that are changed without a guard."""
    header = SCHEMAS[entry["file"]].header
    wrong = [
        (key, Text(f"{entry['file']}没有{name!r}这一列", f"{entry['file']} has no column {name!r}"))
        for key in ("row", "expect", "set")
        for name in entry.get(key, {})
        if name not in header
    ]
    changed = {*entry.get("set", {}), *(["value"] if entry["action"] == "rescale" else [])}
    unguarded = sorted(changed - entry["expect"].keys())
    return wrong + [("expect", guards(name)) for name in unguarded]


def guards(name: str) -> Text:
    """That a column is changed without a guard."""
    return Text(f"更正要改{name!r}，这里须写明它的原值", f"must guard {name!r}, which the correction changes")


def action(entry: Mapping[str, Any]) -> list[Fault]:
    """An action without what it needs, or with what it does not take."""
    wrong: list[Fault] = []
    for key, takes in (("set", "replace"), ("factor", "rescale")):
        if entry["action"] == takes and not entry.get(key):
            wrong.append((key, Text(f"缺少：{takes}需要它", f"is missing: {takes} needs it")))
        if entry["action"] != takes and key in entry:
            other = entry["action"]
            wrong.append((key, Text(f"只用于{takes}，不用于{other}", f"goes with {takes}, not with {other}")))
    rescaled = entry["action"] == "rescale"
    for key, found in (("factor", entry.get("factor", 1)), ("expect", entry["expect"].get("value", 1))):
        if rescaled and not number(found):
            wrong.append((key, declaration.expected(found, NUMBER)))
    return wrong


def number(found: Any) -> bool:
    """Whether it is a number other than 0."""
    try:
        return 1 / FURTHEST <= abs(Decimal(str(found))) <= FURTHEST
    except InvalidOperation:
        return False


def declare(entry: Mapping[str, Any], line: int) -> Correction:
    """A correction from a sound declaration."""
    return Correction(
        id=str(entry["id"]),
        file=entry["file"],
        row=entry["row"],
        count=entry.get("count", 1),
        expect=entry["expect"],
        action=entry["action"],
        set=entry.get("set", {}),
        factor=Decimal(str(entry.get("factor", 1))),
        reason=Text(entry["reason"]["zh"], entry["reason"]["en"]),
        by=Text(entry["by"]["zh"], entry["by"]["en"]),
        line=line,
    )


def apply(corrections: Sequence[Correction], row: Row) -> tuple[Row, tuple[Correction, ...]]:
    """The row with its corrections made, and which they were."""
    made = tuple(correction for correction in corrections if correction.matches(row))
    for correction in made:
        row = replace(row, cells={**row.cells, **correction.change(row)})
    return row, made
