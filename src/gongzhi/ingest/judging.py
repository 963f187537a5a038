"""One money figure with its words: a row, an item, or left out with the reason."""

import re
from dataclasses import dataclass, replace

from gongzhi.ingest.naming import name
from gongzhi.ingest.number import Figure
from gongzhi.ingest.phrase import Phrase
from gongzhi.ingest.place import Level
from gongzhi.ingest.reading import UNDATED, Place, Reading
from gongzhi.ingest.scoping import settle
from gongzhi.ingest.setting import Setting

# What the fund of a lottery is for as a whole is no category of it.
WHOLE = {"sports": "体育事业"}
REASONS = {
    "game": "of a single game, not of the lottery",
    "unclaimed": "unclaimed prizes, which are part of the fund raised",
    "costs": "prizes or costs, not the fund",
    "balance": "a balance, which is no measure of the report",
    "available": "money available, not yet used",
    "received": "a share received through the books of the government above",
    "above": "money of the government above",
    "other": "no measure of the report",
    "threshold": "a threshold that was passed",
}
UNNAMED = "no level is named"
ELSEWHERE = re.compile(
    r"(?:^|其中[:,]?|同时,|[,、;])(?P<name>[\u4e00-\u9fff]{2,6}?(?:省|市|区|县|州|旗))"
    r"(?=本级|\d{4}年|提留|支出|留成|留存|使用|分成|结余|资金|项目|销售|筹集|福利彩票销|福彩销)"
)
NO_NAME = re.compile("[全各我本该两年度]|自治|补助|拨付|下达")
OURS = ("全", "各", "我", "本", "该", "两", "地", "自治", "福", "其", "分", "下", "上", "对", "市", "州")
# What may stand behind its figure: 300万元补助各区.
BEHIND = ("transferred_to_districts", "to_social_organisations", "to_central", "to_province")
NO_PHRASE = "no phrase of the table fits"
ABOVE = "money of another government"
# “Put in 50万元 of the fund” is told of single projects, unless it says that this is all.
OBJECT = re.compile("(?:的?(?:福利|体育)彩票|的?[福体]彩)?公益金")
IN_ALL = re.compile("共|总|合计|全部")
TOTAL = re.compile("共|总|合计|全部|全年|全市|全省|本级")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a figure, and what was found out about it before its measure is known."""

    figure: Figure
    place: Place
    clause: str
    lead: str
    tail: str
    lottery: str
    named: Level | None
    subject: Level | None  # the level whose money the paragraph speaks of
    default: Level
    period: str
    doubt: str
    category: str  # of the heading it stands under; empty where there is none
    spending: bool  # whether the headings speak of use
    above: bool  # whether the headings speak of the money of a government above
    first: bool  # whether no money figure stands before it in its paragraph
    item: bool  # whether it stands in a list of items
    using: bool = True  # whether a heading speaks of use


def decide(words: Words, setting: Setting) -> Phrase | None:
    """The phrase of the table that fits: in the clause, else in the words before, else behind."""
    phrases = setting.phrases
    behind = phrases.follow(words.tail)
    near = phrases.decide(words.clause)
    if near and behind and near.means.startswith("used") and behind.means == "to_social_organisations":
        return behind
    if behind and behind.kind == "leave" and not (near and behind.means == "threshold"):
        return behind
    if near is None and behind and behind.means in BEHIND:
        return behind
    return near or phrases.decide(words.lead.rpartition("中,")[2]) or latin(behind)


def game(words: Words, setting: Setting) -> bool:
    """Whether the words since the last figure speak of a single game."""
    found = setting.phrases.decide(words.lead)
    return found is not None and found.means == "game" and "等彩票" not in words.lead


def elsewhere(words: Words, setting: Setting) -> bool:
    """Whether the words before a figure begin with the name of another place."""
    found = ELSEWHERE.search(words.clause) or ELSEWHERE.search(words.lead)
    if found is None or found["name"].startswith(OURS) or NO_NAME.search(found["name"]):
        return False
    return found["name"][:2] not in setting.place.name


def latin(phrase: Phrase | None) -> Phrase | None:
    """A phrase that may stand behind its figure, as English ones do."""
    return phrase if phrase and phrase.phrase.isascii() else None


def judge(words: Words, setting: Setting) -> Reading | None:
    """The reading of a figure by its own words; None where they say nothing of its measure."""
    if game(words, setting):
        return left(words, REASONS["game"])
    if elsewhere(words, setting):
        return left(words, "of another place")
    found = setting.phrases.whole.fullmatch(setting.nameless(words.lead))
    if not found and not words.lead.removesuffix(words.clause).endswith("、"):
        found = setting.phrases.whole.fullmatch(setting.nameless(words.clause))
    if found and words.spending and WHOLE.get(words.lottery) != found["category"]:
        return categorised(words, setting, setting.phrases.meanings[found["category"]])
    phrase = decide(words, setting)
    if phrase is None:
        return None
    if phrase.kind == "leave":
        return replace(left(words, REASONS[phrase.means]), stem=phrase.means, period=words.period)
    return measured(words, setting, phrase)


def categorised(words: Words, setting: Setting, category: str) -> Reading:
    """A figure whose words name a category and nothing else."""
    if category == "other":
        return replace(item(words), stem="other")
    if words.above or words.named == "above":
        return left(words, ABOVE)
    if words.category and not (words.category == category and words.first):
        return item(words)
    return row(words, setting, category, words.named or words.default, f"category {category}")


def measured(words: Words, setting: Setting, phrase: Phrase) -> Reading:
    """A figure whose words hold a phrase for a measure."""
    stem = phrase.means
    if stem in ("used", "used_weakly") and not total(words, setting, stem, phrase):
        return item(words) if words.spending else left(words, NO_PHRASE)
    if stem == "transferred_to_districts" and words.item:
        return item(words)
    if stem == "allotted" and not (words.using and setting.names_nothing(words.clause)):
        return left(words, NO_PHRASE)
    stem = "used" if stem in ("used_weakly", "allotted") else stem
    if stem == "used" and not setting.fund:
        return left(words, "not of the lottery fund")
    if stem == "used" and "-" in words.period and "/" not in words.period:
        return left(words, "of a single month")
    using = stem in ("used", "transferred_to_districts", "to_social_organisations", "carried_over_used")
    named = words.named or (words.subject if using else None)
    given = words.above and (named is None or stem == "to_districts")
    if (using and named == "above") or (given and (using or stem == "to_districts")):
        return left(words, ABOVE)
    meant = settle(stem, named, setting.place, words.default)
    if meant is None:
        return left(words, ABOVE)
    if stem == "used" and named is None and not words.doubt:
        words = replace(words, doubt=UNNAMED)
    return row(words, setting, *meant, f"“{phrase.phrase}”", phrase.basis or "actual")


def total(words: Words, setting: Setting, stem: str, phrase: Phrase) -> bool:
    """Whether words of use speak of all that is used, not of one item."""
    spent = OBJECT.match(words.tail)
    if words.category or (spent and (not IN_ALL.search(words.lead) or "用于" in words.tail)):
        return False
    if stem == "used_weakly":
        return not words.item and setting.names_nothing(words.clause)
    return not words.item or bool(phrase.basis or TOTAL.search(words.lead))


def row(
    words: Words, setting: Setting, stem: str, level: Level, reason: str, basis: str = "actual"
) -> Reading:
    """A proposed row; left out where the vocabulary has no such measure."""
    found = Reading(
        words.figure, words.place, "row", stem, words.lottery, level, words.period, basis, reason,
        words.doubt, words=words.lead,
    )  # fmt: skip
    if found.measure not in setting.measures:
        return left(words, f"{found.measure} is not in measures.csv")
    return found if words.period else left(words, UNDATED)


def item(words: Words) -> Reading:
    """One item of what was used."""
    if words.named == "above":
        return left(words, ABOVE)
    return Reading(
        words.figure, words.place, "item", "item", words.lottery, words.named or words.default, words.period,
        reason="an item of what was used", name=name(words.lead, words.tail), words=words.lead,
        category=words.category,
    )  # fmt: skip


def left(words: Words, reason: str) -> Reading:
    """A figure that is left out, and why."""
    return Reading(words.figure, words.place, "left", lottery=words.lottery, reason=reason, words=words.lead)
