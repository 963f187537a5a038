"""Cuts the letters that this project uses out of the house font: charts are drawn sooner with few.

Run by make once the fonts are installed. Where there is no such font nothing is cut, and nothing needs it.
"""

import subprocess
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from gongzhi.drawing import CUT, LETTERS, TYPEFACE, WHOLE

ROOT = Path(__file__).parents[1]
# What charts may say: all texts of the code and of the tables.
TEXTS = ("src/gongzhi/**/*.py", "data/processed/*.csv", "book/*.*", "notebooks/*.ipynb")
STYLES = ("Regular", "Bold")
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


def cut(file: Path, number: int, style: str, kept: str) -> TTFont:
    """The letters that are kept, as a font under its own name."""
    font = TTFont(file, fontNumber=number, lazy=True)
    subsetter = Subsetter(Options(name_IDs=["*"]))
    subsetter.populate(text=kept)
    subsetter.subset(font)
    names = {**dict.fromkeys(FAMILY, CUT), FULL: f"{CUT} {style}", SHORT: f"{CUT.replace(' ', '')}-{style}"}
    for name in font["name"].names:
        name.string = names.get(name.nameID, name.string)
    return font


def main() -> None:
    """Cut both styles, and list the letters when they are there."""
    files, kept = {style: installed(style) for style in STYLES}, letters()
    TYPEFACE.mkdir(parents=True, exist_ok=True)
    (TYPEFACE / LETTERS).unlink(missing_ok=True)
    for style, found in files.items():
        if not found:
            return
        cut(*found, style, kept).save(TYPEFACE / f"{style}.otf")
    (TYPEFACE / LETTERS).write_text(kept, encoding="utf-8")


if __name__ == "__main__":
    main()
