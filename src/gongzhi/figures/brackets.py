"""The six years of the study's picture: what is known around them, and that they themselves are not."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from gongzhi.analysis.brackets import SIX, Bracket, brackets
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits import series as common
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.figures.colours import BLUE, GREY, INK, ORANGE, PALE
from gongzhi.figures.points import MONEY
from gongzhi.figures.theme import Chart, charts, inline, value_axis, year_axis
from gongzhi.language import numbers
from gongzhi.language.sentences import amount, quantity
from gongzhi.language.terms import join
from gongzhi.language.text import Language, Text

TITLE = Text(
    "原研究图中的六年：知道的只是前后的数", "The study's six years: only what surrounds them is known"
)
NOTES = Text(
    "原研究的六年数字只印成一张图，图的底数没有公布，无法还原；这里不作推算，也不从图上量取。“约六年”按"
    "发表前的六个整年理解。圆点为本级一年的使用额；横条为一段时期的合计除以其年数，横贯所涉年份，它只限定"
    "各年的平均，不说明其中哪一年。实线横条为各级合计，含各区的钱，因此本级平均不会更高；虚线横条为本级"
    "留成，是钱的来处，不是使用。起止只印年份的，按整年计。只给下限的合计对本级没有约束，见数据表，未画出。",
    "The study printed its six years as a picture only; the numbers behind it were never published and "
    "cannot be recovered. Nothing is estimated here, nor measured off the picture. ‘About six years’ is "
    "read as the six whole years before it came out. Dots are the own level's use in a year; bars are sums "
    "over a span divided by its years and drawn across them: they limit the average of the years and say "
    "nothing of any one of them. Solid bars are all levels together, with the districts' money, so that the "
    "own level's average cannot be higher; the dashed bar is what the own level retained, from which it "
    "could spend. Ends printed as years are taken as whole ones. A sum printed as a lower bound sets the "
    "own level no limit: it is in the data, not drawn.",
)
HEADS: Heads = (
    ("measure", "measure", Text("指标", "Measure")),
    ("level", "level", Text("层级", "Level")),
    ("period", "text", Text("时期", "Period")),
    ("amount", "words", Text("数值", "Figure")),
    ("years", "number", Text("年数", "Years")),
    ("average", "words", Text("平均每年", "Average a year")),
    ("says", "says", Text("对本级使用额说明什么", "What it says of the own level's use")),
    ("source", "source", Text("来源", "Source")),
)
HIDDEN: Heads = (
    ("low", "money", Text("平均的下端（万元）", "Low end of the average (CNY 10,000)")),
    ("mean", "money", Text("平均（万元）", "Average (CNY 10,000)")),
    ("high", "money", Text("平均的上端（万元）", "High end of the average (CNY 10,000)")),
)
UNKNOWN = Text(
    "原研究所比的六年（{years}年）里，{place}本级使用额没有一年查得到数字。",
    "For none of the study's six years ({years}) was a figure of use at {place}'s own level found.",
)
KNOWN = Text(
    "原研究所比的六年（{years}年）里，{place}本级使用额有{n}年查得到数字。",
    "Of the study's six years ({years}), use at {place}'s own level has a figure for {n}.",
)
CEILING = Text(
    "各级合计{period}年为{total}，平均每年{low}至{high}，本级的平均不会更高。",
    "All levels together used {total} in {period}, {low} to {high} a year; the own level's average cannot "
    "be higher.",
)
LATER = Text("其后本级使用额：{}。", "Later own-level use: {}.")
LEFT, HEIGHT = 46, 300
LABELS = {
    "empty": Text("原研究图中的六年\n没有数字", "the study's six\nyears: no figures"),
    "band": Text("原研究图中的六年\n{n}年有数字", "the study's six\nyears: {n} known"),
    "dots": Text("本级当年使用", "own level, used"),
    "span": Text("各级合计的平均\n{}，为上限", "all levels, average\n{}: upper bound"),
    "year": Text("各级合计\n{}", "all levels\n{}"),
    "retained": Text("本级留成，{}年起\n平均{}", "own level, retained\nsince {}, average {}"),
}
Rows = list[dict[str, Any]]


def bracketed(evidence: Evidence, language: Language) -> Exhibit:
    """What is known of the years that the study compares, and around them."""
    found = brackets(evidence)

    def draw(width: int) -> Chart:
        return chart(found, evidence, language, width)

    counts = {
        "six": len(SIX),
        "known": len(known(found)),
        "own": sum(each.says == "own_use" for each in found),
        "ceilings": sum(each.says == "ceiling" for each in found),
    }
    return Exhibit(
        id="fig-brackets",
        title=TITLE[language],
        finding=finding(found, evidence, language),
        notes=NOTES[language],
        columns=headed(language, HEADS, HIDDEN),
        rows=tuple(row(each, language) for each in found),
        sources=common.sources(point for each in found for point in each.points),
        charts=charts(draw) if found else None,
        numbers=tuple(Number(f"fig-brackets-{key}", n, str(n)) for key, n in counts.items()),
    )


def known(found: Sequence[Bracket]) -> list[int]:
    """Which of the six years have a figure of the own level's use."""
    return [each.point.year for each in found if each.says == "own_use" and each.point.year in SIX]


def row(each: Bracket, language: Language) -> tuple[Value, ...]:
    """A figure with its average a year."""
    point = each.point
    average = quantity(float(each.mean), point.unit, language)
    ends = (float(each.low), float(each.mean), None if each.high is None else float(each.high))
    told = (amount(point, language), round(each.years, 2), average, each.says, point.source_id)
    return (point.measure, point.level, point.period, *told, *ends)


