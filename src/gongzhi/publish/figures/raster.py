"""Drawings in pixels: for slides and pages, for print, and for previews of links."""

import io
import struct
import zlib
from html import escape
from pathlib import Path

from PIL import Image

from gongzhi.drawing import paint
from gongzhi.figures.colours import FONT, GREY, INK, PAPER
from gongzhi.figures.lettering import wrap
from gongzhi.language.text import Language, Text
from gongzhi.publish.figures.dossier import Dossier
from gongzhi.run import keys

# Three pixels to a unit of the drawing, 300 to the inch: about as wide as the text on a page of A4.
FINE, DPI = 3, 300
INCHES_PER_METRE = 1 / 0.0254
# The size of previews, as Open Graph recommends it.
SOCIAL = (1200, 630)
MARGIN = 48
TITLE, FOOT, LEADING = 40, 24, 1.3  # sizes of letters, and lines to a size
EDITION = Text("{}版（截至{}）", "Edition {} (as of {})")
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
    others = ("drawing", "figures/lettering", "figures/colours")
    files = [here, *(here.parents[2] / f"{name}.py" for name in others)]
    return {path.name: keys.digest(path) for path in files}


def rasters(dossier: Dossier) -> dict[str, bytes]:
    """The wide drawing in each language, by name of file: drawn once, and made smaller."""
    files = {}
    for language, page in dossier.pages.items():
        if page.images:
            drawing = fine(page.images["wide"])
            files[f"{language}.png"] = png(drawing.reduce(FINE))
            files[f"{language}.print.png"] = png(drawing, DPI)
            files[f"{language}.social.png"] = png(social(dossier, language, drawing))
    return files


def fine(svg: str, scale: int = FINE) -> Image.Image:
    """A drawing with so many pixels to its unit."""
    return Image.open(io.BytesIO(paint(svg, scale))).convert("RGB")


def png(image: Image.Image, dpi: int = 0) -> bytes:
    """An image as PNG, its lines unfiltered: charts are smaller so than as the imaging library packs them."""
    raw, row = image.tobytes(), 3 * image.width
    lines = b"".join(b"\0" + raw[at : at + row] for at in range(0, len(raw), row))
    metre = round(dpi * INCHES_PER_METRE)
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", image.width, image.height, 8, 2, 0, 0, 0))]
    chunks += [(b"pHYs", struct.pack(">IIB", metre, metre, 1))] if dpi else []
    chunks += [(b"IDAT", zlib.compress(lines, 6)), (b"IEND", b"")]
    return SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def social(dossier: Dossier, language: Language, drawing: Image.Image) -> Image.Image:
    """Title, drawing, edition and report on one sheet; a tall drawing stands beside the title."""
    width, height = SOCIAL
    beside = drawing.height > 0.6 * drawing.width
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
        lines(foot, first, FOOT, GREY, "normal"),
        "</svg>",
    )
    sheet = fine("".join(parts), 1)
    place(drawing, sheet, box)
    return sheet


def place(drawing: Image.Image, sheet: Image.Image, box: Box) -> None:
    """Put a drawing on a sheet, as large as its box lets it be, in the box's middle."""
    x, y, wide, high = box
    scale = min(wide / drawing.width, high / drawing.height)
    width, height = (max(1, round(scale * side)) for side in drawing.size)
    smaller = drawing.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2)
    sheet.paste(smaller, (round(x + (wide - width) / 2), round(y + (high - height) / 2)))


def lines(text: list[str], top: float, size: float, colour: str, weight: str) -> str:
    """Lines of text, the first on the line `top`."""
    spans = "".join(
        f'<tspan x="{MARGIN}" y="{top + LEADING * size * at:.1f}">{escape(line)}</tspan>'
        for at, line in enumerate(text)
    )
    return (
        f'<text font-family="{FONT}" font-size="{size}" font-weight="{weight}" fill="{colour}">{spans}</text>'
    )
