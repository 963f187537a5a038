"""The house font and colours: on white paper, and what each is on a dark page."""

import re
from collections.abc import Mapping

FONT = "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, Noto Sans, sans-serif"
PAPER, FAINT, PALE, GREY, INK = "#ffffff", "#f5f7fa", "#e4e7eb", "#5f6c7b", "#1f2933"
# Told apart with any colour vision, and dark enough on white to be read as text; SKY and BROWN fill areas.
BLUE, ORANGE, GREEN, PURPLE = "#0a66bd", "#c44d00", "#0b4f3a", "#7a1f82"
SKY, BROWN = "#4f9ad4", "#7a3600"
COLOURS = (BLUE, ORANGE, GREEN, PURPLE)
# Few to many; INK is read on the first two, PAPER on the last two.
RAMP = ("#d3e6f6", "#9cc7ea", "#2a73b5", "#0b4480")
# Every colour that a chart may use, and what it is on a dark page.
DARK: Mapping[str, str] = {
    PAPER: "#121212", FAINT: "#1d232b", PALE: "#333b45", GREY: "#a3adb8", INK: "#e4e7eb",
    BLUE: "#5a9cf2", ORANGE: "#f27a3a", GREEN: "#5fe3b4", PURPLE: "#e6b8f0",
    SKY: "#356aa3", BROWN: "#f7c08a",
    **dict(zip(RAMP, ("#1c3450", "#28527f", "#6aa9ea", "#b9d9f8"), strict=True)),
}  # fmt: skip
COLOUR = re.compile(r"#[0-9a-f]{6}\b")


def dark(svg: str) -> str:
    """A drawing for a dark page: the same, colour by colour."""
    return COLOUR.sub(lambda colour: DARK.get(colour[0], colour[0]), svg)
