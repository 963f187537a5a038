"""What came of the recommendations: documents that take them up, and figures before and since."""

from collections.abc import Iterable, Iterator

from gongzhi.analysis.follow_up import STUDY_YEAR, Followed, Move, follow_all
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.study import Document
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.language import numbers
from gongzhi.language.sentences import quantity
from gongzhi.language.terms import join
from gongzhi.language.text import Language, Text

TITLE = Text("各条建议的后续文件", "Documents that take up the recommendations")
NOTES = Text(
    "“呼应”只据题名和摘记判断，文件没有全部读过；既不说明因原研究而起，也不说明已经落实。没有收录，不等于没有文件。",
    "That a document ‘takes up’ a recommendation is judged by its title and what is noted of it; the texts "
    "were not all read. Nothing is said about cause or execution, and there may be documents that are not "
    "on record.",
)
HEADS: Heads = (
    ("recommendation", "claim", Text("建议", "Recommendation")),
    ("text", "words", Text("内容", "What it proposes")),
    ("document", "words", Text("后来的文件", "Later document")),
    ("how", "words", Text("如何呼应", "How it takes it up")),
    ("issued", "text", Text("发布", "Issued")),
    ("number", "text", Text("文号", "Number")),
    ("body", "text", Text("发布机关", "Issued by")),
    ("url", "link", Text("地址", "Address")),
)
DATA: Heads = (("title", "text", Text("原题", "Title as printed")),)
FIGURES = Text("各条建议：发表前后的数字", "Figures that bear on the recommendations, before and since")
FIGURES_NOTES = Text(
    "“之前”是截至{year}年（原研究发表之年）最近的数字，“之后”是此后最近的数字，都是本地的。两端都是确数或约数"
    "才相减；金额须是整年的。前后之差说不出是哪一项政策的结果。",
    "‘Before’ is the last figure up to {year}, the year of the study; ‘since’ the latest one after it; both"
    " of the place itself. They are subtracted where both are exact or approximate, money only of whole "
    "years. The difference does not tell which policy it comes from.",
)
MOVES: Heads = (
    ("recommendation", "claim", Text("建议", "Recommendation")),
    ("measure", "measure", Text("指标", "Measure")),
    ("bearing", "bearing", Text("关系", "Bearing")),
    ("then", "words", Text("之前", "Before")),
    ("now", "words", Text("之后", "Since")),
    ("moved", "words", Text("相差", "Difference")),
    ("source_before", "source", Text("之前的来源", "Source before")),
    ("source_since", "source", Text("之后的来源", "Source since")),
)
MOVES_DATA: Heads = (
    ("level", "level", Text("层级", "Level")),
    ("unit", "unit", Text("单位", "Unit")),
    ("period_before", "text", Text("之前的时期", "Period before")),
    ("value_before", "number", Text("之前的数值", "Value before")),
    ("bound_before", "bound", Text("之前的精度", "Precision before")),
    ("period_since", "text", Text("之后的时期", "Period since")),
    ("value_since", "number", Text("之后的数值", "Value since")),
    ("bound_since", "bound", Text("之后的精度", "Precision since")),
    ("change", "number", Text("相差", "Difference")),
)
NOWHERE = Text("没有收录", "none on record")
UNKNOWN = Text("没有数字", "no figure")
FIGURE = Text("{period}：{amount}", "{period}: {amount}")
MISSING = Text("缺一端，无从比较", "one end is missing: nothing to compare")
SIDES = {
    "higher": Text(
        "之后较高；有一端只是界限，差多少不知", "higher since; one end is a bound, by how much is unknown"
    ),
    "lower": Text(
        "之后较低；有一端只是界限，差多少不知", "lower since; one end is a bound, by how much is unknown"
    ),
    "": Text("都是界限，不能相减", "bounds, which cannot be subtracted"),
}
POINTS = Text("{}个百分点", "{} percentage points")
MOVED = Text(
    "{measure}：{before}，{latest}，相差{change}。", "{measure}: {before}; {latest}; difference {change}."
)
NOTHING_YET = Text(
    "截至本版日期，{n}条建议都还没有后续文件。",
    "By the edition's date no document has followed any of the {n} recommendations.",
)
FOLLOWED = Text(
    "{n}条建议中，收录有后续文件呼应的是{with_documents}，{without}没有；其中既没有文件、也没有发表之后数字的是"
    "{neither}。",
    "Of {n} recommendations, later documents on record take up {with_documents}; none takes up {without}. "
    "With neither a document nor a figure since the study: {neither}.",
)
COMPARED = Text(
    "与建议有关的{n}项指标中，发表之后还有数字的{since}项，前后两个数可以相减的{compared}项。",
    "Of {n} measures that bear on a recommendation, {since} have a figure since the study, and {compared} "
    "have two figures that can be subtracted.",
)
STATE = Text(
    "收录的后续文件{documents}份；有关的指标{measures}项，发表之后有数字的{since}项",
    "later documents on record {documents}; measures that bear on it {measures}, of which {since} with a "
    "figure since the study",
)
NOBODY = Text("无", "none")


def documents(evidence: Evidence, language: Language) -> Exhibit:
    """Every recommendation with the later documents that take it up."""
    found = follow_all(evidence)
    return Exhibit(
        id="tab-follow-up",
        title=TITLE[language],
        finding=finding(found, language),
        notes=NOTES[language],
        columns=headed(language, HEADS, DATA),
        rows=tuple(row for each in found for row in document_rows(each, evidence, language)),
        numbers=(*counted(found), *(state(each, language) for each in found)),
    )


