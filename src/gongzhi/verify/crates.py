"""The RO-Crate of an edition against its files and its manifest."""

from collections.abc import Iterator, Mapping
from typing import Any

from gongzhi.errors import Problem
from gongzhi.language.text import LANGUAGES
from gongzhi.verify.edition import AGAIN, Edition, Json, differing, document, near, several

NAME = "ro-crate-metadata.json"
# Books, and the list of figures with its style: what links to everything, and rests on it.
PAGES = (*(f"{language}/" for language in LANGUAGES), "figures/", "_static/")


def base(files: Mapping[str, bytes]) -> str:
    """The address at which an edition is published, as its crate says; empty where it says none."""
    found = document(files, NAME, NAME, [])
    try:
        return str(entities(found)["./"]["url"])
    except (KeyError, TypeError):
        return ""


def entities(found: Any) -> dict[str, Json]:
    """The entities of a crate by id."""
    return {each["@id"]: each for each in found["@graph"]}


def check(edition: Edition) -> Iterator[Problem]:
    """Whether the crate lists every file but those of PAGES, each as it is."""
    problems: list[Problem] = []
    found = document(edition.files, NAME, f"{edition.name}/{NAME}", problems)
    yield from problems
    if problems:
        return
    try:
        faults = list(compared(edition, entities(found)))
    except (KeyError, TypeError) as error:
        faults = [(NAME, "", f"not a crate as expected ({error!r}), {AGAIN}")]
    yield from (edition.problem(*fault) for fault in faults)


def compared(edition: Edition, found: dict[str, Json]) -> Iterator[tuple[str, str, str]]:
    """What a crate says otherwise than manifest and files: the file that is wrong, the subject, and how."""
    root, manifest = found["./"], edition.manifest
    for key, right in (("version", manifest["edition"]), ("datePublished", edition.issued)):
        if root[key] != right:
            yield NAME, key, f"{root[key]!r}, expected {right!r} as in the manifest"
    if not root["url"].endswith(f"/{edition.name}/"):
        yield NAME, "url", f"{root['url']!r}, expected an address that ends with '/{edition.name}/'"
    said = {name: each["sha256"] for name, each in found.items() if "File" in each["@type"]}
    listed = {each["@id"] for each in several(root["hasPart"])}
    for name in sorted(said.keys() - listed):
        yield NAME, name, "not among the parts of the edition, expected there"
    for run in (each for each in found.values() if each["@type"] == "CreateAction"):
        for result in sorted({each["@id"] for each in several(run["result"])} - said.keys()):
            yield NAME, run["@id"], f"made {result}, expected a file of the crate"
    recorded = {name: digest for name, digest in said.items() if name in edition.recorded}
    faults = differing(recorded, edition.recorded)
    yield from ((NAME, name, what) for name, what in faults)
    yield from changed(edition, {name: digest for name, digest in said.items() if name not in recorded})


def changed(edition: Edition, said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Files that only the crate records, and that are not as it says."""
    others = {path for path in edition.files if not path.startswith(PAGES)} - {NAME, *edition.recorded}
    for path in sorted(others | said.keys()):
        if path not in edition.files:
            yield path, "", f"missing, expected the file of sha256 {said[path]}"
        elif path not in said:
            yield path, "", f"not in {NAME}{near(path, said)}, expected no such file"
        elif edition.digest(path) != said[path]:
            yield path, "", f"sha256 is {edition.digest(path)}, expected {said[path]} as in {NAME}"
