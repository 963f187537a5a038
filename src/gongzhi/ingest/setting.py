"""What holds for an announcement as a whole: place, year, title, publisher, lottery, level of use."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongzhi.ingest.document import Document
from gongzhi.ingest.folding import fold
from gongzhi.ingest.heading import depth, heading, level_of, levels_of, lottery_of
from gongzhi.ingest.phrase import Phrases
from gongzhi.ingest.place import PROVINCE, Level, Place
from gongzhi.ingest.timing import DAY, MONEY, Year, document_year, years

ANNOUNCED = re.compile(r"现?将(.{4,60}?)(?:情况)?(?:公告|公示|通告|通报|公布|公开)如下")
TITLE = re.compile("公告|公示|通告|情况|公报|报告|announce|lottery", re.I)
DECLARED = re.compile(
    r"(?:发布日期|发布时间|公开日期|印发日期|成文日期|信息时间|发文日期|更新时间|日期|时间|published)[:|]?\s*"
    r"((?:19|20)\d{2})[年./-](\d{1,2})[月./-](\d{1,2})", re.I
)  # fmt: skip
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
DATELINE = re.compile(rf"({'|'.join(MONTHS)}) (\d{{1,2}}), ?((?:19|20)\d{{2}})", re.I)
SIGNED = re.compile(r"^[\u4e00-\u9fff]{2,24}(?:局|厅|部|中心|委员会)$")
SOURCE = re.compile(
    r"(?:信息来源|文章来源|来源|发布机构|发文机关|发布单位|publisher)[:：|]\s*([^\s|【\]]{2,24})", re.I
)
NO_NAME = re.compile("[:：]|时间|日期|[12][0-9]{3}")
FINANCE = re.compile("财政[局厅]")
OWN = re.compile("本级|市级|省级|区级|县级|自治区级")
CIVIL = re.compile("民政(?:局|厅|部(?!门))")
SPORTS = re.compile("体育局|体育总局|教育体育")
NAMED = {
    "welfare": re.compile("福利彩票|福彩|(?<!public )welfare.lottery", re.I),
    "sports": re.compile("体育彩票|体彩|sports.lottery", re.I),
}
FUND = re.compile("公益金|fund", re.I)
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Setting:
    """The frame in which each figure is read."""

    place: Place
    title: str
    publisher: str
    published: str
    year: Year
    years: Mapping[int, int]  # how often the text names each year as a period
    lottery: str
    level: Level
    phrases: Phrases
    measures: frozenset[str]
    fund: bool  # whether the text speaks of the fund at all
    given: bool  # whether the title speaks of the money of governments above, and of no other

    def names_nothing(self, words: str) -> bool:
        """Whether words name at most this place, a lottery, a level and a year."""
        return bool(self.phrases.empty.fullmatch(self.nameless(words)))

    def nameless(self, words: str) -> str:
        """Words without the name of this place."""
        name = self.place.name.rpartition("/")[2]
        return re.sub(f"{re.escape(name)}[省市区县]?", "", words)


def setting(
    document: Document,
    place: Place,
    phrases: Phrases,
    measures: frozenset[str],
    year: int = 0,
    level: Level | None = None,
    published: str = "",
) -> Setting:
    """The frame of a document; year, level and date given are taken, the others read from the text."""
    lines = [fold(each.text).text for each in document.paragraphs]
    title = titled(document, lines)
    publisher = document.publisher or published_by([each.text for each in document.paragraphs], lines)
    day = published or document.published or published_on(lines)
    folded = fold(title).text
    heads = [found.text for line in lines if (found := heading(line, phrases, place, 0))]
    when = Year(year, "given") if year else document_year(folded, heads, lines, day)
    return Setting(
        place, title, publisher, day, when, Counter(years("\n".join(lines))),
        lottery(folded, lines, publisher, phrases),
        level or used_level(folded, lines, publisher, phrases, place), phrases, measures,
        any(FUND.search(line) for line in (folded, *lines)) or bool(document.grids),
        set(levels_of(folded.rpartition("关于")[2], phrases, place)) == {"above"},
    )  # fmt: skip


def titled(document: Document, lines: Sequence[str]) -> str:
    """The title: as the page declares it, else the first line that reads like one."""
    if document.title and TITLE.search(document.title):
        return document.title
    for number, line in enumerate(lines[:30]):
        if (
            len(line) <= LONGEST
            and not depth(line)
            and TITLE.search(line)
            and ("彩" in line or "公益金" in line or "otter" in line)
        ):
            earlier = lines[number - 1] if number else ""
            first = document.paragraphs[number].text.strip()
            return f"{earlier}{first}" if SIGNED.match(earlier) else first
    found = next((match for line in lines[:30] if (match := ANNOUNCED.search(line))), None)
    return document.title or (found[1] if found else "")


def published_by(printed: Sequence[str], lines: Sequence[str]) -> str:
    """Who published it: as the page says, else the signature at the end."""
    for line in printed[:20]:
        if (match := SOURCE.search(line)) and not NO_NAME.search(match[1]):
            return match[1]
    return next((line for line in reversed(lines[-12:]) if SIGNED.match(line)), "")


def published_on(lines: Sequence[str]) -> str:
    """The day of publication: as the page says, else the date at the beginning or the end; or nothing."""
    for line in lines[:30]:
        if match := DECLARED.search(line):
            return day(match.groups())
    short = [line for line in lines[-12:][::-1] if len(line) < 20]
    short += [line for line in lines[:12] if len(line) < 60 and not re.search("[万亿]元", line)]
    for line in short:
        if match := DAY.search(line):
            return day(match.groups())
    for line in (*lines[:6], *lines[-4:]):
        if match := DATELINE.search(line):
            return day((match[3], str(MONTHS.index(match[1].lower()) + 1), match[2]))
    return ""


def day(parts: Sequence[str]) -> str:
    """Year, month and day as 2024-06-25; empty where there is no such day."""
    year, month, number = map(int, parts)
    return f"{year}-{month:02}-{number:02}" if 1 <= month <= 12 and 1 <= number <= 31 else ""


def lottery(title: str, lines: Sequence[str], publisher: str, phrases: Phrases) -> str:
    """The lottery that is meant where a sentence names none."""
    if found := lottery_of(title, phrases):
        return found
    text = "\n".join(lines)
    if CIVIL.search(publisher) or CIVIL.search(title):
        return "welfare"
    if SPORTS.search(publisher):
        return "sports"
    if CIVIL.search(text[:200]) and not SPORTS.search(text[:200]) and not NAMED["sports"].search(text):
        return "welfare"
    told = "\n".join(filter(MONEY.search, lines))
    return counted(told if "彩票" in told or NAMED["welfare"].search(told) else text)


def counted(text: str) -> str:
    """The one lottery that a text names; both where it names both, or only lotteries as such."""
    named = [name for name, pattern in NAMED.items() if pattern.search(text)]
    return named[0] if len(named) == 1 else "both"


def used_level(title: str, lines: Sequence[str], publisher: str, phrases: Phrases, place: Place) -> Level:
    """The level of what is used, where a sentence names none.

    The title's, where it names one. A finance bureau or a province that never speaks of its own level
    reports on the whole territory; all others on what they use themselves.
    """
    found = level_of(title, phrases, place)
    if found in ("own", "all"):
        return found
    text = "\n".join(lines)
    finance = FINANCE.search(publisher) or FINANCE.search(text[:200])
    whole = finance or (place.rank == PROVINCE and not place.municipality)
    return "all" if whole and not OWN.search(text) else "own"
