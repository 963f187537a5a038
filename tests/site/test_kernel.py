"""A forked kernel begins at once, and nothing that it says is lost."""

from pathlib import Path

import papermill
import pytest
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook

from gongzhi.run.chapter import OPTIONS
from gongzhi.run.engine import ENGINE

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
RUNS = 20
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def test_no_output_is_lost_however_soon_it_comes(tmp_path: Path) -> None:
    made = new_notebook(cells=[new_code_cell("print('said')\n1 + 1")], metadata={"kernelspec": KERNEL})
    write(made, tmp_path / "in.ipynb")
    for _ in range(RUNS):
        done = papermill.execute_notebook(tmp_path / "in.ipynb", None, {}, ENGINE, cwd=tmp_path, **OPTIONS)
        assert [each.output_type for each in done.cells[0].outputs] == ["stream", "execute_result"]
