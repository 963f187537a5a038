"""The map of evidence: for each claim, of which kinds there is any, and how strong it is."""

from collections import Counter
from typing import Any

import altair as alt

from gongzhi.analysis.gaps import REACHES, Gap, gaps
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.figures.colours import BLUE, GREY, INK, PALE, PAPER
from gongzhi.figures.theme import Chart, charts, inline
from gongzhi.language.text import Language, Text
from gongzhi.statistics.policy import FROM_TEST

TITLE = Text("证据图：哪些论点有什么依据", "Evidence map: what there is for each claim")
NOTES = Text(
    "每行一条论点（编号的内容见表），不含建议。格中文字为原研究所举依据的种类、查到的文件数/所举数、本地数字的个数、"
    "下级与外地数字涉及的地方数、检验的判断（未决即数据太少或未检出）；颜色越深，依据越强：文件全部查到、直接的"
    "数够{least}年可检验、检验有判断者最深。空格表示没有，是本图要说的。整条论点的指标也算在其各部分名下。",
    "Each row is a claim (the table has what its id stands for), proposals left out. Cells tell what kind "
    "of evidence the study offers, how many documents were found of those named, the number of figures of "
    "the place itself, the number of other places (its parts among them) with figures, and the verdict of "
    "the test (open: too little data, or nothing detected). The darker, the stronger: darkest where all "
    "documents were found, where direct figures suffice for a test ({least} years), and where a test gave a"
    " verdict. An empty cell means that there is none. Measures of a whole claim count for its parts too.",
)
SECTIONS = {
    "features": Text("特点", "Features"),
    "mechanisms": Text("机制", "Mechanisms"),
    "deficits": Text("不足", "Deficits"),
}
# The columns of the map, in order.
KINDS = {
    "study": Text("原研究\n依据", "The study\noffers"),
    "documents": Text("文件\n查到", "Docs\nfound"),
    "direct": Text("本地\n直接", "Figures,\ndirect"),
    "circumstantial": Text("本地\n旁证", "Circum-\nstantial"),
    "elsewhere": Text("下级、\n外地", "Other\nplaces"),
    "verdict": Text("检验\n判断", "Verdict\nof test"),
}
VERDICTS = {
    "supported": Text("支持", "for"),
    "contradicted": Text("否定", "against"),
    "mixed": Text("不一", "mixed"),
    "too little data": Text("未决", "open"),
}
# How strong what the study offers is, from 1 to 3; a claim that is only asserted has nothing.
OFFERED = {
    "argument": (1, Text("论述", "argument")),
    "example": (2, Text("事例", "examples")),
    "figure": (3, Text("数字", "figures")),
    "policy": (3, Text("文件", "docs")),
}
SHADES = (0.0, 0.14, 0.42, 1.0)
ROW, HEADING = 17, 24
HEADS: Heads = (
    ("claim", "claim", Text("编号", "Id")),
    ("text", "words", Text("论点", "Claim")),
    ("study", "evidence", Text("原研究的依据", "The study offers")),
    ("documents", "number", Text("所举文件", "Documents named")),
    ("found", "number", Text("查到的文件", "Documents found")),
    ("direct", "number", Text("本地直接数字", "Direct figures of the place")),
    ("circumstantial", "number", Text("本地旁证数字", "Circumstantial ones of the place")),
    ("elsewhere", "number", Text("下级与外地的数字", "Figures of its parts and of elsewhere")),
    ("places", "number", Text("涉及的地方", "Of how many places")),
    ("years", "number", Text("可检验的年数", "Years that could be tested")),
    ("verdict", "claim_status", Text("检验判断", "Verdict of tests")),
)
SUMMARY = Text(
    "除建议外的{n}条论点中，{none}条没有任何有关的数字；只有下级或外地数字的{elsewhere}条，只有本地旁证的"
    "{circumstantial}条，有本地直接数字而年份不够检验的{direct}条，够检验的{test}条；检验有了判断的{judged}条。",
    "Of {n} claims other than proposals, {none} have no figure that bears on them at all; {elsewhere} have "
    "figures of other places only, {circumstantial} circumstantial ones of {place}, {direct} direct ones of"
    " {place} in too few years for a test, and {test} enough for one. Tests gave a verdict on {judged}.",
)


def matrix(evidence: Evidence, language: Language) -> Exhibit:
    """Claims by kinds of evidence."""
    found = gaps(evidence)
    counts = tally(found)
    data, headings = marks(found, language)
    place = evidence.words.regions[evidence.edition.region][language]

    def draw(width: int) -> Chart:
        return cells(data, headings, language, width)

    return Exhibit(
        id="fig-evidence-gaps",
        title=TITLE[language],
        finding=SUMMARY[language].format(n=len(found), place=place, **counts),
        notes=NOTES[language].format(least=FROM_TEST),
        columns=headed(language, HEADS),
        rows=tuple(row(each, language) for each in found),
        charts=charts(draw),
        numbers=tuple(
            Number(f"fig-evidence-gaps-{name}", value, str(value))
            for name, value in {"claims": len(found), **counts}.items()
        ),
    )


