"""Provenance against the manifest: the same files, inputs, notebook, cell, parameters and sources."""

from collections.abc import Iterator
from typing import Any

from gongzhi.errors import Problem
from gongzhi.verify.edition import AGAIN, Edition, Json, differing, document, several

NAME = "provenance.json"


def check(edition: Edition) -> Iterator[Problem]:
    """Whether the provenance of every figure and table says what the manifest says."""
    for exhibit in edition.manifest["exhibits"]:
        path = f"figures/{exhibit['id']}/{NAME}"
        if path not in {file["path"] for file in exhibit["files"]}:
            yield edition.problem("manifest.json", exhibit["id"], f"lists no {NAME}, {AGAIN}")
        if path not in edition.files:
            continue
        problems: list[Problem] = []
        found = document(edition.files, path, f"{edition.name}/{path}", problems)
        yield from problems
        if not problems:
            faults = compared(edition, exhibit, found)
            yield from (edition.problem(path, subject, what) for subject, what in faults)


def compared(edition: Edition, exhibit: Json, found: Any) -> Iterator[tuple[str, str]]:
    """What one provenance says otherwise than the manifest."""
    try:
        base = found["@context"]["@base"]
        nodes = {each["@id"]: each for each in found["@graph"]}
        said = statements(nodes)
    except (KeyError, TypeError, AttributeError) as error:
        yield "", f"not a graph as expected ({error!r}), {AGAIN}"
        return
    right = f"{edition.base}figures/{exhibit['id']}/"
    if edition.base and base != right:
        yield "@base", f"{base}, expected {right}"
    yield from differing(said, expected(edition, exhibit))


def statements(nodes: dict[str, Json]) -> dict[str, str]:
    """What a provenance says, as texts by subject."""
    said = {name: f"sha256 {node['sha256']}" for name, node in nodes.items() if "sha256" in node}
    said |= {name: f"value {node['value']!r}" for name, node in nodes.items() if "value" in node}
    said |= {
        f"{name} cell": f"position {node['hasPart']['position']!r}"
        for name, node in nodes.items()
        if "hasPart" in node
    }
    sources = nodes["data.csv"].get("prov:hadPrimarySource", [])
    said |= {f"source {each['@id'].lstrip('#')}": "named" for each in several(sources)}
    edition, code = nodes["../../"], nodes["#gongzhi"]
    said["edition"] = f"{edition['version']} of {edition['datePublished']}"
    return said | {"#gongzhi": str(code["identifier"])}


def expected(edition: Edition, exhibit: Json) -> dict[str, str]:
    """What a provenance must say, as texts by subject."""
    manifest = edition.manifest
    own = {file["path"].rpartition("/")[2]: file["sha256"] for file in exhibit["files"]}
    used = {each["path"]: each["sha256"] for each in manifest["inputs"]} | manifest["environment"]
    notebooks = {each["path"]: each["sha256"] for each in manifest["notebooks"]}
    notebook = exhibit["notebook"]
    used[notebook] = notebooks.get(notebook, "as listed under notebooks")
    right = {name: f"sha256 {digest}" for name, digest in own.items() if name != NAME}
    right |= {f"#{path}": f"sha256 {digest}" for path, digest in used.items()}
    right |= {f"#parameter-{name}": f"value {value!r}" for name, value in manifest["parameters"].items()}
    right |= {f"source {each}": "named" for each in exhibit["sources"]}
    right[f"#{notebook} cell"] = f"position {exhibit['cell']!r}"
    right["edition"] = f"{manifest['edition']} of {edition.issued}"
    return right | {"#gongzhi": f"sha256:{manifest['code']['sha256']}"}
