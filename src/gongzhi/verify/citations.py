"""Citations against the manifest: the right title, edition and address, in every form."""

from collections.abc import Iterator

from gongzhi.errors import Problem
from gongzhi.verify.edition import AGAIN, Edition, Json, document


def check(edition: Edition) -> Iterator[Problem]:
    """Whether every citation names its figure or table as the manifest does, by its permanent address."""
    for exhibit in edition.manifest["exhibits"]:
        for path in (file["path"] for file in exhibit["files"]):
            name = path.rpartition("/")[2]
            if not name.startswith("citation.") or path not in edition.files:
                continue
            kind = item_faults if name.endswith(".csl.json") else text_faults
            yield from kind(edition, exhibit, path)


def permalink(edition: Edition, exhibit: Json) -> str:
    """The address of a figure or table, or its end where no crate says where the edition is published."""
    return f"{edition.base or f'/{edition.name}/'}figures/{exhibit['id']}/"


def text_faults(edition: Edition, exhibit: Json, path: str) -> Iterator[Problem]:
    """What is wrong with a citation that is text."""
    address = permalink(edition, exhibit)
    if address.encode() not in edition.files[path]:
        yield edition.problem(path, "", f"does not name the permanent address, expected {address}")


def item_faults(edition: Edition, exhibit: Json, path: str) -> Iterator[Problem]:
    """What is wrong with a citation that is CSL-JSON."""
    problems: list[Problem] = []
    found = document(edition.files, path, f"{edition.name}/{path}", problems)
    yield from problems
    if problems:
        return
    if not isinstance(found, list) or len(found) != 1 or not isinstance(found[0], dict):
        yield edition.problem(path, "", f"not a list of one item, {AGAIN}")
        return
    item, language = found[0], "en" if path.endswith(".en.csl.json") else "zh"
    right = {"title": exhibit["titles"].get(language), "version": edition.manifest["edition"]}
    for key, text in right.items():
        if item.get(key) != text:
            yield edition.problem(path, key, f"{item.get(key)!r}, expected {text!r} as in the manifest")
    address = permalink(edition, exhibit)
    if not str(item.get("URL")).endswith(address) or (edition.base and item["URL"] != address):
        yield edition.problem(path, "URL", f"{item.get('URL')!r}, expected {address!r}")
