"""What Chromium leaves to be done: the pages of the contents, and what a PDF says of itself.

By pikepdf: pypdf keeps tags and outline too, but takes half a minute for what is done here in a second, and
cannot pack the thousands of tags, which halves the file.
"""

import re
import unicodedata
from io import BytesIO

from pikepdf import Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from gongzhi.cite import Reference
from gongzhi.publish.pdf.words import TAGS, words

# The name of a tag in Chromium's print, which is not packed: as long as any other.
TAG = re.compile(rb"\(node(\d{8})\)")
# A glyph of a font, and the one character that it is said to stand for.
SAID = re.compile(rb"(<[0-9A-Fa-f]+> )<(2[EF][0-9A-Fa-f]{2})>")
# Radicals that look like a character, where Unicode itself does not name it.
RADICALS = str.maketrans(
    "⺁⺈⺌⺒⺓⺝⺠⺬⺶⻃⻄⻅⻆⻉⻊⻋⻏⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
    "厂刀小巳幺月民示羊覀西见角贝足车邑长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def pages(content: bytes) -> dict[str, int]:
    """The page, from 1, of everything in a PDF that a link inside it leads to."""
    with Pdf.open(BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        return {name[1:]: numbers[place[0].objgen] for name, place in pdf.Root.Dests.items()}


def count(content: bytes) -> int:
    """How many pages a PDF has."""
    with Pdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def finished(content: bytes, reference: Reference) -> bytes:
    """The PDF with its metadata, packed; the same for the same print, on whatever day it was made."""
    content = renumbered(content)
    moment = f"{reference.issued.isoformat()}T00:00:00Z"
    with Pdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.obj.Tabs = Name.S  # the order of the tags
        pdf.Root.ViewerPreferences.DisplayDocTitle = True
        pdf.Root.Lang = TAGS[reference.language]
        mend(pdf.Root.Outlines)
        spell(pdf)
        del pdf.docinfo
        with pdf.open_metadata(set_pikepdf_as_editor=False) as said:
            for name, value in metadata(reference).items():
                said[name] = value
            said["xmp:CreateDate"] = said["xmp:ModifyDate"] = moment
        made = BytesIO()
        pdf.save(made, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return made.getvalue()


def renumbered(content: bytes) -> bytes:
    """The print with its tags counted from 1: Chromium begins elsewhere from one run to the next.

    All names are equally long, so no byte moves and the print's own index holds.
    """
    ranks = {name: rank for rank, name in enumerate(sorted(set(TAG.findall(content))), 1)}
    return TAG.sub(lambda found: b"(node%08d)" % ranks[found[1]], content)


def mend(parent: Object) -> None:
    """Say the titles of bookmarks once: Chromium doubles that of a Chinese heading that begins a page."""
    each = parent.get("/First")
    while each is not None:
        title = str(each.Title)
        half = title[: len(title) // 2]
        if title == half * 2:
            each.Title = String(half)
        mend(each)
        each = each.get("/Next")


def spell(pdf: Pdf) -> None:
    """Say characters where Chromium says radicals of the same shape, so that words are found and copied."""
    for each in pdf.objects:
        if isinstance(each, Dictionary) and "/ToUnicode" in each:
            each.ToUnicode.write(SAID.sub(character, each.ToUnicode.read_bytes()))


def character(found: re.Match[bytes]) -> bytes:
    """A glyph with the character that it stands for."""
    said = unicodedata.normalize("NFKC", chr(int(found[2], 16)).translate(RADICALS))
    return found[1] + f"<{ord(said):04X}>".encode() if len(said) == 1 else found[0]


def metadata(reference: Reference) -> dict[str, str | list[str]]:
    """What the edition is, as XMP has it; pikepdf writes the older form of it too."""
    language = reference.language
    said = words(language)
    title, edition = reference.work.title[language], said["edition"].format(edition=reference.edition)
    return {
        "dc:title": f"{title} · {edition}",
        "dc:creator": [author[language] for author in reference.work.authors],
        "dc:description": said["as_of"].format(day=reference.issued.isoformat()),
        "dc:language": [TAGS[language]],
        "dc:publisher": [reference.work.publisher[language]],
        "dc:identifier": reference.url,
        "dc:rights": said["licence"],
        "xmpRights:WebStatement": LICENCE,
        "pdf:Keywords": said["keywords"],
    }