def tally(found: tuple[Gap, ...]) -> dict[str, int]:
    """How many claims figures reach how far, and on how many tests gave a verdict."""
    counts = Counter(each.reach for each in found)
    judged = sum(each.verdict in ("supported", "contradicted", "mixed") for each in found)
    return {**{name: counts[name] for name in REACHES}, "judged": judged}


def row(each: Gap, language: Language) -> tuple[Value, ...]:
    """One claim in the data."""
    return (
        each.claim.id, each.claim.text[language], each.claim.evidence, each.documents, each.found,
        each.direct, each.circumstantial, each.elsewhere, each.places, each.years, each.verdict or None,
    )  # fmt: skip


def strengths(each: Gap) -> dict[str, int]:
    """How strong each kind of evidence for a claim is: 0 none, 3 the strongest."""
    return {
        "study": OFFERED[each.claim.evidence][0] if each.claim.evidence in OFFERED else 0,
        "documents": 3 if each.found == each.documents > 0 else 2 if each.found else 0,
        "direct": 3 if each.reach == "test" else min(each.direct, 2),
        "circumstantial": min(each.circumstantial, 2),
        "elsewhere": min(each.places, 1),
        "verdict": 0 if not each.verdict else 1 if each.verdict == "too little data" else 3,
    }


def written(each: Gap, language: Language) -> dict[str, str]:
    """What stands in the cells of a claim."""
    offered = OFFERED[each.claim.evidence][1][language] if each.claim.evidence in OFFERED else ""
    return {
        "study": offered,
        "documents": f"{each.found}/{each.documents}" if each.documents else "",
        "direct": str(each.direct or ""),
        "circumstantial": str(each.circumstantial or ""),
        "elsewhere": str(each.places or ""),
        "verdict": VERDICTS[each.verdict][language] if each.verdict else "",
    }


def marks(found: tuple[Gap, ...], language: Language) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The cells of the map from top to bottom, and the headings of the sections and rows."""
    data: list[dict[str, Any]] = []
    headings: list[dict[str, Any]] = []
    top, section = 0, ""
    for each in found:
        if each.claim.section != section:
            section = each.claim.section
            headings.append({"y": top + HEADING / 2 + 3, "text": SECTIONS[section][language], "bold": True})
            top += HEADING
        headings.append({"y": top + ROW / 2, "text": each.claim.id, "bold": False})
        shades, texts = strengths(each), written(each, language)
        data += [
            {"y": top + 1, "y2": top + ROW - 1, "mid": top + ROW / 2, "kind": KINDS[kind][language],
             "text": texts[kind], "shade": SHADES[shades[kind]], "strength": shades[kind]}
            for kind in KINDS
        ]  # fmt: skip
        top += ROW
    return data, headings


def cells(
    data: list[dict[str, Any]], headings: list[dict[str, Any]], language: Language, width: int
) -> Chart:
    """Cells shaded by strength with what they stand for written in them."""
    left, height = 38 if width <= 400 else 60, max(each["y2"] for each in data) + 1
    order = [text[language] for text in KINDS.values()]
    scale = alt.Scale(domain=[0, height], reverse=True, nice=False)
    axis = alt.Axis(
        orient="top", labelAngle=0, ticks=False, domain=False, labelFontSize=10, labelLimit=90, offset=6
    )
    base = alt.Chart(inline(data)).encode(
        x=alt.X(
            "kind:N", sort=order, title=None, axis=axis, scale=alt.Scale(paddingInner=0.03, paddingOuter=0)
        ),
    )
    boxes = base.mark_rect(color=BLUE, stroke=PALE, strokeWidth=1).encode(
        y=alt.Y("y:Q", axis=None, scale=scale),
        y2=alt.Y2("y2:Q"),
        fillOpacity=alt.FillOpacity("shade:Q", scale=None),
    )
    texts = base.mark_text(fontSize=9.5 if width <= 400 else 11).encode(
        y=alt.Y("mid:Q", axis=None, scale=scale),
        text=alt.Text("text:N"),
        color=alt.condition("datum.strength == 3", alt.value(PAPER), alt.value(INK)),
    )
    names = (
        alt.Chart(inline(headings))
        .mark_text(align="left", fontSize=11)
        .encode(
            x=alt.value(-left),
            y=alt.Y("y:Q", axis=None, scale=scale),
            text=alt.Text("text:N"),
        )
    )
    bold = names.transform_filter("datum.bold").mark_text(align="left", fontSize=12, fontWeight="bold")
    plain = names.transform_filter("!datum.bold").mark_text(align="left", fontSize=11, color=GREY)
    return alt.layer(boxes, texts, plain, bold).properties(width=width - left - 6, height=height)
