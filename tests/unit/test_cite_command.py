"""The command that cites: from what a site says, with a word for what it does not hold."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gongzhi import cli

TITLES = {"zh": "虚构的图", "en": "A Made-up Figure"}
GONE = {"id": "fig-gone", "ended": "0.2.0", "reason": {"zh": "不再需要。", "en": "Not needed."}, "files": []}

PREVIEW = {"id": "tab-preview", "titles": {"zh": "只有中文的表"}}
SAME = {"ended": [GONE], "parameters": {"region": "上海"}}


def entry(name: str) -> dict[str, Any]:
    return {"id": name, "titles": TITLES}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A made-up site: an exhibit in both editions, one in each, and one that ended."""
    editions: dict[str, dict[str, Any]] = {
        "1999": {"as_of": "1999-12-31", "figures": [entry("fig-made-up")], "absent": [entry("fig-early")]},
        "2000": {
            "as_of": "2000-12-31",
            "figures": [entry("fig-made-up")],
            "tables": [entry("tab-late"), PREVIEW],
        },
    }
    for name, found in editions.items():
        (tmp_path / name).mkdir()
        text = json.dumps({**SAME, "edition": name, **found}, ensure_ascii=False)
        (tmp_path / name / "manifest.json").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def cited(built: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run the command: its exit code and what it said."""

    def run(*options: str) -> tuple[int, str, str]:
        code = cli.main(["cite", *options, "--site", str(built)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def item(cited: Any, *options: str) -> dict[str, Any]:
    code, text, _ = cited(*options, "--format", "csl-json")
    assert code == 0
    (found,) = json.loads(text)
    return dict(found)


def test_a_figure_is_cited_in_the_newest_edition(cited: Any) -> None:
    found = item(cited, "fig-made-up", "--language", "zh")
    assert found["title"] == "虚构的图"
    assert found["URL"].endswith("/2000/figures/fig-made-up/")
    assert found["issued"] == {"date-parts": [[2000, 12, 31]]}
    assert "accessed" not in found


def test_edition_language_and_day_may_be_named(cited: Any) -> None:
    found = item(cited, "fig-made-up", "--edition", "1999", "--language", "en", "--accessed", "2001-02-03")
    assert found["title"] == "A Made-up Figure"
    assert found["URL"].endswith("/1999/figures/fig-made-up/")
    assert found["accessed"] == {"date-parts": [[2001, 2, 3]]}


def test_the_language_is_that_of_the_terminal(cited: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for spoken, title in (("zh_CN.UTF-8", "虚构的图"), ("C.UTF-8", "A Made-up Figure")):
        monkeypatch.setenv("LC_ALL", spoken)
        assert item(cited, "fig-made-up")["title"] == title


def test_without_a_name_the_edition_is_cited(cited: Any) -> None:
    found = item(cited, "--language", "en")
    assert found["URL"].endswith("/2000/en/index.html")
    assert "container-title" not in found


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["fig-made-upp"], "fig-made-upp: no figure or table of edition 2000, did you mean 'fig-made-up'?"),
        (["fig-early"], "fig-early: not in edition 2000, only in 1999: name one with --edition"),
        (["tab-late", "--edition", "1999"], "tab-late: not in edition 1999, only in 2000: name one with"),
        (["tab-preview"], "tab-preview: this site has no en, only zh: name it with --language"),
        (["fig-gone"], "fig-gone: ended with version 0.2.0: Not needed."),
        (["--edition", "200"], "200: no such edition, did you mean '2000'?, there are 2000, 1999"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(cited: Any, options: list[str], said: str) -> None:
    code, out, err = cited(*options, "--format", "apa", "--language", "en")
    assert (code, out) == (1, "")
    assert err.startswith(said)


def test_where_no_site_is_the_command_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["cite", "--format", "apa", "--site", str(tmp_path / "none")]) == 1
    assert "gongzhi build" in capsys.readouterr().err


def test_a_broken_manifest_is_named(cited: Any, built: Path) -> None:
    (built / "1999" / "manifest.json").write_text("{", encoding="utf-8")
    code, _, err = cited("fig-made-up", "--format", "apa")
    assert code == 1
    assert "1999/manifest.json: not JSON" in err


def test_a_form_must_be_named_and_known(cited: Any) -> None:
    for options in ([], ["--format", "mla"]):
        with pytest.raises(SystemExit, match="2"):
            cited("fig-made-up", *options)


def test_the_commands_load_no_more_than_they_need() -> None:
    script = "import sys, gongzhi.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"citeproc", "pybtex", "altair", "papermill", "nbformat"} & set(loaded.stdout.split())
