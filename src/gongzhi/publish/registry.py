"""The register of the exhibits of all editions, pages that list them, and pages that lead to the newest."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gongzhi.data.coding import STUDY_REGION
from gongzhi.edition import Edition
from gongzhi.language.text import LANGUAGES
from gongzhi.paths import Paths
from gongzhi.publish.figures.words import TAGS
from gongzhi.publish.template import fill
from gongzhi.publish.work import work

Json = dict[str, Any]
KINDS = {"figures": "figure", "tables": "table", "absent": "figure"}
# What pages outside the books load, from the folder _static of the site or of the edition.
ASSETS = (
    *(f"_static/{name}" for name in ("gongzhi.css", "choices.js", "favicon.svg")),
    *(f"_static/{name}.js" for name in ("gongzhi", "explore", "reading")),
    "figures/figure.js",
)


def files(paths: Paths, site: Path, editions: Sequence[Edition]) -> dict[str, bytes]:
    """The register and its pages at the root, by path; `editions` are those in the site, newest first.

    They are read from the manifests, so that editions which are not built anew are in it too.
    """
    manifests = {
        each.edition: json.loads((site / each.edition / "manifest.json").read_text(encoding="utf-8"))
        for each in editions
    }
    report, found = work(paths), register(manifests)
    head = {"title": {language: report.title[language] for language in LANGUAGES}, "address": report.address}
    written = {"figures.json": render({**head, "editions": list(manifests), "figures": found})}
    for each in found:
        address = f"{report.address.rstrip('/')}/{each['newest']}/figures/{each['id']}/"
        context = {"exhibit": each, "path": each["paths"][each["newest"]], "canonical": address}
        written[f"figures/{each['id']}/index.html"] = fill(
            paths.book, "figures/lead.html", tags=TAGS, **context
        )
    return {**written, **lists(paths, manifests, "")}


def own(paths: Paths, manifest: Json) -> dict[str, bytes]:
    """The list of an edition's own exhibits, by path below the edition; it knows no other edition."""
    return lists(
        paths, {manifest["edition"]: manifest}, manifest["edition"], manifest["parameters"]["region"]
    )


def lists(
    paths: Paths, manifests: Mapping[str, Json], edition: str, region: str = STUDY_REGION
) -> dict[str, bytes]:
    """The page that lists exhibits, and what it shares with theirs; `edition` is empty at the root."""
    report = work(paths, region)
    page = fill(
        paths.book,
        "figures/list.html",
        tags=TAGS,
        chapters=list(by_chapter(register(manifests), manifests)),
        top="../../" if edition else "../",
        edition=edition,
        newest=next(iter(manifests)),
        canonical="/".join(filter(None, (report.address.rstrip("/"), edition, "figures/"))),
    )
    shared = {f"_static/{Path(name).name}": (paths.book / name).read_bytes() for name in ASSETS}
    return {"figures/index.html": page, **shared}


def register(manifests: Mapping[str, Json]) -> list[Json]:
    """Every exhibit once, as its newest edition has it, with the editions and pages of all."""
    found: dict[str, Json] = {}
    for edition, manifest in manifests.items():
        for group, kind in KINDS.items():
            for exhibit in manifest.get(group, []):
                if "pages" in exhibit:
                    add(found, edition, group, kind, exhibit)
    return [found[name] for name in sorted(found)]


def add(found: dict[str, Json], edition: str, group: str, kind: str, exhibit: Json) -> None:
    """Note that an edition has an exhibit; the newest comes first and names it."""
    new = {
        "id": exhibit["id"],
        "kind": kind,
        "titles": exhibit["titles"],
        "newest": edition,
        "path": f"figures/{exhibit['id']}/index.html",
        "notebook": exhibit["notebook"],
        "editions": [],
        "drawn": [],
        "paths": {},
    }
    entry = found.setdefault(exhibit["id"], new)
    entry["editions"].append(edition)
    entry["drawn"] += [edition] if group == "figures" else []
    entry["paths"][edition] = {language: f"{edition}/{page}" for language, page in exhibit["pages"].items()}


def by_chapter(found: Sequence[Json], manifests: Mapping[str, Json]) -> Iterator[tuple[Json, list[Json]]]:
    """The chapters of the newest of some editions, each with the exhibits that it shows."""
    chapters = {
        each["notebook"]: each
        for manifest in reversed([*manifests.values()])
        for each in manifest["chapters"]
    }
    for notebook in sorted(chapters):
        shown = [each for each in found if each["notebook"] == notebook]
        if shown:
            yield chapters[notebook], shown


def render(record: Json) -> bytes:
    """The register as it is written."""
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
