"""The documents around the code: they agree with each other, and name only what is there."""

import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rattler import MatchSpec

import gongzhi
from gongzhi import cli
from gongzhi.exhibits.registry import BUILDERS

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ROOT / "src" / "gongzhi"
WORKFLOW = ROOT / ".github" / "workflows" / "book.yml"
READMES = ("README.md", "README.zh.md")
DOCUMENTS = (*READMES, "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/raw/README.md")
# What only setting up or building makes, by its first folder or by its name.
MADE = (".venv", ".cache", "site", "archives", "data.csv", "manifest.json", "out.ipynb")
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
NAME = re.compile(r"[\w.-]+(/[\w.-]+)*/?(#[\w-]+)?")
ENDING = re.compile(r"\.(md|ya?ml|toml|txt|csv|json|ipynb|py|sh|po|cff|png)$")


@cache
def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str = "sh") -> list[str]:
    """The code blocks of a language."""
    return [body for found, body in FENCE.findall(text(name)) if found == language]


def commands(name: str) -> list[str]:
    """The commands of a document, without comments; those that name a language, for any."""
    lines = [line.partition("#")[0].strip() for body in blocks(name) for line in body.splitlines()]
    return [re.sub(r"language (zh|en)\b", "language …", line) for line in lines if line]


def spans(name: str) -> list[str]:
    """What stands in code marks within lines."""
    return SPAN.findall(FENCE.sub("", text(name)))


def links(name: str) -> list[str]:
    """The links that stay within the repository, without their anchors."""
    targets = (target.partition("#")[0] for target in LINK.findall(FENCE.sub("", text(name))))
    return [target for target in targets if target and "://" not in target]


def either(items: list[str]) -> set[str]:
    """A set in which both languages' files count as the same."""
    return {re.sub(r"\b(zh|en)/|README(\.zh)?\.md$", "…", item) for item in items}


def looks_like_path(span: str) -> bool:
    return bool(NAME.fullmatch(span)) and ("/" in span or bool(ENDING.search(span)))


def is_period(span: str) -> bool:
    return bool(re.fullmatch(r"[\dQH/-]+", span))


def exists(span: str, document: Path) -> bool:
    """Whether a path is there, seen from the root, from the library or from the document."""
    name = span.partition("#")[0]
    if name.split("/")[0] in MADE:
        return True
    return any((folder / name).exists() for folder in (ROOT, ROOMS, document.parent))


def test_both_readmes_have_the_same_commands() -> None:
    english, chinese = (commands(name) for name in READMES)
    assert english == chinese
    assert len(english) >= 2


def test_both_readmes_have_the_same_files_and_links() -> None:
    english, chinese = ({span for span in spans(name) if NAME.fullmatch(span)} for name in READMES)
    assert either(sorted(english)) == either(sorted(chinese))
    assert either(links("README.md")) == either(links("README.zh.md"))
    assert "README.zh.md" in links("README.md")
    assert "README.md" in links("README.zh.md")


def test_both_halves_of_the_data_description_name_the_same_things() -> None:
    english, chinese = text("data/raw/README.md").split("\n---\n")
    assert FENCE.findall(english) == FENCE.findall(chinese)
    assert set(SPAN.findall(FENCE.sub("", english))) == set(SPAN.findall(FENCE.sub("", chinese)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    assert [link for link in links(name) if not (folder / link).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_is_there(name: str) -> None:
    paths = [span for span in spans(name) if looks_like_path(span) and not is_period(span)]
    assert [path for path in paths if not exists(path, ROOT / name)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_exhibit_named_is_one(name: str) -> None:
    named = re.findall(r"\b(?:fig|tab)-[a-z-]+[a-z]\b", text(name))
    keys = {
        key for key in named if not any(key == known or key.startswith(f"{known}-") for known in BUILDERS)
    }
    assert keys == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_named_is_one(name: str) -> None:
    code = [*spans(name), *commands(name)]
    targets = {match[1] for part in code if (match := re.match(r"make (\w+)", part))}
    assert targets <= set(re.findall(r"^(\w+):", text("Makefile"), re.MULTILINE))
    for part in code:
        if match := re.match(r"(?:\.venv/bin/)?gongzhi (\w[\w-]*)", part):
            with pytest.raises(SystemExit, match=r"^0$"):
                cli.parser().parse_args([match[1], "--help"])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_path_of_a_machine(name: str) -> None:
    assert re.findall(r"(?<![\w.])/(?:home|root|tmp|Users|work|opt|mnt)\b", text(name)) == []


def validate(schema: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Validate a file by a schema that the validator has with it."""
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [str(program), "--builtin-schema", f"vendor.{schema}", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_workflow_is_valid() -> None:
    done = validate("github-workflows", WORKFLOW)
    assert done.returncode == 0, done.stdout + done.stderr


def workflow() -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    return found


def test_the_workflow_runs_the_two_commands_of_the_readme() -> None:
    first = blocks("README.md")[0]
    two = {line.partition("#")[0].strip() for line in first.splitlines()}
    assert two == {"make book", "make test"}
    assert two <= {step.get("run", "") for step in workflow()["jobs"]["book"]["steps"]}


def test_the_workflow_may_do_no_more_than_it_must() -> None:
    found = workflow()
    assert found["permissions"] == {"contents": "read"}
    assert "permissions" not in found["jobs"]["book"]
    assert found["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    used = [step["uses"] for job in found["jobs"].values() for step in job["steps"] if "uses" in step]
    assert [action for action in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", action)] == []


def test_continuous_integration_calls_the_test_command() -> None:
    assert "make test" in commands("README.md")
    assert "make test" in text(".ci/run").splitlines()
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_citation_is_valid_and_up_to_date() -> None:
    done = validate("citation-file-format", ROOT / "CITATION.cff")
    assert done.returncode == 0, done.stdout + done.stderr
    citation = yaml.safe_load(text("CITATION.cff"))
    book = yaml.safe_load(text("book/en.yml"))
    assert {"cff-version", "message", "type", "authors", "license"} <= set(citation)
    assert citation["version"] == gongzhi.__version__
    assert citation["title"] == book["title"].format(region="Shanghai")
    assert citation["authors"][0]["alias"] == book["author"]
    assert citation["authors"][0]["name"] == yaml.safe_load(text("book/zh.yml"))["author"]


def test_the_change_log_has_this_version() -> None:
    assert f"\n## [{gongzhi.__version__}]" in text("CHANGELOG.md")


def test_commit_hooks_are_local_and_valid() -> None:
    program = Path(sys.executable).with_name("pre-commit")
    done = subprocess.run([str(program), "validate-config"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    repositories = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert [each["repo"] for each in repositories] == ["local"]
    assert {hook["language"] for hook in repositories[0]["hooks"]} == {"system"}


def test_the_conda_environment_agrees_with_the_package() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    wanted = {f"python{project['requires-python']}", *project["dependencies"], "pip"}
    found = yaml.safe_load(text("environment.yml"))["dependencies"]
    specs = [each for each in found if isinstance(each, str)]
    *by_pip, own = found[-1]["pip"]  # what conda-forge has without its Python part, and the package
    assert {*specs, *by_pip} == wanted
    assert own == "-e ."
    for spec in specs:
        MatchSpec(spec, strict=True)
