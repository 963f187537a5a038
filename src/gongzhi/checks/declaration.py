"""K01: a correction, or the analysis plan, that is not declared as it should be."""

from collections.abc import Iterator

from gongzhi.checks.rule import FOLDER, Finding, Rule
from gongzhi.data.raw import Raw
from gongzhi.language.text import Text

FILE = "corrections.yaml"


def look(raw: Raw) -> Iterator[Finding]:
    """Declarations at fault."""
    for problem in raw.malformed:
        file = problem.file.removeprefix(f"{FOLDER}/")
        yield Finding(file, problem.line, problem.column, {"what": Text(problem.zh, problem.what)})
    first: dict[str, int] = {}
    for each in raw.corrections:
        if each.id in first:
            line = first[each.id]
            what = Text(f"{each.id!r}在第{line}行已有", f"{each.id!r} stands in line {line} already")
            yield Finding(FILE, each.line, "id", {"what": what})
        first.setdefault(each.id, each.line)


RULE = Rule(
    "K01",
    Text("更正和分析方案的声明", "Declaration of a correction or of the plan"),
    Text("{what}", "{what}"),
    look,
)
