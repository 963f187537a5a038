"""Which relations government starts, as the study tells it, and by what means documents set them up."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import altair as alt

from gongzhi.analysis import record
from gongzhi.analysis.relations import DIVIDE, Share, central, dated, instruments, shares
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.figures.initiative import PERIODS, Counts, intervals, means
from gongzhi.figures.theme import Chart, charts
from gongzhi.language import numbers
from gongzhi.language.codes import INSTRUMENTS
from gongzhi.language.text import Language, Text
from gongzhi.statistics import Result

TITLE = Text("关系由谁发起", "Who starts the relations")
NOTES = Text(
    "发起方属于党政的，算政府发起。区间是克洛珀—皮尔逊区间，假定每条编出的关系是独立抽取的；它们其实出自同一篇"
    "文章，不是样本，区间只表示这样少的条数能说明多少。纵向按定义是职权上下之间的关系，由政府发起的占多数不算发现。"
    "下图只数有日期的文件所设的关系：它们都由政府发出，所以不能用来比较发起方在前后有没有变化，能比较的只有手段，"
    "而条数很少，文件也不是抽样得来的，因此只列条数，不作检验。",
    "A relation counts as started by government if who starts it is of Party or state. Intervals are "
    "Clopper and Pearson's, as if coded relations were independent draws; they come from one text and "
    "are no sample, so that the interval only says how much so few can tell. Vertical relations run by "
    "definition between an office and those under it: that government starts most of them is no finding. "
    "The lower chart counts relations that dated documents set up. All of these come from government, so "
    "they cannot tell whether who starts has changed; only the means can be compared, and as there are "
    "few of them and the documents were not sampled, they are counted and not tested.",
)
HEADS: Heads = (
    ("mode", "mode", Text("情形", "Mode")),
    ("orientation", "orientation", Text("取向", "Orientation")),
    ("started", "number", Text("政府发起", "Started by government")),
    ("n", "number", Text("共", "Of")),
    ("share", "percent", Text("占比", "Share")),
    ("low", "percent", Text("区间下端", "Interval from")),
    ("high", "percent", Text("区间上端", "Interval to")),
    ("period", "words", Text("时期", "Period")),
    ("instrument", "instrument", Text("手段", "Instrument")),
    ("count", "number", Text("条数", "Relations")),
)
DATA: Heads = (("years", "text", Text("时期", "Period")),)
FINDING = Text(
    "所述的{n}条关系中，政府发起{k}条，占{share}（{level}区间{low}至{high}）；所建议的{n2}条中{k2}条，占{share2}（{low2}至{high2}）。"
    "横向的关系里，所述的{n3}条中{k3}条由政府发起。",
    "Of {n} relations described, government starts {k}, {share} ({level} interval {low} to {high}); of "
    "{n2} proposed {k2}, {share2} ({low2} to {high2}). Of {n3} horizontal ones described it starts {k3}.",
)
CENTRAL = Text(
    "所述关系的出度中心化程度为{c}（1为全由一方发出，0为各方均等）：{actors}个主体之间有{arcs}条不同的弧，随机布置时平均为"
    "{null}；高出{effect}（零模型95%范围{low}至{high}），p={p}（{draws}次模拟）。这说的是原研究怎样叙述，不是城市里实际怎样。",
    "The centralisation of out-degrees among relations described is {c} (1 if all start from one, 0 if "
    "all start equally many): {arcs} distinct arcs among {actors} actors, with a mean of {null} were "
    "they laid at random; the excess is {effect} (95% range under the null {low} to {high}), p = {p} "
    "from {draws} simulations. This describes how the study tells the story, not the city.",
)
DATED = Text(
    "有日期的文件所设的关系{n}条：{divide}年及以前{before}条，其中动员{mobilise}条；以后{after}条，其中动员{later}条。",
    "Dated documents set up {n} relations: {before} up to {divide}, of which {mobilise} mobilise; "
    "{after} later, of which {later} mobilise.",
)
NONE = Text("没有编码的关系。", "No relations are coded.")


def started(evidence: Evidence, language: Language) -> Exhibit:
    """Shares started by government, and instruments of dated relations."""
    found, counts = shares(evidence), instruments(dated(evidence))
    concentrated = central(evidence)

    def draw(width: int) -> Chart:
        return alt.vconcat(intervals(found, language, width), means(counts, language, width), spacing=24)

    return Exhibit(
        id="fig-relation-shares",
        title=TITLE[language],
        finding=finding(found, evidence, language),
        notes=NOTES[language],
        columns=headed(language, HEADS, DATA),
        rows=tuple(rows(found, counts, language)),
        details=details(counts, concentrated, language),
        charts=charts(draw) if found else None,
        results=(told(concentrated, evidence),) if concentrated else (),
        numbers=tuple(
            Number(
                f"fig-relation-shares-{each.mode}",
                each.started / each.n,
                numbers.percent(each.started / each.n),
            )
            for each in found
            if not each.orientation
        ),
    )


def told(result: Result, evidence: Evidence) -> Mapping[str, Any]:
    """The centralisation as a record for the manifest."""
    source = [name for name, each in evidence.sources.items() if each["grade"] == "study"]
    head = {"id": "centralisation-relations", "series": [evidence.edition.region, "study", "relations"]}
    found: dict[str, Any] = record.finite(asdict(result))
    return {**head, "family": "exploratory", "p_adjusted": None, "sources": source, **found}


def rows(found: Sequence[Share], counts: Counts, language: Language) -> list[tuple[Value, ...]]:
    """A row a share, then a row for each instrument and period."""
    first: list[tuple[Value, ...]] = [
        (
            each.mode, each.orientation or None, each.started, each.n, each.started / each.n,
            each.interval.low, each.interval.high, None, None, None, None,
        )
        for each in found
    ]  # fmt: skip
    blank = (None,) * 7
    return first + [
        (*blank, PERIODS[period][language], instrument, counts[period, instrument], PERIODS[period].en)
        for period in PERIODS
        for instrument in INSTRUMENTS
        if counts[period, instrument]
    ]


def finding(found: Sequence[Share], evidence: Evidence, language: Language) -> str:
    """What government starts of what is described and proposed."""
    by = {(each.mode, each.orientation): each for each in found}
    keys = (("described", ""), ("proposed", ""), ("described", "horizontal"))
    if not all(key in by for key in keys):
        return NONE[language]
    said: dict[str, object] = {"level": numbers.percent(1 - evidence.edition.alpha, 0)}
    for mark, key in zip(("", "2", "3"), keys, strict=True):
        each = by[key]
        said |= {
            f"n{mark}": each.n,
            f"k{mark}": each.started,
            f"share{mark}": numbers.percent(each.started / each.n),
        }
        said |= {
            f"low{mark}": numbers.percent(each.interval.low),
            f"high{mark}": numbers.percent(each.interval.high),
        }
    return FINDING[language].format(**said)


def details(counts: Counts, result: Result | None, language: Language) -> tuple[str, ...]:
    """The centralisation, and the instruments of dated relations."""
    said = []
    if result and result.estimate and result.effect and result.p:
        said.append(
            CENTRAL[language].format(
                c=f"{result.estimate.value:.2f}",
                actors=f"{result.numbers['actors']:.0f}",
                arcs=result.n,
                null=f"{result.numbers['null_mean']:.2f}",
                effect=f"{result.effect.value:.2f}",
                low=f"{result.effect.low:.2f}",
                high=f"{result.effect.high:.2f}",
                p=numbers.p_value(result.p.value),
                draws=f"{1 / result.p.floor - 1:,.0f}",
            )
        )
    sums = {period: sum(n for (when, _), n in counts.items() if when == period) for period in PERIODS}
    if counts:
        said.append(
            DATED[language].format(
                n=sum(sums.values()),
                divide=DIVIDE,
                **sums,
                mobilise=counts["before", "mobilise"],
                later=counts["after", "mobilise"],
            )
        )
    return tuple(said)
