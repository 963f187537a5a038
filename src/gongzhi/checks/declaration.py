"""K01: a correction that is not declared as it should be, or has the name of another."""

from collections.abc import Iterator

from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

FILE = "corrections.yaml"


def look(raw: Raw) -> Iterator[Finding]:
    """Declarations at fault."""
    for problem in raw.malformed:
        yield Finding(FILE, problem.line, problem.column, {"what": problem.what})
    first: dict[str, int] = {}
    for each in raw.corrections:
        if each.id in first:
            yield Finding(
                FILE, each.line, "id", {"what": f"{each.id!r} stands in line {first[each.id]} already"}
            )
        first.setdefault(each.id, each.line)


RULE = Rule("K01", Text("更正的声明", "Declaration of a correction"), Text("{what}", "{what}"), look)
