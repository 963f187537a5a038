"""Paragraphs cut into figures with the words around them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongzhi.ingest.folding import Folded
from gongzhi.ingest.number import Figure, find

SENTENCE = re.compile(r"[。!?]|\.(?= [A-Z])|\.$")
SEGMENT = re.compile(r";")
SIGN = re.compile(r"[,;:()、]|--")
BELOW = re.compile(r"[县区]\([市县区、]+\)")
GAMES = re.compile(r"[\u4e00-\u9fff\d]{2,4}、[\u4e00-\u9fff\d]{2,4}等彩票")
PREFECTURES = re.compile(r"州\(市\)(?!级)")
BRACKETS = re.compile(r"\([^()]*\)|《[^《》]{0,80}》")
DOLLARS = re.compile(r" ?\((?:about )?(?:US ?)?\$?[\d.]+ (?:b|m|tr)illion(?: U\.?S\.? dollars)?\)", re.I)
LIST = re.compile(r"其中|包括|主要包括|分别|of which|including", re.I)
# Enough words for any sentence; more would make one without a full stop slow to read.
REACH = 400


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in its words, folded, and without brackets that hold no figure.

    `clause`: from the nearest sign before it; `lead`: from the money figure before it, or from the
    beginning of the segment; `before`: from the beginning of the sentence; `tail`: to the next sign;
    `above`: from the beginning of the paragraph.
    `sentence` and `segment` count from 0 in the paragraph; `depth` is how many brackets are open.
    """

    figure: Figure
    clause: str
    lead: str
    before: str
    tail: str
    above: str
    sentence: int
    segment: int
    depth: int

    @property
    def listed(self) -> bool:
        """Whether “of which” stands between the money figure before and this one."""
        return bool(LIST.search(self.lead))

    @property
    def going_on(self) -> bool:
        """Whether the sentence goes on with the parts of the one before."""
        return bool(LIST.match(self.before.lstrip(" ,:")))


def mentions(text: Folded) -> Iterator[Mention]:
    """Every figure of a paragraph in its words, in order."""
    figures = find(text)
    stops = ends(SENTENCE, text.text, figures)
    cuts = sorted({*ends(SEGMENT, text.text, figures), *stops})
    money, previous = 0, 0
    for number, each in enumerate(figures):
        stop, cut = bisect_right(stops, each.start), bisect_right(cuts, each.start)
        first, begin = (places[at - 1] if at else 0 for places, at in ((stops, stop), (cuts, cut)))
        follows = figures[number + 1].start if number + 1 < len(figures) else len(text.text)
        before = text.text[max(first, each.start - REACH) : each.start]
        lead = plain(text.text[max(begin, money, each.start - REACH) : each.start])
        if money > begin and (sign := SIGN.search(lead)):
            lead = lead[sign.start() :]  # what stands before it belongs to the figure before
        near = plain(text.text[max(begin, previous, each.start - REACH) : each.start])
        behind = DOLLARS.sub("", text.text[each.end : min(follows, each.end + 90)]).replace("。", ",")
        tail = SIGN.split(behind, maxsplit=1)[0]
        above = text.text[max(0, each.start - REACH) : each.start]
        depth = before.count("(") - before.count(")")
        yield Mention(each, SIGN.split(near)[-1], lead, before, tail, above, stop, cut, depth)
        previous = each.end
        money = each.end if each.kind == "money" else money


def plain(words: str) -> str:
    """Words without what stands in brackets, and without names of documents."""
    words = GAMES.sub("彩票", words)  # some games as examples of all
    return BRACKETS.sub("", PREFECTURES.sub("市州", BELOW.sub("区县", words)))


def ends(pattern: re.Pattern[str], text: str, figures: Sequence[Figure]) -> list[int]:
    """Where a sign ends what stands before it, but for signs within figures."""
    starts = [each.start for each in figures]
    found = []
    for match in pattern.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.start() >= figures[at].end:
            found.append(match.end())
    return found
