"""A page of the book in print: what only a screen needs is gone, ids are unique, links hold."""

from datetime import date

import pytest
from pikepdf import OutlineItem, Pdf

from gongzhi.cite import Reference, Work
from gongzhi.errors import BookError
from gongzhi.language.text import Text
from gongzhi.publish.pdf import chromium, notes, press
from gongzhi.publish.pdf.chapter import Entry, Site, chapter, names, text
from gongzhi.publish.pdf.document import Document
from gongzhi.publish.pdf.finish import SAID, character, finished, mend, renumbered

WORK = Work(Text("虚构", "Made Up"), (Text("组", "Team"),), Text("社", "Press"), "https://made-up.example/")
WHOLE = Reference(WORK, "2024", date(2024, 12, 31), "en")
PAGE = b"""<html><body><article><section id="first"><h1>First<a class="headerlink" href="#first">#</a></h1>
<p><a href="#first">a</a> <a href="two.html#gone">b</a> <a href="codebook.html#x">c</a>
<a href="https://other.example/">d</a></p>
<figure id="fig-made-up"><p class="title">Made up</p>
<picture class="light"><source srcset="n.svg"><img src="../figures/fig-made-up/en.svg" alt=""></picture>
<picture class="dark"><img src="dark.svg" alt=""></picture>
<figcaption><details><summary>Data</summary><table></table></details>
<details class="sources"><summary>Sources</summary><ul><li>Press: <a href="https://s.example/?a=1&amp;b=2">S</a></li>
</ul></details><p class="downloads"><a href="x.csv">x</a></p></figcaption></figure>
</section></article></body></html>"""


def made() -> tuple[str, tuple[Entry, ...], tuple[Entry, ...]]:
    found = text(PAGE)
    numbers = notes.numbered([found])
    notes.refer(found, numbers, "Sources: ")
    result = chapter("one", found, Site(WHOLE, {"one": names(found), "two": frozenset()}))
    return result.html, result.headings, result.exhibits


def test_what_only_a_screen_needs_is_gone() -> None:
    html, _, _ = made()
    assert not [each for each in ("details", "headerlink", "dark", "downloads", "source ") if each in html]
    assert 'src="figures/fig-made-up/en.svg"' in html


def test_links_hold_in_one_document() -> None:
    html, _, _ = made()
    assert 'href="#one-first"' in html
    assert 'href="#two"' in html  # its place is not in print, so the chapter
    assert 'href="https://made-up.example/2024/en/codebook.html#x"' in html
    assert 'href="https://other.example/"' in html


def test_an_exhibit_keeps_its_id_and_has_its_address() -> None:
    html, headings, exhibits = made()
    assert exhibits == (Entry("fig-made-up", "Made up", 1),)
    assert headings == (Entry("one-first", "First", 1),)
    assert "https://made-up.example/2024/figures/fig-made-up/</a>" in html


def test_a_source_is_a_number_and_its_address_is_written_out_once() -> None:
    numbers = notes.numbered([text(PAGE), text(PAGE)])
    assert list(numbers.values()) == [1]
    assert ">https://s.example/?a=1&amp;b=2</a>" in next(iter(numbers))


def test_it_is_printed_until_the_contents_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []

    def record(html: str, _: object) -> bytes:
        printed.append(html)
        return b""

    monkeypatch.setattr(chromium, "printed", record)
    monkeypatch.setattr(press, "pages", lambda _: {"one": 2 if len(printed) == 1 else 3})
    press.settled(Document("{page of one}", {}))
    assert printed == ["", "2", "3"]


def test_a_doubled_bookmark_is_said_once() -> None:
    pdf = Pdf.new()
    for name in ("一二一二", "一二三"):
        with pdf.open_outline() as outline:
            outline.root.append(OutlineItem(name))
    mend(pdf.Root.Outlines)
    with pdf.open_outline() as outline:
        assert [each.title for each in outline.root] == ["一二", "一二三"]


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "said", lambda _: "")
    with pytest.raises(BookError, match="chromium fonts-noto-cjk"):
        chromium.versions()


def test_tags_are_counted_from_one_wherever_the_printer_began() -> None:
    printed = b"/ID (node00000713) /Names [ (node00000713) 1 0 R (node00000720) 2 0 R ]"
    again = printed.replace(b"713", b"708").replace(b"720", b"715")
    assert renumbered(printed) == renumbered(again)
    assert renumbered(printed) == printed.replace(b"713", b"001").replace(b"720", b"002")


def test_a_radical_is_said_as_the_character_it_looks_like() -> None:
    said = b"<12> <2F12>\n<13> <2EDA>\n<14> <529B>\n<15> <2E80>"
    assert SAID.sub(character, said) == b"<12> <529B>\n<13> <9875>\n<14> <529B>\n<15> <2E80>"


def test_a_document_is_printed_to_the_same_bytes_twice() -> None:
    html = "<!doctype html><html lang=zh-CN><title>虚构</title><body><h1 id=a>力量</h1><a href='#a'>一页</a>"
    once, again = (finished(chromium.printed(html, {}), WHOLE) for _ in range(2))
    assert once == again
