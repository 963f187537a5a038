"""The coded study in data/raw/study: its tables, and the words of which its codes are made.

What the words mean stands in the coding guide, book/en/coding.md and book/zh/coding.md.
"""

from collections.abc import Mapping

from gongzhi.data.column import LEVELS, Column, Schema
from gongzhi.language.text import Text

SECTIONS = ("features", "mechanisms", "deficits", "recommendations")
EVIDENCE = ("policy", "figure", "example", "argument", "none")
DIRECTIONS = ("rise", "fall", "above", "high", "low", "exists")
RULES = ("tests", "documents", "parts", "wanting", "none", "proposal")
TIERS = ("nation", "city", "district", "sub_district", "community", "any")
SPHERES = ("party_state", "public_body", "social", "market", "residents")
INSTRUMENTS = (
    "mobilise", "fund", "purchase", "register", "consult", "refer", "supervise", "delegate", "cooperate",
    "serve",
)  # fmt: skip
ORIENTATIONS = ("vertical", "horizontal")
MODES = ("described", "missing", "proposed")
ROLES = ("named", "takes_up")
BEARINGS = ("direct", "circumstantial")
USES = ("facility", "subsidy", "service", "organisation", "relief", "unclear")
# When the study came out, and of which place its claims are.
STUDY_DAY, STUDY_REGION = "2017-03-06", "上海"
# Tables of which parts bear the date of a document, or of the list in which an item stands.
DATED = ("study/relations.csv", "study/documents.csv", "study/uses.csv", "study/codings.csv")
# Tables whose codes are read twice, and which of their columns hold codes; `linked`: whether there is a row.
CODED: Mapping[str, tuple[str, ...]] = {
    "claims": ("evidence", "direction", "rule", "actors"),
    "relations": ("instrument", "orientation", "mode"),
    "links": ("linked",),
    "documents": ("takes_up",),
    "uses": ("use",),
}

CLAIM, ACTOR = ("study/claims.csv", "id"), ("study/actors.csv", "actor")
POLICY = ("policies.csv", "title")


def both(name: str, *, required: bool = True) -> tuple[Column, Column]:
    """The columns of a text in both languages."""
    return Column(f"{name}_zh", required=required), Column(f"{name}_en", required=required)


STUDY: Mapping[str, Schema] = {
    "study/claims.csv": Schema(
        Text("一行是原研究的一条论点，用我们的话写出", "One row for each claim of the study, in our words"),
        (
            Column("id", required=True),
            Column("parent", refers=CLAIM),
            Column("section", required=True, choices=SECTIONS),
            *both("text"),
            Column("actors", refers=ACTOR, many=True),
            Column("evidence", required=True, choices=EVIDENCE),
            Column("direction", choices=DIRECTIONS),
            Column("rule", required=True, choices=RULES),
            *both("indicator", required=False),
        ),
        ("id",),
    ),
    "study/actors.csv": Schema(
        Text("一行是一个主体", "One row for each actor"),
        (
            Column("actor", required=True),
            *both("name"),
            Column("tier", required=True, choices=TIERS),
            Column("sphere", required=True, choices=SPHERES),
        ),
        ("actor",),
    ),
    "study/relations.csv": Schema(
        Text("一行是一方对另一方的一种作用", "One row for each thing that one party does to another"),
        (
            Column("id", required=True),
            Column("claim", refers=CLAIM),
            Column("actor", required=True, refers=ACTOR),
            Column("instrument", required=True, choices=INSTRUMENTS),
            Column("target", required=True, refers=ACTOR),
            Column("orientation", required=True, choices=ORIENTATIONS),
            Column("mode", required=True, choices=MODES),
            Column("policy", refers=POLICY),
        ),
        ("id",),
    ),
    "study/links.csv": Schema(
        Text("一行是一条建议所针对的一项不足", "One row for each deficit that a recommendation answers"),
        (
            Column("recommendation", required=True, refers=CLAIM),
            Column("deficit", required=True, refers=CLAIM),
            *both("through"),
        ),
        ("recommendation", "deficit"),
    ),
    "study/documents.csv": Schema(
        Text(
            "一行是一条论点所举的文件，或呼应一条建议的后来文件",
            "One row for each document that a claim names, or that later takes up a recommendation",
        ),
        (
            Column("claim", required=True, refers=CLAIM),
            Column("policy", required=True, refers=POLICY),
            Column("role", required=True, choices=ROLES),
            *both("how", required=False),
        ),
        ("claim", "policy", "role"),
    ),
    "study/indicators.csv": Schema(
        Text("一行是与一条论点有关的一个指标", "One row for each measure that bears on a claim"),
        (
            Column("claim", required=True, refers=CLAIM),
            Column("measure", required=True, refers=("measures.csv", "measure")),
            Column("level", required=True, choices=LEVELS),
            Column("bearing", required=True, choices=BEARINGS),
            *both("reason"),
        ),
        ("claim", "measure", "level"),
    ),
    "study/kinds.csv": Schema(
        Text("一行是一类社区社会组织", "One row for each kind of community organisation"),
        (
            Column("organisation", required=True),
            Column("claim", required=True, refers=CLAIM),
            *both("name"),
            *both("does"),
            *both("serves"),
        ),
        ("organisation",),
    ),
    "study/uses.csv": Schema(
        Text(
            "一行是公开清单里的一个项目及其用途",
            "One row for each item of the published lists, and what it is for",
        ),
        (Column("item", required=True), Column("use", required=True, choices=USES)),
        ("item",),
    ),
    "study/codings.csv": Schema(
        Text("一行是一个编码的两次判读", "One row for each code, with both of its readings"),
        (
            Column("table", required=True, choices=tuple(CODED)),
            Column("coded", required=True),
            Column("field", required=True, choices=tuple(name for names in CODED.values() for name in names)),
            Column("first"),
            Column("second"),
            Column("final"),
        ),
        ("table", "coded", "field"),
    ),
}
