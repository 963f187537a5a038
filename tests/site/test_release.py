"""An edition is published, and keeps its bytes whatever happens to code, data, site and archive."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi import cli
from gongzhi.paths import Paths
from gongzhi.release import rebuild
from gongzhi.run import keys

DAY = "2026-11-24"
FIGURE = "2017/figures/fig-national-fund"
LATER = "上海,own,2031,fund_used,99999,万元,,exact,actual,,s-made-up,made up"
SOURCE = "s-made-up,虚构,虚构,2032-01-01,https://made-up.example/,official,"
NAMES = ("data", "notebooks", "book", "src", "setup", "_config.yml", "CITATION.cff", "pyproject.toml")
Command = Callable[..., tuple[int, str]]


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Made Up", "-c", "user.email=made-up@made-up.example")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def clone(site: Path, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A checkout with a history of its own, which has the cache of the paths."""
    root = tmp_path / "clone"
    root.mkdir()
    for name in (*NAMES, "requirements.txt", "requirements-setup.txt"):
        copy = shutil.copytree if (paths.root / name).is_dir() else shutil.copy
        copy(paths.root / name, root / name)
    for lock in (root / "notebooks" / "editions").glob("*.lock.json"):
        lock.unlink()
    shutil.rmtree(root / "archives", ignore_errors=True)
    (root / ".gitignore").write_text("/site/\n/archives/\n/.cache\n__pycache__/\n", encoding="utf-8")
    (root / ".cache").symlink_to(paths.cache)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "All")
    monkeypatch.chdir(root)
    return Paths(root)


@pytest.fixture
def command(clone: Paths, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in the clone: its exit code and what it complained of."""

    def run(*arguments: str) -> tuple[int, str]:
        code = cli.main(arguments)
        return code, capsys.readouterr().err

    return run


def append(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as lines:
        lines.write(f"{line}\n")


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_published_edition_keeps_its_bytes(
    clone: Paths, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = ("build", "--edition", "2017")
    uncommitted(clone, command)
    assert command("publish", "2017", "--on", DAY)[0] == 0
    folder = clone.site / "2017"
    published = keys.tree(folder)
    dated(clone)
    assert command("publish", "2017", "--on", DAY)[0] == 1
    git(clone.root, "add", "--all")
    git(clone.root, "commit", "--quiet", "--message", "Publish edition 2017")
    git(clone.root, "tag", "edition-2017")

    # Prose and data go on, and a file of the site is spoilt: the archive has it.
    append(clone.book / "en" / "cite.md", "Made up.")
    append(clone.raw / "observations.csv", LATER)
    append(clone.raw / "sources.csv", SOURCE)
    (folder / "manifest.json").write_bytes(b"spoilt")
    assert command("verify")[0] == 1
    assert command(*build)[0] == 0
    assert keys.tree(folder) == published
    assert command("verify") == (0, "")

    # A row that it knew is changed: the build stops and names it, until the edition is withdrawn.
    observations = clone.raw / "observations.csv"
    replaced(observations, "7992,人,7992人", "7993,人,7993人")
    code, said = command(*build)
    assert code == 1
    assert "data/raw/observations.csv:4: value, as_stated: 上海 all certified_social_workers 2008-03" in said
    assert "'7993' where edition 2017 knew '7992'" in said
    assert keys.tree(folder) == published
    assert command("withdraw", "2017", "--why", "Made up.", "--why-zh", "虚构。", "--on", DAY)[0] == 0
    assert command(*build)[0] == 0
    assert keys.tree(folder) == published
    found = json.loads((clone.site / "editions.json").read_text(encoding="utf-8"))
    assert found["editions"][0]["withdrawn"] == {"on": DAY, "why": {"zh": "虚构。", "en": "Made up."}}

    # Neither site nor archive is left: the tag has it.
    shutil.rmtree(clone.site)
    shutil.rmtree(clone.root / "archives")
    monkeypatch.setattr(rebuild, "environment", lambda _: [sys.executable, "-m", "gongzhi.cli"])
    assert command(*build)[0] == 0
    assert keys.tree(folder) == published
    worktrees = subprocess.run(
        ["git", "worktree", "list"], cwd=clone.root, check=True, capture_output=True, text=True
    )
    assert len(worktrees.stdout.splitlines()) == 1


def uncommitted(clone: Paths, command: Command) -> None:
    """What is not committed is not published, nor is an edition of a day to come."""
    append(clone.book / "en" / "cite.md", "Made up.")
    code, said = command("publish", "2017", "--on", "2017-01-01")
    assert code == 1
    assert "book/en/cite.md: not as it was committed" in said
    assert "2017.yaml: as_of: 2017-03-06 is after 2017-01-01" in said
    assert list(clone.editions.glob("*.lock.json")) == []
    git(clone.root, "checkout", "--quiet", "book/en/cite.md")


def dated(clone: Paths) -> None:
    """The day of publication stands wherever a day of the edition does."""
    item = json.loads((clone.site / FIGURE / "citation.csl.json").read_text(encoding="utf-8"))[0]
    assert item["issued"] == {"date-parts": [[2026, 11, 24]]}
    html = (clone.site / FIGURE / "en.html").read_text(encoding="utf-8")
    assert f"as of 2017-03-06, published {DAY}" in html
    assert f'"datePublished": "{DAY}"' in html
    manifest = json.loads((clone.site / "2017" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["published"] == DAY


def test_a_draft_says_that_it_is_one(site: Path) -> None:
    for page, words in (("index.html", "草稿，尚未发布"), ("en.html", "draft, not yet published")):
        assert words in (site / FIGURE / page).read_text(encoding="utf-8")


def test_no_file_depends_on_where_the_checkout_is(site: Path, paths: Paths) -> None:
    assert list(site.rglob(".buildinfo")) == []
    place = str(paths.root).encode()
    assert [path for path in site.rglob("*") if path.is_file() and place in path.read_bytes()] == []


def test_no_file_of_an_edition_names_another(site: Path) -> None:
    """What is said of other editions stands at the root; the years of the report stand everywhere."""
    later = "2024/"
    listing = (site / "2017" / "figures" / "index.html").read_text(encoding="utf-8")
    assert later not in listing
    for path in sorted((site / "2017").rglob("*.html")):
        assert f"../{later}" not in path.read_text(encoding="utf-8"), path
