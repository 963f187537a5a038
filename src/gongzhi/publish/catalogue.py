"""What a published site holds, from its manifests: editions, and their figures and tables by id."""

import difflib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gongzhi.cite.reference import Reference, Work
from gongzhi.errors import InputError, Problem
from gongzhi.language.text import Language

Json = dict[str, Any]
MANIFEST = "manifest.json"
# With a drawing, without one, and those of which too little was known for a drawing.
KINDS = ("figures", "tables", "absent")


def manifests(site: Path) -> list[Json]:
    """The manifests of a site, newest edition first, variants last; FileNotFoundError where there is no site.

    InputError names those that are not JSON.
    """
    paths = sorted(site.glob(f"*/{MANIFEST}"))
    if not paths:
        raise FileNotFoundError(f"{site}: no site is here, make one with `gongzhi build`, or name it: --site")
    found, problems = [], []
    for path in paths:
        try:
            found.append(json.loads(path.read_bytes()))
        except ValueError as error:
            problems.append(Problem(str(path), 0, "", f"not JSON: {error}, build the site again"))
    if problems:
        raise InputError(problems)
    found.sort(key=lambda each: str(each["as_of"]), reverse=True)
    return sorted(found, key=lambda each: "variant_of" in each)


def issued(manifest: Json) -> str:
    """The day that citations name: that of publication, a draft's `as_of`."""
    return str(manifest.get("published") or manifest["as_of"])


def exhibits(manifest: Json) -> dict[str, Json]:
    """The figures and tables of an edition by id."""
    return {each["id"]: each for kind in KINDS for each in manifest.get(kind, ())}


def reference(work: Work, manifest: Json, name: str, language: Language) -> Reference:
    """What is cited: a figure or table of an edition, or the edition as a whole where none is named.

    InputError where only the other language was built.
    """
    titles = exhibits(manifest)[name]["titles"] if name else {language: ""}
    if language not in titles:
        raise refused(name, f"this site has no {language}, only {', '.join(titles)}: name it with --language")
    return Reference(
        work, manifest["edition"], date.fromisoformat(issued(manifest)), language, name, titles[language]
    )


def chosen(found: Sequence[Json], edition: str, name: str) -> Json:
    """The manifest of the edition that is asked for, the newest where none is, which has the exhibit.

    InputError says which editions or exhibits there are instead.
    """
    known = [each["edition"] for each in found]
    if edition and edition not in known:
        raise refused(edition, f"no such edition{near(edition, known)}, there are {', '.join(known)}")
    manifest = next(each for each in found if not edition or each["edition"] == edition)
    here = exhibits(manifest)
    if not name or name in here:
        return manifest
    elsewhere = [each["edition"] for each in found if name in exhibits(each)]
    ended = {each["id"]: each for each in manifest.get("ended", ())}
    what = f"not in edition {manifest['edition']}"
    if elsewhere:
        raise refused(name, f"{what}, only in {', '.join(elsewhere)}: name one with --edition")
    if name in ended:
        raise refused(name, f"ended with version {ended[name]['ended']}: {ended[name]['reason']['en']}")
    raise refused(name, f"no figure or table of edition {manifest['edition']}{near(name, here)}")


def near(name: str, known: Iterable[str]) -> str:
    """The known name that is nearest, as a question."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f", did you mean {close[0]!r}?" if close else ""


def refused(name: str, what: str) -> InputError:
    """The fault of a name that a user gave."""
    return InputError([Problem(name, 0, "", what)])
