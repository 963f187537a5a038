"""The figures that bear on the recommendations: the last before the study, and the latest since."""

from gongzhi.analysis.follow_up import STUDY_YEAR, Move, follow_all
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.language import numbers
from gongzhi.language.sentences import quantity
from gongzhi.language.text import Language, Text
from gongzhi.tables.indicators import named

TITLE = Text("各条建议：发表前后的数字", "Figures that bear on the recommendations, before and since")
NOTES = Text(
    "“之前”是截至{year}年（原研究发表之年）最近的数字，“之后”是此后最近的数字，都是本地的。两端都是确数或约数"
    "才相减；金额须是整年的。前后之差说不出是哪一项政策的结果。",
    "‘Before’ is the last figure up to {year}, the year of the study; ‘since’ the latest one after it; both"
    " of the place itself. They are subtracted where both are exact or approximate, money only of whole "
    "years. The difference does not tell which policy it comes from.",
)
HEADS: Heads = (
    ("recommendation", "claim", Text("建议", "Recommendation")),
    ("bears", "words", Text("指标", "Measure")),
    ("then", "words", Text("之前", "Before")),
    ("now", "words", Text("之后", "Since")),
    ("moved", "words", Text("相差", "Difference")),
    ("source_before", "source", Text("之前的来源", "Source before")),
    ("source_since", "source", Text("之后的来源", "Source since")),
)
DATA: Heads = (
    ("measure", "measure", Text("指标", "Measure")),
    ("bearing", "bearing", Text("关系", "Bearing")),
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
COMPARED = Text(
    "与建议有关的{n}项指标中，发表之后还有数字的{since}项，前后两个数可以相减的{compared}项。",
    "Of {n} measures that bear on a recommendation, {since} have a figure since the study, and {compared} "
    "have two figures that can be subtracted.",
)


def table(evidence: Evidence, language: Language) -> Exhibit:
    """Every measure that bears on a recommendation, before the study and since."""
    found = [(each.claim.id, one) for each in follow_all(evidence) for one in each.moves]
    since = sum(one.latest is not None for _, one in found)
    compared = [one for _, one in found if one.change is not None]
    counts = {"n": len(found), "since": since, "compared": len(compared)}
    ends = [point for _, one in found for point in (one.before, one.latest) if point]
    return Exhibit(
        id="tab-follow-up-figures",
        title=TITLE[language],
        finding=COMPARED[language].format(**counts),
        details=tuple(sentence(one, evidence, language) for one in compared),
        notes=NOTES[language].format(year=STUDY_YEAR),
        columns=headed(language, HEADS, DATA),
        rows=tuple(move_row(name, one, evidence, language) for name, one in found),
        sources=common.sources(ends),
        numbers=tuple(
            Number(f"tab-follow-up-figures-{name}", value, str(value))
            for name, value in {"measures": len(found), "since": since, "compared": len(compared)}.items()
        ),
    )


def move_row(name: str, one: Move, evidence: Evidence, language: Language) -> tuple[Value, ...]:
    """One measure before and since."""
    indicator, before, latest = one.known.indicator, one.before, one.latest
    unit = next((point.unit for point in (before, latest) if point), None)
    change = None if one.change is None else float(one.change)
    return (
        name, named(indicator, evidence, language),
        figure(before, language), figure(latest, language), moved(one, language),
        before.source_id if before else None, latest.source_id if latest else None,
        indicator.measure, indicator.bearing, indicator.level, unit, *end(before), *end(latest), change,
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
        return (MISSING if one.before or one.latest else UNKNOWN)[language]
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
