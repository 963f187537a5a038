"""What reading has seen so far, and what figures without words of their own take over from it."""

import re
from dataclasses import dataclass, field

from gongzhi.ingest.heading import Heading, game, stacked
from gongzhi.ingest.judging import REASONS
from gongzhi.ingest.place import Level
from gongzhi.ingest.reading import Reading
from gongzhi.ingest.sentence import Mention
from gongzhi.ingest.setting import Setting

# The first clause of a sentence that says more than when, before any figure of money.
OPENING = re.compile(r"(?:[\d年度月至-]+,)?[^,;:。]*(?=,[^\d])")
Named = tuple[int, str]  # how many brackets are open, and the lottery


@dataclass
class State:
    """Headings in force, the level of the last total of use, and the readings of the sentence.

    `head`: the last reading that its own words decided; `list_head`: the one before “of which”;
    `opening`: those of the sentence that ends with “of which:”, for the list that follows; `brackets`:
    the reading before each open bracket; `carried`: the lottery with which the sentence began, for its
    later segments; `caption`: the last paragraph, which may say the unit of a table.
    """

    level: Level
    headings: tuple[Heading, ...] = ()
    sentence: list[Reading] = field(default_factory=list)
    opening: list[Reading] = field(default_factory=list)
    head: Reading | None = None
    brackets: list[Reading | None] = field(default_factory=list)
    lotteries: list[Named] = field(default_factory=list)
    list_head: Reading | None = None
    carried: str = ""
    at: tuple[int, int] = (0, 0)
    game: bool = False
    caption: str = ""

    def begin(self, text: str, heading: Heading | None) -> None:
        """A new paragraph begins."""
        if heading:
            self.headings = stacked(self.headings, heading)
        self.sentence, self.head, self.brackets, self.lotteries = [], None, [], []
        self.list_head = None
        self.at, self.game, self.carried, self.caption = (0, 0), False, "", text

    def move(self, mention: Mention) -> None:
        """Go on to a figure: what ended with its sentence, segment or bracket is forgotten."""
        if mention.sentence != self.at[0] and not mention.going_on:
            self.sentence, self.head, self.brackets = [], None, []
        if (mention.sentence, mention.segment) != self.at:
            self.carried = self.sentence[0].lottery if self.sentence and not mention.going_on else ""
            self.lotteries = []
            self.game = False
        if (mention.sentence, mention.segment) != self.at and not mention.going_on:
            self.list_head = None
        if mention.listed and mention.depth <= 0:
            self.list_head = self.earlier(mention)
        self.at = (mention.sentence, mention.segment)
        depth = max(0, mention.depth)
        last = self.sentence[-1] if self.sentence else None
        self.brackets = self.brackets[:depth] + [last] * (depth - len(self.brackets))
        self.lotteries = [each for each in self.lotteries if each[0] <= depth]

    def earlier(self, mention: Mention) -> Reading | None:
        """The reading before a figure that is no deeper in brackets, and printed."""
        depth = max(0, mention.depth)
        return next(
            (
                each
                for each in reversed(self.sentence)
                if each.depth <= depth and not each.derived_from and each.reason != REASONS["threshold"]
            ),
            None,
        )

    def of_game(self, mention: Mention, setting: Setting) -> bool:
        """Whether a segment, a heading or the first clause of the sentence speaks of a single game."""
        if self.game or (self.headings and self.headings[-1].game):
            return True
        first = OPENING.match(mention.before)
        return first is not None and game(first[0], setting.phrases)

    def above(self, given: bool) -> bool:
        """Whether the headings, or the title where they name no level, speak of a government above."""
        named = [each.level for each in self.headings if each.level]
        return named[-1] == "above" if named else given

    def lottery(self, mention: Mention, setting: Setting) -> str:
        """The lottery named near a figure, else in its segment, its bracket, the headings, the title."""
        meanings, depth = setting.phrases.meanings, max(0, mention.depth)
        for words in (mention.clause, mention.lead):
            found = [meanings[each] for each in setting.phrases.lotteries.findall(words)]
            named = [each for each in found if each != "both"]
            if "两" in words and "both" in found:
                return "both"
            if named and len(set(named)) == 1:
                self.lotteries.append((depth, named[-1]))
                return named[-1]
            if len(set(named)) > 1:
                return "both"
        seen = {name for _, name in self.lotteries}
        if len(seen) == 1:
            return seen.pop()
        if not seen and self.carried in ("welfare", "sports"):
            return self.carried
        if depth and self.brackets and self.brackets[-1]:
            return self.brackets[-1].lottery
        headed = [each.lottery for each in self.headings if each.lottery]
        return headed[-1] if headed else setting.lottery

    def default(self) -> Level:
        """The level of use where a figure names none: of the headings, else of the last total."""
        named = [each.level for each in self.headings if each.level in ("own", "all", "below")]
        return named[-1] if named and named[-1] else self.level

    def category(self) -> str:
        """The category of the headings, empty where they name none."""
        found = [each.category for each in self.headings if each.category]
        return found[-1] if found else ""

    def using(self) -> bool:
        """Whether a heading speaks of use, so that an amount without a measure is an item of it."""
        return any(each.topic == "used" or each.category for each in self.headings)

    def spending(self) -> bool:
        """Whether the headings speak of use, or of nothing else."""
        topics = [each.topic for each in self.headings if each.topic or each.category]
        return not topics or topics[-1] in ("used", "")

    def whole(self, mention: Mention) -> Reading | None:
        """What a figure without words of its own is part of: the head of a list, else the parent."""
        if mention.depth <= 0 and self.list_head and self.list_head.depth == 0:
            return self.list_head
        return self.parent(mention)

    def parent(self, mention: Mention) -> Reading | None:
        """The reading that a figure without words for a measure is part of, or goes on from."""
        if mention.depth > 0 and self.brackets:
            return self.brackets[-1]
        return self.head
