"""What can be wrong with data/raw: one rule a file, all of them in the registry. Pure."""

from gongzhi.checks.registry import RULES, inspect

__all__ = ["RULES", "inspect"]
