"""The table of how far the two readings of the study's codes agree."""

from dataclasses import asdict

from gongzhi.analysis.record import finite
from gongzhi.analysis.reliability import Reliability, reliabilities
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.language import numbers
from gongzhi.language.codes import FIELDS
from gongzhi.language.text import Language, Text

TITLE = Text("两次编码是否一致", "Do the two readings of the codes agree?")
NOTES = Text(
    "两次判读都由编写组所作，第二次只看编码说明和原研究，没有看到第一次的结果；因此它说明编码说明能否让人得出"
    "同样的结果，不是独立评判者之间的一致。κ为1是完全一致，为0是与碰运气相同。主体按“某一方是否在某条论点中”"
    "逐对判断；第二次判读时，关系表中的双方是给定的，主体的一致程度因此略有高估。差异由编写组逐条定夺，两次判读"
    "和定夺的结果都在codings.csv里。",
    "Both readings are the authors' own; the second was made from the coding guide and the study alone, "
    "without sight of the first. It tells whether the guide leads to the same codes again, not whether "
    "independent judges agree. κ is 1 where all codes are equal and 0 where they are no more so than by "
    "chance. Actors are judged pair by pair: is this party in this claim? Since the second reading was given "
    "both parties of every relation, agreement on actors is somewhat overstated. Differences were settled "
    "one by one; both readings and what stands are in codings.csv.",
)
HEADS: Heads = (
    ("field", "field", Text("编码", "Code")),
    ("n", "number", Text("判断数", "Judgements")),
    ("agreed", "percent", Text("相同", "Equal")),
    ("kappa", "number", Text("κ", "κ")),
    ("low", "number", Text("下端", "Low end")),
    ("high", "number", Text("上端", "High end")),
    ("differing", "number", Text("有差异的", "Differing")),
    ("first", "number", Text("从第一次", "Settled as first read")),
    ("second", "number", Text("从第二次", "Settled as read again")),
)
FINDING = Text(
    "各类编码的κ在{low}（{lowest}）与{high}（{highest}）之间；{n}个编码中{differing}个两次不同，其中{second}个"
    "改从第二次。",
    "κ lies between {low} ({lowest}) and {high} ({highest}); of {n} codes {differing} were read "
    "differently, and {second} of these now stand as they were read the second time.",
)


def table(evidence: Evidence, language: Language) -> Exhibit:
    """Every kind of code with the agreement of its readings."""
    found = reliabilities(evidence)
    return Exhibit(
        id="tab-reliability",
        title=TITLE[language],
        finding=finding(found, len(evidence.study.codings), language),
        notes=NOTES[language],
        columns=headed(language, HEADS),
        rows=tuple(map(row, found)),
        results=tuple(
            {"id": f"kappa-{each.field}", "family": "description", **finite(asdict(each.result))}
            for each in found
            if each.result
        ),
        numbers=(Number("tab-reliability-codes", n := len(evidence.study.codings), str(n)),),
    )


def row(each: Reliability) -> tuple[Value, ...]:
    """One kind of code."""
    result = each.result
    kappa = result.estimate if result else None
    return (
        each.field,
        result.n if result else None,
        result.numbers["agreed"] if result else None,
        *(
            (round(value, 2) for value in (kappa.value, kappa.low, kappa.high))
            if kappa
            else (None, None, None)
        ),
        each.differing,
        each.first,
        each.second,
    )


def finding(found: tuple[Reliability, ...], n: int, language: Language) -> str:
    """The least and the greatest agreement, and how differences were settled."""
    known = sorted(
        (each.result.estimate.value, each.field) for each in found if each.result and each.result.estimate
    )
    (low, lowest), (high, highest) = known[0], known[-1]
    return FINDING[language].format(
        low=numbers.significant(low, 2),
        high=numbers.significant(high, 2),
        lowest=FIELDS[lowest][language],
        highest=FIELDS[highest][language],
        n=n,
        differing=sum(each.differing for each in found),
        second=sum(each.second for each in found),
    )
