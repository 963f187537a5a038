"""Published editions in a made-up checkout: locks, archives, and the ways in which bytes are kept."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gongzhi.edition import Edition
from gongzhi.errors import BookError, InputError
from gongzhi.paths import Paths
from gongzhi.release import archive, custody, lock
from gongzhi.release.lock import Lock
from gongzhi.release.publication import written
from gongzhi.run import keys

DAY = date(2001, 2, 3)
FILES = {"manifest.json": b"{}", "zh/index.html": "虚构".encode(), "data/made_up.csv": b"a\n1\n"}
EDITION = Edition("2000", date(2000, 12, 31), "上海", 1990, 1999, 0.05, 1)
MADE_OF = {"book/": "0" * 64, "src/gongzhi/": "1" * 64}


def fill(folder: Path) -> Path:
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def none(*_: object) -> None:
    raise BookError("nothing is built in this test")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    (tmp_path / "notebooks" / "editions").mkdir(parents=True)
    return Paths(tmp_path)


@pytest.fixture
def locked(paths: Paths) -> Lock:
    """An edition in which nothing is real, locked, with its bytes in the site."""
    folder = fill(paths.site / "2000")
    files = keys.tree(folder)
    made = Lock("2000", DAY, "0.1.0", "edition-2000", EDITION.parameters(), {"python": "3"}, MADE_OF, files)
    lock.place(paths, "2000").write_bytes(lock.render(made))
    return made


@pytest.fixture
def take(paths: Paths, locked: Lock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """The folder from which the edition is taken; inputs are the lock's, and nothing is in git."""
    monkeypatch.setattr(custody, "inputs", lambda *_: MADE_OF)
    monkeypatch.setattr(custody, "rebuild", lambda *_: "no git here")

    def run(build: custody.Build = none) -> Path:
        scratch = tmp_path / "scratch"
        case = custody.Case(paths, locked, EDITION, [EDITION], paths.site, scratch, build)
        folder, reasons = custody.take(case)
        if folder is None:
            raise InputError([custody.unavailable(case, reasons)])
        return folder

    return run


def test_a_lock_is_read_as_it_was_written_and_sorted(paths: Paths, locked: Lock) -> None:
    assert lock.load_all(paths) == {"2000": locked}
    lines = lock.render(locked).decode().splitlines()
    assert sum('": "' in line and len(line.split('"')[3]) == 64 for line in lines) == len(FILES) + len(
        MADE_OF
    )
    assert list(json.loads(lock.render(locked))["files"]) == sorted(FILES)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda found: found | {"edition": "1999"}, "edition: '1999', expected '2000'"),
        (lambda found: found | {"published": "soon"}, "published: 'soon', expected a day"),
        (lambda found: found | {"files": {"a": "b"}}, "a: not a file of the edition with its sha256"),
        (lambda found: found | {"files": {"../a": "0" * 64}}, r"\.\./a: not a file of the edition"),
        (lambda found: found | {"more": 1}, "more: no key of a lock"),
        (lambda found: {**found, "inputs": []}, "inputs: missing, or not a record"),
        (lambda _: [], "not a record"),
    ],
)
def test_a_lock_that_was_edited_is_refused(
    paths: Paths, locked: Lock, edit: Callable[[dict[str, object]], object], said: str
) -> None:
    path = lock.place(paths, "2000")
    path.write_text(json.dumps(edit(json.loads(path.read_bytes()))), encoding="utf-8")
    with pytest.raises(
        InputError, match=rf"notebooks/editions/2000\.lock\.json: {said}.*restore it with git"
    ):
        lock.load_all(paths)


def test_a_lock_that_is_not_json_is_named_with_its_line(paths: Paths, locked: Lock) -> None:
    lock.place(paths, "2000").write_text('{\n"edition": \n}', encoding="utf-8")
    with pytest.raises(InputError, match=r"2000\.lock\.json:3: not JSON"):
        lock.load_all(paths)


def test_an_archive_is_the_same_bytes_for_the_same_files(tmp_path: Path) -> None:
    one, other = fill(tmp_path / "one" / "2000"), fill(tmp_path / "other" / "2000")
    (other / "manifest.json").chmod(0o600)
    assert archive.pack(one) == archive.pack(other)
    (other / "manifest.json").write_bytes(b"[]")
    assert archive.pack(one) != archive.pack(other)


