"""The actors and what they do: who starts a relation by which instrument, and whom it reaches."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import altair as alt

from gongzhi.analysis.roles import Role, actors, described, most, roles
from gongzhi.data.coding import INSTRUMENTS as ORDER
from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Study
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, headed
from gongzhi.figures.colours import BLUE, GREY, INK, ORANGE, PALE, PAPER
from gongzhi.figures.theme import Chart, charts, inline
from gongzhi.language.codes import INSTRUMENTS, SPHERES
from gongzhi.language.terms import join
from gongzhi.language.text import Language, Text

TITLE = Text("谁用什么手段作用于谁", "Who acts by which instrument, and who is reached")
NOTES = Text(
    "只数原研究的论点所述、确已存在的关系，所缺的和所建议的不算。一格里的数是关系的条数，不是力度；"
    "“政府”是原研究没有说明层级的。主体按所属领域分组，组内自上而下排列。",
    "Only relations that the study's claims describe as existing are counted, not those that it misses "
    "or proposes. A cell's number counts relations and says nothing of their strength; ‘Government’ is "
    "where the study states no level. Actors are grouped by sphere and stand from the top level down.",
)
STARTS, REACHED = Text("发起", "starts"), Text("受作用", "is reached")
HEADS: Heads = (
    ("actor", "words", Text("主体", "Actor")),
    ("sphere", "sphere", Text("领域", "Sphere")),
    ("tier", "tier", Text("层级", "Level")),
    ("instrument", "instrument", Text("手段", "Instrument")),
    ("starts", "number", Text("发起的关系", "Relations started")),
    ("reached", "number", Text("受作用的关系", "Relations it is reached by")),
)
HIDDEN: Heads = (("code", "text", Text("主体编码", "Actor's code")),)
FOUND = Text(
    "原研究的论点点到{named}个主体，其中{actors}个之间有所述的{relations}条关系。"
    "发起最多的是{starter}（{started}条），受作用最多的是{target}（{reached}条）。",
    "The study's claims name {named} actors and describe {relations} relations among {actors} of them. "
    "Most are started by {starter} ({started}); most reach {target} ({reached}).",
)
NONE = Text("没有编码的关系。", "No relations are coded.")
HEAD, ROW, TOP = 22, 20, 80
Places = list[dict[str, Any]]


def matrix(evidence: Evidence, language: Language) -> Exhibit:
    """Every actor with what it starts and what reaches it, by instrument."""
    found = roles(evidence.study)

    def draw(width: int) -> Chart:
        return grid(found, language, width)

    return Exhibit(
        id="fig-actors",
        title=TITLE[language],
        finding=finding(evidence.study, language),
        notes=NOTES[language],
        columns=headed(language, HEADS, HIDDEN),
        rows=tuple(
            (
                each.actor.name[language],
                each.actor.sphere,
                each.actor.tier,
                each.instrument,
                each.starts,
                each.reached,
                each.actor.actor,
            )
            for each in found
        ),
        charts=charts(draw) if found else None,
        numbers=tuple(Number(f"fig-actors-{key}", n, str(n)) for key, n in counts(evidence.study).items()),
    )


def counts(study: Study) -> dict[str, int]:
    """How many actors the claims name, and how many relations there are among how many of them."""
    named = {name for each in study.claims.values() for name in each.actors}
    return {"named": len(named), "actors": len(actors(study)), "relations": len(described(study))}


def finding(study: Study, language: Language) -> str:
    """How many act, who starts most, who is reached most; all of those who share the first place."""
    found = described(study)
    if not found:
        return NONE[language]
    starters, started = most(Counter(each.actor for each in found))
    targets, reached = most(Counter(each.target for each in found))
    names = [
        join([called(study, name, language) for name in group], language) for group in (starters, targets)
    ]
    return FOUND[language].format(
        **counts(study), starter=names[0], started=started, target=names[1], reached=reached
    )


def called(study: Study, name: str, language: Language) -> str:
    """An actor within a sentence."""
    text = study.actors[name].name[language]
    return text if language == "zh" or not text[1:2].islower() else text[0].lower() + text[1:]


def capital(text: str) -> str:
    """A text that begins a line."""
    return text[0].upper() + text[1:]


def grid(found: Sequence[Role], language: Language, width: int) -> Chart:
    """Rows of actors under the heads of their spheres; in a cell a disc starts, a square is reached."""
    narrow = width < 400
    left, used = (0 if narrow else 214), [name for name in ORDER if any(r.instrument == name for r in found)]
    step = (width - left) / len(used)
    spheres, names, cells, end = placed(found, used, left, step, language, narrow)
    heads = [
        {"x": left + step * (index + 0.5), "y": TOP - 8, "text": INSTRUMENTS[name][language]}
        for index, name in enumerate(used)
    ]
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, end], range=[0, end], nice=False))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], range=[0, width], nice=False))

    def at(rows: Places) -> alt.Chart:
        """Marks at the places of rows."""
        return alt.Chart(inline(rows)).encode(x=x, y=y)

    lines = [{"x": left, "end": width, "y": each["line"], "y2": each["line"]} for each in names]
    lines += [{"x": each["x"], "end": each["x"], "y": TOP, "y2": end} for each in heads]
    turned: dict[str, Any] = {} if language == "zh" else {"align": "left", "angle": 300}
    layers = [
        at(lines).mark_rule(color=PALE).encode(x2=alt.X2("end:Q"), y2=alt.Y2("y2:Q")),
        at(spheres).mark_text(align="left", fontWeight="bold", color=GREY).encode(text=alt.Text("text:N")),
        at(names).mark_text(align="left", color=INK, fontSize=12).encode(text=alt.Text("text:N")),
        at(heads).mark_text(fontSize=12, **turned).encode(text=alt.Text("text:N")),
        *marks(at, cells + key(language)),
        at(key(language)).mark_text(align="left", dx=13, fontSize=12).encode(text=alt.Text("text:N")),
    ]
    return alt.layer(*layers).properties(width=width, height=end)


def marks(at: Any, cells: Places) -> list[alt.Chart]:
    """Discs with white numbers for what is started, squares with dark ones for what reaches."""
    found = []
    for role, shape, filled in (("starts", "circle", True), ("reached", "square", False)):
        base = at([row for row in cells if row["role"] == role])
        colour = BLUE if filled else ORANGE
        found.append(
            base.mark_point(
                shape=shape, size=230, filled=filled, color=colour, fill=colour if filled else PAPER,
                strokeWidth=1.5, opacity=1,
            )
        )  # fmt: skip
        found.append(
            base.mark_text(fontSize=11, dy=0.5, color=PAPER if filled else INK).encode(text=alt.Text("n:N"))
        )
    return found


def key(language: Language) -> Places:
    """What the two marks mean, above the grid."""
    start = {"x": 9, "y": 10, "n": "n", "role": "starts", "text": STARTS[language]}
    return [start, {**start, "x": 80, "role": "reached", "text": REACHED[language]}]


def placed(
    found: Sequence[Role], used: list[str], left: float, step: float, language: Language, narrow: bool
) -> tuple[Places, Places, Places, float]:
    """Where heads, names and marks stand, in pixels, and where the grid ends; on a phone names are above."""
    spheres: Places = []
    names: Places = []
    cells: Places = []
    y, sphere, actor = float(TOP), "", ""
    for each in found:
        if each.actor.sphere != sphere:
            sphere, y = each.actor.sphere, y + HEAD
            spheres.append({"x": 0, "y": y - 8, "text": capital(SPHERES[sphere][language])})
        if each.actor.actor != actor:
            actor, y = each.actor.actor, y + ROW * (2 if narrow else 1)
            middle = y - ROW * (1.5 if narrow else 0.5)
            names.append({"x": 0, "y": middle, "line": y, "text": each.actor.name[language]})
        x = left + step * (used.index(each.instrument) + 0.5)
        cells += pair(each, x, y - ROW / 2)
    return spheres, names, cells, y + 4


def pair(role: Role, x: float, y: float) -> Places:
    """The marks of a cell: side by side where there are both."""
    both = role.starts and role.reached
    shift = 9.5 if both else 0
    ends = (("starts", role.starts, -shift), ("reached", role.reached, shift))
    return [{"x": x + by, "y": y, "n": str(n), "role": name} for name, n, by in ends if n]
