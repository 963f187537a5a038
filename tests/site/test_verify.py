"""The site as it is built, looked at as anyone can who has a copy of it."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from gongzhi import cli
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.paths import Paths
from gongzhi.publish import catalogue
from gongzhi.verify import read, verify

EDITIONS = ("2017", "2024")


def test_the_site_is_whole(site: Path) -> None:
    began = time.process_time()
    verdict = verify(read(site))
    assert [str(each) for each in verdict.problems] == []
    assert [count.edition for count in verdict.counts] == sorted(EDITIONS, reverse=True)
    assert time.process_time() - began < 5


def graph(path: Path) -> dict[str, dict[str, Any]]:
    found = json.loads(path.read_text(encoding="utf-8"))
    return {each["@id"]: each for each in found["@graph"]}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_exhibit_says_where_it_comes_from(site: Path, edition: str) -> None:
    for name in BUILDERS:
        path = site / edition / "figures" / name / "provenance.json"
        nodes = graph(path)
        used = {each["@id"] for each in nodes["#run"]["prov:used"]}
        assert used <= set(nodes)
        assert {f"#data/{each}.csv" for each in ("observations", "sources")} <= used
        (notebook,) = (each for each in used if each.startswith("#notebooks/"))
        assert nodes["#run"]["prov:qualifiedAssociation"]["prov:hadPlan"] == {"@id": notebook}
        own = {each.name for each in path.parent.iterdir()} - {path.name}
        made = {each: node for each, node in nodes.items() if "prov:wasGeneratedBy" in node}
        assert set(made) == own
        assert all(node["prov:wasAttributedTo"] for node in made.values())
        assert made["data.csv"]["prov:wasGeneratedBy"] == {"@id": "#run"}
        assert nodes["#parameter-edition"]["value"] == edition


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_is_a_crate_of_runs(site: Path, paths: Paths, edition: str) -> None:
    """What RO-Crate 1.1 and Workflow Run Crate 0.5 require; the stock validator needs the network."""
    nodes = graph(site / edition / "ro-crate-metadata.json")
    descriptor, root = nodes["ro-crate-metadata.json"], nodes["./"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert root["@type"] == "Dataset"
    assert all(root[key] for key in ("name", "description", "datePublished", "license"))
    profiles = [each["@id"] for each in root["conformsTo"]]
    assert profiles[:2] == [f"https://w3id.org/ro/wfrun/{name}/0.5" for name in ("process", "workflow")]
    workflow = nodes[root["mainEntity"]["@id"]]
    assert workflow["@type"] == ["File", "SoftwareSourceCode", "ComputationalWorkflow"]
    assert nodes[workflow["programmingLanguage"]["@id"]]["name"] == "Python"
    for each in workflow["input"]:
        answer = nodes[each["@id"]]["workExample"]["@id"]
        assert nodes[answer]["exampleOfWork"] == each
    assert {each["@id"] for each in root["hasPart"]} >= {"zh/", "en/", "manifest.json", "data/series.csv"}
    runs = [node for node in nodes.values() if node["@type"] == "CreateAction"]
    assert len(runs) == 1 + len(list(paths.notebooks.glob("[0-9]*.ipynb")))
    assert {each["@id"] for each in root["mentions"]} == {run["@id"] for run in runs}
    for run in runs:
        assert "SoftwareSourceCode" in nodes[run["instrument"]["@id"]]["@type"]
    for node in nodes.values():
        for value in node.values():
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict):
                    assert set(each) == {"@id"}
                    assert each["@id"] in nodes or each["@id"] == "https://w3id.org/ro/crate/1.1"


def test_a_figure_is_cited_from_the_site(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["cite", "fig-peers", "--language", "en", "--format", "csl-json", "--site", str(site)]
    for edition, options in (("2024", []), ("2017", ["--edition", "2017"])):
        assert cli.main([*command, *options]) == 0
        (item,) = json.loads(capsys.readouterr().out)
        manifest = json.loads((site / edition / "manifest.json").read_text(encoding="utf-8"))
        assert item["title"] == catalogue.exhibits(manifest)["fig-peers"]["titles"]["en"]
        assert item["URL"].endswith(f"/{edition}/figures/fig-peers/")
