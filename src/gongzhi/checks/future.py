"""V06: a period that had not begun when its figure was published, is still to come, or is too old."""

from collections.abc import Iterator
from datetime import date

from gongzhi.checks.period import EARLIEST
from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data import vintage
from gongzhi.data.observation import quantity
from gongzhi.data.period import Period
from gongzhi.data.raw import Raw
from gongzhi.data.table import Row
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Figures of a time that their source, or we, could not know."""
    for row, _ in raw.figures:
        found, published = (
            quantity(row, raw.words)[2],
            vintage.last_day(raw.sources[row["source_id"]]["published_on"]),
        )
        what = fault(row, found, published, raw.read_on)
        if what:
            yield at(row, "period", what=what)


def fault(row: Row, found: Period, published: date | None, today: date | None) -> Text | None:
    """What is wrong with the time of a figure, if anything."""
    if found.first.year < EARLIEST:
        return Text(f"早于{EARLIEST}年", f"is before {EARLIEST}")
    if row["basis"] != "actual":
        return None
    if published and found.first > published:
        day = published.isoformat()
        return Text(
            f"晚于来源的发布日{day}；预算或计划请在basis注明",
            f"begins after its source was published ({day}); a budget or plan says so in `basis`",
        )
    if today and found.first > today:
        return Text("还没有到", "lies in the future")
    return None


RULE = Rule("V06", Text("时间不合", "Impossible time"), Text("{found}{what}", "{found} {what}"), look)
