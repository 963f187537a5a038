"""Charts as drawings, and drawings in pixels, by vl-convert in the house font.

It reads the font anew for every letter, which is slow with all of Chinese. So the set-up cuts out the letters
that this project uses, and again those of them that are not Chinese (`setup/typeface.py`); a drawing that has
others takes the whole font. The bytes are the same either way.
"""

import json
import os
import sys
from functools import cache
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any

import vl_convert

# The font of all charts, and the names of what is cut out of it, the smallest first.
WHOLE = "Noto Sans CJK SC"
WESTERN, CUT = CUTS = ("Gongzhi Western", "Gongzhi Cut")
# Where the set-up leaves them, and a list of the letters of each.
TYPEFACE = Path(sys.prefix) / "share" / "gongzhi" / "typeface"
# Names the address of a process that draws, for the notebooks of a build.
EASEL = "GONGZHI_EASEL"


@cache
def letters(folder: Path) -> dict[str, frozenset[str]]:
    """The letters that were cut out, by font, which can be drawn from now on; none where none were."""
    if any(not listed(folder, name).exists() for name in CUTS):
        return {}
    vl_convert.register_font_directory(str(folder))
    return {name: frozenset(listed(folder, name).read_text(encoding="utf-8")) for name in CUTS}


def listed(folder: Path, name: str) -> Path:
    """Where the letters of a font are listed."""
    return folder / f"{name}.txt"


def font(text: str) -> str:
    """The smallest font that has all letters of a text."""
    return next((name for name, kept in letters(TYPEFACE).items() if kept.issuperset(text)), WHOLE)


def draw(spec: dict[str, Any]) -> str:
    """The drawing of a chart in Vega-Lite, made where a build tells; ValueError where it cannot be drawn."""
    text = json.dumps(spec, ensure_ascii=False)
    if place := os.environ.get(EASEL):
        with Client(place) as easel:
            easel.send(text)
            made, fault = easel.recv()
        if fault:
            raise ValueError(fault)
        return str(made)
    return drawn(text)


def drawn(text: str) -> str:
    """The drawing of a chart in Vega-Lite, given as JSON."""
    used = font(text)
    made: str = vl_convert.vegalite_to_svg(text.replace(WHOLE, used))
    return made.replace(used, WHOLE)


def paint(svg: str, scale: float = 1.0, ppi: float = 72.0) -> bytes:
    """A drawing in pixels, `scale` of them to its unit and `ppi` to the printed inch."""
    pixels: bytes = vl_convert.svg_to_png(svg.replace(WHOLE, font(svg)), scale=scale, ppi=ppi)
    return pixels
