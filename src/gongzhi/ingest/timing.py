"""Which period a figure is for: the year of the document, and what a sentence says of its own."""

import calendar
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

YEAR = r"(?:19[89]|20[0-4])\d"
# Numbers of documents and names of laws hold years that are no period.
QUOTED = re.compile(r"《[^《》]{0,80}》|[〔\[【{(][12]\d{3}[〕\]】})]\d*号?|\d{4}年第\d+号")
DAY = re.compile(rf"({YEAR})(?:年|-|/|\.)(\d{{1,2}})(?:月|-|/|\.)(\d{{1,2}})日?")
TITLED = re.compile(rf"({YEAR})年?度?")
SPAN = re.compile(
    rf"(?P<first>{YEAR})年?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:至|到|-|~)(?P<last>{YEAR})(?:年|度)"
    r"(?:(?P<month>\d{1,2})月)?(?:\d{1,2}日)?(?:底|末)?"
)
SINCE = re.compile(
    rf"[自从](?P<first>{YEAR})年[^。;]{{0,60}}?(?:截至|截止到?|至|到)(?P<last>{YEAR})年(?P<month>)"
)
# A year to which a sum runs, or with which another is compared, is not the year of a figure.
UNTIL = re.compile(r"(?:截至|截止到?|较|比|与|继|超过|from the (?:whole )?year )$")
MONEY = re.compile(r"\d[多余]?[万亿元]|llion")
# From a year to the day of writing: no year's figure, nor a sum with an end.
OPEN = "open"
ENDLESS = re.compile(
    rf"(?:{YEAR})年[^,。;]{{0,30}}?(?:以来|至今|迄今|到目前为止)|\bsince [^.;]{{0,40}}?(?:{YEAR})", re.I
)
PART = re.compile(
    rf"(?P<year>{YEAR})年?度?(?:(?P<half>上半年)|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<from>\d{1,2})(?:月)?(?:至|到|-|~)(?P<to>\d{1,2})月份?|(?P<month>\d{1,2})月(?:份|(?=[,、])))"
)
WHOLE = re.compile(rf"(?<!\d)({YEAR})(?:年(?!以来|第)度?|度)(?!\d)")
THIS = re.compile("本年度?|当年|全年")
NOW = re.compile(r"今年|\bthis year\b", re.I)
RECENT = re.compile(r"\bas of (?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
# Not where it is only what something is compared with.
LAST = re.compile(
    r"(?<![比较与超同])去年(?!同期|底|末|相比)|(?<![比较与超同])上年度(?!结)|\blast year\b", re.I
)
# A part of the year that a sentence or the document names.
SEASON = re.compile(
    r"(?P<half>上半年)|(?P<three>前三季度)|(?<!\d)(?:1|一)(?:月)?(?:至|到|-)(?P<to>\d{1,2})月"
    r"|今年以来(?:至|到|,截至)(?P<end>\d{1,2})月|第?(?P<quarter>[一二三四1-4])季度"
    r"|截[至止]到?(?:今年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
# Words without any of these say nothing of a period, and are not searched for each kind of it.
TIME = re.compile(rf"[年季月截]|{YEAR}|[Yy]ear|of \w+day")
QUARTERS = {sign: number for number, pair in enumerate(("一1", "二2", "三3", "四4"), 1) for sign in pair}
RECENTLY = re.compile("近([两二三四五六七八九十])年")
NUMERALS = "两二三三四四五五六六七七八八九九十十"
# A sum without a first year is no figure of a year.
CUMULATIVE = re.compile(
    r"累计|以来|至今|迄今|[\d一二三四五六七八九十]多?年来|截至"
    r"|\b[Ss]ince\b|[Oo]ver the (?:last|past)|so far|[Aa]s of"
)
ENGLISH = re.compile(
    rf"(?<!than )\b(?:in|for|of|during) ({YEAR})\b"
    rf"|\b({YEAR})\b(?= (?:fiscal|financial|welfare|sports|lottery))",
    re.I,
)
ENGLISH_SPAN = re.compile(
    rf"\b(?:from|between) (?P<first>{YEAR}) (?:to|and) (?P<last>{YEAR})(?P<month>)", re.I
)


@dataclass(frozen=True, slots=True)
class Year:
    """The year a document is for, 0 where it says none, with how it was found."""

    year: int
    reason: str


def document_year(title: str, headings: list[str], lines: Sequence[str], published: str) -> Year:
    """The year by title, majority of headings, majority of sentences, or the one before publication."""
    if found := years(title):
        return Year(found[0], "title")
    if found := [year for heading in headings for year in years(heading)]:
        return Year(Counter(found).most_common(1)[0][0], "majority of headings")
    issued = int(published[:4] or 0)
    for text in ("\n".join(filter(MONEY.search, lines)), "\n".join(lines)):
        if found := [*years(text), *(relative(text, issued) if issued else ())]:
            return Year(Counter(found).most_common(1)[0][0], "majority of sentences")
    return Year(issued - 1, "the year before publication") if issued else Year(0, "")


def years(text: str) -> list[int]:
    """Years that a text names as periods, in order."""
    clean = SINCE.sub(" ", QUOTED.sub(" ", text))
    clean = SPAN.sub(" ", ENDLESS.sub(" ", DAY.sub(" ", clean)))
    return [int(year) for _, year in whole(clean)]


def relative(text: str, issued: int) -> list[int]:
    """The years that a text calls this one or the last, seen from the year of its issue."""
    recent = (*NOW.finditer(text), *RECENT.finditer(text))
    return [*(issued for _ in recent), *(issued - 1 for _ in LAST.finditer(text))]


def whole(text: str) -> list[tuple[int, str]]:
    """Whole years with their places, but for those that something is compared with."""
    return [
        (match.start(), next(each for each in match.groups() if each))
        for match in (*WHOLE.finditer(text), *ENGLISH.finditer(text))
        if not UNTIL.search(text[max(0, match.start() - 24) : match.start()])
    ]


def period(words: str, year: int, issued: int = 0) -> str:
    """The period that the words before a figure name last, in the notation of data/raw; or nothing."""
    found = spoken(words, year, issued)
    return "" if found == OPEN else found


def spoken(words: str, year: int, issued: int = 0) -> str:
    """The same, or OPEN for a sum from some year to the day of writing.

    “This year” is the year of issue, where it is known, “last year” the one before; “the whole year”
    is the year of the document.
    """
    if not TIME.search(words):
        return ""
    clean = QUOTED.sub(lambda match: " " * len(match[0]), words)
    matches = [match for kind in (SPAN, SINCE, ENGLISH_SPAN) for match in kind.finditer(clean)]
    taken = [match.span() for match in matches]
    matches += [
        match for match in PART.finditer(clean)
        if not inside(match.start(), taken) and not UNTIL.search(clean[: match.start()][-6:])
    ]  # fmt: skip
    found = [(match.start(), notation(match)) for match in matches]
    taken = [match.span() for match in matches]
    endless = [match for match in ENDLESS.finditer(clean) if not inside(match.start(), taken)]
    found += [(match.start(), OPEN) for match in endless]
    taken += [match.span() for match in endless]
    found += [each for each in whole(clean) if not inside(each[0], taken)]
    if (issued or year) and not found:
        found += [(match.start(), str(year)) for match in THIS.finditer(clean) if year]
        found += [(match.start(), str(issued or year)) for match in NOW.finditer(clean)]
        found += [(match.start(), str(issued - 1)) for match in LAST.finditer(clean) if issued]
    last = max(found)[1] if found else str(year or "")
    season = [match for match in SEASON.finditer(clean) if not inside(match.start(), taken)]
    if season and last.isdigit():
        started = not season[-1]["day"] or re.search("今年|本年|当年|全年", clean[season[-1].end() :])
        return seasonal(last, season[-1]) if started else OPEN
    return last if found else ""


def recently(words: str, above: str) -> str:
    """The span of years above that words for the last few years mean; OPEN where there is none so long."""
    long = RECENTLY.search(words)
    if long is None:
        return ""
    span = [match for match in SPAN.finditer(above) if match["last"]]
    fits = span and int(span[-1]["last"]) - int(span[-1]["first"]) + 1 == NUMERALS.index(long[1]) // 2 + 2
    return notation(span[-1]) if fits else OPEN


def inside(place: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a place is within one of some spans."""
    return any(start <= place < end for start, end in spans)


def seasonal(year: str, match: re.Match[str]) -> str:
    """The first months of a year."""
    if match["day"]:
        return until(int(year), int(match["month"]), int(match["day"]))
    if match["quarter"]:
        return f"{year}Q{QUARTERS[match['quarter']]}"
    last = 6 if match["half"] else 9 if match["three"] else int(match["to"] or match["end"])
    return year if last >= 12 else f"{year}-01/{year}-{last:02}"


def until(year: int, month: int, day: int) -> str:
    """A year up to one of its days; the year itself where that is its last."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return str(year)
    if day < calendar.monthrange(year, month)[1]:
        return f"{year}-01-01/{year}-{month:02}-{day:02}"
    return str(year) if month == 12 else f"{year}-01/{year}-{month:02}"


def notation(match: re.Match[str]) -> str:
    """A span of years or a part of a year as data/raw writes it."""
    parts = match.groupdict()
    if "first" in parts:
        return span(parts)
    year = parts["year"]
    if parts["half"]:
        return f"{year}-01/{year}-06"
    if parts["quarter"]:
        return f"{year}Q{QUARTERS[parts['quarter']]}"
    if parts["from"]:
        first, last = int(parts["from"]), int(parts["to"])
        whole = (first, last) == (1, 12)
        return str(year) if whole else f"{year}-{first:02}/{year}-{last:02}"
    return f"{year}-{int(parts['month']):02}"


def span(parts: dict[str, str | None]) -> str:
    """Years as one sum; from December to November is the year in which it ends."""
    first, last, month = parts["first"], parts["last"], parts["month"]
    if month == "11" and int(last or 0) == int(first or 0) + 1:
        return str(last)
    return f"{first}/{last}" if first != last else str(last)
