"""What keeps an edition from being published, each with what to do."""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gongzhi import intake
from gongzhi import verify as verifying
from gongzhi.edition import Edition
from gongzhi.errors import Problem, errors
from gongzhi.paths import Paths
from gongzhi.publish import catalogue, permanence
from gongzhi.release.inputs import MADE_OF
from gongzhi.release.lock import Lock, place
from gongzhi.release.rebuild import git


def before(paths: Paths, edition: Edition, day: date, locks: dict[str, Lock], tag: str) -> Iterator[Problem]:
    """What is known before anything is built: lock, days, data, and what git says of the checkout."""
    name = edition.edition
    if name in locks:
        what = (
            f"published already, on {locks[name].published}: it does not change any more, make a new edition"
        )
        yield Problem(f"notebooks/editions/{place(paths, name).name}", 0, "", what)
    if edition.as_of > day:
        what = f"{edition.as_of} is after {day}, the day of publication: wait, or name a later day with --on"
        yield Problem(f"notebooks/editions/{name}.yaml", 0, "as_of", what)
    wrong = errors(intake.inspect(paths, day))
    yield from wrong
    if not wrong:
        intake.prepare(paths)  # what that changes is not committed either
    yield from uncommitted(paths)
    if git(paths.root, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}"):
        yield Problem(
            tag, 0, "", "git has this tag already: remove it if it names nothing published, git tag -d"
        )


def uncommitted(paths: Paths) -> Iterator[Problem]:
    """Files an edition is made of that are not as git has them."""
    command = ["git", "-c", "core.quotePath=false", "status", "--porcelain", "--", *MADE_OF]
    try:
        done = subprocess.run(command, cwd=paths.root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        yield Problem(
            ".git", 0, "", "this is no git checkout, expected one: an edition is had again from its tag"
        )
        return
    for line in done.stdout.splitlines():
        yield Problem(line[3:], 0, "", "not as it was committed: commit it first, so that the tag has it")


def after(paths: Paths, edition: Edition, site: Path) -> Iterator[Problem]:
    """What is found when the edition was built, in a site of its own."""
    yield from verifying.verify(verifying.read(site)).problems
    known = {each.id for each in permanence.load(paths.exhibits)}
    (manifest,) = catalogue.manifests(site)
    for name in sorted(catalogue.exhibits(manifest).keys() - known):
        what = f"{name} is not in the list: add `- {{id: {name}, since: …}}` with the version of the software"
        yield Problem(permanence.FILE, 0, name, what)
