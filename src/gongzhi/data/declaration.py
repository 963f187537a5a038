"""Reading hand-kept declarations in YAML: what they hold, and on which line each part begins."""

from collections.abc import Mapping
from typing import Any

import yaml

from gongzhi.errors import Problem

# What the reader of YAML raises for texts that it cannot turn into values.
FAULTS = (yaml.YAMLError, ValueError, AttributeError, TypeError, KeyError, OverflowError, RecursionError)


def read(content: bytes, file: str, problems: list[Problem]) -> tuple[yaml.Node | None, Any]:
    """The node tree and the value of a declaration; nothing, and a problem, where it is not one."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(Problem(file, line, "", "cannot be read: it is not UTF-8"))
        return None, None
    try:
        return yaml.compose(text, yaml.SafeLoader), yaml.safe_load(text)
    except FAULTS as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is not YAML"
        problems.append(Problem(file, mark.line + 1 if mark else 0, "", f"cannot be read: {why}"))
        return None, None


def lines(node: yaml.Node | None) -> list[int]:
    """The lines on which the entries of a list begin."""
    entries = node.value if isinstance(node, yaml.SequenceNode) else []
    return [each.start_mark.line + 1 for each in entries]


def parts(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """The nodes of a mapping by key."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {str(key.value): value for key, value in pairs}


def both_languages(found: Any) -> bool:
    """Whether it is a text in Chinese and in English."""
    return (
        isinstance(found, Mapping)
        and {"zh", "en"} == set(found)
        and all(isinstance(text, str) and text.strip() for text in found.values())
    )
