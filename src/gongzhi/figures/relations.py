"""Who does what to whom, as the study tells it: a network for a page, a matrix for a phone."""

from collections import Counter
from collections.abc import Iterable, Sequence

import altair as alt

from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Relation, Study
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, headed
from gongzhi.figures.arrows import net
from gongzhi.figures.matrix import matrix
from gongzhi.figures.network import Arrow
from gongzhi.figures.theme import Chart, charts
from gongzhi.language import numbers
from gongzhi.language.codes import MODES
from gongzhi.language.text import Language, Text

TITLE = Text("原研究讲到的关系：谁对谁做什么", "The relations of which the study tells: who acts on whom")
NOTES = Text(
    "原研究的每一条论点里，一方对另一方做的一件事算一条关系；方向、手段、取向的编码见编码说明，均经两次判读。"
    "行是层级，“各级”指没有说明或不限层级；列是所属领域。同向、同取向的并成一条线，数字是条数，未标的为一条。"
    "这是原研究的叙述，不是城市里关系的普查。",
    "Whenever a claim of the study has one party do something to another, that is one relation; "
    "direction, means and orientation are coded as the coding guide says, each read twice. Rows are "
    "levels of government, ‘all levels’ where the study states none or means every one; columns are "
    "spheres. Relations of one direction and orientation share a line with their number, none meaning "
    "one. This is how the study tells the story, not a census of relations in the city.",
)
HEADS: Heads = (
    ("claim", "claim", Text("论点", "Claim")),
    ("who", "words", Text("发起方", "Who starts")),
    ("instrument", "instrument", Text("手段", "Instrument")),
    ("whom", "words", Text("对象", "Whom it reaches")),
    ("orientation", "orientation", Text("取向", "Orientation")),
    ("mode", "mode", Text("情形", "Mode")),
)
DATA: Heads = (
    ("id", "text", Text("编号", "Id")),
    ("actor", "text", Text("发起方", "Who starts")),
    ("target", "text", Text("对象", "Whom it reaches")),
)
SHOWN = ("described", "proposed", "missing")
# A matrix has no room for two modes in one cell.
PANELS = {
    "wide": (("described",), ("proposed", "missing")),
    "narrow": (("described",), ("proposed",), ("missing",)),
}
FINDING = Text(
    "编出{all}条关系：所述{described}条，所建议{proposed}条，所缺{missing}条。所述的当中，纵向{vertical}条"
    "（{vertical_share}）；及于{target}的{reached}条（{reached_share}），其中{actor}发起的最多，{most}条。",
    "{all} relations are coded: {described} described, {proposed} proposed, {missing} said to be "
    "missing. Of those described {vertical} are vertical ({vertical_share}); {reached} reach {target} "
    "({reached_share}), most of these, {most}, from {actor}.",
)
NONE = Text("没有编码的关系。", "No relations are coded.")


def coded(study: Study) -> tuple[Relation, ...]:
    """The relations that stand in the study itself."""
    return tuple(each for each in study.relations if each.claim)


def merged(relations: Iterable[Relation]) -> list[Arrow]:
    """Relations between the same two, of one direction, orientation and mode, as one."""
    counts = Counter((each.actor, each.target, each.orientation, each.mode) for each in relations)
    return [Arrow(*key, n) for key, n in counts.items()]


def relations(evidence: Evidence, language: Language) -> Exhibit:
    """All relations of the study."""
    study = evidence.study
    found = coded(study)

    def draw(width: int) -> Chart:
        panel, form = (net, "wide") if width > 400 else (matrix, "narrow")
        parts = [[each for each in merged(found) if each.mode in modes] for modes in PANELS[form]]
        panels = [panel(study, part, heading(part, language), language, width) for part in parts if part]
        return alt.vconcat(*panels, spacing=26)

    return Exhibit(
        id="fig-relations",
        title=TITLE[language],
        finding=finding(study, found, language),
        notes=NOTES[language],
        columns=headed(language, HEADS, DATA),
        rows=tuple(
            (
                each.claim,
                study.actors[each.actor].name[language],
                each.instrument,
                study.actors[each.target].name[language],
                each.orientation,
                each.mode,
                each.id,
                each.actor,
                each.target,
            )
            for each in found
        ),
        charts=charts(draw) if found else None,
        numbers=tuple(
            Number(f"fig-relations-{mode}", n, str(n))
            for mode in MODES
            for n in [sum(each.mode == mode for each in found)]
        ),
    )


def finding(study: Study, found: Sequence[Relation], language: Language) -> str:
    """How many relations there are of each mode, and between whom most of them run."""
    told = [each for each in found if each.mode == "described"]
    if not told:
        return NONE[language]
    pairs = Counter((each.actor, each.target) for each in told)
    (actor, target), most = min(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    reached = sum(each.target == target for each in told)
    vertical = sum(each.orientation == "vertical" for each in told)
    name, other = (study.actors[code].name[language] for code in (actor, target))
    modes = Counter(each.mode for each in found)
    return FINDING[language].format(
        all=len(found),
        **{mode: modes[mode] for mode in MODES},
        vertical=vertical,
        vertical_share=numbers.percent(vertical / len(told)),
        reached=reached,
        reached_share=numbers.percent(reached / len(told)),
        target=other[0].lower() + other[1:],
        actor=name[0].lower() + name[1:],
        most=most,
    )


def heading(arrows: Sequence[Arrow], language: Language) -> str:
    """The title of a panel: its modes with their numbers."""
    counts: Counter[str] = Counter()
    for each in arrows:
        counts[each.mode] += each.n
    form = Text("{}（{}条）", "{} ({})")[language]
    parts = [form.format(MODES[mode][language], counts[mode]) for mode in SHOWN if counts[mode]]
    text = ("、" if language == "zh" else ", ").join(parts)
    return text[0].upper() + text[1:]
