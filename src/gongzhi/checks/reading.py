"""T01: a code of the study that was not read twice, or that is not what its readings settled on."""

from collections.abc import Iterator, Mapping

from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data.coding import CODED
from gongzhi.data.raw import Raw
from gongzhi.data.table import Row
from gongzhi.language.text import Text

FILE = "study/codings.csv"
Key = tuple[str, str, str]
UNREAD = Text(
    "没有两次判读的记录，应在study/codings.csv中", "has no record of two readings in study/codings.csv"
)
NOTHING_CODED = Text("所判读的编码不存在", "there is no such code")


def look(raw: Raw) -> Iterator[Finding]:
    """Codes without readings, readings without a code, and codes that differ from what was settled."""
    read = {(row["table"], row["coded"], row["field"]): row for row in raw.rows(FILE)}
    codes = dict(coded(raw))
    # A row at fault is reported itself, not by its codes or readings.
    if raw.tables[FILE].whole:
        yield from unread(raw, read)
    for key, row in read.items():
        if key in codes or raw.tables[f"study/{key[0]}.csv"].whole:
            yield from misread(row, key, codes)


def misread(row: Row, key: Key, codes: Mapping[Key, str]) -> Iterator[Finding]:
    """What is wrong with the readings of a code."""
    code = codes.get(key, absent(key))
    if key[2] not in CODED[key[0]]:
        yield at(row, "field", what=NOTHING_CODED)
    elif key[0] in ("claims", "relations", "uses") and key not in codes:
        yield at(row, "coded", what=NOTHING_CODED)
    elif differs(row["final"], code):
        yield at(row, "final", what=Text(f"与表中的{code!r}不同", f"differs from {code!r} in its table"))


def unread(raw: Raw, read: Mapping[Key, Row]) -> Iterator[Finding]:
    """Codes that have no readings."""
    for table in ("claims", "relations"):
        for row in raw.rows(f"study/{table}.csv"):
            for field in CODED[table]:
                if (table, row["id"], field) not in read:
                    yield at(row, field, what=UNREAD)
    for row in raw.rows("study/links.csv"):
        if ("links", f"{row['recommendation']} {row['deficit']}", "linked") not in read:
            yield at(row, "deficit", what=UNREAD)
    for row in raw.rows("study/documents.csv"):
        if row["role"] == "takes_up" and ("documents", row["policy"], "takes_up") not in read:
            yield at(row, "policy", what=UNREAD)
    for row in raw.rows("study/uses.csv"):
        if ("uses", row["item"], "use") not in read:
            yield at(row, "use", what=UNREAD)


def coded(raw: Raw) -> Iterator[tuple[Key, str]]:
    """Every code that stands in a table."""
    for table in ("claims", "relations"):
        for row in raw.rows(f"study/{table}.csv"):
            yield from (((table, row["id"], field), row[field]) for field in CODED[table])
    for row in raw.rows("study/links.csv"):
        yield ("links", f"{row['recommendation']} {row['deficit']}", "linked"), "yes"
    taken: dict[str, list[str]] = {}
    for row in raw.rows("study/documents.csv"):
        if row["role"] == "takes_up":
            taken.setdefault(row["policy"], []).append(row["claim"])
    for policy, claims in taken.items():
        yield ("documents", policy, "takes_up"), " ".join(claims)
    for row in raw.rows("study/uses.csv"):
        yield ("uses", row["item"], "use"), row["use"]


def absent(key: Key) -> str:
    """The code of what has no row."""
    return "no" if key[0] == "links" else ""


def differs(one: str, other: str) -> bool:
    """Whether two codes differ; the order of several words does not matter."""
    return sorted(one.split()) != sorted(other.split())


RULE = Rule("T01", Text("两次判读", "Two readings"), Text("{found}：{what}", "{found}: {what}"), look)
