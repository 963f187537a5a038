"""R02: a stray name that stands for another stray name, or for itself."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Stray names that do not lead to a measure."""
    stray = {row["measure"] for row in raw.rows("measures.csv") if row["alias_of"]}
    for row in raw.rows("measures.csv"):
        if row["alias_of"] in stray:
            yield at(row, "alias_of")


RULE = Rule(
    "R02",
    Text("异名所指", "Stray name"),
    Text("{found}本身也是异名，应指向一个指标", "{found} is a stray name itself, expected a measure"),
    look,
)
