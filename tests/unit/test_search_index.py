"""The index of the book's search: what is found in a page, and how it is written."""

import json
from pathlib import Path

import pytest

from gongzhi.paths import Paths
from gongzhi.publish import glossary
from gongzhi.publish.search.entry import Entry
from gongzhi.publish.search.index import script, write
from gongzhi.publish.search.page import entries
from gongzhi.publish.search.synonyms import synonyms
from gongzhi.publish.search.traditional import traditional

# A made-up page with each kind of thing.
PAGE = """<html><body><nav>Menu</nav><main><article>
<section id="s1"><h1>Chapter<a class="headerlink">#</a></h1><p>First line
broken in two.</p><p>Second.</p>
<section id="s2"><h2>Section</h2><details class="above-input"><pre>code</pre></details><p>Inside.</p>
<figure class="gongzhi table" id="tab-x"><p class="title">Claims</p><table>
<thead><tr><th>Head</th></tr></thead>
<tr><td><span id="claim-F1">F1</span></td><td>It grows.</td><td>figures</td></tr></table>
<figcaption><p class="finding">Of 1 claim.</p><p class="notes">In our words.</p></figcaption></figure>
<figure class="gongzhi chart" id="fig-y"><p class="title">Chart</p><picture><img alt="said twice"></picture>
<details><summary>Data</summary><table><tr><td>Ningbo</td><td class="num">1</td></tr>
<tr><td>Ningbo</td><td class="num">2</td></tr></table></details>
<details class="sources"><summary>Sources</summary><ul><li>An office</li></ul></details></figure>
</section></section>
<dl><dt><span id="term">term</span> <span lang="zh-CN">术语</span></dt><dd><p>What it means.</p></dd></dl>
<div class="citation" id="c1"><span class="label">[1]</span><p>A. Author. A work.</p></div>
</article></main></body></html>"""


@pytest.fixture
def found() -> list[Entry]:
    return entries(PAGE.encode(), "page.html")


def test_everything_is_found_once_in_the_order_of_the_page(found: list[Entry]) -> None:
    page = "page.html"
    assert found == [
        Entry(page, "", "chapter", "", "Chapter", "", "First line broken in two.\nSecond."),
        Entry(page, "s2", "section", "", "Section", "", "Inside."),
        Entry(page, "tab-x", "table", "tab-x", "Claims", "Of 1 claim.", "In our words."),
        Entry(page, "claim-F1", "claim", "F1", "It grows.", "", "figures"),
        Entry(page, "fig-y", "figure", "fig-y", "Chart", "", "Ningbo\nSources\nAn office"),
        Entry(page, "term", "term", "", "term", "术语", "What it means."),
        Entry(page, "c1", "reference", "", "A. Author. A work.", "", ""),
    ]


def test_a_page_without_text_has_nothing_to_find() -> None:
    assert entries(b"<html><body><p>Moved</p></body></html>", "page.html") == []


def test_the_index_is_one_statement_and_the_same_each_time(found: list[Entry]) -> None:
    written = script(found, "en", (("a", "b"),))
    assert written == script(found, "en", (("a", "b"),))
    name, _, value = written.partition(" = ")
    index = json.loads(value.removesuffix(";\n"))
    assert name == "globalThis.gongzhiSearch"
    assert index["pages"] == [["page.html", "Chapter"]]
    assert index["entries"][3] == [0, "claim-F1", 4, "F1", "It grows.", "", "figures"]
    assert [index["kinds"][row[2]] for row in index["entries"]][:3] == ["Chapter", "Section", "Table"]
    assert index["synonyms"] == [["a", "b"]]


def test_traditional_characters_are_those_whose_simplified_ones_occur() -> None:
    old, new = traditional("机制与证据")
    assert (
        dict(zip(old, new, strict=True)).items() >= {"機": "机", "與": "与", "證": "证", "據": "据"}.items()
    )
    assert set(new) <= set("机制与证据")


def test_synonyms_hold_names_variants_and_what_is_avoided(paths: Paths) -> None:
    found = {forms[0]: forms for forms in synonyms(glossary.load(paths.glossary))}
    assert found["社会组织"][1] == "social organisation"
    assert {"NGO", "非政府组织"} <= set(found["社会组织"])
    assert "民办非企业单位" in found["社会服务机构"]
    assert all(len(set(forms)) == len(forms) for forms in found.values())


def test_files_are_written_beside_the_pages(tmp_path: Path) -> None:
    (tmp_path / "_static").mkdir()
    for name in ("one", "two", "search"):
        page = PAGE.replace("<h1>Chapter", f"<h1>{name}").encode()
        (tmp_path / f"{name}.html").write_bytes(page)
    write(tmp_path, ["two", "one"], "zh", ())
    index = json.loads((tmp_path / "search-index.js").read_text("utf-8").partition(" = ")[2].rstrip(";\n"))
    assert index["pages"] == [["two.html", "two"], ["one.html", "one"]]
    code = (tmp_path / "_static" / "search.js").read_text("utf-8")
    assert "eval(" not in code
    assert "innerHTML" not in code
    assert "fetch(" not in code
