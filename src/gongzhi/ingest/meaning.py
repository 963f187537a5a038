"""From the paragraphs of an announcement to the reading of each of its figures."""

import re
from dataclasses import replace

from gongzhi.ingest import derived, project
from gongzhi.ingest.document import Document, Grid, Paragraph
from gongzhi.ingest.folding import fold
from gongzhi.ingest.grid import grid_readings
from gongzhi.ingest.heading import heading, level_of
from gongzhi.ingest.judging import ABOVE, NO_PHRASE, Words, item, judge, left, row
from gongzhi.ingest.place import Level
from gongzhi.ingest.reading import Place, Reading
from gongzhi.ingest.scoping import settle
from gongzhi.ingest.sentence import Mention, mentions
from gongzhi.ingest.setting import Setting
from gongzhi.ingest.state import State
from gongzhi.ingest.timing import CUMULATIVE, period

ENDS = re.compile(r"[,;:()、。]")
PAID = re.compile("缴|解|集中|下拨|返还|筹集|分成|留|根据|按照|之间|比例")
MISPRINT = "the sentence prints {printed}; {year} is the year of the document ({reason})"


def read(document: Document, setting: Setting) -> tuple[Reading, ...]:
    """Every money figure and count of projects of a document, each with its meaning or why it has none."""
    state, found = State(setting.level), list[Reading]()
    for block in document.blocks:
        if isinstance(block, Grid):
            found += grid_readings(block, setting, state)
        else:
            paragraph(block, setting, state, found)
    return tuple(found)


def paragraph(block: Paragraph, setting: Setting, state: State, found: list[Reading]) -> None:
    """Read one paragraph; what it says is added to `found`."""
    text = fold(block.text)
    state.begin(text.text, heading(text.text, setting.phrases, setting.place, setting.year.year))
    for mention in mentions(text):
        state.move(mention)
        place = Place(
            block.number, text.origin[mention.figure.start], text.origin[mention.figure.end - 1] + 1
        )
        reading = one(mention, place, setting, state, found)
        if reading:
            reading = replace(reading, depth=max(0, mention.depth))
            found.append(reading)
            state.sentence.append(reading)
    rows = [each for each in state.sentence if each.status == "row"]
    if rows and text.text.endswith((":", "其中", "如下")):
        state.opening = rows
    elif not state.headings or state.headings[-1].depth < 2:
        state.opening = state.opening if not state.sentence else []


def one(
    mention: Mention, place: Place, setting: Setting, state: State, found: list[Reading]
) -> Reading | None:
    """The reading of one figure; None for counts and shares that no measure is for."""
    if derived.change(mention.lead):
        return changed(mention, place, state)
    if mention.figure.kind == "share":
        return None
    words = worded(mention, place, setting, state)
    if mention.figure.kind == "count":
        return counted(words, setting)
    return settled(money(mention, words, setting, state), words, setting, state, found)


def changed(mention: Mention, place: Place, state: State) -> Reading | None:
    """The year before, by a change of the row before it."""
    base = state.earlier(mention)
    if base and base.status == "row":
        if any(each.derived_from and each.stem == base.stem for each in state.sentence[-1:]):
            return None  # amount and percentage of one change: the amount says more
        made = derived.derive(base, mention.figure, mention.lead, place)
        if made:
            return made
    if mention.figure.kind != "money":
        return None
    return Reading(mention.figure, place, "left", reason="a change, not an amount", words=mention.lead)


def worded(mention: Mention, place: Place, setting: Setting, state: State) -> Words:
    """What is said of a figure, as far as it does not depend on the measure."""
    when, doubt = dated(mention, setting, state)
    first = not any(each.figure.kind == "money" for each in state.sentence) and mention.sentence == 0
    return Words(
        mention.figure, place, mention.clause, mention.lead, mention.tail, state.lottery(mention, setting),
        named(mention, setting), subject(mention, setting), state.default(), when, doubt, state.category(),
        state.spending(setting), state.above(), first, bool(state.headings) and state.headings[-1].depth >= 3,
    )  # fmt: skip


def named(mention: Mention, setting: Setting) -> Level | None:
    """The level that words before a figure name."""
    where = (setting.phrases, setting.place)
    near = level_of(mention.clause, *where)
    if near is not None:
        return near
    lead = level_of(mention.lead, *where)
    if lead in ("own", "all") or (lead and setting.phrases.empty.fullmatch(mention.clause)):
        return lead
    return None


def subject(mention: Mention, setting: Setting) -> Level | None:
    """The level whose fund the paragraph speaks of, for figures of use that name none."""
    clauses = [each for each in ENDS.split(mention.above) if "公益金" in each and not PAID.search(each)]
    where = (setting.phrases, setting.place)
    said = [level for each in clauses if (level := level_of(each, *where)) in ("own", "above")]
    return said[-1] if said else None


