"""Cuts the letters that this project uses out of the house font: charts are drawn sooner with few.

Run by make once the fonts are installed. Where there is no such font nothing is cut, and nothing needs it.
"""

import shutil
import subprocess
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from gongzhi.drawing import CUT, TYPEFACE, WESTERN, WHOLE, listed

ROOT = Path(__file__).parents[1]
# What charts may say: all texts of the code and of the tables.
TEXTS = ("src/gongzhi/**/*.py", "data/processed/*.csv", "book/*.*", "notebooks/*.ipynb")
STYLES = ("Regular", "Bold")
# Letters of Western languages, and signs, come before all Chinese ones.
CHINESE = chr(0x2E80)
# What shapes a line from left to right; a cut without the rest is read sooner and drawn the same.
SHAPING = ["ccmp", "locl", "mark", "mkmk", "kern", "liga", "clig", "calt", "rlig", "rclt"]
VERTICAL = ["BASE", "VORG", "vhea", "vmtx"]
# The names that a font goes by: its family, its own, and the one without spaces.
FAMILY, FULL, SHORT = (1, 16), 4, 6


def letters() -> str:
    """Every letter of the texts, and those of Western languages."""
    found = {chr(code) for code in range(0x20, 0x250)}
    for pattern in TEXTS:
        for path in ROOT.glob(pattern):
            found.update(path.read_text(encoding="utf-8"))
    return "".join(sorted(found | {"\n"}))


def installed(style: str) -> tuple[Path, int] | None:
    """The file of the house font in a style, and its number there; None where it is not installed."""
    pattern = "%{family[0]}\n%{file}\n%{index}"
    asked = ["fc-match", "--format", pattern, f"{WHOLE}:style={style}"]
    family, file, number = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    return (Path(file), int(number)) if family == WHOLE else None


def cut(file: Path, number: int, family: str, style: str, kept: str) -> TTFont:
    """The letters that are kept, as a font of a family of its own."""
    font = TTFont(file, fontNumber=number, lazy=True)
    options = Options(name_IDs=["*"], hinting=False, layout_features=SHAPING)
    options.drop_tables += VERTICAL
    subsetter = Subsetter(options)
    subsetter.populate(text=kept)
    subsetter.subset(font)
    names = {**dict.fromkeys(FAMILY, family), FULL: f"{family} {style}"}
    names[SHORT] = f"{family.replace(' ', '')}-{style}"
    for name in font["name"].names:
        name.string = names.get(name.nameID, name.string)
    return font


def main() -> None:
    """Cut both styles of both fonts, and list their letters when they are there."""
    files, kept = {style: installed(style) for style in STYLES}, letters()
    cuts = {WESTERN: "".join(letter for letter in kept if letter < CHINESE), CUT: kept}
    shutil.rmtree(TYPEFACE, ignore_errors=True)
    TYPEFACE.mkdir(parents=True)
    for family, few in cuts.items():
        for style, found in files.items():
            if not found:
                return
            cut(*found, family, style, few).save(TYPEFACE / f"{family} {style}.otf")
    for family, few in cuts.items():
        listed(TYPEFACE, family).write_text(few, encoding="utf-8")


if __name__ == "__main__":
    main()
