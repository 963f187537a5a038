"""The notebooks are thin, say the same in both languages, and run under plain papermill."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.publish.pages import TOKEN

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
Cell = dict[str, Any]


def cells(path: Path, kind: str) -> list[Cell]:
    return [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell: Cell) -> str:
    return "".join(cell["source"])


def shown() -> list[str]:
    texts = [source(cell) for path in NOTEBOOKS for cell in cells(path, "code")]
    return [name for text in texts for name in re.findall(r'report\.show\("([^"]+)"\)', text)]


def test_all_seven_chapters_are_there() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "00_overview", "01_features", "02_mechanisms", "03_deficits", "04_recommendations", "05_trends",
        "06_data",
    ]  # fmt: skip


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_code_is_parameters_one_import_and_one_call_a_cell(path: Path) -> None:
    code = cells(path, "code")
    assert len(code) <= 8
    assert code[0]["metadata"]["tags"] == ["parameters"]
    assert source(code[1]).startswith("from gongzhi.report import open_report\n")
    for cell in code:
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        assert len(source(cell).splitlines()) <= 5
        assert "def " not in source(cell)
    for cell in code[2:]:
        assert re.fullmatch(r'report\.show\("[a-z-]+"\)', source(cell))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_prose_stands_in_pairs_of_both_languages(path: Path) -> None:
    tags = [cell["metadata"]["tags"] for cell in cells(path, "markdown")]
    assert tags == [["lang-zh"], ["lang-en"]] * (len(tags) // 2) != []
    for chinese, english in zip(cells(path, "markdown")[::2], cells(path, "markdown")[1::2], strict=True):
        assert re.search("[\u4e00-\u9fff]", source(chinese))
        assert not re.search("[\u4e00-\u9fff]", source(english))
        for mark in (r"^#+ ", r"\]\([^)]*\)", r"\{\{[^}]*\}\}"):
            found = [re.findall(mark, source(cell), flags=re.M) for cell in (chinese, english)]
            assert sorted(found[0]) == sorted(found[1]), mark


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_number_is_typed_into_prose(path: Path) -> None:
    for cell in cells(path, "markdown"):
        prose = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)|<a [^>]*>", "", source(cell))
        assert re.findall(r"\d+", prose.replace("2017", "")) == [], source(cell)


def test_every_exhibit_is_shown_exactly_once() -> None:
    assert sorted(shown()) == sorted(BUILDERS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["2017", "2024"])
def test_every_number_that_prose_names_is_computed(
    edition: str, language: Language, exhibit: Callable[[str, Language, str], Exhibit]
) -> None:
    keys = {number.key for name in BUILDERS for number in exhibit(edition, language, name).numbers}
    named = {
        key for path in NOTEBOOKS for cell in cells(path, "markdown") for key in TOKEN.findall(source(cell))
    }
    assert len(named) >= 7
    assert named <= keys


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_defaults_are_the_newest_edition_in_chinese(path: Path, root: Path) -> None:
    files = (root / "notebooks" / "editions").glob("*.yaml")
    newest = max((yaml.safe_load(file.read_text("utf-8")) for file in files), key=lambda each: each["as_of"])
    defaults: dict[str, Any] = {}
    for statement in ast.parse(source(cells(path, "code")[0])).body:
        assert isinstance(statement, ast.Assign)
        (target,) = statement.targets
        names = target.elts if isinstance(target, ast.Tuple) else [target]
        value = ast.literal_eval(statement.value)
        values = value if isinstance(target, ast.Tuple) else [value]
        defaults |= {ast.unparse(name): each for name, each in zip(names, values, strict=True)}
    assert defaults == {**newest, "language": "zh"}


def test_a_notebook_runs_under_plain_papermill(root: Path, tmp_path: Path) -> None:
    made = tmp_path / "out.ipynb"
    command = [str(Path(sys.executable).with_name("papermill")), "notebooks/04_recommendations.ipynb", str(made)]
    parameters = ["-f", "notebooks/editions/2017.yaml", "-p", "language", "en"]
    subprocess.run([*command, *parameters, "--log-level", "ERROR"], cwd=root, check=True, capture_output=True)
    outputs = [output for cell in cells(made, "code") for output in cell["outputs"]]
    assert [output["output_type"] for output in outputs] == ["execute_result"] * 2
    assert "None by the edition's date." in json.dumps(outputs[0]["data"])
