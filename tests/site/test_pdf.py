"""The PDFs as anyone can look at them: tags, outline, contents, links, fonts, ids and addresses."""

import functools
import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html
from pikepdf import Name, Pdf
from pypdf import PdfReader

from gongzhi.paths import Paths
from gongzhi.publish.pdf.document import order
from gongzhi.publish.pdf.finish import pages

CASES = [(edition, language) for edition in ("2017", "2024") for language in ("zh", "en")]
TAGS = {"zh": "zh-CN", "en": "en"}


@pytest.fixture(params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest, site: Path) -> tuple[dict[str, Any], str, bytes]:
    """The manifest of an edition, a language, and the PDF."""
    edition, language = request.param
    manifest = json.loads((site / edition / "manifest.json").read_bytes())
    content = (site / edition / f"gongzhi-{edition}-{language}.pdf").read_bytes()
    return manifest, language, content


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_pdf_is_light_tagged_and_says_what_it_is(case: tuple[dict[str, Any], str, bytes]) -> None:
    manifest, language, content = case
    assert len(content) < 5_000_000
    with Pdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.Lang == TAGS[language]
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot.K is not None
        assert manifest["edition"] in str(pdf.docinfo.Title)
        assert str(pdf.docinfo.CreationDate)[2:10] == manifest["as_of"].replace("-", "")
        assert manifest["pdf"][language]["pages"] == len(pdf.pages)
        for page in pdf.pages:
            assert page.get("/Contents") is not None
            assert len(page.Contents.read_bytes()) > 300
            for font in page.Resources.get("/Font", {}).values():
                assert font.Subtype in (Name.Type3, Name.Type0)


def test_every_heading_is_in_the_outline(
    case: tuple[dict[str, Any], str, bytes], site: Path, paths: Paths
) -> None:
    manifest, language, content = case
    with Pdf.open(BytesIO(content)) as pdf, pdf.open_outline(max_depth=9) as outline:
        waiting, found = list(outline.root), set()
        while waiting:
            each = waiting.pop()
            found.add(squeezed(each.title))
            waiting += each.children
    for name in order(paths.book / "_toc.yml"):
        page = html.parse(site / manifest["edition"] / language / f"{name}.html")
        for each in page.xpath("//article//*[self::h1 or self::h2 or self::h3]"):
            assert squeezed(each.text_content()).removesuffix("#") in found


def test_links_lead_into_the_document_or_to_an_address(case: tuple[dict[str, Any], str, bytes]) -> None:
    manifest, _, content = case
    known, addresses = pages(content), set()
    with Pdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            for link in page.get("/Annots", ()):
                if "/A" in link and "/URI" in link.A:
                    addresses.add(str(link.A.URI))
                elif "/Dest" in link:
                    assert str(link.Dest)[1:] in known or not isinstance(link.Dest, Name)
    assert all(each.startswith(("https://", "http://")) for each in addresses)
    for kind in ("figures", "tables", "absent"):
        for each in manifest[kind]:
            assert each["id"] in known
            assert any(one.endswith(f"/{manifest['edition']}/figures/{each['id']}/") for one in addresses)


class Read(NamedTuple):
    """A page as it is read: its text, and the texts that begin outside it."""

    text: str
    beyond: tuple[str, ...]


@functools.cache
def read(content: bytes) -> list[Read]:
    """The pages of a PDF; pypdf takes its time, so each is read once."""
    return [read_page(page) for page in PdfReader(BytesIO(content)).pages]


def read_page(page: Any) -> Read:
    beyond, width = [], float(page.mediabox.width)

    def look(text: str, page: Any, line: Any, *_: Any) -> None:
        across = line[4] * page[0] + line[5] * page[2] + page[4]
        if text.strip() and not 0 <= across <= width:
            beyond.append(text)

    return Read(page.extract_text(visitor_text=look), tuple(beyond))


def test_the_contents_name_the_page_that_each_line_stands_on(case: tuple[dict[str, Any], str, bytes]) -> None:
    content = case[2]
    texts = [page.text for page in read(content)]
    first = min(number for name, number in pages(content).items() if name.startswith("index"))
    listed, begun = [], ""
    for line in (line for text in texts[1 : first - 1] for line in text.splitlines()[2:]):
        found = re.fullmatch(r"(.*?) (\d+)", line)
        if found:
            listed.append((squeezed(begun + found[1]), int(found[2])))
        begun = "" if found else begun + line
    known = [each for each in listed if first <= each[1] <= len(texts)]
    assert len(known) > 80
    wrong = [(title, number) for title, number in known if title[-6:] not in squeezed(texts[number - 1])]
    assert wrong == []


def test_words_are_said_in_characters_and_not_in_radicals(case: tuple[dict[str, Any], str, bytes]) -> None:
    assert not re.search("[\u2e80-\u2fdf]", "".join(page.text for page in read(case[2])))


def test_nothing_is_printed_beyond_the_edge(case: tuple[dict[str, Any], str, bytes]) -> None:
    assert [page.beyond for page in read(case[2]) if page.beyond] == []
