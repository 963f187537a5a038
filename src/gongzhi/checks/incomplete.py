"""S01: a source of which it is not known who published it, when, or where."""

from collections.abc import Iterator

from gongzhi.checks.address import known
from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data import vintage
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Sources without a publisher, a date or an address."""
    for row in raw.rows("sources.csv"):
        if not row["publisher"].strip():
            yield at(row, "publisher", what=Text("没有发布者", "no publisher"))
        if not vintage.dated(row["published_on"]):
            yield at(row, "published_on", what=undated(row["no_later_than"]))
        if not known(row["url"]):
            yield at(row, "url", what=Text("没有网址", "no address"))


def undated(no_later_than: str) -> Text:
    """What follows from a missing date."""
    if no_later_than:
        return Text(
            f"没有发布日期，按{no_later_than}已知处理", f"no date; counts as known by {no_later_than}"
        )
    return Text(
        "没有发布日期，也没有no_later_than：任何一版都不会采用它的数字",
        "neither a date nor no_later_than: no edition will use its figures",
    )


RULE = Rule("S01", Text("来源不全", "Incomplete source"), Text("{what}", "{what}"), look, "warning")
