"""Ids of figures and tables: none is ever lost, and one that ended leaves a page behind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi import __version__
from gongzhi.errors import InputError
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.language.text import Text
from gongzhi.paths import Paths
from gongzhi.publish import tombstones
from gongzhi.publish.permanence import FILE, Entry, ended, load
from gongzhi.verify import links

ENDED = Entry("fig-old", "0.1.0", "0.2.0", Text("数字<不再>公布。", "No longer <published>."), "fig-new")
WITHOUT = Entry("tab-old", "0.1.0", "0.2.0", Text("不再需要。", "Not needed."), "")


def test_every_id_ever_published_is_made_or_says_why_not(paths: Paths) -> None:
    entries = load(paths.exhibits)
    living = {each.id for each in entries if not each.ended}
    over = {each.id for each in entries if each.ended}
    new = "\n".join(f"- {{id: {name}, since: {__version__}}}" for name in BUILDERS if name not in living)
    assert not new, f"new ids: add to the end of {FILE}\n{new}"
    lost = living - BUILDERS.keys()
    assert not lost, f"in no registry any more: {lost}; give each in {FILE} an `ended` and a `reason`"
    assert not over & BUILDERS.keys(), "an id that ended is never given to anything else"


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "exhibits.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_an_entry_is_read_whole(written: Callable[[str], Path]) -> None:
    path = written(
        "- {id: fig-new, since: 0.2.0}\n"
        "- {id: fig-old, since: 0.1.0, ended: 0.2.0, successor: fig-new,\n"
        "   reason: {zh: 数字<不再>公布。, en: No longer <published>.}}\n"
    )
    assert load(path) == (Entry("fig-new", "0.2.0", "", Text("", ""), ""), ENDED)
    assert ended(path) == [ENDED]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("fig-old: 0.1.0", "not a list of entries such as"),
        ("- {id: fig-old, since: 0.1.0}\n- {id: fig-old, since: 0.1.0}", "fig-old: the id stands twice"),
        ("- {id: figure-1, since: 0.1.0}", "figure-1: expected an id such as"),
        ("- {id: fig-old}", "fig-old: since is None, expected a version"),
        ("- {id: fig-old, since: 0.1.0, until: 0.2.0}", "fig-old: unknown key 'until', expected id, since"),
        ("- {id: fig-old, since: 0.1.0, ended: 0.2.0}", "fig-old: ended and reason go together"),
        ("- {id: fig-old, since: 0.1.0, ended: 0.2.0, reason: {zh: 因为}}", "fig-old: reason needs a text"),
        ("- {id: fig-old, since: 0.1.0, successor: fig-old}", "fig-old: successor is another id"),
        ("- {", "cannot be read"),
    ],
)
def test_a_fault_of_the_list_is_named(written: Callable[[str], Path], text: str, fault: str) -> None:
    with pytest.raises(InputError) as caught:
        load(written(text))
    assert any(str(each).startswith(f"{FILE}") and fault in str(each) for each in caught.value.problems)


def test_what_ended_leaves_a_page_that_says_why_and_what_follows(paths: Paths) -> None:
    pages = tombstones.pages([ENDED, WITHOUT], paths.book, "../../../index.html", "../")
    assert list(pages) == ["fig-old/index.html", "tab-old/index.html"]
    html = pages["fig-old/index.html"].decode()
    assert "数字&lt;不再&gt;公布。" in html
    assert "No longer &lt;published&gt;." in html
    assert html.count("fig-new</a>") == 2
    assert html.count("0.2.0") == 2
    assert "{{" not in html
    assert "fig-new" not in pages["tab-old/index.html"].decode()
    assert set(links.read(pages["fig-old/index.html"]).links) == {
        "../../../index.html", "../fig-new/index.html", "../../_static/choices.js",
        "../../_static/gongzhi.css", "../../_static/favicon.svg", "../../_static/gongzhi.js", "#content",
    }  # fmt: skip


def test_the_manifest_lists_the_page_with_its_hash() -> None:
    first, second = tombstones.listed([ENDED, WITHOUT], {"fig-old/index.html": b"made up"})
    assert first["files"] == [
        {
            "path": "figures/fig-old/index.html",
            "sha256": "48168fa99cb7e014e77dbf4af79fc5b2a50caac8e820883ea7326f88bc713ac9",
        }
    ]
    assert (first["reason"]["en"], first["successor"], second["files"]) == (ENDED.reason.en, "fig-new", [])
