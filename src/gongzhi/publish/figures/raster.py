"""Drawings in pixels: for slides and pages, for print, and for previews of links."""

import re
import struct
import zlib
from html import escape
from pathlib import Path

from gongzhi.drawing import paint
from gongzhi.figures.lettering import wrap
from gongzhi.figures.theme import FONT, GREY, INK, PAPER
from gongzhi.language.text import Language, Text
from gongzhi.publish.figures.dossier import Dossier
from gongzhi.run import keys

DPI = 300
PRINTED = 16  # cm: the width of the text on a page of A4
CM_PER_INCH = 2.54
POINTS_PER_INCH = 72
# The size of previews, as Open Graph recommends it.
SOCIAL = (1200, 630)
MARGIN = 48
TITLE, FOOT, LEADING = 40, 24, 1.3  # sizes of letters, and lines to a size
EDITION = Text("{}版（截至{}）", "Edition {} (as of {})")
OPENING = re.compile(r'^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>')
SIGNATURE = b"\x89PNG\r\n\x1a\n"
Box = tuple[float, float, float, float]


def shown(dossier: Dossier) -> list[object]:
    """All of a dossier that its images show."""
    return [
        dossier.id,
        dossier.edition.edition,
        dossier.edition.as_of.isoformat(),
        [(name, page.title, page.images.get("wide")) for name, page in dossier.pages.items()],
        {name: dossier.work.title[name] for name in dossier.pages},
    ]


def code() -> dict[str, str]:
    """The hashes of the code that draws them."""
    here = Path(__file__)
    others = ("drawing", "figures/lettering", "figures/theme")
    files = [here, *(here.parents[2] / f"{name}.py" for name in others)]
    return {path.name: keys.digest(path) for path in files}


def rasters(dossier: Dossier) -> dict[str, bytes]:
    """The wide drawing in each language, by name of file."""
    files = {}
    for language, page in dossier.pages.items():
        if page.images:
            svg = page.images["wide"]
            files[f"{language}.png"] = paint(svg)
            files[f"{language}.print.png"] = printed(svg)
            files[f"{language}.social.png"] = paint(social(dossier, language))
    return {name: packed(png) for name, png in files.items()}


def packed(png: bytes) -> bytes:
    """The same image in a third of the bytes: the drawing's program is in a hurry when it packs."""
    before, inside, after = [SIGNATURE], b"", list[bytes]()
    place = len(SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack_from(">I", png, place)
        kind, end = png[place + 4 : place + 8], place + 12 + length
        if kind == b"IDAT":
            inside += png[place + 8 : end - 4]
        else:
            (after if inside else before).append(png[place:end])
        place = end
    body = b"IDAT" + zlib.compress(zlib.decompress(inside), 6)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return b"".join((*before, chunk, *after))


def size(svg: str) -> tuple[float, float]:
    """Width and height of a drawing; ValueError where it is none."""
    found = OPENING.match(svg)
    if not found:
        raise ValueError(f"no drawing: {svg[:80]}")
    return float(found[1]), float(found[2])


def printed(svg: str) -> bytes:
    """A drawing as wide as printed text, with its resolution written in it."""
    pixels = PRINTED / CM_PER_INCH * DPI
    return paint(svg, pixels / size(svg)[0] * POINTS_PER_INCH / DPI, DPI)


def social(dossier: Dossier, language: Language) -> str:
    """Title, drawing, edition and report on one sheet; a tall drawing stands beside the title."""
    drawing = dossier.pages[language].images["wide"]
    width, height = SOCIAL
    across, down = size(drawing)
    beside = down > 0.6 * across
    room = 0.36 * width if beside else width - 2 * MARGIN
    title = wrap(dossier.pages[language].title, room, TITLE)
    edition = EDITION[language].format(dossier.edition.edition, dossier.edition.as_of.isoformat())
    foot = [*wrap(dossier.work.title[language], room, FOOT), edition]
    first = height - MARGIN - (len(foot) - 1) * LEADING * FOOT
    top = MARGIN + LEADING * TITLE * len(title)
    box: Box = (MARGIN, top, room, first - 1.5 * FOOT - top)
    if beside:
        box = (room + 2 * MARGIN, MARGIN, width - room - 3 * MARGIN, height - 2 * MARGIN)
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">',
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        f'<rect width="{width}" height="12" fill="{INK}"/>',
        lines(title, MARGIN + TITLE, TITLE, INK, "bold"),
        fitted(drawing, box),
        lines(foot, first, FOOT, GREY, "normal"),
        "</svg>",
    )
    return "".join(parts)


def lines(text: list[str], top: float, size: float, colour: str, weight: str) -> str:
    """Lines of text, the first on the line `top`."""
    spans = "".join(
        f'<tspan x="{MARGIN}" y="{top + LEADING * size * at:.1f}">{escape(line)}</tspan>'
        for at, line in enumerate(text)
    )
    return (
        f'<text font-family="{FONT}" font-size="{size}" font-weight="{weight}" fill="{colour}">{spans}</text>'
    )


def fitted(svg: str, box: Box) -> str:
    """A drawing inside a drawing, as large as its box lets it be, in the box's middle."""
    width, height = size(svg)
    x, y, wide, high = box
    opening = (
        f'<svg x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" '
        f'viewBox="0 0 {width:g} {height:g}" preserveAspectRatio="xMidYMid meet">'
    )
    return opening + OPENING.sub("", svg, count=1)
