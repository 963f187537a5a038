"""How a published edition keeps its bytes: from the site, its archive, its inputs, or its tag."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongzhi.edition import Edition
from gongzhi.errors import BookError, InputError, Problem, RunError
from gongzhi.paths import Paths
from gongzhi.release import archive, guard, notices
from gongzhi.release.inputs import changed, inputs, tools
from gongzhi.release.lock import Lock, differing, listed, load_all, place
from gongzhi.release.rebuild import rebuild
from gongzhi.run import keys

# Builds one edition, published on a day, into a site of its own.
Build = Callable[[Edition, date, Path], None]


@dataclass(frozen=True, slots=True)
class Case:
    """A published edition to be had: its lock and parameters, what may hold it, and how it is built."""

    paths: Paths
    lock: Lock
    edition: Edition
    every: Sequence[Edition]
    site: Path
    scratch: Path
    build: Build


def kept(
    paths: Paths, site: Path, asked: Sequence[Edition], every: Sequence[Edition], scratch: Path, build: Build
) -> dict[str, Path]:
    """The folders of those editions asked for that are published, each with the bytes of its lock.

    InputError where one cannot be had, or where what one knew was changed in data/raw or in its
    parameters: both before anything else is built.
    """
    locks = load_all(paths)
    withdrawn = {each.edition for each in notices.load(paths, locks) if each.withdraws}
    problems = [orphan(name) for name in sorted(locks.keys() - {each.edition for each in every})]
    found = {}
    for edition in (each for each in asked if each.edition in locks):
        name = edition.edition
        case = Case(paths, locks[name], edition, every, site, scratch / name, build)
        folder, reasons = take(case)
        if folder is None:
            problems.append(unavailable(case, reasons))
            continue
        found[name] = folder
        if name not in withdrawn:
            problems += guard.faults(paths, case.lock, edition, folder)
    if problems:
        raise InputError(problems)
    return found


def take(case: Case) -> tuple[Path | None, list[str]]:
    """A folder with the bytes of the lock, or why each of the four ways led to none."""
    reasons = []
    for kind, way in (("site", standing), ("archive", archived), ("build", built), ("tag", tagged)):
        folder, reason = way(case)
        reason = reason or mismatch(case.lock, folder)
        if not reason:
            return folder, []
        reasons.append(f"{kind}: {reason}")
    return None, reasons


def standing(case: Case) -> tuple[Path, str]:
    """The edition as the site has it, and why it has none."""
    folder = case.site / case.lock.edition
    return folder, "" if folder.is_dir() else "it has no such edition"


def archived(case: Case) -> tuple[Path, str]:
    """The edition as its archive has it, and why that cannot be had."""
    folder = case.scratch / "archive" / case.lock.edition
    folder.mkdir(parents=True)
    return folder, archive.unpack(archive.place(case.paths, case.lock.edition), case.lock, folder)


def built(case: Case) -> tuple[Path, str]:
    """The edition built here, and why it cannot be: something it was made of is not as it was."""
    site = case.scratch / "build"
    others = differing(case.lock.inputs, inputs(case.paths, case.edition, case.every))
    if others:
        return site, f"not tried, since other than when it was published are {listed(others)}"
    try:
        case.build(case.edition, case.lock.published, site)
    except (BookError, RunError) as error:
        return site, f"it failed: {error}"
    return site / case.lock.edition, ""


def tagged(case: Case) -> tuple[Path, str]:
    """The edition built from its tag, and why it cannot be."""
    site = case.scratch / "tag" / "site"
    site.parent.mkdir(parents=True)
    return site / case.lock.edition, rebuild(case.paths, case.lock, site)


def mismatch(lock: Lock, folder: Path) -> str:
    """Which files of a folder are not those of the lock; empty where all are."""
    others = differing(lock.files, keys.tree(folder))
    return f"{len(others)} of its files are not those of the lock: {listed(others)}" if others else ""


def unavailable(case: Case, reasons: Sequence[str]) -> Problem:
    """That an edition could be had in none of the four ways, and what to do."""
    machine = changed(case.lock.tools, tools())
    what = (
        "this published edition can be had in none of four ways.",
        *(f"\n  {reason}" for reason in reasons),
        f"\n  this machine: {machine}" if machine else "",
        f"\n  expected its bytes: put its archive {archive.place(case.paths, case.lock.edition).name}",
        " into archives/, or fetch its tag with `git fetch --tags`",
    )
    return Problem(f"notebooks/editions/{place(case.paths, case.lock.edition).name}", 0, "", "".join(what))


def orphan(name: str) -> Problem:
    """That a lock stands without its parameter file."""
    what = "missing, though the edition is published: restore it with git"
    return Problem(f"notebooks/editions/{name}.yaml", 0, "", what)