def dated(mention: Mention, setting: Setting, state: State) -> tuple[str, str]:
    """The period of a figure, and what is doubtful about it."""
    year = setting.year
    headed = [each.period for each in state.headings if each.period]
    found = period(mention.before, year.year)
    if not found and CUMULATIVE.search(mention.before):
        return "", ""
    found = found or (state.head.period if state.head else "") or (headed[-1] if headed else "")
    certain = year.reason != "majority of sentences" or found >= (setting.published[:4] or "9999")
    if found.isdigit() and year.year and int(found) > year.year and certain:
        return str(year.year), MISPRINT.format(printed=found, year=year.year, reason=year.reason)
    return found or (str(year.year) if year.year else ""), ""


def counted(words: Words, setting: Setting) -> Reading | None:
    """A number of projects."""
    stem = project.stem(words.clause, words.lead, words.tail, words.category, words.item, setting)
    level = project.level(words.named, words.default)
    if not stem or level is None or words.above:
        return None
    found = row(words, setting, stem, level, "a number of projects")
    return found if found.status == "row" else None


def money(mention: Mention, words: Words, setting: Setting, state: State) -> Reading:
    """The reading of a money figure: by its own words, else by what it is part of."""
    found = judge(words, setting)
    if found and not (found.status == "item" and state.parent(mention)):
        gamed(found, mention, state)
        if state.game and found.status == "row" and not named_lottery(words, setting):
            return left(words, "of a single game, not of the lottery")
        if mention.depth <= 0:
            state.head = found
        return found
    inherited = inherit(mention, words, setting, state)
    if inherited:
        return inherited
    if found:
        return found
    return item(words) if words.spending and state.headings and not words.above else left(words, NO_PHRASE)


def gamed(found: Reading, mention: Mention, state: State) -> None:
    """Remember that a segment begins with a single game."""
    if found.reason.startswith("of a single game") and not any(each for each in state.sentence):
        state.game = True


def named_lottery(words: Words, setting: Setting) -> bool:
    """Whether the words before a figure name one lottery."""
    found = setting.phrases.lotteries.findall(words.lead)
    return any(setting.phrases.meanings[each] != "both" for each in found)


def inherit(mention: Mention, words: Words, setting: Setting, state: State) -> Reading | None:
    """A figure whose words name at most lottery and level takes its measure from what it is part of."""
    if words.category or not setting.phrases.empty.fullmatch(mention.clause):
        return None
    parent = state.parent(mention) or opened(words, state)
    if parent is None:
        return left(words, ABOVE if words.named == "above" else "its words name no measure")
    if parent.status != "row":
        return left(words, parent.reason)
    meant = settle(parent.stem, words.named or level_kept(parent), setting.place, words.default)
    if meant is None:
        return left(words, ABOVE)
    found = row(words, setting, *meant, f"part of {parent.measure}", parent.basis)
    found = replace(found, period=parent.period if words.doubt or not found.period else found.period)
    same = (found.measure, found.level, found.period) == (parent.measure, parent.level, parent.period)
    return left(words, "part of a figure, without words of its own") if same else found


def level_kept(parent: Reading) -> Level | None:
    """The level that parts of a figure take over: only use has levels of its own."""
    return parent.level if parent.stem in ("used", "retained") else None  # type: ignore[return-value]


def opened(words: Words, state: State) -> Reading | None:
    """The one row before “of which:” that a figure of the list below can be part of."""
    fitting = [
        each
        for each in state.opening
        if each.lottery == "both" and (words.named is None or each.level == words.named)
    ]
    stems = {each.stem for each in fitting}
    return fitting[0] if len(stems) == 1 else None


def settled(reading: Reading, words: Words, setting: Setting, state: State, found: list[Reading]) -> Reading:
    """The reading, once what it changes for others is changed: a total with money from above is of all."""
    parent = state.brackets[-1] if state.brackets else None
    if parent and parent.stem == "used" and parent.level == "own" and words.named == "above":
        whole = replace(parent, level="all", doubt="includes money of the government above")
        found[found.index(parent)] = whole
        state.sentence[state.sentence.index(parent)] = whole
        state.level, state.head = "all", whole
    elif state.head and state.head.stem == "raised" and words.named == "above" and reading.reason == ABOVE:
        at = next((at for at, each in enumerate(found) if each is state.head), None)
        state.head = replace(state.head, doubt="its parts are money of governments above: perhaps received")
        if at is not None:
            found[at] = state.head
    elif reading.status == "row" and reading.stem == "used" and reading.level in ("own", "all"):
        state.level = reading.level  # type: ignore[assignment]
    return reading
