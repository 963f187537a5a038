"""An edition rebuilt from its tag: the tag's code and data, in the environment that it locks."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from gongzhi.paths import Paths
from gongzhi.release.lock import Lock

VARIABLES = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
NESTED = "GONGZHI_BUILDS_TAG"


def rebuild(paths: Paths, lock: Lock, site: Path) -> str:
    """Build the edition of a tag into `site`; why that could not be done, or empty.

    Within such a build nothing is rebuilt from a tag again: that would never end.
    """
    if NESTED in os.environ:
        return "not tried within a build from a tag"
    commit = git(paths.root, "rev-parse", "--verify", "--quiet", f"refs/tags/{lock.tag}^{{commit}}")
    if not commit:
        return f"the tag {lock.tag} is not in this checkout: fetch it with `git fetch --tags`"
    with worktree(paths, commit, site.with_name("tree")) as tree:
        if tree is None:
            return f"git made no worktree of {lock.tag}: see `git worktree list`"
        paths.cache.mkdir(exist_ok=True)
        (tree / ".cache").symlink_to(paths.cache)
        try:
            program = environment(tree)
            build = [*program, "build", "--edition", lock.edition, "--site", str(site)]
            return run(build, tree, {"PYTHONPATH": str(tree / "src"), NESTED: lock.tag})
        except subprocess.CalledProcessError as error:
            what = f"the environment of {lock.tag} could not be set up (is there a network?)"
            return f"{what}: {tail(error.stderr)}"
        finally:
            (tree / ".cache").unlink()


def environment(tree: Path) -> list[str]:
    """Set up the locked environment of a checkout as its own script does; the command that builds in it."""
    variables = {**clean(), "PYTHON": os.environ.get("PYTHON", sys.executable)}
    subprocess.run(
        ["sh", "setup/environment.sh"], cwd=tree, env=variables, check=True, capture_output=True, text=True
    )
    return [str(tree / ".venv" / "bin" / "python"), "-m", "gongzhi.cli"]


def run(command: list[str], folder: Path, variables: Mapping[str, str]) -> str:
    """Run a command in a folder; the end of what it complained of, or empty where all went well."""
    done = subprocess.run(
        command, cwd=folder, env={**clean(), **variables}, capture_output=True, text=True, check=False
    )
    return f"its own build failed: {tail(done.stderr)}" if done.returncode else ""


def clean() -> dict[str, str]:
    """The environment without what leads to this checkout's own packages."""
    return {name: value for name, value in os.environ.items() if name not in VARIABLES}


def tail(text: str) -> str:
    """The last lines of a log, in one line."""
    return " / ".join(line.strip() for line in text.replace("\r", "\n").splitlines()[-6:] if line.strip())


@contextmanager
def worktree(paths: Paths, commit: str, tree: Path) -> Iterator[Path | None]:
    """A checkout of a commit beside this one, which is gone afterwards; None where git makes none."""
    made = subprocess.run(
        ["git", "worktree", "add", "--detach", str(tree), commit],
        cwd=paths.root, capture_output=True, check=False,
    )  # fmt: skip
    try:
        yield tree if made.returncode == 0 else None
    finally:
        shutil.rmtree(tree, ignore_errors=True)
        git(paths.root, "worktree", "prune")


def git(folder: Path, *arguments: str) -> str:
    """What git answers, empty where it fails or is not there."""
    if not shutil.which("git"):
        return ""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
