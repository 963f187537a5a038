"""Charts as drawings, and drawings in pixels, by vl-convert in the house font.

It reads the font anew for every letter, which is slow with all of Chinese. So the set-up cuts out the letters
that this project uses (`setup/typeface.py`); a drawing that has others takes the whole font. The bytes are
the same either way.
"""

import json
import os
import sys
from functools import cache
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any

import vl_convert

# The font of all charts, and the name of what is cut out of it.
WHOLE, CUT = "Noto Sans CJK SC", "Gongzhi Cut"
# Where the set-up leaves it: fonts, and a list of their letters.
TYPEFACE = Path(sys.prefix) / "share" / "gongzhi" / "typeface"
LETTERS = "letters.txt"
# Names the address of a process that draws, for the notebooks of a build.
EASEL = "GONGZHI_EASEL"


@cache
def letters(folder: Path) -> frozenset[str]:
    """The letters that were cut out, which can be drawn from now on; none where the set-up cut none."""
    if not (folder / LETTERS).exists():
        return frozenset()
    vl_convert.register_font_directory(str(folder))
    return frozenset((folder / LETTERS).read_text(encoding="utf-8"))


def font(text: str) -> str:
    """The font that has all letters of a text."""
    return CUT if letters(TYPEFACE).issuperset(text) else WHOLE


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
