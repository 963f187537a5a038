"""The codebook: every table and column of the data, and every check, as a page of the book."""

from collections.abc import Iterable, Mapping
from typing import Any

from gongzhi.checks import RULES
from gongzhi.data.package import describe_raw
from gongzhi.errors import Severity
from gongzhi.language.text import Language, Text

Json = Mapping[str, Any]
TITLE = Text("数据手册", "Codebook")
LEAD = Text(
    "本页由数据表的定义生成。每个表是UTF-8编码、逗号分隔的CSV，空格表示没有；同一列名在各表里意思相同。"
    "整理后的表可在本版的<a href=\"../data/datapackage.json\">数据</a>中下载，"
    "`datapackage.json`是其Frictionless说明。",
    "This page is made from the definition of the tables. Each is CSV in UTF-8, separated by commas; an "
    "empty cell means that nothing is known, and a column means the same in every table. The prepared "
    "tables are among this edition's <a href=\"../data/datapackage.json\">data</a>, whose Frictionless "
    "description is `datapackage.json`.",
)  # fmt: skip
PREPARED = Text("整理后的表", "Prepared tables")
RAW = Text("原始表", "Raw tables")
CHECKS = Text("检查", "Checks")
CHECKS_LEAD = Text(
    "`gongzhi check`按下列规则检查原始表，一次列出全部问题。错误使整理停止；需要查看的和来源不一的只列出。",
    "`gongzhi check` looks at the raw tables by these rules and lists every problem at once. Errors stop "
    "preparation; what asks for a look, and sources that differ, are only listed.",
)
SEVERITY: Mapping[Severity, Text] = {
    "error": Text("错误", "error"),
    "warning": Text("需要查看", "asks for a look"),
    "conflict": Text("来源不一", "sources differ"),
}
TYPES: Mapping[str, Text] = {
    "string": Text("文字", "text"),
    "number": Text("数", "number"),
    "integer": Text("整数", "whole number"),
    "year": Text("年", "year"),
    "date": Text("日期", "date"),
    "boolean": Text("是否（yes、no）", "yes or no"),
}
HEADS = {
    "column": Text("列", "Column"),
    "type": Text("类型", "Type"),
    "what": Text("含义", "Meaning"),
    "code": Text("代码", "Code"),
    "rule": Text("规则", "Rule"),
    "kind": Text("性质", "Kind"),
}


def codebook(package: Json, language: Language) -> str:
    """The page in Markdown, from the descriptor of an edition's tables."""
    parts = [f"# {TITLE[language]}", LEAD[language], f"## {PREPARED[language]}"]
    parts += tables(package, "", language)
    parts += [f"## {RAW[language]}", *tables(describe_raw(), "raw/", language)]
    rules = ((rule.code, rule.title[language], SEVERITY[rule.severity][language]) for rule in RULES)
    parts += [
        f"## {CHECKS[language]}",
        CHECKS_LEAD[language],
        grid(("code", "rule", "kind"), rules, language),
    ]
    return "\n\n".join(parts) + "\n"


def tables(package: Json, folder: str, language: Language) -> Iterable[str]:
    """Every table of a package, with its columns."""
    for resource in package["resources"]:
        yield f"### {folder}{resource['path']}"
        yield described(resource, language)
        fields = resource["schema"]["fields"]
        rows = (
            (f"`{field['name']}`", TYPES[field["type"]][language], described(field, language))
            for field in fields
        )
        yield grid(("column", "type", "what"), rows, language)


def described(part: Json, language: Language) -> str:
    """What a descriptor says of one of its parts."""
    return str(part["description_zh" if language == "zh" else "description"])


def grid(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], language: Language) -> str:
    """A table in Markdown."""
    titles = [HEADS[name][language] for name in heads]
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)
