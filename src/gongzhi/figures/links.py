"""Which recommendation answers which deficit."""

from collections import Counter
from textwrap import wrap
from typing import Any

import altair as alt

from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Claim
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, headed
from gongzhi.figures.colours import BLUE, GREY, PALE
from gongzhi.figures.theme import Chart, charts, inline
from gongzhi.language.terms import join
from gongzhi.language.text import Language, Text

TITLE = Text("哪条建议针对哪项不足", "Which recommendation answers which deficit")
NOTES = Text(
    "圆点表示照建议去做能直接减轻该项不足，途径见表；这是我们按编码说明作的判断，不是原研究的说法，也不说明建议有效。",
    "A dot means that carrying the recommendation out would lessen the deficit directly, in the way that "
    "the table names. This is our coding by the guide, not a statement of the study, nor evidence that it "
    "would work.",
)
HEADS: Heads = (
    ("recommendation", "claim", Text("建议", "Recommendation")),
    ("deficit", "claim", Text("不足", "Deficit")),
    ("through", "words", Text("途径", "Through what")),
)
TOTAL = Text("合计", "All")
ANSWERED = Text("{deficit}有{n}条", "{deficit} by {n}")
SUMMARY = Text(
    "{n}条建议与{m}项不足之间有{links}处对应：针对{answered}；一处也不针对的建议：{idle}；没有建议针对的不足：{open}。",
    "Between {n} recommendations and {m} deficits there are {links} links: {answered}. Recommendations that"
    " answer none: {idle}; deficits that none answers: {open}.",
)
NOBODY = Text("无", "none")
# How many letters go into a line beside the matrix, and above it, on a page and on a phone.
SIDE = {"zh": (24, 12), "en": (46, 24)}
ABOVE = {"zh": (48, 26), "en": (100, 52)}
LETTER = {"zh": 12, "en": 6.1}
LINE, ID = 15, 24
# What no line of Chinese begins with.
CLOSING = "，、。；：）"


def matrix(evidence: Evidence, language: Language) -> Exhibit:
    """Whole recommendations by whole deficits."""
    study = evidence.study
    offers, lacks = (
        [each for each in study.section(name) if not each.parent] for name in ("recommendations", "deficits")
    )
    given = Counter(each.recommendation for each in study.links)
    taken = Counter(each.deficit for each in study.links)
    idle = [each.id for each in offers if not given[each.id]]
    open = [each.id for each in lacks if not taken[each.id]]
    counts = {"n": len(offers), "m": len(lacks), "links": len(study.links)}

    def draw(width: int) -> Chart:
        return dots(offers, lacks, evidence, language, width)

    return Exhibit(
        id="fig-coverage-links",
        title=TITLE[language],
        finding=SUMMARY[language].format(
            **counts,
            answered=join(
                (ANSWERED[language].format(deficit=each.id, n=taken[each.id]) for each in lacks), language
            ),
            idle=join(idle, language) or NOBODY[language],
            open=join(open, language) or NOBODY[language],
        ),
        notes=NOTES[language],
        columns=headed(language, HEADS),
        rows=tuple((each.recommendation, each.deficit, each.through[language]) for each in study.links),
        charts=charts(draw),
        numbers=tuple(
            Number(f"fig-coverage-links-{name}", value, str(value))
            for name, value in {"links": len(study.links), "idle": len(idle), "unanswered": len(open)}.items()
        ),
    )


def dots(
    offers: list[Claim], lacks: list[Claim], evidence: Evidence, language: Language, width: int
) -> Chart:
    """A dot for each link, with the number of them at the ends of rows and columns."""
    total, links, phone = TOTAL[language], evidence.study.links, width <= 400
    labels, height = placed(offers, SIDE[language][phone], language)
    middle = {each["id"]: each["mid"] for each in labels}
    every = [{"y": y, "column": each.id} for y in list(middle.values())[:-1] for each in lacks]
    linked = [{"y": middle[each.recommendation], "column": each.deficit} for each in links]
    given, taken = (
        Counter(ids) for ids in zip(*((each.recommendation, each.deficit) for each in links), strict=True)
    )
    sums = [
        *({"y": middle[each.id], "column": total, "n": given[each.id]} for each in offers),
        *({"y": middle[total], "column": each.id, "n": taken[each.id]} for each in lacks),
    ]
    left = ID + SIDE[language][phone] * LETTER[language] + 6
    x = columns(lacks, total, left, language, phone)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))

    empty = layer(every, x, y).mark_point(filled=True, size=14, color=PALE, opacity=1)
    full = layer(linked, x, y).mark_point(filled=True, size=150, color=BLUE, opacity=1)
    counts = layer(sums, x, y).mark_text(fontSize=12, color=GREY).encode(text=alt.Text("n:Q"))
    beside = alt.Chart(inline(labels)).encode(y=y)
    ids = beside.mark_text(align="left", baseline="top", fontSize=12, dy=1, fontWeight="bold")
    texts = beside.mark_text(align="left", baseline="top", fontSize=12, dy=1, lineHeight=LINE)
    names = (
        ids.encode(x=alt.value(-left), text=alt.Text("id:N")),
        texts.encode(x=alt.value(ID - left), text=alt.Text("text:N")),
    )
    return alt.layer(empty, full, counts, *names).properties(width=width - left - 8, height=height)


def layer(values: list[dict[str, Any]], x: alt.X, y: alt.Y) -> alt.Chart:
    """Cells of the matrix."""
    base: alt.Chart = alt.Chart(inline(values)).encode(x=x, y=y)
    return base


def columns(lacks: list[Claim], total: str, left: float, language: Language, phone: bool) -> alt.X:
    """The deficits as columns, with what their ids stand for above them."""
    key = [
        line if index else f"{each.id} {line}"
        for each in lacks
        for index, line in enumerate(lines(each.text[language], ABOVE[language][phone], language))
    ]
    names = [*(each.id for each in lacks), total]
    axis = alt.Axis(
        orient="top", labelAngle=0, ticks=False, domain=False, labelFontWeight="bold", titleAlign="left",
        titleAnchor="start", titleX=-left, titlePadding=14, titleLineHeight=LINE + 1,
    )  # fmt: skip
    return alt.X("column:N", sort=names, title=key, axis=axis, scale=alt.Scale(domain=names))


def placed(offers: list[Claim], letters: int, language: Language) -> tuple[list[dict[str, Any]], float]:
    """The labels of rows from top to bottom, that of sums last, and the height of all."""
    found: list[dict[str, Any]] = []
    top = 4.0
    for id, text in (*((each.id, each.text[language]) for each in offers), (TOTAL[language], "")):
        wrapped = lines(text, letters, language) or [""]
        found.append({"id": id, "text": "\n".join(wrapped), "y": top, "mid": top + LINE / 2 - 1.5})
        top += LINE * len(wrapped) + 10
    return found, top


def lines(text: str, letters: int, language: Language) -> list[str]:
    """A text without its full stop in lines of so many letters."""
    text = text.rstrip("。.")
    if language == "en":
        return wrap(text, letters)
    found = []
    while text:
        end = letters + (text[letters : letters + 1] in tuple(CLOSING))
        found.append(text[:end])
        text = text[end:]
    return found
