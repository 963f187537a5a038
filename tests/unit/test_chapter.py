"""A chapter that has run: what differs between two equal runs is taken out."""

from nbformat.v4 import new_code_cell, new_notebook

from gongzhi.run.chapter import strip


def test_times_ids_and_the_patch_of_python_are_taken_out() -> None:
    def run(moment: str, python: str) -> object:
        cell = new_code_cell("1", metadata={"papermill": {"end": moment}, "execution": {"start": moment}})
        language = {"name": "python", "version": python}
        return new_notebook(
            cells=[cell], metadata={"papermill": {"start": moment}, "language_info": language}
        )

    assert strip(run("one", "3.11.2")) == strip(run("two", "3.11.7"))
    assert strip(run("one", "3.11.2")).metadata == {"language_info": {"name": "python"}}
