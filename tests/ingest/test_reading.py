"""Reading files: encodings, tables, menus; and hostile files, refused with a clear word."""

import io
import zipfile
from pathlib import Path

import pytest

from gongzhi.ingest.document import Document, Grid
from gongzhi.ingest.folding import RADICALS
from gongzhi.ingest.read import Refusal, pdf, read
from gongzhi.ingest.read.file import content, document
from gongzhi.ingest.read.limits import LARGEST, UNPACKED

SAID = "2018年度全市福利彩票销售额为51.23亿元，筹集福利彩票公益金15.87亿元。"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def words(found: Document) -> list[str]:
    return [each.text for each in found.paragraphs]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
@pytest.mark.parametrize("declared", ["", '<meta charset="utf-8">', '<meta charset="gb2312">'])
def test_an_encoding_is_found_whatever_is_declared(encoding: str, declared: str) -> None:
    page = f"<html><head>{declared}</head><body><p>{SAID}</p></body></html>"
    assert words(document(page.encode(encoding))) == [SAID]


def test_big5_is_told_from_gb18030() -> None:
    said = "2018年度全市福利彩票銷售額為51.23億元，籌集公益金15.87億元。"
    assert words(document(said.encode("big5"))) == [said]


def test_a_page_keeps_its_words_and_tables_and_nothing_else() -> None:
    page = f"""<body><nav>首页</nav><ul><li><a href="/x">2017年销售1亿元</a></li></ul>
    <script>alert("筹集9亿元")</script><style>p{{}}</style><div style="display: none">隐藏8亿元</div>
    <p>{SAID[:10]}<span>{SAID[10:]}</span></p>
    <table><tr><th colspan="2">类别</th><th>金额</th></tr>
    <tr><td rowspan="2">老年人</td><td>助餐</td><td>5</td></tr>
    <tr><td>床位</td><td>6</td></tr></table>尾</body>"""
    found = document(page.encode())
    assert words(found) == [SAID, "尾"]
    (grid,) = (each for each in found.blocks if isinstance(each, Grid))
    assert grid.rows == (("类别", "类别", "金额"), ("老年人", "助餐", "5"), ("老年人", "床位", "6"))


def test_a_page_declares_title_publisher_and_date() -> None:
    page = """<html><head><meta name="ArticleTitle" content="某公告">
    <meta name="ContentSource" content="某局">
    <meta name="PubDate" content="2020-06-30 10:00"></head><body><p>正文</p></body></html>"""
    found = document(page.encode())
    assert (found.title, found.publisher, found.published) == ("某公告", "某局", "2020-06-30")


def packed(text: bytes, name: str = "word/document.xml") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, text)
    return made.getvalue()


def test_a_word_file() -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>"
    text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    assert words(document(packed(text.encode()))) == ["甲 乙"]


ENTITY = f'<!DOCTYPE a [<!ENTITY x "y">]><w:document xmlns:w="{WORD}"><w:body/></w:document>'
DEEP = "<div>" * 10_000 + SAID + "</div>" * 10_000
LINES = f"{SAID}\n" * 12_000
HOSTILE = {
    "empty": (b" \n", "it is empty"),
    "nothing but zeros": (b"\0" * 1000, "it is not text"),
    "bytes of no encoding": (bytes(range(128, 256)) * 50, "it is not text"),
    "a broken PDF": (b"%PDF-1.4\n" + bytes(range(1, 256)) * 100, "it cannot be read as a PDF"),
    "a broken package": (b"PK\x03\x04" + bytes(range(256)), "it is not a whole DOCX file"),
    "a spreadsheet": (packed(b"x", "xl/workbook.xml"), "it is a packed file, but no Word document"),
    "a bomb": (packed(b" " * (UNPACKED + 1)), "its text unpacks to more than 24 MB"),
    "entities": (packed(ENTITY.encode()), "its text declares entities"),
    "deep nesting": (DEEP.encode(), "its elements stand deeper in each other"),
    "an old Word file": (b"\xd0\xcf\x11\xe0" + b"x" * 100, "it is an old .doc"),
    "a photograph": (b"\xff\xd8\xff" + b"x" * 100, "it is a photograph"),
    "a book": (LINES.encode(), "its text has more than"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_with_a_clear_word(kind: str, tmp_path: Path) -> None:
    data, said = HOSTILE[kind]
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(Refusal, match=said):
        read(path, "file")


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(Refusal, match="larger than 10 MB"):
        content(path)


def test_a_stream_is_read_to_its_limit() -> None:
    with pytest.raises(Refusal, match="larger than 10 MB"):
        content(io.BytesIO(b"x" * (LARGEST + 2)))
    assert content(io.BytesIO(b"abc")) == b"abc"


def test_a_scanned_and_a_locked_pdf_are_refused() -> None:
    from pypdf import PdfWriter

    for lock, said in ((False, "it is a scan"), (True, "it is encrypted")):
        writer = PdfWriter()
        writer.add_blank_page(100, 100)
        if lock:
            writer.encrypt("secret", algorithm="RC4-128")
        made = io.BytesIO()
        writer.write(made)
        with pytest.raises(Refusal, match=said):
            document(made.getvalue())


def test_a_line_that_begins_with_a_decimal_goes_on_and_radicals_are_characters() -> None:
    lines = "2024年市本级使⽤福利彩票公益⾦4.00亿元，残疾⼈福利类\n0.80亿元。\n1.养⽼项⽬"
    assert pdf.joined(lines.translate(RADICALS)).splitlines() == [
        "2024年市本级使用福利彩票公益金4.00亿元，残疾人福利类0.80亿元。", "1.养老项目",
    ]  # fmt: skip
