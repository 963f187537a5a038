"""What both kinds of linked data have: terms of schema.org for files, editions, software and authors."""

from collections.abc import Iterable
from typing import Any

from gongzhi import __version__
from gongzhi.cite.reference import Work
from gongzhi.language.text import Text

Json = dict[str, Any]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SOFTWARE, ENVIRONMENT = "#gongzhi", "#requirements.txt"
# Of each ending the media type; all others are bytes.
ENCODINGS = {
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "html": "text/html",
    "ipynb": "application/x-ipynb+json",
    "js": "text/javascript",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "py": "text/x-python",
    "ris": "application/x-research-info-systems",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What the run of a notebook shows; all other files are written from its record afterwards.
SHOWN = ("data.csv", ".svg", ".vl.json")


def encoding(path: str) -> str:
    """The media type of a file."""
    return ENCODINGS.get(path.rpartition(".")[2], "application/octet-stream")


def ids(names: Iterable[str]) -> list[Json]:
    """Other things, named by their ids."""
    return [{"@id": name} for name in names]


def named(text: Text) -> Json:
    """A name in Chinese, and the same in English."""
    return {"name": text.zh, "alternateName": text.en}


def node(name: str, types: Iterable[str], /, **terms: Any) -> Json:
    """A thing with its types, and with those of its terms that say something."""
    said = {term: value for term, value in terms.items() if value not in (None, [], "")}
    return {"@id": name} | {term: alone(value) for term, value in {"@type": list(types), **said}.items()}


def alone(value: Any) -> Any:
    """The one value of a list that has only one, as RO-Crate wants it."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def authors(work: Work, *types: str) -> list[Json]:
    """Those who answer for the report."""
    return [
        node(f"#author-{number}", ("Organization", *types), **named(author), url=work.address)
        for number, author in enumerate(work.authors, 1)
    ]


def software(manifest: Json, *types: str) -> Json:
    """The library, by its version and by the hash of what notebooks use of it."""
    return node(
        SOFTWARE,
        ("SoftwareApplication", *types),
        name="gongzhi",
        softwareVersion=__version__,
        identifier=f"sha256:{manifest['code']['sha256']}",
        softwareRequirements={"@id": ENVIRONMENT},
    )


def parameters(manifest: Json, *types: str) -> list[Json]:
    """The parameters of the edition."""
    return [
        node(f"#parameter-{name}", ("PropertyValue", *types), name=name, value=value)
        for name, value in manifest["parameters"].items()
    ]


def files(manifest: Json, kind: str, *types: str) -> list[Json]:
    """The tables that notebooks read and the locked environment; they stand in the repository."""
    lock = {"path": ENVIRONMENT[1:], "sha256": manifest["environment"][ENVIRONMENT[1:]]}
    return [
        node(
            f"#{each['path']}",
            (kind, *types),
            name=each["path"],
            sha256=each["sha256"],
            encodingFormat=encoding(each["path"]),
        )
        for each in (*manifest["inputs"], lock)
    ]
