"""R05: a unit that does not fit the measure."""

from collections.abc import Iterator

from gongzhi.checks.declaration import FILE
from gongzhi.checks.rule import Finding, Rule, at
from gongzhi.data.observation import quantity
from gongzhi.data.raw import Raw
from gongzhi.data.unit import UNITS
from gongzhi.language.text import Text


def look(raw: Raw) -> Iterator[Finding]:
    """Figures in a unit of something else."""
    for row, made in raw.figures:
        fitting = UNITS[quantity(row, raw.words)[0].unit]
        if row["unit"] not in fitting:
            found = at(row, "unit", measure=row["measure"], fitting=", ".join(fitting))
            blame = next((each for each in made if "unit" in each.set), None)
            yield Finding(FILE, blame.line, "set", found.words) if blame else found


RULE = Rule(
    "R05",
    Text("单位不合", "Unit of something else"),
    Text(
        "{found}不是{measure}的单位，应为其中之一：{fitting}",
        "{found} does not fit {measure}, expected one of {fitting}",
    ),
    look,
)
