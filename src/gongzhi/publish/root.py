"""What stands at the site's root and speaks of all editions: landing page, register, map, feed."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gongzhi.edition import Edition
from gongzhi.paths import Paths
from gongzhi.publish import draft, feeds, registry, site
from gongzhi.publish.changes import pages as changes
from gongzhi.publish.work import work

Json = dict[str, Any]


def files(paths: Paths, folder: Path, present: Sequence[Edition], index: Json) -> dict[str, bytes]:
    """All of it by path; `present` are the editions in the folder, newest first, `index` speaks of them.

    What leads to the newest edition leads to the one that the index names so.
    """
    report, newest = work(paths), index["newest"]
    landing, missing = (
        (paths.book / f"{name}.html").read_text(encoding="utf-8") for name in ("landing", "404")
    )
    style = (paths.book / "_static" / "gongzhi.css").read_bytes()
    pdfs = {path.relative_to(folder).as_posix() for path in folder.glob("*/*.pdf")}
    ranked = sorted(present, key=lambda each: each.edition != newest)
    found = {
        "index.html": site.landing_page(landing, newest, present, report.address, pdfs),
        "404.html": site.missing_page(missing, style, report.address),
        **registry.files(paths, folder, ranked),
        **tombs(paths, newest),
        **changes.files(paths, folder, present),
        "feed.atom": feeds.feed(report, days(present, index)),
    }
    written = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    pages = {*written, *(path for path in found if path.endswith(".html"))}
    return {**found, "sitemap.xml": feeds.site_map(report.address, pages)}


def tombs(paths: Paths, newest: str) -> Mapping[str, bytes]:
    """The pages of ids that ended, which lead to the newest edition's list."""
    past = draft.tombs(paths, "../../", f"../../{newest}/figures/")
    return {f"figures/{name}": page for name, page in past.items()}


def days(present: Sequence[Edition], index: Json) -> list[tuple[Edition, date]]:
    """The editions, each with its day of publication, or the day that a draft speaks of."""
    published = {each["id"]: each["published"] for each in index["editions"]}
    return [
        (each, date.fromisoformat(published[each.edition]) if published[each.edition] else each.as_of)
        for each in present
    ]
