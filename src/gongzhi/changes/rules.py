"""The rules by which every change falls into a tier: what a reader must know, what moves a page, the rest.

Each change falls under one rule. In a tier rules stand in the order of this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gongzhi.changes.claims import Claim
from gongzhi.changes.exhibits import Exhibit
from gongzhi.changes.figures import Figure
from gongzhi.changes.records import Record
from gongzhi.changes.results import Result
from gongzhi.language.numbers import percent
from gongzhi.language.text import Text

Tier = Literal[1, 2, 3]
Changed = Claim | Result | Figure | Exhibit | Record
TIERS: Mapping[Tier, Text] = {
    1: Text("读者须知", "What a reader must know"),
    2: Text("影响图表的改动", "What changes a figure or table"),
    3: Text("细节", "The small print"),
}
# A value of the report's own place that moved by more than this is something a reader must know.
MATERIAL = 0.03
SIZE = percent(MATERIAL, 0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its tier, and the heading over what falls under it."""

    tier: Tier
    title: Text


RULES: Mapping[str, Rule] = {
    "claim-status": Rule(1, Text("判断有变的论点", "Claims whose status changed")),
    "claim-listed": Rule(1, Text("增减的论点", "Claims added or taken out")),
    "planned": Rule(1, Text("事先列明的检验，结论有变", "Planned tests with another answer")),
    "plan": Rule(1, Text("检验方案的改动", "Changes of the plan of tests")),
    "figure-withdrawn": Rule(1, Text("撤回的数字", "Figures withdrawn")),
    "own-revised": Rule(
        1,
        Text(
            f"本报告地区的数字，修订超过{SIZE}或换了单位",
            f"Figures of the report's place revised by more than {SIZE}, or in unit",
        ),
    ),
    "own-adjusted": Rule(
        2,
        Text(
            f"本报告地区的数字，修订不超过{SIZE}或只是精度、口径有变",
            f"Figures of the report's place revised by at most {SIZE}, or only in precision or basis",
        ),
    ),
    "other-revised": Rule(2, Text("其他地区修订的数字", "Figures of other places revised")),
    "claim-grounds": Rule(2, Text("判断未变而依据有变的论点", "Claims of the same status on other grounds")),
    "result-turned": Rule(
        2, Text("方向、区间或显著性有变的结果", "Results with another sign, interval or significance")
    ),
    "result-listed": Rule(2, Text("增减的结果", "Results added or taken out")),
    "planned-size": Rule(
        2,
        Text(
            "事先列明的检验，结论未变而数值有变",
            "Planned tests of the same answer, and estimates beside them",
        ),
    ),
    "own-new": Rule(2, Text("本报告地区新增的数字", "New figures of the report's place")),
    "exhibit-listed": Rule(2, Text("增减的图表", "Figures and tables added, ended, drawn or emptied")),
    "exhibit-finding": Rule(2, Text("图表的结论有变", "Figures and tables that say something else")),
    "exhibit-data": Rule(
        2, Text("图表的结论未变而数据有变", "Figures and tables of the same finding on other data")
    ),
    "record": Rule(2, Text("文件、项目、更正和编码", "Documents, projects, corrections and coding")),
    "result-size": Rule(3, Text("结论未变而数值有变的结果", "Results that say the same in other numbers")),
    "other-new": Rule(3, Text("其他地区新增的数字", "New figures of other places")),
    "context": Rule(3, Text("物价、人口、地区生产总值和预算", "Prices, population, output and budgets")),
    "source": Rule(3, Text("数值未变而改用另一来源", "The same value from another source")),
    "statement": Rule(3, Text("所用数值未变，来源有增减或有改动", "The same value, sources added or edited")),
    "converted": Rule(
        3,
        Text(
            "数值未变，不变价、人均数或标记重算", "The same value, anew in constant prices, per head or flags"
        ),
    ),
    "wording": Rule(3, Text("名称、来源目录和文字", "Names, lists of sources and wording")),
}
# A planned test that could not be made, or is not there, answers nothing.
NO_ANSWER = {"", "too_little"}
CLAIMS = {"status": "claim-status", "grounds": "claim-grounds"}
EXHIBITS = {"finding": "exhibit-finding", "data": "exhibit-data", "wording": "wording"}
STATEMENTS = {"source": "source", "statements": "statement", "converted": "converted"}
# Tables whose rows exhibits show; the others hold names and lists.
SHOWN = ("policies.csv", "projects.csv", "uses.csv", "districts.csv", "documents.csv", "corrections.csv",
         "relations.csv", "codings.csv", "indicators.csv", "links.csv", "kinds.csv")  # fmt: skip


def rule(each: Changed) -> str:
    """The rule under which a change falls."""
    if isinstance(each, Claim):
        return CLAIMS.get(each.kind, "claim-listed")
    if isinstance(each, Result):
        return of_result(each)
    if isinstance(each, Figure):
        return of_figure(each)
    if isinstance(each, Exhibit):
        return EXHIBITS.get(each.kind, "exhibit-listed")
    return "plan" if each.table == "plan.csv" else "record" if each.table in SHOWN else "wording"


def of_result(each: Result) -> str:
    """Answers of planned tests before others; what a reader would now say differently before numbers."""
    if each.planned:
        return "planned" if answered(each) else "planned-size"
    return {"turned": "result-turned", "new": "result-listed", "ended": "result-listed"}.get(
        each.kind, "result-size"
    )


def answered(each: Result) -> bool:
    """Whether a planned test, not an estimate beside it, has another answer, or has one at last."""
    was, now = each.old, each.new
    if not each.tested or each.kind in ("size", "particulars"):
        return False
    return {was.status if was else "", now.status if now else ""} - NO_ANSWER != set()


def of_figure(each: Figure) -> str:
    """The report's own place before others, the value used before statements beside it."""
    if each.context:
        return "context"
    if each.kind == "withdrawn":
        return "figure-withdrawn"
    if each.kind == "new":
        return "own-new" if each.own else "other-new"
    if each.kind == "revised":
        return revised(each)
    return STATEMENTS[each.kind]


def revised(each: Figure) -> str:
    """By how much the value moved; a change of unit has no size and always counts."""
    if not each.own:
        return "other-revised"
    return "own-adjusted" if each.change is not None and abs(each.change) <= MATERIAL else "own-revised"


def weight(each: Changed) -> float:
    """What stands first under a rule: direct grounds of claims, larger changes, then the order found."""
    if isinstance(each, Figure) and each.kind == "revised":
        return -abs(each.change) if each.change is not None else -float("inf")
    if isinstance(each, Result):
        return float(each.kind in ("new", "ended"))
    return 0.0
