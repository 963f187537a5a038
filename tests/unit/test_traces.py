"""A chapter is fresh while what it depends on is as it was; prose, comments, docstrings run nothing."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from gongzhi.run import meaning, prose, trace
from gongzhi.run.keys import OUTSIDE

PARTS = {"environment": "e", "parameters": "p", "library data/a.py": "a", "code of 01.ipynb": "c"}
READS = {"series somewhere/own/made_up": "1", "study": "2"}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of a chapter that ran once."""
    (tmp_path / "made").write_text("executed", encoding="utf-8")
    trace.keep(tmp_path / "runs", PARTS, READS, READS.__getitem__, tmp_path / "made")
    return tmp_path / "runs"


def test_a_chapter_is_fresh_while_nothing_changed(kept: Path) -> None:
    place, reasons = trace.fresh(kept, PARTS, READS.__getitem__)
    assert place
    assert (place.read_text("utf-8"), reasons) == ("executed", [])


@pytest.mark.parametrize("name", PARTS)
def test_every_part_makes_it_stale_and_is_named(kept: Path, name: str) -> None:
    without = {key: value for key, value in PARTS.items() if key != name}
    for parts in ({**PARTS, name: "other"}, without):
        assert trace.fresh(kept, parts, READS.__getitem__) == (None, [name])


@pytest.mark.parametrize("name", READS)
def test_everything_read_makes_it_stale_and_is_named(kept: Path, name: str) -> None:
    now = {**READS, name: "other", "what was not read": "3"}
    assert trace.fresh(kept, PARTS, now.__getitem__) == (None, [name])


def test_a_part_that_is_new_makes_it_stale(kept: Path) -> None:
    assert trace.fresh(kept, {**PARTS, "library b.py": "b"}, READS.__getitem__) == (None, ["library b.py"])


def test_an_earlier_run_serves_again(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "made").write_text("executed later", encoding="utf-8")
    now = {**READS, "study": "3"}
    trace.keep(kept, PARTS, READS, now.__getitem__, tmp_path / "made")
    places = [trace.fresh(kept, PARTS, each.__getitem__)[0] for each in (READS, now)]
    assert [place and place.read_text("utf-8") for place in places] == ["executed", "executed later"]


def test_a_trace_that_is_broken_or_without_its_notebook_is_none(kept: Path) -> None:
    (path,) = kept.glob("*.json")
    text = path.read_text("utf-8")
    path.write_text("{", encoding="utf-8")
    assert trace.fresh(kept, PARTS, READS.__getitem__) == (None, ["never run"])
    path.write_text(text, encoding="utf-8")
    trace.notebook(path).unlink()
    assert trace.fresh(kept, PARTS, READS.__getitem__) == (None, ["never run"])


CODE = '"""A module."""\n\ndef answer(x: int) -> int:\n    """An answer."""\n    return x + 1  # one more\n'


@pytest.mark.parametrize(
    "other",
    [
        CODE.replace("# one more", "# another comment"),
        CODE.replace("An answer.", "Another docstring."),
        CODE.replace("A module.", "Another module."),
        "# a comment above\n" + CODE,
    ],
)
def test_comments_and_docstrings_mean_nothing(other: str) -> None:
    assert meaning.meaning(other) == meaning.meaning(CODE)


@pytest.mark.parametrize("other", [CODE.replace("1", "2"), CODE.replace("x + 1", "1 + x"), CODE + "'text'\n"])
def test_all_else_does(other: str) -> None:
    assert meaning.meaning(other) != meaning.meaning(CODE)


def test_the_library_of_notebooks_is_all_but_what_they_never_import(tmp_path: Path) -> None:
    found = meaning.modules(tmp_path)
    assert "report.py" in found
    assert not {name.split("/")[0] for name in found} & set(OUTSIDE)
    assert found == meaning.modules(tmp_path)


def notebook(*cells: Any) -> Any:
    return new_notebook(cells=list(cells))


def test_prose_is_no_code() -> None:
    one = notebook(new_markdown_cell("one"), new_code_cell("1"), new_markdown_cell("two"))
    same = notebook(new_markdown_cell("another"), new_code_cell("1"))
    assert prose.code(one) == prose.code(same)
    others = [[new_code_cell("2")], [new_code_cell("1"), new_code_cell("1")]]
    others.append([new_code_cell("1", metadata={"tags": ["hidden"]})])
    assert prose.code(one) not in [prose.code(notebook(*each)) for each in others]


def test_the_prose_of_now_joins_the_outputs_of_then() -> None:
    injected = new_code_cell("p = 2", metadata={"tags": ["injected-parameters"]})
    ran = new_code_cell("p", execution_count=3)
    executed = notebook(new_markdown_cell("then"), new_code_cell("p = 1"), injected, ran)
    source = notebook(new_code_cell("p = 1"), new_markdown_cell("now"), new_code_cell("p"))
    found = prose.joined(source, executed)
    assert [each.source for each in found.cells] == ["p = 1", "p = 2", "now", "p"]
    assert found.cells[3].execution_count == 3
    assert [each.id for each in found.cells] == ["cell-00", "cell-01", "cell-02", "cell-03"]
    nbformat.validate(found)
