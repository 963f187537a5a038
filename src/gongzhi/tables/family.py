"""The table of the confirmatory family: what the plan names, and what came out."""

from collections import Counter

from gongzhi.analysis import record
from gongzhi.analysis.family import Tested, test_all
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.language import numbers, terms
from gongzhi.language.sentences import name
from gongzhi.language.text import Language, Text
from gongzhi.language.verdicts import growth, reason, score
from gongzhi.statistics.policy import FROM_TEST

TITLE = Text("事先列明的检验（证实性）", "Tests named in the plan (confirmatory)")
NOTES = Text(
    "分析方案写定于{day}，列出的检验共{n}项；霍尔姆校正把尚不能检验的也计入。只有校正后的p不超过{alpha}，且各数"
    "在其区间内任意取值时都如此，才算得到支持或被否定。{note}",
    "The plan of {day} names {n} tests; Holm's correction counts those too that cannot be carried out yet. A "
    "statement counts as supported or contradicted only if the corrected p is at most {alpha}, for all "
    "values that the figures may have. {note}",
)
HEADS: Heads = (
    ("statement", "words", Text("要检验的说法", "Statement")),
    ("came_out", "words", Text("结果", "What came out")),
    ("p", "p", Text("p", "p")),
    ("p_adjusted", "p", Text("校正后p", "Corrected p")),
    ("n", "number", Text("年数", "Years")),
    ("status", "status", Text("判断", "Verdict")),
)
DATA: Heads = (
    ("hypothesis", "text", Text("名称", "Name")),
    ("claim", "text", Text("论点", "Claim")),
    ("region", "region", Text("地区", "Place")),
    ("level", "level", Text("层级", "Level")),
    ("measure", "measure", Text("指标", "Measure")),
    ("method", "text", Text("方法", "Method")),
    ("years", "years", Text("年份", "Years used")),
)
DIRECTIONS = {
    "rise": Text("{}呈上升趋势", "{}: an upward trend"),
    "fall": Text("{}呈下降趋势", "{}: a downward trend"),
    "above": Text("{}高于{}", "{}: above {}"),
}
TOO_FEW = Text(
    "可用的年份{n}个{years}，不足{least}个，不作检验",
    "usable years: {n}{years}; fewer than {least} are not tested",
)
ABOVE = Text(
    "可比的{n}年{years}中，确定高于的{least}年，可能高于的{most}年",
    "comparable years: {n}{years}; certainly above in {least}, possibly in {most}",
)
RANK = Text(
    "；{year}年有数字的{n}个地方中排第{rank}（大小不同，p = {p}，不可能低于{floor}）",
    "; in {year} rank {rank} of {n} places with a figure (they differ in size; p = {p}, never below {floor})",
)
SUMMARY = Text(
    "方案列出的{n}项检验中，{supported}项得到支持，{contradicted}项被否定，{undetected}项未检出，"
    "{too_little}项数据太少。",
    "Outcome of the {n} planned tests: supported {supported}, contradicted {contradicted}, nothing detected "
    "{undetected}, too little data {too_little}.",
)


def table(evidence: Evidence, language: Language) -> Exhibit:
    """Every hypothesis of the plan with its outcome."""
    found, alpha = test_all(evidence), evidence.edition.alpha
    counts = Counter(each.status for each in found)
    tally = {name: counts[name] for name in ("supported", "contradicted", "undetected", "too_little")}
    plan = found[0].hypothesis if found else None
    note = (plan.reason_zh if language == "zh" else plan.reason_en) if plan else ""
    texts = {"n": len(found), "day": plan.declared_on if plan else "", "note": note}
    return Exhibit(
        id="tab-confirmatory",
        title=TITLE[language],
        finding=SUMMARY[language].format(n=len(found), **tally) if found else terms.NOTHING[language],
        notes=NOTES[language].format(**texts, alpha=numbers.significant(alpha)),
        columns=headed(language, HEADS, DATA),
        rows=tuple(row(each, evidence, language) for each in found),
        sources=common.sources(point for each in found for point in each.points),
        results=tuple(result for each in found for result in record.confirmed(each)),
        numbers=tuple(
            Number(f"tab-confirmatory-{name}", value, str(value))
            for name, value in {"tests": len(found), **tally}.items()
        ),
    )


def row(each: Tested, evidence: Evidence, language: Language) -> tuple[Value, ...]:
    """One hypothesis."""
    plan, test = each.hypothesis, each.answers.get("test")
    return (
        statement(each, evidence, language),
        came_out(each, language),
        test.p.value if test and test.p else None,
        each.p_adjusted,
        len(each.years),
        each.status,
        plan.id,
        plan.claim,
        each.series.region,
        plan.level,
        plan.measure,
        plan.method,
        " ".join(map(str, each.years)),
    )


def statement(each: Tested, evidence: Evidence, language: Language) -> str:
    """What the study leads one to expect, in words."""
    peers = terms.join((evidence.words.regions[peer][language] for peer in each.hypothesis.peers), language)
    label = name(each.series, evidence.words, language)
    return DIRECTIONS[each.hypothesis.direction][language].format(label, peers)


def came_out(each: Tested, language: Language) -> str:
    """The effect and the test, or why there is none."""
    if each.refusal:
        return reason(each.refusal, language)
    if "count" in each.answers:
        return above(each, language)
    test, slope = each.answers.get("test"), each.answers.get("slope")
    if test is None:
        years = bracketed(each.years, language)
        return TOO_FEW[language].format(n=len(each.years), years=years, least=FROM_TEST)
    if slope and slope.effect:
        return f"{growth(slope.effect, language)}{'；' if language == 'zh' else '; '}{score(test, language)}"
    return growth(test.effect, language) if test.effect else ""


def above(each: Tested, language: Language) -> str:
    """In how many years a place stands above its peers, and its rank among all places."""
    counted = each.answers["count"].numbers
    text = ABOVE[language].format(
        n=len(each.years),
        years=bracketed(each.years, language),
        least=int(counted["k_min"]),
        most=int(counted["k_max"]),
    )
    for key, answer in each.answers.items():
        if key.startswith("rank-") and answer.statistic and answer.p:
            text += RANK[language].format(
                year=key.removeprefix("rank-"),
                rank=int(answer.statistic.value),
                n=answer.n,
                p=numbers.p_value(answer.p.value),
                floor=numbers.p_value(answer.p.floor),
            )
    return text


def bracketed(years: tuple[int, ...], language: Language) -> str:
    """The years in brackets, if there are any."""
    if not years:
        return ""
    text = numbers.years(years, language)
    return f"（{text}）" if language == "zh" else f" ({text})"
