"""The build as a workflow, as Workflow Run Crate describes one: its program, inputs and one run of it.

Source: Leo et al. (2024), PLoS ONE 19, e0309210; profiles Workflow Run Crate 0.5, Workflow RO-Crate 1.0.
"""

from collections.abc import Iterable
from pathlib import Path

from gongzhi import __version__
from gongzhi.language.text import Text
from gongzhi.publish.linked import Json, ids, named, node

NAME = "pipeline.py"
PYTHON, RUN = "#python", "#build"
TYPES = ("File", "SoftwareSourceCode", "ComputationalWorkflow")
TITLE = Text("从数字到页面", "From figures to pages")


def program() -> bytes:
    """The file that tells the whole story of a build."""
    return (Path(__file__).parents[1] / NAME).read_bytes()


def workflow(part: Json, manifest: Json) -> Json:
    """The program as the crate's main workflow; `part` is what the crate says of it as a file."""
    inputs = [f"#input-{name}" for name in manifest["parameters"]]
    said = {"programmingLanguage": {"@id": PYTHON}, "input": ids(inputs), "sha256": part["sha256"]}
    kept = {term: part[term] for term in ("encodingFormat", "contentSize")}
    return node(NAME, TYPES, **named(TITLE), version=__version__, **kept, **said)


def inputs(manifest: Json) -> list[Json]:
    """What the workflow asks for, each with the parameter of the edition that answers it."""
    return [
        node(
            f"#input-{name}",
            ("FormalParameter",),
            name=name,
            additionalType="PropertyValue",
            valueRequired="True",
            workExample={"@id": f"#parameter-{name}"},
        )
        for name in manifest["parameters"]
    ]


def answers(parameters: Iterable[Json]) -> list[Json]:
    """The parameters of the edition, each with the input that it answers."""
    return [
        each | {"exampleOfWork": {"@id": each["@id"].replace("parameter", "input", 1)}} for each in parameters
    ]


def run(manifest: Json, agent: str, runs: Iterable[Json]) -> Json:
    """The run of the whole; `runs` are those of its notebooks."""
    used: dict[str, None] = {}
    made: dict[str, None] = {}
    for each in runs:
        for kept, term in ((used, "object"), (made, "result")):
            named = each[term] if isinstance(each[term], list) else [each[term]]
            kept.update(dict.fromkeys(other["@id"] for other in named))
    return node(
        RUN,
        ("CreateAction",),
        name=f"gongzhi build --edition {manifest['edition']}",
        description="All notebooks in both languages, and the pages and files made of what they show.",
        instrument={"@id": NAME},
        agent={"@id": agent},
        object=ids(used),
        result=ids(made),
    )


def language() -> Json:
    """What the program is written in."""
    return node(PYTHON, ("ComputerLanguage",), name="Python", url="https://www.python.org/")
