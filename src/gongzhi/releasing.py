"""The commands of a published edition: gongzhi publish and gongzhi withdraw."""

import argparse
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gongzhi import paths
from gongzhi.building import show
from gongzhi.errors import InputError, Problem
from gongzhi.language.text import Text
from gongzhi.request import Request

if TYPE_CHECKING:
    from gongzhi.edition import Edition
    from gongzhi.release.lock import Lock


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands."""
    publishing = commands.add_parser("publish", help="lock an edition: from then on its bytes stay")
    publishing.add_argument("--site", type=Path, metavar="DIR", help="where the site is (default: site/)")
    publishing.set_defaults(command=publish)
    withdrawing = commands.add_parser("withdraw", help="mark a published edition as withdrawn")
    withdrawing.add_argument("--why", required=True, metavar="TEXT", help="the reason, which pages show")
    withdrawing.add_argument("--why-zh", metavar="TEXT", help="the same in Chinese")
    withdrawing.set_defaults(command=withdraw)
    for each in (publishing, withdrawing):
        each.add_argument("edition", metavar="ID", help="the edition")
        each.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="the day (default: today)")


def publish(options: argparse.Namespace) -> int:
    """Publish an edition, and say what to do next."""
    from gongzhi import edition as editions
    from gongzhi import pipeline  # it loads the whole stack, which other commands need not wait for
    from gongzhi.release import archive, lock, publication

    found = paths.find()
    site = (options.site or found.site).resolve()
    every = editions.load_all(found.editions)
    (edition,) = pipeline.chosen(every, [options.edition])
    request = Request(editions=(edition.edition,))

    def build(target: Path, request: Request) -> None:
        """Build with a bar of progress."""
        with ExitStack() as bars:
            pipeline.build(found, target, request, lambda steps: show(bars, steps))

    def apart(edition: "Edition", day: date, target: Path) -> None:
        """Build an edition with its day, into a site of its own."""
        build(target, replace(request, days={edition.edition: day}))

    def place() -> None:
        """Build the site, which takes the edition as it is locked."""
        build(site, request)

    new = publication.publish(found, edition, every, options.on or date.today(), apart, place)
    print(published(new, lock.place(found, new.edition), archive.place(found, new.edition), found.root))
    return 0


def published(new: "Lock", locked: Path, archived: Path, root: Path) -> str:
    """What was done, and what only a person can do."""
    name, kept = locked.relative_to(root), archived.relative_to(root)
    return "\n".join(
        (
            f"edition {new.edition} is published on {new.published}: {len(new.files)} files, see {name}",
            "now commit the lock, tag that commit, and keep the archive elsewhere too, as a release asset:",
            f"  git add {name} && git commit -m 'Publish edition {new.edition}'",
            f"  git tag {new.tag} && git push --follow-tags origin HEAD {new.tag}",
            f"  {kept}",
        )
    )


def withdraw(options: argparse.Namespace) -> int:
    """Write down that an edition is withdrawn, and why."""
    from gongzhi.release import lock, notices

    found = paths.find()
    locks = lock.load_all(found)
    standing = notices.load(found, locks)
    reason = Text(options.why_zh or options.why, options.why)
    new = notices.Notice(options.edition, options.on or date.today(), reason, withdraws=True)
    problems = [Problem(options.edition, 0, *fault) for fault in notices.refused(new, standing, locks)]
    if problems:
        raise InputError(problems)
    path = notices.place(found)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(notices.added(before, new), encoding="utf-8")
    temporary.replace(path)
    print(f"edition {new.edition} is withdrawn; its pages stay, with the reason at their top")
    if not options.why_zh:
        print(f"{notices.FILE}: put the reason in Chinese under zh")
    print(f"now build the site, and commit {notices.FILE}: gongzhi build")
    return 0
