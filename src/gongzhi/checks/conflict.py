"""C05: sources that differ by more than rounding on the same figure."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data.choice import conflicts
from gongzhi.data.numeral import plain
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Figures that the chosen one of the same year contradicts."""
    rows = {each.raw: row for row, each in raw.stated}
    for chosen, others in conflicts(raw.observations):
        for other in others:
            right = f"{plain(chosen.value)} ({chosen.source_id}, {chosen.raw})"
            yield at(rows[other.raw], "value", value=plain(other.value), unit=other.unit, right=right)


RULE = Rule(
    "C05",
    Text("来源不一", "Sources differ"),
    Text("{value}{unit}，采用的是{right}", "{value} {unit}, while {right} is used"),
    look,
    "conflict",
)
