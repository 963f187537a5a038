"""What the machine refuses is said in one line: a full disk, a folder that may not be written to."""

import argparse
import shutil

import pytest

from gongzhi import cli

FULL = "[Errno 28] No space left on device"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device", "site/a.html"), "site/a.html: No space left on device"),
        (OSError("made up"), "made up"),
        (
            shutil.Error([("a", "site/a", f"{FULL}: 'a' -> 'site/a'"), ("b", "site/b", FULL)]),
            "site/a: No space left on device",
        ),
    ],
)
def test_it_is_said_in_one_line_and_the_site_is_as_it_was(
    error: OSError, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: argparse.Namespace) -> int:
        raise error

    options = argparse.Namespace(command=refuse)
    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", lambda *_: options)
    assert cli.main(["build"]) == 1
    assert capsys.readouterr().err == f"{said}; the site is as it was\n"
