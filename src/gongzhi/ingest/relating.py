"""How a money figure relates to what stands before it: as a part of it, as a further one, or not at all."""

from dataclasses import replace

from gongzhi.ingest.judging import ABOVE, NO_PHRASE, REASONS, UNNAMED, Words, item, judge, left, row
from gongzhi.ingest.place import Level
from gongzhi.ingest.reading import CATEGORIES, Reading
from gongzhi.ingest.scoping import settle
from gongzhi.ingest.sentence import LIST, Mention
from gongzhi.ingest.setting import Setting
from gongzhi.ingest.state import State

OF_SEVERAL = "its parts are of several levels"


def money(mention: Mention, words: Words, setting: Setting, state: State) -> Reading:
    """The reading of a money figure: by its own words, else by what it is part of."""
    found = counted_before(words, setting, state) or judge(words, setting)
    parent = state.parent(mention)
    if found and found.status == "row" and parent and part(found, parent, words, mention):
        found = inherit(mention, words, setting, state, True) or found
    if found and found.stem in CATEGORIES and given(state):
        return left(words, ABOVE)
    if found and found.stem == "transferred_to_districts" and itemised(mention, state):
        return item(words)
    if found and found.stem == "carried_over_used" and parent and parent.reason == REASONS["balance"]:
        return left(words, REASONS["balance"])  # what a balance includes was not used
    if found and found.status == "row" and parent and spent_below(found, parent, mention):
        return left(words, "spent below, part of what the level itself used")
    if found and found.status != "item":
        gamed(found, mention, state)
        if found.status == "row" and not named_lottery(words, setting) and state.of_game(mention, setting):
            return left(words, REASONS["game"])
        if mention.depth <= 0 and found.reason != REASONS["threshold"]:
            state.head = found
        return found
    inherited = inherit(mention, words, setting, state)
    if inherited and (inherited.status == "row" or not found):
        return inherited
    if found:
        return found
    if words.named == "above":
        return left(words, ABOVE)
    return item(words) if state.using() and not words.above else left(words, NO_PHRASE)


def counted_before(words: Words, setting: Setting, state: State) -> Reading | None:
    """The money of a category whose projects were counted just before: 18 projects, 6127 in all."""
    last = state.sentence[-1] if state.sentence else None
    if last is None or last.status != "row" or words.named == "above":
        return None
    if not setting.names_nothing(words.clause):
        return None
    stem = last.stem.removeprefix("projects_")
    near = stem in CATEGORIES and last.stem != stem and last.lottery == words.lottery
    return row(words, setting, stem, last.level, f"category {stem}") if near else None  # type: ignore[arg-type]


def part(found: Reading, parent: Reading, words: Words, mention: Mention) -> bool:
    """Whether words that would do alone go on from what stands before: a share, use of a category."""
    if parent.status != "row" or words.named is not None:
        return False
    if found.stem == "retained" and parent.stem in ("to_districts", "retained"):
        return bool(LIST.search(mention.before)) or mention.depth > 0
    return found.stem == "used" and parent.stem in CATEGORIES


def given(state: State) -> bool:
    """Whether the sentence speaks of money of a government above, and of none of its own since."""
    own = any(each.status == "row" and each.stem not in CATEGORIES for each in state.sentence)
    return not own and any(each.reason == ABOVE for each in state.sentence)


def itemised(mention: Mention, state: State) -> bool:
    """Whether a figure is listed as a part of a single project."""
    if mention.depth > 0:
        return not (state.brackets and state.brackets[-1] and state.brackets[-1].status == "row")
    head = state.list_head
    return bool(LIST.search(mention.before)) and head is not None and head.status != "row"


def spent_below(found: Reading, parent: Reading, mention: Mention) -> bool:
    """Whether what levels below spend is listed as a part of what the own level used."""
    inside = found.stem == parent.stem == "used" and (found.level, parent.level) == ("below", "own")
    return inside and bool(LIST.search(mention.before))


def gamed(found: Reading, mention: Mention, state: State) -> None:
    """Remember that a segment begins with a single game."""
    if found.reason.startswith("of a single game") and not any(each for each in state.sentence):
        state.game = True


