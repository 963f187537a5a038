"""The answer in five sentences, and what has changed since the last edition; every number is computed."""

from gongzhi.analysis.claims import judge_all
from gongzhi.analysis.family import Tested, test_all
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, headed
from gongzhi.language import numbers
from gongzhi.language.sentences import describe
from gongzhi.language.text import Language, Text
from gongzhi.language.verdicts import upper
from gongzhi.tables.claims import counted, why
from gongzhi.tables.family import came_out, statement

TITLE = Text("几句话的回答", "The answer in a few sentences")
NOTES = Text(
    "第一句数的是不再分的论点；其后是方案里直接检验某条论点的各项，其校正见趋势检验一章。",
    "The first sentence counts claims that have no parts; the others are the planned tests that answer a "
    "claim directly, whose correction is explained in the chapter on trends.",
)
TALLY = Text(
    "原研究的说法分成{n}条论点，{counts}。",
    "The study's statements come to {n} claims: {counts}.",
)
VERDICTS = {
    "supported": Text("得到支持", "supported"),
    "contradicted": Text("被否定", "contradicted"),
    "undetected": Text(
        "没有检出，但这不等于没有", "nothing detected, which is not to say that there is nothing"
    ),
    "too_little": Text("数据太少，不作结论", "too little data for a verdict"),
}
CHANGES = Text("自上一版以来", "Since the last edition")
CHANGES_NOTES = Text(
    "上一版为{edition}版，截至{day}；状态按现在的规则和数据表重算。",
    "The last edition is {edition}, as of {day}; its statuses are computed with today's rules and tables.",
)
FIRST = Text(
    "这是最早的一版，没有可比的上一版。", "This is the first edition; there is none to compare it with."
)
CHANGED = Text(
    "{n}条论点的状态变了；可用的数字从{before}个增加到{now}个，来源从{was}个增加到{sources}个。",
    "Claims whose status changed: {n}; the figures that may be used went from {before} to {now}, their "
    "sources from {was} to {sources}.",
)
# What the sentences rest on is in the data; the page has the sentences.
DATA: Heads = (
    ("hypothesis", "text", Text("检验", "Test")),
    ("claim", "claim", Text("论点", "Claim")),
    ("n", "number", Text("年数", "Years")),
    ("p_adjusted", "p", Text("校正后p", "Corrected p")),
    ("status", "status", Text("判断", "Verdict")),
)
HEADS: Heads = (
    ("claim", "claim", Text("编号", "Id")),
    ("text", "words", Text("论点", "Claim")),
    ("before", "claim_status", Text("上一版", "Before")),
    ("now", "claim_status", Text("本版", "Now")),
    ("why", "words", Text("为什么", "Why")),
)


def answer(evidence: Evidence, language: Language) -> Exhibit:
    """What can be said of the study, shortly: its claims, then every test that answers one directly."""
    tests = test_all(evidence)
    direct = [each for each in tests if each.hypothesis.bearing == "direct"]
    official = sum(each.grade == "official" for each in evidence.observations)
    return Exhibit(
        id="tab-answer",
        title=TITLE[language],
        finding=tally(evidence, language),
        details=tuple(said(each, evidence, language) for each in direct),
        notes=NOTES[language],
        columns=headed(language, (), DATA),
        rows=tuple(
            (each.hypothesis.id, each.hypothesis.claim, len(each.years), each.p_adjusted, each.status)
            for each in direct
        ),
        sources=common.sources(point for each in direct for point in each.points),
        numbers=(
            Number("tab-answer-tests", len(tests), str(len(tests))),
            Number("tab-answer-tested", n := sum(each.p_adjusted is not None for each in tests), str(n)),
            share("tab-answer-official", official, len(evidence.observations)),
        ),
    )


def tally(evidence: Evidence, language: Language) -> str:
    """How many claims have which status; those that have parts are not counted again."""
    leaves = [each for each in judge_all(evidence).values() if not each.parts]
    return TALLY[language].format(n=len(leaves), counts=counted(leaves, language))


def said(each: Tested, evidence: Evidence, language: Language) -> str:
    """What the figures are, what came out of the test, and what that is worth."""
    span = evidence.edition.last_year - evidence.edition.first_year + 1
    head = describe(each.series, evidence.words, language, span)
    if each.hypothesis.question == "peers":
        head = f"{statement(each, evidence, language)}{'？' if language == 'zh' else '?'}"
    verdict = VERDICTS[each.status][language]
    if language == "zh":
        return f"{head}{came_out(each, 'zh')}；{verdict}。"
    return f"{head} {upper(came_out(each, 'en'))}; {verdict}."


def share(key: str, part: int, whole: int) -> Number:
    """A share as a number of the prose."""
    value = part / whole if whole else 0.0
    return Number(key, value, numbers.percent(value, 0))


def changes(evidence: Evidence, language: Language) -> Exhibit:
    """Which claims have another status than in the last edition, and how much more is known."""
    heads = headed(language, HEADS)
    if evidence.before is None:
        return Exhibit("tab-changes", CHANGES[language], FIRST[language], "", heads, ())
    before, now = judge_all(evidence.before), judge_all(evidence)
    moved = [each for name, each in now.items() if name in before and before[name].status != each.status]
    day = evidence.before.edition.as_of.isoformat()
    return Exhibit(
        id="tab-changes",
        title=CHANGES[language],
        finding=CHANGED[language].format(
            n=len(moved),
            before=len(evidence.before.observations),
            now=len(evidence.observations),
            was=len(evidence.before.sources),
            sources=len(evidence.sources),
        ),
        notes=CHANGES_NOTES[language].format(edition=evidence.before.edition.edition, day=day),
        columns=heads,
        rows=tuple(
            (
                each.claim.id,
                each.claim.text[language],
                before[each.claim.id].status,
                each.status,
                why(each, evidence, language),
            )
            for each in moved
        ),
        sources=common.sources(point for each in moved for test in each.tests for point in test.points),
    )
