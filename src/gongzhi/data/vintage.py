"""When a figure was first known: the one rule by which an edition sees it or not.

`RULE` states it for readers. An example: "2012 by content; site frozen 2019" is 2019-12-31.
"""

import calendar
import re
from datetime import date
from functools import cache

from gongzhi.language.text import Text

RULE = Text(
    "每个来源以其日期所容许的最晚一天为公布日：注明到日的取当日，只到月或年的取月末或年末；"
    "页面没有日期而字段里另记有年份的，取其中最晚一年的年末；全无日期的，取编者确已见到它的那一天"
    "（no_later_than栏），连这一天也没有的不用。物价、人口、地区生产总值和预算支出取自后来的数据库，是今天的修订数，"
    "一年的数字按次年年末已知处理。因此，任何一版都不会用到其日期之后才公布的数字，"
    "但可能漏用早已公布而日期不明的数字。",
    "A source counts as published on the last day that its date allows: the day itself; the end of the "
    "month or year where only that is shown; the end of the latest year named where the page shows none; "
    "and, where nothing is known, the day by which we had certainly seen it (column no_later_than), "
    "without which it is not used. Prices, population, output and budgets come from later databases and "
    "are today's revised values: a year's figure counts as known by the end of the following year. So no "
    "edition uses a figure published after its date, though it may miss one that was out already but "
    "bears no date.",
)
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?!\d))?(?:-(\d{2})(?!\d))?")


def dated(stated: str) -> bool:
    """Whether a stated date names a year at all."""
    return DATE.search(stated) is not None


@cache
def last_day(stated: str) -> date | None:
    """The last day that a stated date of publication allows; None where it names no year."""
    days = [end(*(int(part or 0) for part in found)) for found in DATE.findall(stated)]
    return max(days, default=None)


def first_day(stated: str) -> date | None:
    """The first day of the latest date that is named; None where none is."""
    found = ((int(year), int(month or 1), int(day or 1)) for year, month, day in DATE.findall(stated))
    return max((date(*parts) for parts in found), default=None)


def end(year: int, month: int, day: int) -> date:
    """The last day of a year, month (day 0) or day."""
    if not month:
        return date(year, 12, 31)
    return date(year, month, day or calendar.monthrange(year, month)[1])


def known_on(published: str, no_later_than: str, context_year: int | None = None) -> date | None:
    """The day from which a figure counts as known; None where no date is known: no edition uses it.

    `context_year` is set for series kept only as exports of a later database (prices, population,
    output, budget): a year's figure is taken as known by the end of the following year.
    ValueError for a date that no calendar has.
    """
    day = last_day(published) or last_day(no_later_than)
    if context_year is not None:
        following = date(context_year + 1, 12, 31)
        return min(day, following) if day else following
    return day
