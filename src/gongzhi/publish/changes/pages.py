"""What the site says of the changes between its editions: pages and files of every pair, and a list."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from gongzhi.changes import report
from gongzhi.changes.exhibits import Exhibit
from gongzhi.changes.told import Told
from gongzhi.edition import Edition
from gongzhi.exhibits.images import room
from gongzhi.exhibits.page import page_name
from gongzhi.language.text import Language
from gongzhi.paths import Paths
from gongzhi.publish import template
from gongzhi.publish.changes import folder
from gongzhi.publish.changes.page import languages, page
from gongzhi.publish.figures.words import TAGS
from gongzhi.publish.work import work

HOME = "changes"


def files(paths: Paths, site: Path, editions: Sequence[Edition]) -> dict[str, bytes]:
    """All files below changes/ by path in the site; `editions` are those in it, newest first.

    Every edition is compared with the one before it; other pairs are for the command line.
    """
    names = [each.edition for each in editions]
    compared = [folder.between(site, pair) for pair in zip(names[1:], names[:-1], strict=True)]
    report_of = work(paths)
    written: dict[str, bytes] = {}
    rows = []
    for told in compared:
        below = f"{told.comparison.earlier.name}-{told.comparison.later.name}"
        written[f"{HOME}/{below}/changes.json"] = report.rendered(told)
        written[f"{HOME}/{below}/figures.csv"] = report.table(told)
        built = languages(told)
        rooms = dict(sizes(told, site, built))
        for language in built:
            content = page(told, language, paths.book, report_of, rooms, policy(site, names[0], language))
            written[f"{HOME}/{below}/{page_name(language)}"] = content
        rows.append(
            (told, [(*TAGS[each], f"{below}/{page_name(each)}", told.summary(each)) for each in built])
        )
    address = f"{report_of.address.rstrip('/')}/{HOME}/"
    policies = [(*TAGS[each], policy(site, names[0], each, "../")) for each in TAGS]
    listed = template.fill(paths.book, "changes/list.html", rows=rows, canonical=address, policies=policies)
    return written | {f"{HOME}/index.html": listed}


def policy(site: Path, edition: str, language: Language, top: str = "../../") -> str:
    """Where an edition's book says how it is revised; empty where its book does not."""
    path = f"{edition}/{language}/changes.html"
    return f"{top}{path}" if (site / path).is_file() else ""


def sizes(
    told: Told, site: Path, languages: Sequence[Language]
) -> Iterator[tuple[tuple[str, str, Language], str]]:
    """The room that each drawing takes, for those that are shown."""
    changed = {
        line.change.id for lines in told.lines.values() for line in lines if isinstance(line.change, Exhibit)
    }
    for edition in (told.comparison.earlier.name, told.comparison.later.name):
        for exhibit in sorted(changed):
            for language in languages:
                path = site / edition / "figures" / exhibit / f"{language}.narrow.svg"
                if path.is_file():
                    yield (edition, exhibit, language), room(path.read_text(encoding="utf-8"))
