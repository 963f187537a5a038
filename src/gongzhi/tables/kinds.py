"""The four kinds of community organisations: what each does, for whom, and what counts are known."""

from gongzhi.data import period
from gongzhi.data.choice import rank
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.study import OrganisationKind
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.language.sentences import amount
from gongzhi.language.text import Language, Text

TITLE = Text(
    "四类社区社会组织及已知的数目", "Four kinds of community organisations, and what counts are known"
)
NOTES = Text(
    "上部是原研究的四类，用我们的话写出；分类的数目没有公布过，所以是空的。下部是不分类的相关数目："
    "登记的社区社会组织和未登记的群众活动团队，范围、年份不同，不能相加，也不能按类拆开。",
    "Above stand the study's four kinds, in our words; no count by kind was published, so those cells are "
    "empty. Below stand related counts that are not by kind: registered community organisations, and "
    "activity groups that are not registered. They differ in place and year; they do not add up and cannot "
    "be split by kind.",
)
HEADS: Heads = (
    ("claim", "claim", Text("论点", "Claim")),
    ("name", "words", Text("类别或指标", "Kind or measure")),
    ("does", "words", Text("做什么", "What it does")),
    ("serves", "words", Text("为谁", "For whom")),
    ("region", "region", Text("地区", "Place")),
    ("period", "text", Text("时期", "Period")),
    ("amount", "words", Text("数目", "Count")),
    ("source", "source", Text("来源", "Source")),
)
HIDDEN: Heads = (
    ("code", "text", Text("编码", "Code")),
    ("value", "number", Text("数值", "Value")),
    ("bound", "bound", Text("精度", "Precision")),
)
CLAIM = "F2.2"
FOUND = Text(
    "{kinds}类中没有一类查得到数目。不分类的相关数目，{place}及其区有{n}个。",
    "For none of the {kinds} kinds was a count found. Related counts of {place} and its districts that are "
    "not by kind: {n}.",
)
Key = tuple[str, str, str]


def table(evidence: Evidence, language: Language) -> Exhibit:
    """The kinds, then the counts that bear on them."""
    kinds = evidence.study.kinds
    found = related(evidence)
    place = evidence.words.regions[evidence.edition.region][language]
    return Exhibit(
        id="tab-kinds",
        title=TITLE[language],
        finding=FOUND[language].format(kinds=len(kinds), place=place, n=len(found)),
        notes=NOTES[language],
        columns=headed(language, HEADS, HIDDEN),
        rows=(
            *(described(each, language) for each in kinds),
            *(counted(each, evidence, language) for each in found),
        ),
        sources=common.sources(found),
        numbers=(
            Number("tab-kinds-kinds", len(kinds), str(len(kinds))),
            Number("tab-kinds-related", len(found), str(len(found))),
        ),
    )


def related(evidence: Evidence) -> list[Observation]:
    """Counts of the measures that bear on the claim in the region and below it, one a place and period."""
    measures = [each.measure for each in evidence.study.indicators if each.claim == CLAIM]
    best: dict[Key, Observation] = {}
    for each in sorted(evidence.stated(*measures), key=rank):
        within = each.region.split("/")[0] == evidence.edition.region
        if within and not each.dropped:
            best.setdefault((each.region, each.measure, each.period), each)
    return sorted(
        best.values(),
        key=lambda each: (measures.index(each.measure), each.region, period.parse(each.period).first),
    )


def described(each: OrganisationKind, language: Language) -> tuple[Value, ...]:
    """A kind, of which no count is known."""
    texts = (each.name[language], each.does[language], each.serves[language])
    return (each.claim, *texts, None, None, None, None, each.organisation, None, None)


def counted(each: Observation, evidence: Evidence, language: Language) -> tuple[Value, ...]:
    """A count that is not by kind."""
    name = evidence.words.measures[each.measure].name[language]
    told = (each.region, each.period, amount(each, language), each.source_id)
    return (CLAIM, name, None, None, *told, each.measure, float(each.value), each.bound)