def finding(found: Sequence[Bracket], evidence: Evidence, language: Language) -> str:
    """How many of the six years are known, what bounds them, and what the own level used later."""
    place = evidence.words.regions[evidence.edition.region][language]
    form = KNOWN if known(found) else UNKNOWN
    said = [form[language].format(years=numbers.years(SIX, language), place=place, n=len(known(found)))]
    for each in found:
        if each.says == "ceiling" and each.first < SIX[-1] + 1 and each.last > SIX[0]:
            said.append(ceiling(each, language))
    each_year = Text("{year}年{amount}", "{amount} in {year}")[language]
    later = [
        each_year.format(year=each.point.year, amount=amount(each.point, language))
        for each in found
        if each.says == "own_use" and each.first > SIX[-1]
    ]
    return common.join(language, *said, LATER[language].format(join(later, language)) if later else "")


def ceiling(each: Bracket, language: Language) -> str:
    """The sentence for a sum that bounds the six years."""
    low, high = (quantity(float(end or 0), each.point.unit, language) for end in (each.low, each.high))
    period = each.point.period.replace("/", "—" if language == "zh" else "–")
    total = amount(each.point, language)
    return CEILING[language].format(period=period, total=total, low=low, high=high)


def chart(found: Sequence[Bracket], evidence: Evidence, language: Language, width: int) -> Chart:
    """Dots for years of the own level, bars for averages over spans, a band for the years not known."""
    unit, per = MONEY[language]
    years = (evidence.edition.first_year, evidence.edition.last_year)
    dots, bars = parts(found, years, per, language)
    highest = max(each["value"] for each in dots or bars)
    top = max(each["value"] for each in dots + bars) * 1.55
    band = {"year": SIX[0] - 0.5, "to": SIX[-1] + 0.5, "middle": (SIX[0] + SIX[-1]) / 2, "value": top}
    band["text"] = LABELS["band" if known(found) else "empty"][language].format(n=len(known(found)))
    x, y = year_axis(*years, width), value_axis(unit, domain=[0, top], nice=False)

    def at(rows: Rows) -> alt.Chart:
        """Marks at the places of rows."""
        return alt.Chart(inline(rows)).encode(x=x, y=y)

    head = [{**dot, "value": highest, "text": LABELS["dots"][language]} for dot in dots[:1]]
    layers = [
        at([band]).mark_rect(color=PALE, opacity=0.6).encode(x2=alt.X2("to:Q"), y2=alt.datum(0)),
        at([{**band, "year": band["middle"]}])
        .mark_text(baseline="top", dy=5, lineHeight=14)
        .encode(text=alt.Text("text:N")),
        *lines(at, bars),
        at([each for each in bars if each["cut"]]).mark_point(
            shape="triangle-left", filled=True, size=60, color=GREY, opacity=1, xOffset=4
        ),
        at(dots).mark_point(filled=True, size=60, color=ORANGE, opacity=1),
        at(dots).mark_text(dy=14, color=INK).encode(text=alt.Text("text:N")),
        at(head).mark_text(align="left", dx=-4, dy=-14, color=INK).encode(text=alt.Text("text:N")),
    ]
    return alt.layer(*layers).properties(width=width - LEFT, height=HEIGHT)


def lines(at: Any, bars: Rows) -> list[alt.Chart]:
    """Averages over spans: solid for all levels' use, dashed for what was retained; each with its label."""
    found = []
    for says, colour, dash in (("ceiling", BLUE, [1, 0]), ("source", GREY, [6, 3])):
        base = at([each for each in bars if each["says"] == says])
        found.append(base.mark_rule(strokeWidth=4, color=colour, strokeDash=dash).encode(x2=alt.X2("to:Q")))
    for where, align, dx, dy in (
        ("above", "left", 2, -22),
        ("beside", "right", -5, -2),
        ("below", "left", 2, 15),
    ):
        base = at([each for each in bars if each["where"] == where])
        text = base.mark_text(align=align, dx=dx, dy=dy, lineHeight=14, color=INK)
        found.append(text.encode(text=alt.Text("text:N")))
    return found


def parts(
    found: Sequence[Bracket], years: tuple[int, int], per: float, language: Language
) -> tuple[Rows, Rows]:
    """What is drawn as dots and as bars; years stand at their middles, bars reach from edge to edge."""
    dots: Rows = []
    bars: Rows = []
    for each in found:
        value, start = float(each.mean) / per, max(each.first - 0.5, years[0] - 0.5)
        place = {"value": value, "says": each.says, "text": numbers.significant(value)}
        if each.says == "own_use" and each.point.year:
            dots.append({**place, "year": each.point.year})
        elif each.says == "ceiling" or (each.says == "source" and each.point.level == "own"):
            span = {"year": start, "to": each.last - 0.5, "cut": each.first - 0.5 < start}
            where = "below" if each.says == "source" else "beside" if each.point.year else "above"
            bars.append({**place, **span, "where": where, "text": label(each, place["text"], language)})
    return dots, bars


def label(each: Bracket, value: Any, language: Language) -> str:
    """What stands at a bar."""
    if each.says == "source":
        return LABELS["retained"][language].format(int(each.first), value)
    return LABELS["year" if each.point.year else "span"][language].format(value)
