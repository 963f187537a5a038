"""The two small files at the site's root that say which editions there are, and what became of them.

Pages read `editions.js`, programs `editions.json`. No file of an edition holds any of this, so that a
published edition stays as it is when there is more to say.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gongzhi.language.text import LANGUAGES, Text
from gongzhi.paths import Paths
from gongzhi.publish.catalogue import exhibits
from gongzhi.release import lock, notices
from gongzhi.release.notices import Notice

Json = dict[str, Any]


def files(paths: Paths, site: Path, names: Sequence[str]) -> dict[str, bytes]:
    """The files by path; `names` are the editions in the site, newest first.

    The locks go with the site, so that a copy anywhere can be verified.
    """
    locks = lock.committed(paths)
    said = notices.load(paths, lock.load_all(paths))
    found = index([entry(site / name, said) for name in names])
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return {
        "editions.json": f"{text}\n".encode(),
        "editions.js": f"globalThis.gongzhiEditions = {text};\n".encode(),
        **{f"locks/{name}.json": locks[name] for name in names if name in locks},
    }


def index(entries: Sequence[Json]) -> Json:
    """All editions; the newest is one that is published and not withdrawn, where there is one.

    Variants are under `places`, each with the edition `of` which it is one and the names of its place; the
    newest is none of them where there is an edition.
    """
    editions, places = ([each for each in entries if ("of" in each) is apart] for apart in (False, True))
    standing = [each for each in editions if not each["withdrawn"]]
    ranked = [*(each for each in standing if each["published"]), *standing, *editions, *places]
    found = {"newest": ranked[0]["id"] if ranked else None, "editions": editions}
    return {**found, "places": places} if places else found


def entry(folder: Path, every: Sequence[Notice]) -> Json:
    """One edition, as its manifest and the notices have it."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    own = [each for each in every if each.edition == folder.name]
    variant = {"of": manifest["variant_of"], "place": manifest["place"]} if "variant_of" in manifest else {}
    withdrawn = [{"on": each.day.isoformat(), "why": both(each.text)} for each in own if each.withdraws]
    return {
        "id": manifest["edition"],
        **variant,
        "as_of": manifest["as_of"],
        "published": manifest.get("published"),
        "withdrawn": withdrawn[0] if withdrawn else None,
        "errata": [
            {"on": each.day.isoformat(), "text": both(each.text), "figures": list(each.figures)}
            for each in own
            if not each.withdraws
        ],
        "pages": sorted({path.stem for language in LANGUAGES for path in (folder / language).glob("*.html")}),
        "figures": sorted(exhibits(manifest)),
    }


def both(text: Text) -> dict[str, str]:
    """A text in both languages."""
    return {language: text[language] for language in LANGUAGES}
