"""T02: a claim whose rule has nothing to go by: no part, no test, no document, no indicator."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data import plan
from gongzhi.data.raw import Raw
from gongzhi.data.table import Row
from gongzhi.language.text import Text

FILE = "study/claims.csv"
LACKING = {
    "parts": Text("没有以它为parent的论点", "it is the parent of no claim"),
    "tests": Text("分析方案里没有直接检验它的条目", "no entry of the analysis plan tests it directly"),
    "documents": Text(
        "study/documents.csv里没有它所举的文件", "study/documents.csv has no document that it names"
    ),
    "wanting": Text("没有写明该看什么指标", "its indicator is not named"),
}
SECTION = Text("与所属论点的section不同", "the section differs from that of the claim above")
LOOP = Text("论点不能属于自己", "a claim is no part of itself")


def look(raw: Raw) -> Iterator[Finding]:
    """Claims whose status could not be found, or that stand in the wrong place."""
    claims = {row["id"]: row for row in raw.rows(FILE)}
    known = dict(grounds(raw))
    for row in claims.values():
        if row["rule"] in known and row["id"] not in known[row["rule"]]:
            yield at(row, "rule", what=LACKING[row["rule"]])
        parent = claims.get(row["parent"])
        if parent and parent["section"] != row["section"]:
            yield at(row, "section", what=SECTION)
        if loops(row, claims):
            yield at(row, "parent", what=LOOP)


def grounds(raw: Raw) -> Iterator[tuple[str, set[str]]]:
    """For each rule the claims that have what it goes by; what is at fault itself is not looked at."""
    claims, documents = raw.rows(FILE), raw.rows("study/documents.csv")
    yield "wanting", {row["id"] for row in claims if row["indicator_zh"] and row["indicator_en"]}
    if raw.tables[FILE].whole:
        yield "parts", {row["parent"] for row in claims}
    if raw.tables["study/documents.csv"].whole:
        yield "documents", {row["claim"] for row in documents if row["role"] == "named"}
    if not any(each.file == plan.FILE for each in raw.malformed):
        yield "tests", {each.claim for each in raw.plan if each.bearing == "direct"}


def loops(row: Row, claims: dict[str, Row]) -> bool:
    """Whether a claim is, by way of its parents, a part of itself."""
    seen = set()
    at_hand: Row | None = row
    while at_hand and at_hand["id"] not in seen:
        seen.add(at_hand["id"])
        at_hand = claims.get(at_hand["parent"])
    return at_hand is not None and at_hand["id"] == row["id"]


RULE = Rule("T02", Text("论点", "Claim"), Text("{found}：{what}", "{found}: {what}"), look)
