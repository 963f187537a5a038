"""What became of an edition shows on its figures' pages, and only there where it belongs."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

FIGURE = "fig-national-fund"
OLD: dict[str, Any] = {
    "id": "2017", "as_of": "2017-03-06", "published": "2026-11-24", "withdrawn": None, "errata": [],
    "pages": [], "figures": [FIGURE],
}  # fmt: skip
NEW: dict[str, Any] = {**OLD, "id": "2024", "as_of": "2024-12-31"}
ERRATA = [
    {"on": "2026-12-01", "text": {"zh": "虚构的勘误。", "en": "A made-up erratum."}, "figures": [FIGURE]},
    {"on": "2026-12-02", "text": {"zh": "另一张图。", "en": "Of another."}, "figures": ["fig-peers"]},
    {"on": "2026-12-03", "text": {"zh": "全版。", "en": "Of all <b>."}, "figures": []},
]
Read = Callable[..., tuple[list[str], list[str]]]


@pytest.fixture
def read(site: Path, tmp_path: Path, browser: Browser) -> Read:
    """The lines of the notices on a figure's page, and where they lead, by what the root says."""
    shutil.copytree(site / "2017" / "figures" / FIGURE, tmp_path / "2017" / "figures" / FIGURE)
    shutil.copytree(site / "2017" / "_static", tmp_path / "2017" / "_static")

    def show(page: str, *editions: dict[str, Any]) -> tuple[list[str], list[str]]:
        found = json.dumps({"newest": editions[0]["id"], "editions": editions} if editions else None)
        (tmp_path / "editions.js").write_text(f"globalThis.gongzhiEditions = {found};", encoding="utf-8")
        tab = browser.new_page()
        tab.goto((tmp_path / "2017" / "figures" / FIGURE / page).as_uri())
        lines = [each.inner_text() for each in tab.locator("#notices p").all()]
        links = [str(each.get_attribute("href")) for each in tab.locator("#notices a").all()]
        tab.close()
        return lines, links

    return show


def test_nothing_is_said_of_the_newest_edition_or_a_later_draft(read: Read) -> None:
    assert read("index.html", OLD) == ([], [])
    assert read("index.html") == ([], [])
    older = {**NEW, "as_of": "2016-12-31"}
    assert read("index.html", older, OLD) == ([], [])


def test_an_older_edition_leads_to_the_same_figure_in_the_newest(read: Read) -> None:
    for page, words in (
        ("index.html", "这是2017版，数据截至2017年3月6日。"),
        ("en.html", "This is edition 2017, with data as of 6 March 2017."),
    ):
        (line,), links = read(page, NEW, OLD)
        assert line.startswith(words)
        assert links == [f"../../../2024/figures/{FIGURE}/{page}"]
    _, links = read("en.html", {**NEW, "figures": []}, OLD)
    assert links == ["../../../2024/en/index.html"]


def test_a_withdrawal_comes_first_and_errata_stand_where_they_belong(read: Read) -> None:
    withdrawn = {"on": "2026-12-05", "why": {"zh": "虚构的原因。", "en": "A made-up reason."}}
    lines, _ = read("en.html", {**OLD, "withdrawn": withdrawn, "errata": ERRATA})
    assert lines == [
        "This edition was withdrawn on 5 December 2026: A made-up reason.",
        "Erratum (1 December 2026): A made-up erratum.",
        "Erratum (3 December 2026): Of all <b>.",
    ]
    lines, _ = read("index.html", {**OLD, "withdrawn": withdrawn})
    assert lines == ["本版已于2026年12月5日撤回：虚构的原因。"]
