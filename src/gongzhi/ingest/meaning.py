"""From the paragraphs of an announcement to the reading of each of its figures."""

import re
from dataclasses import replace
from itertools import pairwise

from gongzhi.ingest import derived, project
from gongzhi.ingest.document import Document, Grid, Paragraph
from gongzhi.ingest.folding import fold
from gongzhi.ingest.grid import grid_readings
from gongzhi.ingest.heading import heading, level_of
from gongzhi.ingest.judging import Words, row
from gongzhi.ingest.place import Level
from gongzhi.ingest.reading import CATEGORIES, Place, Reading
from gongzhi.ingest.relating import money, settled
from gongzhi.ingest.sentence import LIST, Mention, mentions
from gongzhi.ingest.setting import Setting
from gongzhi.ingest.state import State
from gongzhi.ingest.timing import CUMULATIVE, OPEN, recently, spoken

# A heading within a paragraph, where a page has lost its line breaks.
INLINE = re.compile(
    r"(?<=[。；;：:）)\s])(?=\s*(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}、))"
)
SHORT = 40
ENDS = re.compile(r"[,;:()、。]")
PAID = re.compile("缴|解|集中|下拨|返还|筹集|分成|留|根据|按照|之间|比例")
RULED = re.compile("[一二三四五六七八九十、]*(?:根据|按照|按|依据|依照)")
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
    starts = [0, *(match.start() for match in INLINE.finditer(block.text)), len(block.text)]
    for start, end in pairwise(starts):
        piece(block, start, end, setting, state, found)


def piece(
    block: Paragraph, start: int, end: int, setting: Setting, state: State, found: list[Reading]
) -> None:
    """Read the part of a paragraph up to the next heading that stands within it."""
    text = fold(block.text[start:end])
    if not text.text:
        return
    head = heading(text.text, setting.phrases, setting.place, setting.year.year)
    state.begin(text.text, head)
    titled = not head and not ENDS.search(text.text) and len(text.text) <= SHORT
    for mention in mentions(text):
        state.move(mention)
        first, last = text.origin[mention.figure.start], text.origin[mention.figure.end - 1] + 1
        reading = one(mention, Place(block.number, start + first, start + last), setting, state, found)
        if reading:
            depth, listed = max(0, mention.depth), bool(LIST.search(mention.before))
            placed = replace(reading, depth=depth, heading=titled, listed=listed)
            state.head = placed if state.head is reading else state.head
            found.append(placed)
            state.sentence.append(placed)
    rows = [each for each in state.sentence if each.status == "row"]
    if rows and text.text.endswith((":", "其中", "如下")):
        state.opening = rows
    elif not state.headings or state.headings[-1].depth < 2:
        state.opening = state.opening if not state.sentence else []


def one(
    mention: Mention, place: Place, setting: Setting, state: State, found: list[Reading]
) -> Reading | None:
    """The reading of one figure; None for counts and shares that no measure is for."""
    if derived.change(mention.lead, mention.tail):
        return changed(mention, place, state)
    if mention.figure.kind == "share":
        return None
    words = worded(mention, place, setting, state)
    if mention.figure.kind == "count":
        return counted(words, setting, state, bool(LIST.search(mention.before)))
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
        state.spending(), state.above(setting.given), first,
        bool(state.headings) and state.headings[-1].depth >= 3, state.using(),
    )  # fmt: skip


def named(mention: Mention, setting: Setting) -> Level | None:
    """The level that words before a figure name."""
    where = (setting.phrases, setting.place)
    near = level_of(mention.clause.partition("用于")[0], *where) or level_of(mention.clause, *where)
    if near is not None:
        return near
    clauses = [each for each in ENDS.split(mention.lead)[-3:] if not RULED.match(each)]
    lead = level_of(",".join(clauses), *where)
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
    inside = LIST.search(mention.before) and state.head and state.head.period
    said = mention.lead if inside else mention.before
    issued = int(setting.published[:4] or 0)
    behind = mention.tail if mention.tail.isascii() else ""
    found = recently(said, mention.above) or spoken(said, year.year, issued) or spoken(behind, 0, issued)
    if found == OPEN or (not found and CUMULATIVE.search(f"{mention.before} {behind}")):
        return "", ""
    found = found or (state.head.period if state.head else "") or (headed[-1] if headed else "")
    later = found.isdigit() and year.year and int(found) == year.year + 1
    if later and setting.years[int(found)] == 1 and setting.years[year.year] > 1:
        return str(year.year), MISPRINT.format(printed=found, year=year.year, reason=year.reason)
    return found or (str(year.year) if year.year else ""), ""


def counted(words: Words, setting: Setting, state: State, listed: bool) -> Reading | None:
    """A number of projects; None for a part of them that no category names."""
    stem = project.stem(words.clause, words.lead, words.tail, words.category, words.item, setting)
    altogether = stem == "projects" and project.altogether(words.clause, state.sentence)
    if stem == "projects" and not altogether and state.head and state.head.stem in CATEGORIES:
        stem = f"projects_{state.head.stem}"
    level = project.level(words.named, words.default)
    within = bool(state.sentence) and state.sentence[-1].status == "item"
    used = any((each.status, each.stem) == ("row", "used") for each in state.sentence)
    if stem == "projects" and not altogether and ((listed and not used) or within):
        return None
    if not stem or level is None or words.above or not words.period.isdigit():
        return None
    found = row(words, setting, stem, level, "a number of projects")
    return found if found.status == "row" else None
