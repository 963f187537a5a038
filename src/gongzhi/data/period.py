"""Periods that figures are for: a year, a part of one, a day, or a span of them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|Q(?P<quarter>[1-4])|-?H(?P<half>[12]))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A period in the project's notation, with its first and last day.

    Notation: `2018`, `2018-02`, `2018-02-07`, `2020Q3`, and `first/last` for one sum over a span.
    """

    text: str
    first: date
    last: date

    @property
    def year(self) -> int | None:
        """The year of a figure for one whole calendar year, else None."""
        return int(self.text) if len(self.text) == 4 else None

    @property
    def years(self) -> float:
        """The middle of the period as a year with decimals, to draw it on a time axis."""
        middle = date.fromordinal((self.first.toordinal() + self.last.toordinal()) // 2)
        return middle.year + (middle.timetuple().tm_yday - 1) / 366


@cache
def parse(found: str) -> Period:
    """Read a period as found in a source; ValueError says what is wrong with it.

    Two notations that sources' transcripts use are mapped to ours: a hyphen between the ends of a
    span (`1987-2017H1`), and half-years (`2020-H1` becomes `2020-01/2020-06`).
    """
    text = re.sub(r"^(\d{4})-(\d{4})", r"\1/\2", found.strip())
    ends = text.split("/")
    if len(ends) > 2:
        raise ValueError(f"{found!r} has more than two ends")
    first, last = point(ends[0]), point(ends[-1])
    if first[1] > last[2]:
        raise ValueError(f"{found!r} ends before it begins")
    if len(ends) == 1 and "H" not in text:
        return Period(first[0], first[1], last[2])
    return Period(f"{months(ends[0])[0]}/{months(ends[-1])[1]}", first[1], last[2])


def point(text: str) -> tuple[str, date, date]:
    """A period without a slash: its notation, first and last day."""
    match = POINT.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a period: write 2018, 2018-02, 2020Q3 or 2009/2016")
    year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
    if match["month"] and not 1 <= month <= 12:
        raise ValueError(f"{text!r} has no such month")
    if match["day"]:
        return text, date(year, month, day), date(year, month, day)
    low, high = 1, 12
    if month:
        low = high = month
    elif match["quarter"]:
        low, high = 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"])
    elif match["half"]:
        low, high = 6 * int(match["half"]) - 5, 6 * int(match["half"])
    return text, date(year, low, 1), date(year, high, calendar.monthrange(year, high)[1])


def months(text: str) -> tuple[str, str]:
    """The two ways to write a span's end: as its first and as its last month, if it is not one."""
    if "H" not in text and "Q" not in text:
        return text, text
    _, first, last = point(text)
    return f"{first:%Y-%m}", f"{last:%Y-%m}"
