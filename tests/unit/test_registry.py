"""The rules: each has a code of its own, says the same in both languages, and is in the registry."""

import importlib
import re
from pathlib import Path
from string import Formatter

import pytest

from gongzhi import checks
from gongzhi.checks.rule import Finding, Rule
from gongzhi.data.raw import load
from gongzhi.language.text import LANGUAGES, Text

FOLDER = Path(checks.__file__).parent
MODULES = sorted({path.stem for path in FOLDER.glob("*.py")} - {"__init__", "registry", "rule"})
HAN = re.compile("[\u4e00-\u9fff]")


def fields(template: str) -> set[str]:
    """The names that a template needs."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("name", MODULES)
def test_every_rule_is_registered_and_says_its_code_first(name: str) -> None:
    module = importlib.import_module(f"gongzhi.checks.{name}")
    assert module.RULE in checks.RULES
    assert (module.__doc__ or "").startswith(f"{module.RULE.code}: ")


def test_there_are_no_other_rules_and_no_code_stands_twice() -> None:
    codes = [rule.code for rule in checks.RULES]
    assert len(codes) == len(set(codes)) == len(MODULES)
    assert all(re.fullmatch("[A-Z][0-9]{2}", code) for code in codes)
    assert {rule.severity for rule in checks.RULES} == {"error", "warning", "conflict"}


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.code)
def test_a_rule_says_the_same_in_both_languages(rule: Rule) -> None:
    assert fields(rule.template.zh) == fields(rule.template.en)
    for language in LANGUAGES:
        assert rule.title[language].strip()
        assert rule.template[language].strip()
    assert HAN.search(rule.title.zh)
    assert not HAN.search(rule.title.en + rule.template.en)
    words = [re.sub(r"\{\w+\}", "", rule.template[language]) for language in LANGUAGES]
    assert bool(HAN.search(words[0])) == bool(re.search("[a-z]", words[1]))


def test_titles_are_unique() -> None:
    for language in LANGUAGES:
        assert len({rule.title[language] for rule in checks.RULES}) == len(checks.RULES)


def test_words_of_a_finding_are_put_in_by_language(made_up: Path) -> None:
    found = Finding("regions.csv", 2, "kind", {"what": Text("词", "word"), "n": 3})
    rule = Rule(
        "X01", Text("虚构", "Made up"), Text("{n}个{what}", "{n} {what}"), lambda _: iter([found]), "warning"
    )
    (problem,) = rule.problems(load(made_up))
    assert (problem.what, problem.zh, problem.code) == ("3 word", "3个词", "X01")
    assert str(problem) == "data/raw/regions.csv:2: kind: warning: 3 word"
    assert problem.text("zh") == "data/raw/regions.csv:2: kind: 请查看：3个词"
