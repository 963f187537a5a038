"""The images of an exhibit: their files, and the HTML that shows the one that fits the reader's page."""

import re
from collections.abc import Mapping
from html import escape

from gongzhi.figures.colours import dark
from gongzhi.language.text import Language

SUFFIX: Mapping[str, str] = {"wide": "", "narrow": ".narrow"}
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
# Longer than this, a text alternative is a burden; the whole finding stands below the image.
LONGEST = 300
SENTENCES = re.compile(r".+?(?:。|(?<=[.!?])(?= |$)|$)", re.DOTALL)


def files(images: Mapping[str, str], language: Language) -> dict[str, str]:
    """Every drawing by the name of its file: for a page and a phone, on white paper and on a dark page."""
    light = {f"{language}{SUFFIX[width]}": svg for width, svg in images.items()}
    return {f"{name}.svg": svg for name, svg in light.items()} | {
        f"{name}.dark.svg": dark(svg) for name, svg in light.items()
    }


def picture(images: Mapping[str, str], addresses: Mapping[str, str], finding: str, kind: str) -> str:
    """One image, with its drawing for narrow screens, its room kept free until it is there."""
    wide, narrow = (room(images[width]) for width in ("wide", "narrow"))
    return (
        f'<picture class="{kind}"><source media="(max-width: 600px)" srcset="{addresses["narrow"]}"{narrow}>'
        f'<img src="{addresses["wide"]}" alt="{escape(alternative(finding))}" loading="lazy"{wide}></picture>'
    )


def room(svg: str) -> str:
    """The size of a drawing as attributes, where it has one."""
    found = SIZE.match(svg)
    return f' width="{found[1]}" height="{found[2]}"' if found else ""


def size(svg: str) -> tuple[float, float]:
    """Width and height of a drawing; ValueError where it is none."""
    found = SIZE.match(svg)
    if not found:
        raise ValueError(f"no drawing: {svg[:80]}")
    return float(found[1]), float(found[2])


def alternative(finding: str) -> str:
    """As many of the finding's sentences as are read aloud in half a minute, but one at least."""
    kept = ""
    for sentence in SENTENCES.findall(finding):
        if kept and len(kept + sentence) > LONGEST:
            break
        kept += sentence
    return kept
