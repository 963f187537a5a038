"""Reading hand-kept declarations in YAML: what they hold, and on which line each part begins."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from gongzhi.errors import Problem
from gongzhi.language.text import Text

PAIR = Text("zh和en之下都要有文字", "needs a text under zh and one under en")
MISSING_FILE = Text("没有这个文件", "the file is missing")
# What the reader of YAML raises for texts that it cannot turn into values.
FAULTS = (yaml.YAMLError, ValueError, AttributeError, TypeError, KeyError, OverflowError, RecursionError)


def read(content: bytes, file: str, problems: list[Problem]) -> tuple[yaml.Node | None, Any]:
    """The node tree and the value of a declaration; nothing, and a problem, where it is not one."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = Text("无法读取：不是UTF-8编码", "cannot be read: it is not UTF-8")
        problems.append(fault(file, line, "", what))
        return None, None
    try:
        return yaml.compose(text, yaml.SafeLoader), yaml.safe_load(text)
    except FAULTS as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is not YAML"
        what = Text(f"无法读取，YAML的格式不对：{why}", f"cannot be read: {why}")
        problems.append(fault(file, mark.line + 1 if mark else 0, "", what))
        return None, None


def fault(file: str, line: int, column: str, what: Text) -> Problem:
    """A fault of a declaration, in both languages."""
    return Problem(file, line, column, what.en, what.zh)


def lines(node: yaml.Node | None) -> list[int]:
    """The lines on which the entries of a list begin."""
    entries = node.value if isinstance(node, yaml.SequenceNode) else []
    return [each.start_mark.line + 1 for each in entries]


def parts(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """The nodes of a mapping by key."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {str(key.value): value for key, value in pairs}


def keys(node: yaml.Node | None) -> list[tuple[str, int]]:
    """The keys of a mapping with their lines, also those that stand twice."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [(str(key.value), key.start_mark.line + 1) for key, _ in pairs]


def one_of(found: Any, words: Iterable[str]) -> Text:
    """That a word is none of those there are."""
    listed = ", ".join(words)
    return Text(f"{found!r}，应为其中之一：{listed}", f"{found!r}, expected one of {listed}")


def expected(found: Any, wanted: Text) -> Text:
    """What stands there, and what should."""
    return Text(f"{found!r}，应为{wanted.zh}", f"{found!r}, expected {wanted.en}")


def both_languages(found: Any) -> bool:
    """Whether it is a text in Chinese and in English."""
    return (
        isinstance(found, Mapping)
        and {"zh", "en"} == set(found)
        and all(isinstance(text, str) and text.strip() for text in found.values())
    )