def counted(found: tuple[Followed, ...]) -> Iterator[Number]:
    """How many recommendations there are, with a document and without, and how many documents."""
    named = sum(bool(each.documents) for each in found)
    documents = sum(len(each.documents) for each in found)
    counts = {"recommendations": len(found), "taken-up": named, "documents": documents}
    for name, value in {**counts, "unanswered": len(found) - named}.items():
        yield Number(f"tab-follow-up-{name}", value, str(value))


def state(each: Followed, language: Language) -> Number:
    """What is on record of one recommendation, for prose; the number is that of its documents."""
    documents = len(each.documents)
    text = STATE[language].format(documents=documents, measures=len(each.moves), since=len(each.since))
    return Number(f"tab-follow-up-{each.claim.id.lower()}", documents, text)


def finding(found: tuple[Followed, ...], language: Language) -> str:
    """Which recommendations have later documents, which have none, and which have nothing at all."""
    if not any(each.documents for each in found):
        return NOTHING_YET[language].format(n=len(found))
    return FOLLOWED[language].format(
        n=len(found),
        with_documents=ids((each for each in found if each.documents), language),
        without=ids((each for each in found if not each.documents), language),
        neither=ids((each for each in found if not (each.documents or each.since)), language),
    )


def ids(found: Iterable[Followed], language: Language) -> str:
    """Recommendations by their ids."""
    return join((each.claim.id for each in found), language) or NOBODY[language]


def document_rows(each: Followed, evidence: Evidence, language: Language) -> list[tuple[Value, ...]]:
    """A row for each document; one that says so where there is none."""
    text, policies = each.claim.text[language], {one["title"]: one for one in evidence.policies}
    if not each.documents:
        return [(each.claim.id, text, NOWHERE[language], "", *(None,) * 5)]
    return [(each.claim.id, text, *document(one, policies[one.policy], language)) for one in each.documents]


def document(one: Document, policy: dict[str, str], language: Language) -> tuple[Value, ...]:
    """The cells of one document."""
    issued = policy["issue_date"] or policy["posted"] or f"≤ {policy['known_on']}"
    return (
        policy[f"title_{language}"], one.how[language], issued, policy["doc_number"],
        policy["issuing_body"], policy["url"], one.policy,
    )  # fmt: skip


def figures(evidence: Evidence, language: Language) -> Exhibit:
    """Every measure that bears on a recommendation, before the study and since."""
    found = [(each.claim.id, one) for each in follow_all(evidence) for one in each.moves]
    since = sum(one.latest is not None for _, one in found)
    compared = [one for _, one in found if one.change is not None]
    counts = {"n": len(found), "since": since, "compared": len(compared)}
    ends = [point for _, one in found for point in (one.before, one.latest) if point]
    return Exhibit(
        id="tab-follow-up-figures",
        title=FIGURES[language],
        finding=COMPARED[language].format(**counts),
        details=tuple(sentence(one, evidence, language) for one in compared),
        notes=FIGURES_NOTES[language].format(year=STUDY_YEAR),
        columns=headed(language, MOVES, MOVES_DATA),
        rows=tuple(move_row(name, one, language) for name, one in found),
        sources=common.sources(ends),
        numbers=tuple(
            Number(f"tab-follow-up-figures-{name}", value, str(value))
            for name, value in {"measures": len(found), "since": since, "compared": len(compared)}.items()
        ),
    )


def move_row(name: str, one: Move, language: Language) -> tuple[Value, ...]:
    """One measure before and since."""
    indicator, before, latest = one.known.indicator, one.before, one.latest
    unit = next((point.unit for point in (before, latest) if point), None)
    change = None if one.change is None else float(one.change)
    return (
        name, indicator.measure, indicator.bearing,
        figure(before, language), figure(latest, language), moved(one, language),
        before.source_id if before else None, latest.source_id if latest else None,
        indicator.level, unit, *end(before), *end(latest), change,
    )  # fmt: skip


def figure(point: Observation | None, language: Language) -> str:
    """A figure with its period, unit and precision."""
    if point is None:
        return UNKNOWN[language]
    return FIGURE[language].format(period=point.period, amount=common.cell(point, "amount", language))


def end(point: Observation | None) -> tuple[Value, ...]:
    """The cells of one end of a comparison."""
    return (point.period, float(point.value), point.bound) if point else (None,) * 3


def moved(one: Move, language: Language) -> str:
    """The difference with its unit and as a share, or why there is none."""
    if not (one.before and one.latest):
        return MISSING[language]
    if one.change is None:
        return SIDES[one.side][language]
    change, unit = float(one.change), one.latest.unit
    sign = "+" if change >= 0 else numbers.MINUS
    if unit == "%":
        return POINTS[language].format(sign + numbers.significant(abs(change)))
    size = sign + quantity(abs(change), unit, language)
    if not one.before.value:
        return size
    share = sign + numbers.percent(abs(change) / float(one.before.value), 0)
    return f"{size}（{share}）" if language == "zh" else f"{size} ({share})"


def sentence(one: Move, evidence: Evidence, language: Language) -> str:
    """A comparison in a sentence."""
    measure = evidence.words.measures[one.known.indicator.measure].name[language]
    return MOVED[language].format(
        measure=measure,
        before=figure(one.before, language),
        latest=figure(one.latest, language),
        change=moved(one, language),
    )
