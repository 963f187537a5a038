"""What stands at the site's root and speaks of all editions: landing page, register, map, feed."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gongzhi.edition import Edition
from gongzhi.language.text import Text
from gongzhi.paths import Paths
from gongzhi.publish import draft, feeds, places, registry, site, variants
from gongzhi.publish.changes import pages as changes
from gongzhi.publish.work import work

Json = dict[str, Any]


def files(paths: Paths, folder: Path, present: Sequence[Edition], index: Json) -> dict[str, bytes]:
    """All of it by path; `present` are the editions in the folder, newest first, `index` speaks of them.

    What leads to the newest edition leads to the one that the index names so.
    """
    report, newest = work(paths), index["newest"]
    pdfs = {path.relative_to(folder).as_posix() for path in folder.glob("*/*.pdf")}
    # Variants are listed in the quiet; only a site of nothing else leads to one.
    others = [each for each in present if variants.base(paths, each.edition)]
    plain = [each for each in present if each not in others] or others
    ranked = sorted(plain, key=lambda each: each.edition != newest)
    elsewhere = titled(paths, [each for each in others if each not in plain])
    every = list(dict.fromkeys([*plain, *others]))
    found = {
        "index.html": site.landing_page(paths.book, newest, plain, elsewhere, report.address, pdfs),
        "404.html": site.missing_page(paths.book, report.address),
        **registry.files(paths, folder, ranked),
        **tombs(paths, newest),
        **places.files(paths, folder, elsewhere, pdfs),
        **changes.files(paths, folder, plain),
        "feed.atom": feeds.feed(report, days(paths, every, index)),
    }
    written = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    pages = {*written, *(path for path in found if path.endswith(".html"))}
    return {
        **found,
        "sitemap.xml": feeds.site_map(report.address, pages),
        "robots.txt": feeds.robots(report.address),
    }


def tombs(paths: Paths, newest: str) -> Mapping[str, bytes]:
    """The pages of ids that ended, which lead to the newest edition's list."""
    past = draft.tombs(paths, "../../", f"../../{newest}/figures/")
    return {f"figures/{name}": page for name, page in past.items()}


def titled(paths: Paths, others: Sequence[Edition]) -> list[tuple[Edition, Text]]:
    """Variants, each with the names of its place."""
    names = variants.places(paths)
    return [(each, names[each.region]) for each in others]


def days(paths: Paths, present: Sequence[Edition], index: Json) -> list[tuple[Edition, date, Text]]:
    """The editions, each with its day of publication, or the day that a draft speaks of, and its title."""
    published = {each["id"]: each["published"] for each in index["editions"]}
    return [
        (
            each,
            date.fromisoformat(day) if (day := published.get(each.edition)) else each.as_of,
            work(paths, each.region).title,
        )
        for each in present
    ]
