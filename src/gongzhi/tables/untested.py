"""What could not be tested, and what data would settle it."""

from collections.abc import Iterator

from gongzhi.analysis import values
from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.vocabulary import PRINCIPAL
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.language.sentences import name
from gongzhi.language.text import Language, Text
from gongzhi.statistics.policy import FROM_TEST

TITLE = Text("没有检验的，以及缺哪些数字", "What was not tested, and which figures are missing")
NOTES = Text(
    "少于{least}个年份的序列，无论怎样排列都难以检出趋势。“还缺”是作检验至少还需要的年数；“缺的年份”是本版年份"
    "范围内没有可用数字的年份，其中的公告一旦找到，就能补上。",
    "With fewer than {least} years hardly any order shows a trend. ‘Still needed’ is how many more years "
    "a test takes at least; ‘years missing’ are those of the edition without a usable figure: "
    "announcements of these years, if found, would fill them.",
)
HEADS: Heads = (
    ("series", "words", Text("序列", "Series")),
    ("n", "number", Text("可用年数", "Usable years")),
    ("needed", "number", Text("还缺", "Still needed")),
    ("known", "years", Text("已有年份", "Years known")),
    ("bounds", "years", Text("只有界限、预算或计划", "Bound, budget or plan only")),
    ("missing", "years", Text("缺的年份", "Years missing")),
)
DATA: Heads = (
    ("region", "region", Text("地区", "Place")),
    ("level", "level", Text("层级", "Level")),
    ("measure", "measure", Text("指标", "Measure")),
)
SUMMARY = Text(
    "{place}的{wanted}个主要序列中，{n}个的年份不够作检验。",
    "Of {wanted} principal series of {place}, {n} have too few years to be tested.",
)


def table(evidence: Evidence, language: Language) -> Exhibit:
    """The principal series of the region that have too few years."""
    region = evidence.edition.region
    found = list(short(evidence))
    place = evidence.words.regions[region][language]
    return Exhibit(
        id="tab-untested",
        title=TITLE[language],
        finding=SUMMARY[language].format(place=place, wanted=len(PRINCIPAL), n=len(found)),
        notes=NOTES[language].format(least=FROM_TEST),
        columns=headed(language, HEADS, DATA),
        rows=tuple(row(each, evidence, language) for each in found),
        sources=common.sources(point for each in found for point in each.points),
        numbers=(Number("tab-untested-series", len(found), str(len(found))),),
    )


def short(evidence: Evidence) -> Iterator[Series]:
    """The principal series with too few usable years, also those without any."""
    for level, measure in PRINCIPAL:
        series = evidence.find(evidence.edition.region, level, measure)
        if sum(map(values.usable, series.points)) < FROM_TEST:
            yield series


def row(series: Series, evidence: Evidence, language: Language) -> tuple[Value, ...]:
    """One series: what is there, and what is not."""
    known = [point.year for point in series.points if values.usable(point)]
    partly = [point.year for point in series.points if not values.usable(point)]
    every = range(evidence.edition.first_year, evidence.edition.last_year + 1)
    missing = [year for year in every if year not in known]
    return (
        name(series, evidence.words, language), len(known), max(0, FROM_TEST - len(known)),
        *(" ".join(map(str, years)) for years in (known, partly, missing)),
        series.region, series.level, series.measure,
    )  # fmt: skip