def test_the_site_comes_first(paths: Paths, take: Callable[..., Path]) -> None:
    assert take() == paths.site / "2000"


def test_a_spoilt_site_is_had_again_from_the_archive(
    paths: Paths, locked: Lock, take: Callable[..., Path]
) -> None:
    archive.place(paths, "2000").parent.mkdir()
    archive.place(paths, "2000").write_bytes(archive.pack(paths.site / "2000"))
    (paths.site / "2000" / "manifest.json").write_bytes(b"spoilt")
    assert keys.tree(take()) == dict(locked.files)


def test_an_archive_writes_nothing_that_the_lock_does_not_name(
    paths: Paths, locked: Lock, take: Callable[..., Path], tmp_path: Path
) -> None:
    (paths.site / "2000" / "extra.html").write_bytes(b"")
    archive.place(paths, "2000").parent.mkdir()
    archive.place(paths, "2000").write_bytes(archive.pack(paths.site / "2000"))
    assert keys.tree(take()) == dict(locked.files)


def test_an_edition_is_built_here_while_its_inputs_are_those_of_the_lock(
    paths: Paths, locked: Lock, take: Callable[..., Path]
) -> None:
    (paths.site / "2000" / "manifest.json").unlink()
    days = []

    def build(edition: Edition, day: date, site: Path) -> None:
        days.append(day)
        fill(site / edition.edition)

    assert keys.tree(take(build)) == dict(locked.files)
    assert days == [DAY]


def test_what_can_be_had_in_no_way_says_why_of_each(
    paths: Paths, take: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (paths.site / "2000" / "manifest.json").write_bytes(b"spoilt")
    archive.place(paths, "2000").parent.mkdir()
    archive.place(paths, "2000").write_bytes(b"no archive")
    monkeypatch.setattr(custody, "inputs", lambda *_: MADE_OF | {"book/": "2" * 64})
    with pytest.raises(InputError) as caught:
        take()
    for part in (
        "site: 1 of its files are not those of the lock: manifest.json",
        "archive: archives/gongzhi-2000.tar.xz cannot be read",
        "build: not tried, since other than when it was published are book/",
        "tag: no git here",
        "put its archive gongzhi-2000.tar.xz into archives/",
    ):
        assert part in str(caught.value)


def test_a_build_that_gives_other_bytes_names_the_files(paths: Paths, take: Callable[..., Path]) -> None:
    (paths.site / "2000" / "manifest.json").unlink()

    def build(edition: Edition, _: date, site: Path) -> None:
        (fill(site / edition.edition) / "zh" / "index.html").write_bytes(b"")

    with pytest.raises(InputError, match=r"build: 1 of its files are not those of the lock: zh/index\.html"):
        take(build)


def test_a_lock_without_its_parameter_file_stops_the_build(
    paths: Paths, locked: Lock, tmp_path: Path
) -> None:
    with pytest.raises(
        InputError, match=r"notebooks/editions/2000\.yaml: missing, though the edition is publ"
    ):
        custody.kept(paths, paths.site, [], [], tmp_path, none)


def test_a_changed_parameter_stops_the_build(
    paths: Paths, locked: Lock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongzhi.release.guard.extract", lambda *_: {"made_up.csv": b"a\n1\n"})
    other = replace(EDITION, alpha=0.1)
    assert custody.kept(paths, paths.site, [EDITION], [EDITION], tmp_path, none)
    with pytest.raises(
        InputError, match=r"2000\.yaml: alpha: 0\.1, was 0\.05 when the edition was published"
    ):
        custody.kept(paths, paths.site, [other], [other], tmp_path, none)


def test_what_is_written_goes_again_where_the_rest_fails(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "folder" / "new"
    old.write_bytes(b"before")
    found = []

    def fail() -> None:
        with written({old: b"after", new: b"after"}):
            found.append(new.read_bytes())
            raise BookError("failed")

    with pytest.raises(BookError, match="failed"):
        fail()
    assert found == [b"after"]
    assert (old.read_bytes(), new.exists()) == (b"before", False)
