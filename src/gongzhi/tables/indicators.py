"""What would show each deficit, which measures bear on it, and what is known of them."""

from collections import Counter
from collections.abc import Iterator

from gongzhi.analysis.gaps import REACHES, Gap, gaps
from gongzhi.analysis.indicators import Known, bearing
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.study import Claim, Indicator
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.language.codes import BEARINGS
from gongzhi.language.terms import GRADES
from gongzhi.language.text import Language, Text

TITLE = Text("各项不足：该看什么，已知什么", "The deficits: what would show them, and what is known")
NOTES = Text(
    "“直接”指该指标量的就是论点所说的事，“旁证”指与之相近。本地的数每个时期只取一个，取法见方法一章；"
    "“下级”是本地的区和街镇。没有数字，不等于没有其事。",
    "‘Direct’ measures what the claim says, ‘circumstantial’ something near it. One figure a period is "
    "taken for the place itself, as the methods chapter says; its ‘parts’ are its districts and "
    "sub-districts. That there is no figure does not mean that there is nothing.",
)
HEADS: Heads = (
    ("claim", "claim", Text("论点", "Claim")),
    ("wanted", "words", Text("看什么就能知道", "What would show it")),
    ("bears", "words", Text("有关的指标", "Measure that bears on it")),
    ("known", "words", Text("本地已知；下级与外地", "Known of the place; its parts, elsewhere")),
)
DATA: Heads = (
    ("measure", "measure", Text("指标", "Measure")),
    ("bearing", "bearing", Text("关系", "Bearing")),
    ("level", "level", Text("层级", "Level")),
    ("own", "number", Text("本地的数字", "Figures of the place")),
    ("years", "number", Text("可检验的年数", "Years that could be tested")),
    ("inside", "number", Text("下级的数字", "Figures of its parts")),
    ("outside", "number", Text("外地的数字", "Figures of elsewhere")),
    ("period", "text", Text("最近时期", "Latest period")),
    ("value", "number", Text("最近数值", "Latest value")),
    ("unit", "unit", Text("单位", "Unit")),
    ("bound", "bound", Text("精度", "Precision")),
    ("grade", "grade", Text("来源类别", "Kind of source")),
    ("source", "source", Text("来源", "Source")),
)
INTERPRETED = Text("没有指标能够判断", "no measure could decide it")
NONE = Text("没有数字", "no figure")
ONE = Text("{period}：{value}（{grade}）", "{period}: {value} ({grade})")
SEVERAL = Text(
    "{n}个时期，自{first}起；最近{period}：{value}（{grade}）",
    "{n} periods since {first}; the latest, {period}: {value} ({grade})",
)
OTHER = Text("；下级{inside}个，外地{outside}个", "; parts {inside}, elsewhere {outside}")
NAMED = Text("{measure}（{bearing}）", "{measure} ({bearing})")
SUMMARY = Text(
    "不足一章的{n}条论点中，{place}自己的直接数字够作检验的有{test}条，有而不够的{direct}条，只有旁证的"
    "{circumstantial}条，只有下级或外地数字的{elsewhere}条，什么数字也没有的{none}条。",
    "Of the {n} claims about deficits, those with direct figures of {place} itself number {test} with enough "
    "years for a test and {direct} with too few; those with circumstantial ones only, {circumstantial}; with "
    "figures of its parts or of elsewhere only, {elsewhere}; and without any figure, {none}.",
)


def table(evidence: Evidence, language: Language) -> Exhibit:
    """Every claim about deficits with the measures that bear on it."""
    found = [each for each in gaps(evidence) if each.claim.section == "deficits"]
    every = [(each, one) for each in found for one in bearing(each.claim, evidence)]
    shown = [point for _, one in every for point in (one.own[-1:] or one.inside[-1:] or one.outside[-1:])]
    counts = tally(found)
    place = evidence.words.regions[evidence.edition.region][language]
    return Exhibit(
        id="tab-indicators",
        title=TITLE[language],
        finding=SUMMARY[language].format(n=len(found), place=place, **counts),
        notes=NOTES[language],
        columns=headed(language, HEADS, DATA),
        rows=tuple(row for each in found for row in rows(each.claim, evidence, language)),
        sources=common.sources(shown),
        numbers=tuple(
            Number(f"tab-indicators-{name}", value, str(value))
            for name, value in {"claims": len(found), "measures": len(every), **counts}.items()
        ),
    )


def tally(found: list[Gap]) -> dict[str, int]:
    """How many claims figures reach how far."""
    counts = Counter(each.reach for each in found)
    return {name: counts[name] for name in REACHES}


def rows(claim: Claim, evidence: Evidence, language: Language) -> Iterator[tuple[Value, ...]]:
    """A row for each measure that bears on a claim; one that says so where there is none."""
    wanted = claim.indicator[language] or INTERPRETED[language]
    measures = bearing(claim, evidence)
    if not measures:
        yield (claim.id, wanted, "", NONE[language], *(None,) * 3, *(0,) * 4, *(None,) * 6)
    for each in measures:
        one = each.indicator
        yield (
            claim.id, wanted, named(one, evidence, language), known(each, language) + other(each, language),
            one.measure, one.bearing, one.level,
            len(each.own), each.years, len(each.inside), len(each.outside), *latest(each.own),
        )  # fmt: skip


def named(one: Indicator, evidence: Evidence, language: Language) -> str:
    """A measure with its bearing."""
    return NAMED[language].format(
        measure=evidence.words.measures[one.measure].name[language], bearing=BEARINGS[one.bearing][language]
    )


def known(each: Known, language: Language) -> str:
    """How many figures there are of the place, and the latest with its unit, precision and kind of source."""
    if not each.own:
        return NONE[language]
    last = each.own[-1]
    return (SEVERAL if len(each.own) > 1 else ONE)[language].format(
        n=len(each.own),
        first=each.own[0].period,
        period=last.period,
        value=common.cell(last, "amount", language),
        grade=GRADES[last.grade][language],
    )


def other(each: Known, language: Language) -> str:
    """How many figures there are of the place's parts and of elsewhere."""
    if not (each.inside or each.outside):
        return ""
    return OTHER[language].format(inside=len(each.inside), outside=len(each.outside))


def latest(points: tuple[Observation, ...]) -> tuple[Value, ...]:
    """The latest of some figures as cells of the data."""
    if not points:
        return (None,) * 6
    last = points[-1]
    return (last.period, float(last.value), last.unit, last.bound, last.grade, last.source_id)
