"""A folder put in its place: whole at every moment, whatever stops it and whoever else is at it."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi.errors import BookError
from gongzhi.publish import site as sites
from gongzhi.publish import swap


def folder(path: Path, text: str) -> Path:
    (path / "deep").mkdir(parents=True)
    for name in ("index.html", "deep/page.html"):
        (path / name).write_text(text, encoding="utf-8")
    return path


def text_of(path: Path) -> set[str]:
    """What its files say; a mixture of two folders says two things."""
    return {(path / name).read_text("utf-8") for name in ("index.html", "deep/page.html")}


@pytest.fixture(params=["one step", "two steps"])
def exchanged(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """The system's exchange, and none."""
    if request.param == "two steps":
        monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    return swap.exchanged


@pytest.mark.usefixtures("exchanged")
def test_a_folder_takes_its_place_and_the_old_one_is_gone(tmp_path: Path) -> None:
    place = tmp_path / "site"
    for text in ("first", "second"):
        swap.put(folder(tmp_path / "made", text), place)
        assert text_of(place) == {text}
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_this_system_exchanges_in_one_step(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    assert swap.exchanged(one, other) == sys.platform.startswith("linux")
    assert text_of(one) == ({"2"} if sys.platform.startswith("linux") else {"1"})


def test_what_cannot_be_exchanged_is_an_error_and_stays(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        swap.exchanged(tmp_path / "nothing", folder(tmp_path / "site", "old"))
    assert caught.value.errno == errno.ENOENT
    assert text_of(tmp_path / "site") == {"old"}


def test_a_process_stopped_between_two_steps_is_recovered_from(tmp_path: Path) -> None:
    folder(tmp_path / "site", "old").rename(swap.old(tmp_path / "site"))
    swap.recover(tmp_path / "site")
    assert text_of(tmp_path / "site") == {"old"}
    folder(swap.old(tmp_path / "site"), "older")
    swap.recover(tmp_path / "site")
    assert text_of(tmp_path / "site") == {"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_old_site_and_no_rubbish(tmp_path: Path) -> None:
    def fill(place: Path) -> None:
        with sites.staging(place) as made:
            (made / "index.html").write_text("half", encoding="utf-8")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    place = folder(tmp_path / "site", "old")
    with pytest.raises(OSError, match="No space"):
        fill(place)
    assert text_of(place) == {"old"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock"}


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    folder(tmp_path / "site", "old")
    folder(tmp_path / ".site.new", "half")
    with sites.staging(tmp_path / "site") as made:
        assert list(made.iterdir()) == []
        (made / "index.html").write_text("new", encoding="utf-8")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "thesis.doc").touch()
    with pytest.raises(BookError, match="not a site"), sites.staging(tmp_path / "papers"):
        pass
    assert [path.name for path in tmp_path.rglob("*")] == ["papers", "thesis.doc"]


# Puts sites in place one after another and says each time that it is at it.
PUBLISHING = """
import sys
from pathlib import Path
from gongzhi.publish import site as sites
place, text = Path(sys.argv[1]), sys.argv[2]
for _ in range(int(sys.argv[3])):
    with sites.staging(place) as made:
        (made / "deep").mkdir()
        for name in ("index.html", "deep/page.html", *(f"deep/{n}" for n in range(40))):
            (made / name).write_text(text, encoding="utf-8")
    print("done", flush=True)
"""


def publishing(place: Path, text: str, times: int) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", PUBLISHING, str(place), text, str(times)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_a_process_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    place = folder(tmp_path / "site", "old")
    for kill in range(8):
        with publishing(place, f"new {kill}", 10_000) as process:
            for _ in range(kill * 3):  # the more were put in place, the later it is stopped
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert len(text_of(place)) == 1
    with publishing(place, "last", 1) as process:
        assert process.wait() == 0
    assert text_of(place) == {"last"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock"}


def test_two_processes_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    place = folder(tmp_path / "site", "old")
    with publishing(place, "a", 15) as one, publishing(place, "b", 15) as other:
        while one.poll() is None or other.poll() is None:
            assert (place / "index.html").is_file()
        assert (one.returncode, other.returncode) == (0, 0)
    assert len(text_of(place)) == 1
