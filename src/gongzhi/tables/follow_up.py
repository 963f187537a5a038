"""What came of the recommendations: the later documents that take them up."""

from collections.abc import Iterable, Iterator

from gongzhi.analysis.follow_up import Followed, follow_all
from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Document
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
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
    ("document", "words", Text("后来的文件", "Later document")),
    ("how", "words", Text("如何呼应", "How it takes it up")),
    ("particulars", "text", Text("机关、文号、日期", "Issued by, number, date")),
    ("url", "link", Text("地址", "Address")),
)
DATA: Heads = (
    ("title", "text", Text("原题", "Title as printed")),
    ("body", "text", Text("发布机关", "Issued by")),
    ("number", "text", Text("文号", "Number")),
    ("issued", "text", Text("发布", "Issued")),
)
NOWHERE = Text("没有收录", "none on record")
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
    policies = {one["title"]: one for one in evidence.policies}
    if not each.documents:
        return [(each.claim.id, NOWHERE[language], "", *(None,) * 6)]
    return [(each.claim.id, *document(one, policies[one.policy], language)) for one in each.documents]


def document(one: Document, policy: dict[str, str], language: Language) -> tuple[Value, ...]:
    """The cells of one document."""
    issued = policy["issue_date"] or policy["posted"] or f"≤ {policy['known_on']}"
    stated = (policy["issuing_body"], policy["doc_number"], issued)
    particulars = "，".join(each for each in stated if each)
    return (policy[f"title_{language}"], one.how[language], particulars, policy["url"], one.policy, *stated)
