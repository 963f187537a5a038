"""Tables of how well the figures agree: with their own sums, and with each other."""

from collections import Counter
from itertools import chain

from gongzhi.data import itemised, reconciliation
from gongzhi.data.choice import conflicts
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.reconciliation import Reconciled
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.language import terms
from gongzhi.language.sentences import amount, quantity
from gongzhi.language.text import Language, Text

# Sums are looked at to the last printed digit.
EXACT = 12
SUMS = Text("数字能否加总", "Do the figures add up?")
SUMS_NOTES = Text(
    "凡是总数与至少一个分项已知的都列出。各数按印出的位数四舍五入，和的区间与总数的区间相交即为相符。"
    "“无法检验”指分项不全，不表示相符。各年使用额与当年留成之差，在结余未公布时不作判断。",
    "Every sum is listed of which the total and at least one part is known. Figures are rounded as "
    "printed; a sum holds if its interval meets that of the total. ‘Cannot be tested’ means that parts "
    "are missing, not that it holds. Where balances are not published, nothing is said of the difference "
    "between what was used and what was retained in a year.",
)
SUMS_HEADS: Heads = (
    ("region", "region", Text("地区", "Place")),
    ("period", "text", Text("时期", "Period")),
    ("outcome", "outcome", Text("结果", "Outcome")),
    ("sum", "words", Text("关系", "Sum")),
    ("total", "words", Text("总数", "Total")),
    ("found", "words", Text("已知分项之和", "Sum of known parts")),
    ("parts", "words", Text("已知", "Known")),
)
SUMS_DATA: Heads = (
    ("identity", "text", Text("关系", "Sum")),
    ("total_value", "money", Text("总数", "Total")),
    ("found_value", "money", Text("已知分项之和", "Sum of known parts")),
    ("unit", "unit", Text("单位", "Unit")),
    ("known", "number", Text("已知分项", "Parts known")),
    ("expected", "number", Text("应有分项", "Parts in all")),
    ("missing", "text", Text("缺少的分项", "Missing parts")),
)
DIFFER = Text("来源不一的数字", "Figures on which sources differ")
DIFFER_NOTES = Text(
    "同一数字有几个来源而相差超出各自的位数时列在这里：采用哪一个，按上述次序，不取平均；"
    "未采用的仍在数据表中。",
    "Listed where several sources of one figure differ by more than their printed digits allow. Which one "
    "is used follows the order above, never a mean; the others stay in the tables.",
)
DIFFER_HEADS: Heads = (
    ("region", "region", Text("地区", "Place")),
    ("level", "level", Text("层级", "Level")),
    ("measure", "measure", Text("指标", "Measure")),
    ("period", "text", Text("时期", "Period")),
    ("used", "words", Text("采用", "Used")),
    ("used_source", "source", Text("来源", "Source")),
    ("other", "words", Text("未采用", "Not used")),
    ("other_source", "source", Text("来源", "Source")),
)
DIFFER_DATA: Heads = (
    ("used_value", "money", Text("采用", "Used")),
    ("other_value", "money", Text("未采用", "Not used")),
    ("unit", "unit", Text("单位", "Unit")),
)


def sums(evidence: Evidence, language: Language) -> Exhibit:
    """Every sum that must hold: which do, which do not, which cannot be tested."""
    found = reconciled(evidence)
    counts = Counter(each.status for each in found)
    n, holds, fails, rest = len(found), counts["holds"], counts["fails"], counts["untested"]
    text = Text(
        f"共{n}个关系：{holds}个相符，{fails}个不符，{rest}个因分项不全而无法检验。",
        f"Of {n} sums, {holds} in agreement, {fails} in disagreement, {rest} not testable for want of parts.",
    )
    return Exhibit(
        id="tab-reconciliation",
        title=SUMS[language],
        finding=text[language] if found else terms.NOTHING[language],
        notes=SUMS_NOTES[language],
        columns=headed(language, SUMS_HEADS, SUMS_DATA),
        rows=tuple(sum_row(each, language) for each in found),
        sources=tuple(dict.fromkeys(source for each in found for source in each.sources)),
        numbers=tuple(
            Number(f"tab-reconciliation-{name}", value, str(value))
            for name, value in (("sums", n), ("holds", holds), ("fails", fails), ("untested", rest))
        ),
    )


def reconciled(evidence: Evidence) -> list[Reconciled]:
    """All sums, the tested ones first."""
    lists = itemised.projects(evidence.projects, itemised.CITY, evidence.observations)
    found = chain(
        reconciliation.reconcile(evidence.observations),
        itemised.districts(evidence.districts, evidence.sources),
        lists,
    )
    order = ("fails", "holds", "untested")
    return sorted(found, key=lambda each: (order.index(each.status), each.region, each.period))


def sum_row(each: Reconciled, language: Language) -> tuple[Value, ...]:
    """One sum."""
    total, found = (quantity(float(value), each.unit, language, EXACT) for value in (each.total, each.found))
    parts = Text(f"{each.expected}项中{each.known}项", f"{each.known} of {each.expected}")[language]
    return (
        each.region, each.period, each.status, each.title[language], total, found, parts,
        each.title.en, float(each.total), float(each.found), each.unit, each.known, each.expected,
        " ".join(each.missing),
    )  # fmt: skip


def differences(evidence: Evidence, language: Language) -> Exhibit:
    """Every figure on which sources differ: what is used, and what is not."""
    found = conflicts(evidence.observations)
    rows = tuple(difference(best, other, language) for best, others in found for other in others)
    text = Text(
        f"{len(found)}个数字的来源不一，涉及{len(rows)}个未采用的数。",
        f"Sources differ on {len(found)} figures; {len(rows)} are not used.",
    )
    named = (each.source_id for best, others in found for each in (best, *others))
    return Exhibit(
        id="tab-conflicts",
        title=DIFFER[language],
        finding=text[language],
        notes=DIFFER_NOTES[language],
        columns=headed(language, DIFFER_HEADS, DIFFER_DATA),
        rows=rows,
        sources=tuple(dict.fromkeys(named)),
        numbers=(Number("tab-conflicts-figures", len(found), str(len(found))),),
    )


def difference(best: Observation, other: Observation, language: Language) -> tuple[Value, ...]:
    """One figure that another source contradicts."""
    return (
        best.region, best.level, best.measure, best.period,
        amount(best, language), best.source_id, amount(other, language), other.source_id,
        float(best.value), float(other.value), best.unit,
    )  # fmt: skip
