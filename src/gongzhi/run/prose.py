"""A notebook's prose and its code, apart: prose never runs, so that a word of it runs nothing again."""

from typing import Any

import nbformat

from gongzhi.run import keys

INJECTED = "injected-parameters"


def code(notebook: Any) -> str:
    """The hash of what runs of a notebook: its code cells, in order, and the kernel that it names."""
    cells = [(each.source, each.metadata) for each in notebook.cells if each.cell_type == "code"]
    return keys.key(cells, notebook.metadata, notebook.nbformat, notebook.nbformat_minor)


def joined(source: Any, executed: Any) -> Any:
    """The executed notebook with the prose that its source has now."""
    ran = [each for each in executed.cells if each.cell_type == "code"]
    cells: list[Any] = []
    for each in source.cells:
        if each.cell_type != "code":
            cells.append(each)
            continue
        cells.append(ran.pop(0))
        # Papermill puts the parameters of a run below those of the notebook.
        if ran and INJECTED in ran[0].metadata.get("tags", ()):
            cells.append(ran.pop(0))
    made = nbformat.from_dict({**executed, "cells": cells})
    for index, cell in enumerate(made.cells):
        cell["id"] = f"cell-{index:02}"
    return made
