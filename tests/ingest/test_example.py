"""The example of the page on rerunning: what it shows is what the program prints."""

import re
from pathlib import Path

import pytest

from gongzhi import cli
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.publish.accuracy import accuracy


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_what_the_program_prints(
    root: Path, language: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    words = ["ingest", "docs/example-announcement.txt", "--region", "甲市", "--language", language]
    assert cli.main(words) == 0
    printed = capsys.readouterr().out.strip()
    page = (root / "book" / language / "rerun.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    assert "\n".join(line.removeprefix("   ") for line in shown.splitlines()).strip() == printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_accuracy_is_told_in_percent(language: Language) -> None:
    one = {"announcements": 4, "rows": 10, "precision": 0.625, "recall": 1.0}
    said = accuracy({"corpus": one, "first_sight": [{"set": "real", **one}]}, language)
    assert said.count("62.5%") == said.count("100.0%") == 2
