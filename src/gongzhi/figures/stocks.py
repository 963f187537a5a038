"""Figures of stocks counted at dates: social organisations, social workers."""

from collections.abc import Sequence

import altair as alt

from gongzhi.data import period
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.vocabulary import NATION
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Number
from gongzhi.figures import points
from gongzhi.figures.theme import Chart, charts
from gongzhi.figures.tips import teller
from gongzhi.language.sentences import amount
from gongzhi.language.text import Language, Text

ORGANISATIONS = Text("社会组织数：{}与全国", "Social organisations: {} and the nation")
ORGANISATIONS_NOTES = Text(
    "年份指当年年末，年中的统计画在其日期上。民政部门登记数与登记平台计数口径不同，"
    "后者包含尚未注销的组织；各点的口径见数据表。",
    "Years stand for year-ends, counts within a year are drawn at their date. Registry counts of the "
    "civil-affairs departments and counts of the registration platform, which still hold bodies not "
    "yet struck off, are not the same; the table gives each point's source.",
)
WORKERS = Text("持证社会工作者：{}与全国", "Certified social workers: {} and the nation")
WORKERS_NOTES = Text(
    "年份指当年年末，年中的统计画在其日期上。全国职业资格考试之前的本市证书与其后的数不可比。",
    "Years stand for year-ends, counts within a year are drawn at their date. A city's own "
    "certificates from before the national examination are not comparable with later counts.",
)
COLUMNS = (
    "region", "measure", "period", "amount", "value", "unit", "bound", "basis", "as_stated", "source",
)  # fmt: skip


def organisations(evidence: Evidence, language: Language) -> Exhibit:
    """All social organisations, at year-ends and at dates within a year."""
    title, notes = ORGANISATIONS, ORGANISATIONS_NOTES
    return stock("fig-social-organisations", "social_organisations", title, notes, evidence, language)


def workers(evidence: Evidence, language: Language) -> Exhibit:
    """Certified social workers."""
    title, notes = WORKERS, WORKERS_NOTES
    return stock("fig-social-workers", "certified_social_workers", title, notes, evidence, language)


def stock(id: str, measure: str, title: Text, notes: Text, evidence: Evidence, language: Language) -> Exhibit:
    """A figure of one measure in the region and in the nation, one panel each."""
    region = evidence.edition.region
    found = {place: counted(place, measure, evidence) for place in (region, NATION)}
    every = [point for points_of in found.values() for point in points_of]
    names = {place: evidence.words.regions[place][language] for place in found}

    def draw(width: int) -> Chart:
        return panels([(names[place], each) for place, each in found.items()], evidence, language, width)

    return Exhibit(
        id=id,
        title=title[language].format(names[region]),
        finding=finding([(names[place], each) for place, each in found.items()], language),
        notes=common.join(language, notes[language], common.MARKS[language]),
        columns=common.columns(COLUMNS, language),
        rows=common.rows(every, COLUMNS, language),
        sources=common.sources(every),
        charts=charts(draw) if every else None,
        numbers=(Number(f"{id}-figures", len(every), str(len(every))),),
    )


def counted(region: str, measure: str, evidence: Evidence) -> list[Observation]:
    """The chosen year-end counts and all counts within a year, in order of time."""
    yearly = evidence.find(region, "all", measure).points
    first, last = evidence.edition.first_year, evidence.edition.last_year
    within = (
        each
        for each in evidence.stated(measure)
        if (each.region, each.level) == (region, "all")
        and each.year is None
        and "/" not in each.period
        and first <= int(each.period[:4]) <= last
        and not each.dropped
    )
    return sorted([*yearly, *within], key=lambda each: (when(each), each.bound, each.source_id))


def when(point: Observation) -> float:
    """The place of a count on the axis of years, whose marks are year-ends."""
    return float(point.year) if point.year else period.parse(point.period).years - 1


def panels(
    found: Sequence[tuple[str, list[Observation]]],
    evidence: Evidence,
    language: Language,
    width: int,
) -> Chart:
    """A panel for each place that has figures."""
    years = (evidence.edition.first_year, evidence.edition.last_year)
    stack, tell = [], teller(evidence, language)
    for label, each in found:
        if not each:
            continue
        size, unit = scale(each, language)
        data = [points.row(point, when(point), label, size, index, tell) for index, point in enumerate(each)]
        panel = points.layers(data, [label], unit, years, width, 180)
        stack.append(panel.properties(title=label))
    return alt.vconcat(*stack, spacing=24)


def scale(found: list[Observation], language: Language) -> tuple[float, str]:
    """The size and the name of the axis unit that keeps the numbers short."""
    people = found[0].unit == "人"
    if max(point.value for point in found) < 100_000:
        return 1, ("人" if people else "个") if language == "zh" else "persons" if people else "number"
    if language == "zh":
        return 10_000, "万人" if people else "万个"
    return 1_000, "thousand"


def finding(found: Sequence[tuple[str, list[Observation]]], language: Language) -> str:
    """First and last count of each place, with their dates."""
    return common.join(language, *(ends(label, each, language) for label, each in found))


def ends(label: str, found: list[Observation], language: Language) -> str:
    """The sentence for one place."""
    if not found:
        return f"{label}没有可用的数字。" if language == "zh" else f"{label}: no figures."
    first, last = found[0], found[-1]
    if len(found) == 1:
        only = amount(first, language)
        return (
            f"{label}只有{at(first, 'zh')}的{only}。"
            if language == "zh"
            else (f"{label}: only {only} ({first.period}).")
        )
    low, high = amount(first, language), amount(last, language)
    if language == "zh":
        return f"{label}：{at(first, 'zh')}{low}，{at(last, 'zh')}{high}，共{len(found)}个数字。"
    return f"{label}: {low} ({first.period}) and {high} ({last.period}), from {len(found)} figures."


def at(point: Observation, language: Language) -> str:
    """When a count was taken, in words."""
    if language == "en" or "Q" in point.period:
        return point.period
    parts = point.period.split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
