"""Where a figure or table comes from: its files, the run that made them, and all that the run used.

JSON-LD in the terms of PROV-O, with those of schema.org that RO-Crate takes. It says nothing of the
day or the machine of the run: the same inputs give the same bytes.
"""

from collections.abc import Mapping

from gongzhi.cite.reference import Work
from gongzhi.publish.catalogue import exhibits, issued
from gongzhi.publish.linked import (
    ENVIRONMENT,
    LICENCE,
    SHOWN,
    SOFTWARE,
    Json,
    authors,
    encoding,
    files,
    ids,
    named,
    node,
    parameters,
    software,
)
from gongzhi.publish.manifest import render

NAME = "provenance.json"
VOCABULARY = {"@vocab": "http://schema.org/", "prov": "http://www.w3.org/ns/prov#"}
RUN, PUBLICATION, EDITION = "#run", "#publication", "../../"
CELL = "the cell that shows it, counted as in manifest.json"


def all_files(work: Work, manifest: Json) -> dict[str, bytes]:
    """The provenance of every figure and table, by path below figures/; it does not speak of itself."""
    return {
        f"{name}/{NAME}": render(provenance(work, manifest, each))
        for name, each in exhibits(manifest).items()
    }


def provenance(work: Work, manifest: Json, exhibit: Json) -> Json:
    """The provenance of one figure or table."""
    people = authors(work, "prov:Agent")
    base = f"{work.address.rstrip('/')}/{manifest['edition']}/figures/{exhibit['id']}/"
    return {
        "@context": {"@base": base, **VOCABULARY},
        "@graph": [
            *outputs(exhibit, people),
            run(manifest, exhibit),
            publication(),
            notebook(manifest, exhibit),
            *files(manifest, "MediaObject", "prov:Entity"),
            *parameters(manifest, "prov:Entity"),
            *(node(f"#{each}", ("prov:Entity",), identifier=each) for each in exhibit["sources"]),
            software(manifest, "prov:SoftwareAgent"),
            *people,
            edition(work, manifest, people),
        ],
    }


def outputs(exhibit: Json, people: list[Json]) -> list[Json]:
    """The files of the exhibit, each with its hash and with what made it."""
    return [
        node(
            name,
            ("MediaObject", "prov:Entity"),
            sha256=digest,
            encodingFormat=encoding(name),
            isPartOf={"@id": EDITION},
            **generated(name, exhibit, people),
        )
        for name, digest in hashes(exhibit).items()
    ]


def hashes(exhibit: Json) -> dict[str, str]:
    """The sha256 of every file of an exhibit but its provenance, by name."""
    found = {each["path"].rpartition("/")[2]: each["sha256"] for each in exhibit["files"]}
    return {name: digest for name, digest in found.items() if name != NAME}


def generated(name: str, exhibit: Json, people: list[Json]) -> Json:
    """What made a file, who answers for it, and, of data, whose figures they are."""
    primary = ids(f"#{each}" for each in exhibit["sources"]) if name == "data.csv" else []
    return {
        "prov:wasGeneratedBy": {"@id": RUN if name.endswith(SHOWN) else PUBLICATION},
        "prov:wasAttributedTo": ids(each["@id"] for each in people),
        "prov:hadPrimarySource": primary,
    }


def run(manifest: Json, exhibit: Json) -> Json:
    """The run of the notebook by papermill, and what it used."""
    plan = {"@id": f"#{exhibit['notebook']}"}
    used = [exhibit["notebook"], *(each["path"] for each in manifest["inputs"]), ENVIRONMENT[1:]]
    used += [*(f"parameter-{name}" for name in manifest["parameters"]), *exhibit["sources"]]
    association = {"@type": "prov:Association", "prov:agent": {"@id": SOFTWARE}, "prov:hadPlan": plan}
    return node(
        RUN,
        ("CreateAction", "prov:Activity"),
        name=f"papermill {exhibit['notebook']}, once for each language",
        instrument=plan,
        **{"prov:used": ids(f"#{name}" for name in used), "prov:qualifiedAssociation": association},
    )


def publication() -> Json:
    """The writing of pages and citations from what the run showed."""
    terms = {"prov:wasInformedBy": {"@id": RUN}, "prov:wasAssociatedWith": {"@id": SOFTWARE}}
    return node(PUBLICATION, ("prov:Activity",), name="gongzhi build", **terms)


def notebook(manifest: Json, exhibit: Json) -> Json:
    """The notebook that shows the exhibit, and in which cell."""
    path = exhibit["notebook"]
    digests: Mapping[str, str] = {each["path"]: each["sha256"] for each in manifest["notebooks"]}
    cell = {"@type": "SoftwareSourceCode", "description": CELL, "position": exhibit["cell"]}
    return node(
        f"#{path}",
        ("SoftwareSourceCode", "prov:Entity", "prov:Plan"),
        name=path,
        sha256=digests[path],
        encodingFormat=encoding(path),
        hasPart=cell,
    )


def edition(work: Work, manifest: Json, people: list[Json]) -> Json:
    """The edition that the exhibit is part of."""
    return node(
        EDITION,
        ("Dataset", "prov:Entity"),
        **named(work.title),
        version=manifest["edition"],
        datePublished=issued(manifest),
        license={"@id": LICENCE},
        **{"prov:wasAttributedTo": ids(each["@id"] for each in people)},
    )
