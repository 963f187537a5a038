"""How much of its welfare-lottery money a government passes to social organisations, where it can be told."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongzhi.data import period
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.exhibits.series import cell
from gongzhi.language import numbers
from gongzhi.language.sentences import amount
from gongzhi.language.terms import NOTHING, join
from gongzhi.language.text import Language, Text

MEASURE = "fund_to_social_organisations"
# The first of these that is known of the same place and year is what the share is of.
WHOLES = ("fund_used", "fund_retained")
TITLE = Text("福利彩票公益金资助社会组织", "Social organisations' part of the welfare-lottery fund")
NOTES = Text(
    "同一地方、同一年、同为本级而且都是实际数的，才算占比：分子分母各取其区间，占比因此是一段。原文只说“超过”的，没有上端，"
    "最多只能说不到全部。其余只列金额，包括计划数、多年合计和全辖区数。各地口径不一，不能互相排名。",
    "A share is given only where both figures are actual, of the same place, year and own level; each is "
    "taken as its interval, and so the share is one. Where the source says ‘more than’ there is no upper "
    "end but the whole. All others are listed as amounts: plans, sums of several years, and the whole "
    "territory. Definitions differ, so places are not to be ranked.",
)
HEADS: Heads = (
    ("region", "region", Text("地区", "Place")),
    ("level", "level", Text("层级", "Level")),
    ("period", "text", Text("时期", "Period")),
    ("amount", "words", Text("给社会组织", "To social organisations")),
    ("whole", "words", Text("本级总额", "Own-level total")),
    ("measure", "measure", Text("总额是", "Total of")),
    ("low", "percent", Text("占比至少", "Share at least")),
    ("high", "percent", Text("至多", "At most")),
    ("source", "source", Text("来源", "Source")),
)
DATA: Heads = (
    ("value", "money", Text("给社会组织（万元）", "To social organisations (CNY 10,000)")),
    ("total", "money", Text("本级总额（万元）", "Own-level total (CNY 10,000)")),
    ("bound", "bound", Text("精度", "Precision")),
    ("basis", "basis", Text("口径", "Basis")),
)
FINDING = Text(
    "{n}个数字，来自{places}个地方；只有{k}个能算占比：{shares}。{region}{mine}。",
    "{n} figures from {places} places; a share can be given for {k} only: {shares}. {region} {mine}.",
)
NO_SHARE = Text("{n}个数字，没有一个能算占比。", "{n} figures, none of which allows a share.")


@dataclass(frozen=True, slots=True)
class Passed:
    """A figure of money to social organisations, the own-level total of its year, and the share's bounds."""

    part: Observation
    whole: Observation | None = None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The least and the most that the share can be."""
        if self.whole is None:
            return None
        low, high = self.part.low, self.part.high
        least = 0.0 if self.whole.high is None else float(low / self.whole.high)
        most = 1.0 if high is None or not self.whole.low else float(high / self.whole.low)
        return least, min(most, 1.0)


def passed(evidence: Evidence) -> Iterator[Passed]:
    """Every figure, in order of place and time."""
    found = [each for each in evidence.stated(MEASURE) if not each.dropped]
    for each in sorted(found, key=lambda each: (each.region, period.parse(each.period).first, each.raw)):
        yield Passed(each, whole(each, evidence))


def whole(part: Observation, evidence: Evidence) -> Observation | None:
    """What a figure is a part of: own-level money of its place and year, both actual."""
    if part.level != "own" or part.basis != "actual" or part.year is None:
        return None
    points = (
        point
        for measure in WHOLES
        for point in evidence.find(part.region, "own", measure).points
        if point.year == part.year and point.basis == "actual"
    )
    return next(points, None)


def table(evidence: Evidence, language: Language) -> Exhibit:
    """All figures, those with a share first."""
    found = sorted(passed(evidence), key=lambda each: each.bounds is None)
    shares = [each for each in found if each.bounds]
    points = [point for each in found for point in (each.part, each.whole) if point]
    return Exhibit(
        id="tab-to-organisations",
        title=TITLE[language],
        finding=finding(found, evidence, language),
        notes=NOTES[language] if found else "",
        columns=headed(language, HEADS, DATA),
        rows=tuple(row(each, language) for each in found),
        sources=common.sources(points),
        numbers=(
            Number("tab-to-organisations-figures", len(found), str(len(found))),
            Number("tab-to-organisations-shares", len(shares), str(len(shares))),
        ),
    )


def row(each: Passed, language: Language) -> tuple[Value, ...]:
    """One figure."""
    low, high = each.bounds or (None, None)
    part, total = each.part, each.whole
    return (
        part.region, part.level, part.period, cell(part, "amount", language),
        amount(total, language) if total else "", total.measure if total else None, low, high, part.source_id,
        float(part.value), float(total.value) if total else None, part.bound, part.basis,
    )  # fmt: skip


def finding(found: list[Passed], evidence: Evidence, language: Language) -> str:
    """For how many a share can be given, which they are, and whether the region is among them."""
    if not found:
        return NOTHING[language]
    shares = [said(each, evidence, language) for each in found if each.bounds]
    if not shares:
        return NO_SHARE[language].format(n=len(found))
    region = evidence.edition.region
    among = any(each.part.region == region for each in found if each.bounds)
    mine = Text("在其中", "is among them") if among else Text("不在其中", "is not among them")
    return FINDING[language].format(
        n=len(found),
        places=len({each.part.region for each in found}),
        k=len(shares),
        shares=join(shares, language),
        region=evidence.words.regions[region][language],
        mine=mine[language],
    )


def said(each: Passed, evidence: Evidence, language: Language) -> str:
    """A share in words."""
    low, high = each.bounds or (0.0, 1.0)
    place = evidence.words.regions[each.part.region][language]
    ends = (numbers.percent(low), numbers.percent(high))
    if high >= 1:
        form = Text("{place}{year}年至少{0}", "{place} {year} at least {0}")
    else:
        form = Text("{place}{year}年{0}至{1}", "{place} {year} {0} to {1}")
    return form[language].format(*ends, place=place, year=each.part.year)
