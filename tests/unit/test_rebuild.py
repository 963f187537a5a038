"""Rebuilding from a tag: what keeps it from being done is said, and nothing is left behind."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongzhi.paths import Paths
from gongzhi.release import rebuild
from gongzhi.release.lock import Lock

LOCK = Lock("2000", date(2001, 2, 3), "0.1.0", "edition-2000", {}, {}, {}, {})


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., str]:
    """Run git in a made-up checkout that has one commit."""
    who = ("-c", "user.name=Made Up", "-c", "user.email=made-up@made-up.example")

    def run(*arguments: str) -> str:
        command = ["git", *who, *arguments]
        return subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    run("init", "--quiet")
    (tmp_path / "setup").mkdir()
    (tmp_path / "setup" / "environment.sh").write_text("echo made up >&2; exit 1\n", encoding="utf-8")
    run("add", "--all")
    run("commit", "--quiet", "--message", "All")
    return run


def test_a_tag_that_is_not_there_is_to_be_fetched(git: Callable[..., str], tmp_path: Path) -> None:
    said = rebuild.rebuild(Paths(tmp_path), LOCK, tmp_path / "site")
    assert said == "the tag edition-2000 is not in this checkout: fetch it with `git fetch --tags`"


def test_an_environment_that_fails_is_told_and_the_worktree_goes(
    git: Callable[..., str], tmp_path: Path
) -> None:
    git("tag", "edition-2000")
    said = rebuild.rebuild(Paths(tmp_path), LOCK, tmp_path / "site")
    assert said == "the environment of edition-2000 could not be set up (is there a network?): made up"
    assert len(git("worktree", "list").splitlines()) == 1
    assert not (tmp_path / "tree").exists()


def test_a_build_from_a_tag_starts_no_other(
    git: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("tag", "edition-2000")
    monkeypatch.setenv(rebuild.NESTED, "edition-2000")
    assert rebuild.rebuild(Paths(tmp_path), LOCK, tmp_path / "site") == "not tried within a build from a tag"


def test_a_build_that_fails_says_its_last_lines_and_has_a_cache_in_a_fresh_clone(
    git: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("tag", "edition-2000")
    monkeypatch.setattr(rebuild, "environment", lambda _: ["sh", "-c", "ls -d .cache/ >&2; exit 1"])
    said = rebuild.rebuild(Paths(tmp_path), LOCK, tmp_path / "site")
    assert said == "its own build failed: .cache/"
