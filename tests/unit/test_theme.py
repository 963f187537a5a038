"""The colours of charts: all in one table, apart with any colour vision, read on paper and on dark pages."""

import re
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path

import pytest
import vl_convert
from altair.utils.schemapi import validate_jsonschema
from altair.vegalite.v6.schema import core

from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.figures import colours
from gongzhi.figures.colours import (
    BLUE,
    BROWN,
    COLOURS,
    DARK,
    FAINT,
    GREY,
    INK,
    ORANGE,
    PALE,
    PAPER,
    RAMP,
    SKY,
    dark,
)
from gongzhi.figures.theme import SHAPES
from gongzhi.language.text import Language

Rgb = tuple[float, float, float]
PAINT = re.compile(r'(?:fill|stroke)="([^"]+)"')
# Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision
# deficiency", IEEE TVCG 15(6), for severity 1; they apply to linear RGB.
VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
# sRGB to XYZ for the white D65, which is the second matrix's scale.
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
STATES = (BLUE, SKY, ORANGE, BROWN)
MODES = {"light": lambda colour: colour, "dark": DARK.__getitem__}
Mode = Callable[[str], str]


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> Mode:
    return MODES[request.param]


def linear(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return straight(red), straight(green), straight(blue)


def straight(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def times(matrix: tuple[Rgb, Rgb, Rgb], vector: Rgb) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(colour: str, vision: str) -> Rgb:
    """A colour as someone sees it, in CIELAB."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in times(VISIONS[vision], linear(colour)))
    parts = [part / white for part, white in zip(times(XYZ, (red, green, blue)), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, vision: str) -> float:
    """Delta E of 1976."""
    pairs = zip(lab(one, vision), lab(other, vision), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2."""
    dark, light = sorted(times(XYZ, linear(colour))[1] for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def test_the_measures_agree_with_known_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21, abs=0.01)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lab("#ff0000", "normal") == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    assert distance("#ffffff", "#000000", "tritanopia") == pytest.approx(100, abs=0.1)
    assert distance("#d00000", "#557000", "deuteranopia") < distance("#d00000", "#557000", "normal") / 2


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("together", [COLOURS, STATES], ids=["series", "states"])
def test_colours_used_together_are_apart_with_any_colour_vision(
    together: tuple[str, ...], vision: str, mode: Mode
) -> None:
    for one, other in combinations(map(mode, together), 2):
        assert distance(one, other, vision) >= 18, (one, other)


@pytest.mark.parametrize("vision", VISIONS)
def test_the_ramp_goes_one_way_with_any_colour_vision(vision: str, mode: Mode) -> None:
    lightness = [lab(mode(colour), vision)[0] for colour in (FAINT, *RAMP)]
    assert lightness in (sorted(lightness), sorted(lightness, reverse=True))
    assert all(abs(one - other) >= 5 for one, other in pairwise(lightness))


def test_text_and_marks_stand_out(mode: Mode) -> None:
    paper = mode(PAPER)
    assert all(contrast(mode(colour), paper) >= 4.5 for colour in (INK, GREY, *COLOURS))
    assert all(contrast(mode(colour), paper) >= 3 for colour in STATES)
    assert all(contrast(mode(INK), mode(colour)) >= 4.5 for colour in (SKY, PALE, *RAMP[:2]))
    assert all(contrast(paper, mode(colour)) >= 4.5 for colour in (ORANGE, BROWN, *RAMP[2:]))


def test_every_series_has_a_shape_besides_its_colour() -> None:
    assert len(set(SHAPES)) == len(SHAPES) == len(COLOURS)


def test_dark_colours_tell_apart_what_light_ones_do() -> None:
    assert len(set(DARK.values())) == len(DARK)
    assert dark(f'<a fill="{PAPER}" stroke="#123456"/>') == f'<a fill="{DARK[PAPER]}" stroke="#123456"/>'


def test_every_drawing_keeps_to_the_table(exhibit: Callable[[str, Language, str], Exhibit]) -> None:
    for name in BUILDERS:
        charts = exhibit("2024", "zh", name).charts
        if charts:
            used = set(PAINT.findall(vl_convert.vegalite_to_svg(charts.narrow)))
            assert used <= {*DARK, "none", "transparent"}, name


def test_every_drawing_is_valid_vega_lite(exhibit: Callable[[str, Language, str], Exhibit]) -> None:
    schema = core.load_schema()
    for name in BUILDERS:
        charts = exhibit("2024", "zh", name).charts
        if charts:
            validate_jsonschema(charts.wide, schema, rootschema=schema)
    wrong = {"mark": "no such mark", "data": {}}
    assert validate_jsonschema(wrong, schema, rootschema=schema, raise_error=False) is not None


def test_pages_have_the_colours_of_their_charts() -> None:
    """The stylesheet of the site names them once for old browsers, and once for both modes."""
    style = (Path(__file__).parents[2] / "book" / "_static" / "gongzhi.css").read_text("utf-8")
    light = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", style))
    pairs = re.findall(r"--(\w+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", style)
    assert {name: colour for name, colour, _ in pairs} == light
    for name, colour, darker in pairs:
        assert colour == getattr(colours, name.upper())
        assert darker == DARK[colour]
    assert len(light) == 10
