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
from gongzhi.statistics import METHODS

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
CITATION = re.compile(r"\{cite:[pt]\}`([a-z0-9,]+)`")
Cell = dict[str, Any]


def cells(path: Path, kind: str) -> list[Cell]:
    return [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell: Cell) -> str:
    return "".join(cell["source"])


def shown() -> list[str]:
    texts = [source(cell) for path in NOTEBOOKS for cell in cells(path, "code")]
    return [name for text in texts for name in re.findall(r'"((?:fig|tab)-[a-z-]+)"', text)]


def test_all_eight_chapters_are_there() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "00_overview", "01_features", "02_mechanisms", "03_deficits", "04_recommendations", "05_trends",
        "06_data", "07_methods",
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
        assert re.fullmatch(r'report\.show\("[a-z-]+"(,\s+"[a-z-]+")*\)', source(cell))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_prose_stands_in_pairs_of_both_languages(path: Path) -> None:
    tags = [cell["metadata"]["tags"] for cell in cells(path, "markdown")]
    assert tags == [["lang-zh"], ["lang-en"]] * (len(tags) // 2) != []
    for chinese, english in zip(cells(path, "markdown")[::2], cells(path, "markdown")[1::2], strict=True):
        assert re.search("[\u4e00-\u9fff]", source(chinese))
        assert not re.search("[\u4e00-\u9fff]", source(english))
        for mark in (r"^#+ ", r"\]\([^)]*\)", r"\{\{[^}]*\}\}", r"\{cite[^`]*`[^`]*`", r"^```.*$"):
            found = [re.findall(mark, source(cell), flags=re.M) for cell in (chinese, english)]
            assert sorted(found[0]) == sorted(found[1]), mark


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_number_is_typed_into_prose(path: Path) -> None:
    for cell in cells(path, "markdown"):
        prose = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)|<a [^>]*>", "", CITATION.sub("", source(cell)))
        assert re.findall(r"\d+", prose.replace("2017", "")) == [], source(cell)


def test_every_exhibit_is_shown_exactly_once() -> None:
    assert sorted(shown()) == sorted(BUILDERS)


def entries(root: Path) -> list[str]:
    text = (root / "book" / "references.bib").read_text("utf-8")
    return re.findall(r"^@\w+\{(\w+),", text, flags=re.M)


def cited(path: Path, language: Language) -> list[str]:
    """The keys that a notebook cites in a language, in its order."""
    texts = [
        source(cell) for cell in cells(path, "markdown") if cell["metadata"]["tags"] == [f"lang-{language}"]
    ]
    return [key for keys in CITATION.findall("\n".join(texts)) for key in keys.split(",")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_is_cited_and_every_citation_has_one(root: Path, language: Language) -> None:
    known = entries(root)
    assert len(set(known)) == len(known) > 20
    keys = {path.stem: cited(path, language) for path in NOTEBOOKS}
    assert set(keys["07_methods"]) == set(known)
    assert {name for name, found in keys.items() if found} == {"07_methods"}


def test_every_method_is_described_in_a_work_that_is_cited(root: Path) -> None:
    named = {key for method in METHODS.values() for key in method.references}
    assert named <= set(entries(root))
    assert named <= set(cited(NOTEBOOKS[-1], "zh"))


def test_every_entry_has_what_a_reader_needs_to_find_it(root: Path) -> None:
    text = (root / "book" / "references.bib").read_text("utf-8")
    for entry in re.findall(r"^@.*$", text, flags=re.M):
        assert entry.count("{") == entry.count("}"), entry
        kind = "journal" if entry.startswith("@article") else "publisher"
        for name in ("author", "title", "year", kind):
            assert re.search(rf"\b{name} = \{{.+?\}}", entry), (name, entry)
        year = re.search(r"year = \{(\d{4})\}", entry)
        assert year
        assert year[1] in entry.split(",")[0], entry


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
def test_the_defaults_are_an_edition_in_chinese(path: Path, root: Path) -> None:
    files = (root / "notebooks" / "editions").glob("*.yaml")
    every = [{**yaml.safe_load(file.read_text("utf-8")), "language": "zh"} for file in files]
    defaults: dict[str, Any] = {}
    for statement in ast.parse(source(cells(path, "code")[0])).body:
        assert isinstance(statement, ast.Assign)
        (target,) = statement.targets
        names = target.elts if isinstance(target, ast.Tuple) else [target]
        value = ast.literal_eval(statement.value)
        values = value if isinstance(target, ast.Tuple) else [value]
        defaults |= {ast.unparse(name): each for name, each in zip(names, values, strict=True)}
    assert defaults in every


def test_a_notebook_runs_under_plain_papermill(root: Path, tmp_path: Path) -> None:
    made = tmp_path / "out.ipynb"
    command = [
        str(Path(sys.executable).with_name("papermill")),
        "notebooks/04_recommendations.ipynb",
        str(made),
    ]
    parameters = ["-f", "notebooks/editions/2017.yaml", "-p", "language", "en"]
    subprocess.run([*command, *parameters, "--log-level", "ERROR"], cwd=root, check=True, capture_output=True)
    outputs = [output for cell in cells(made, "code") for output in cell["outputs"]]
    kinds = [output["output_type"] for output in outputs]
    assert (kinds.count("execute_result"), kinds.count("display_data")) == (5, 1)
    said = json.dumps([output["data"] for output in outputs])
    assert "None by the edition's date." in said
    assert "By the edition's date no document has followed any of the 7 recommendations." in said