def named_lottery(words: Words, setting: Setting) -> bool:
    """Whether the words before a figure name one lottery."""
    found = setting.phrases.lotteries.findall(words.lead)
    return any(setting.phrases.meanings[each] != "both" for each in found)


def inherit(
    mention: Mention, words: Words, setting: Setting, state: State, going_on: bool = False
) -> Reading | None:
    """A figure whose words name at most lottery and level takes its measure from what it is part of."""
    if words.category or not (going_on or setting.names_nothing(mention.clause)):
        return None
    naming = words.named or named_lottery(words, setting)
    parent = (state.whole(mention) if naming else state.parent(mention)) or opened(words, state)
    if parent is None:
        return left(words, ABOVE if words.named == "above" else "its words name no measure")
    if parent.status != "row":
        return left(words, parent.reason)
    beside = parent.stem == "to_central" and words.named in ("own", "below") and not mention.listed
    stem = "raised" if beside else parent.stem  # what is told beside the central share is another of the fund
    meant = settle(stem, words.named or level_kept(parent), setting.place, words.default)
    if (stem, words.named) == ("raised", "below"):
        meant = ("to_districts", "all")
    if meant is None:
        return left(words, ABOVE)
    found = row(words, setting, *meant, f"part of {parent.measure}", parent.basis)
    found = replace(found, period=parent.period if words.doubt or not found.period else found.period)
    same = (found.measure, found.level, found.period) == (parent.measure, parent.level, parent.period)
    if same and (parent.figure.bound != "exact" or (found.stem == "retained" and words.named == "own")):
        return found  # or what was read as the own share is that of the whole territory: the sums tell
    return left(words, "part of a figure, without words of its own") if same else found


def level_kept(parent: Reading) -> Level | None:
    """The level that parts of a figure take over: only use has levels of its own."""
    return parent.level if parent.stem in ("used", "retained", *CATEGORIES) else None  # type: ignore[return-value]


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
    bracket = state.brackets[-1] if state.brackets else None
    if bracket and bracket.stem == "used" and bracket.level == "own" and words.named == "above":
        whole(state, found, "includes money of the government above")
    elif words.named == "above" and reading.reason == ABOVE and "用于" not in words.clause:
        given_from_above(state, found)
    elif reading.status == "row" and reading.stem == "used" and reading.level in ("own", "all"):
        if reading.level == "own" and words.named == "own" and listed_use(state):
            whole(state, found, OF_SEVERAL)
        else:
            state.level = reading.level  # type: ignore[assignment]
    return reading


def given_from_above(state: State, found: list[Reading]) -> None:
    """What has parts from governments above: perhaps received, no own share, or the use of all levels."""
    head = state.head
    if head and head.stem == "raised":
        doubt = "its parts are money of governments above: perhaps received"
        exchange(state, found, head, replace(head, doubt=doubt))
    elif head and head.stem == "retained" and head.reason == "“筹集”":
        exchange(state, found, head, replace(head, status="left", stem="", reason=OF_SEVERAL))
    elif state.list_head and (head is None or head.status != "row"):
        whole(state, found, "includes money of the government above")


def listed_use(state: State) -> bool:
    """Whether the sentence goes on from a total of use for which no level was named."""
    return any(each.stem == "used" and each.doubt == UNNAMED for each in state.sentence)


def whole(state: State, found: list[Reading], doubt: str) -> None:
    """What the sentence says of use without a level is of the whole territory."""
    for each in list(state.sentence):
        if each.status == "row" and each.stem in ("used", "projects") and each.level == "own":
            exchange(state, found, each, replace(each, level="all", doubt=doubt))
    state.level = "all"


def exchange(state: State, found: list[Reading], old: Reading, new: Reading) -> None:
    """Put a reading in the place of another."""
    size = len(state.sentence)
    state.sentence[:] = [new if each is old else each for each in state.sentence]
    found[len(found) - size :] = state.sentence
    state.brackets = [new if each is old else each for each in state.brackets]
    state.head = new if state.head is old else state.head
