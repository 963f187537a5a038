"""K01: a correction, or the analysis plan, that is not declared as it should be."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

FILE = "corrections.yaml"


def look(raw: Raw) -> Iterator[Finding]:
    """Declarations at fault."""
    for problem in raw.malformed:
        yield Finding(
            problem.file.removeprefix("data/raw/"), problem.line, problem.column, {"what": problem.what}
        )
    first: dict[str, int] = {}
    for each in raw.corrections:
        if each.id in first:
            yield Finding(
                FILE, each.line, "id", {"what": f"{each.id!r} stands in line {first[each.id]} already"}
            )
        first.setdefault(each.id, each.line)


RULE = Rule(
    "K01",
    Text("更正和分析方案的声明", "Declaration of a correction or of the plan"),
    Text("{what}", "{what}"),
    look,
)
