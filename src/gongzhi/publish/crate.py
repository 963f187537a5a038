"""An edition as an RO-Crate: every file with its hash, and the runs that made them.

RO-Crate 1.1 with the profile Workflow Run Crate 0.5: one run of the build, and in it one of every
notebook. Plain dictionaries: the library that writes such crates puts the time of writing into them,
and wants the files on disk. No action has an end time, since the same inputs give the same bytes.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from gongzhi import __version__
from gongzhi.cite.reference import Work
from gongzhi.language.text import Language
from gongzhi.publish import workflow
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

NAME = "ro-crate-metadata.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.1"
PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": "Process Run Crate",
    "https://w3id.org/ro/wfrun/workflow/0.5": "Workflow Run Crate",
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": "Workflow RO-Crate",
}
# The context of RO-Crate 1.1 is older than this term of schema.org.
CONTEXT = [f"{SPECIFICATION}/context", {"sha256": "http://schema.org/sha256"}]
BOOKS: Mapping[Language, str] = {"zh": "书，中文", "en": "The book in English"}
PUBLISHER = "#publisher"


def crate(work: Work, manifest: Json, contents: Mapping[str, bytes], languages: Iterable[Language]) -> Json:
    """The crate of an edition; `contents` are all its files but the pages of its books."""
    people = authors(work)
    parts = [data(path, content) for path, content in contents.items()]
    parts = [workflow.workflow(each, manifest) if each["@id"] == workflow.NAME else each for each in parts]
    parts += [node(f"{language}/", ("Dataset",), name=BOOKS[language]) for language in languages]
    single = actions(manifest, people)
    runs = [workflow.run(manifest, people[0]["@id"], single), *single]
    return {
        "@context": CONTEXT,
        "@graph": [
            descriptor(),
            root(work, manifest, people, parts, runs),
            *parts,
            *runs,
            *notebooks(work, manifest),
            *files(manifest, "CreativeWork"),
            *workflow.inputs(manifest),
            *workflow.answers(parameters(manifest)),
            workflow.language(),
            software(manifest) | {"url": work.address},
            *people,
            node(PUBLISHER, ("Organization",), **named(work.publisher), url=work.address),
            node(LICENCE, ("CreativeWork",), name="CC BY 4.0", description="Attribution 4.0 International"),
            *(
                node(name, ("CreativeWork",), name=said, version=name.rpartition("/")[2])
                for name, said in PROFILES.items()
            ),
        ],
    }


def descriptor() -> Json:
    """What the metadata file says of itself."""
    return node(NAME, ("CreativeWork",), about={"@id": "./"}, conformsTo={"@id": SPECIFICATION})


def root(work: Work, manifest: Json, people: list[Json], parts: list[Json], runs: list[Json]) -> Json:
    """The edition."""
    return node(
        "./",
        ("Dataset",),
        **named(work.title),
        description=f"Edition {manifest['edition']} of the report, as of {manifest['as_of']}.",
        url=f"{work.address.rstrip('/')}/{manifest['edition']}/",
        version=manifest["edition"],
        datePublished=issued(manifest),
        author=ids(each["@id"] for each in people),
        publisher={"@id": PUBLISHER},
        license={"@id": LICENCE},
        conformsTo=ids(PROFILES),
        mainEntity={"@id": workflow.NAME},
        hasPart=ids(each["@id"] for each in parts),
        mentions=ids(each["@id"] for each in runs),
    )


def data(path: str, content: bytes) -> Json:
    """A file of the edition."""
    return node(
        path,
        ("File",),
        name=path.rpartition("/")[2],
        encodingFormat=encoding(path),
        contentSize=str(len(content)),
        sha256=sha256(content).hexdigest(),
    )


def actions(manifest: Json, people: list[Json]) -> list[Json]:
    """The run of every notebook that shows a figure or table: what it read, and what it made."""
    used = [each["@id"] for each in (*files(manifest, "CreativeWork"), *parameters(manifest))]
    return [
        node(
            f"#run-{path.rpartition('/')[2].removesuffix('.ipynb')}",
            ("CreateAction",),
            name=f"papermill {path}",
            description=f"Run by papermill for edition {manifest['edition']}, once for each language.",
            instrument={"@id": f"#{path}"},
            agent={"@id": people[0]["@id"]},
            object=ids(used),
            result=ids(results),
        )
        for path, results in made(manifest).items()
    ]


def made(manifest: Json) -> dict[str, list[str]]:
    """The files that each notebook's run shows, by the path of the notebook."""
    found: dict[str, list[str]] = {}
    for exhibit in exhibits(manifest).values():
        paths = [each["path"] for each in exhibit["files"] if each["path"].endswith(SHOWN)]
        found.setdefault(exhibit["notebook"], []).extend(paths)
    return dict(sorted(found.items()))


def notebooks(work: Work, manifest: Json) -> list[Json]:
    """The notebooks, which stand in the repository, not in the site."""
    return [
        node(
            f"#{each['path']}",
            ("SoftwareSourceCode",),
            name=each["path"],
            version=__version__,
            url=work.address,
            sha256=each["sha256"],
            encodingFormat=encoding(each["path"]),
            softwareRequirements=ids([SOFTWARE, ENVIRONMENT]),
        )
        for each in manifest["notebooks"]
    ]
