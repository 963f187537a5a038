"""Charts drawn with the cut font are what the whole font makes of them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import vl_convert

from gongzhi import drawing
from gongzhi.figures.colours import FONT

SPEC = {
    "config": {"font": FONT},
    "data": {"values": [{"name": "福彩公益金 Wÿ", "value": 3.5}, {"name": "社会组织", "value": 12}]},
    "mark": "bar",
    "encoding": {"y": {"field": "name", "type": "nominal"}, "x": {"field": "value", "type": "quantitative"}},
}

ENGLISH = {**SPEC, "data": {"values": [{"name": "‘To’ AV fi Wÿ − 3.5%", "value": 3.5}]}}


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the drawing's program is given."""
    given: list[str] = []
    for name in ("vegalite_to_svg", "svg_to_png"):
        whole = getattr(vl_convert, name)

        def noted(text, whole=whole, **options):
            given.append(text)
            return whole(text, **options)

        monkeypatch.setattr(vl_convert, name, noted)
    drawing.letters.cache_clear()
    yield given
    drawing.letters.cache_clear()


def test_the_set_up_cut_a_font_with_the_letters_of_the_project() -> None:
    assert (Path(sys.prefix) / "share" / "gongzhi" / "typeface").is_dir()
    found = drawing.letters(drawing.TYPEFACE)
    assert set("福彩公益金筹集上海0123456789%−＝Aé") <= found[drawing.CUT]
    assert set("0123456789%−Aé’") <= found[drawing.WESTERN] < found[drawing.CUT]


@pytest.mark.parametrize(("spec", "cut"), [(SPEC, drawing.CUT), (ENGLISH, drawing.WESTERN)])
def test_a_drawing_is_the_same_with_a_cut_font_and_the_whole(
    used: list[str], spec: dict[str, Any], cut: str
) -> None:
    svg = drawing.draw(spec)
    png = drawing.paint(svg, 2.0, 144)
    assert [cut in text for text in used] == [True, True]
    assert svg == vl_convert.vegalite_to_svg(json.dumps(spec, ensure_ascii=False))
    assert png == vl_convert.svg_to_png(svg, scale=2.0, ppi=144)
    assert drawing.WHOLE in svg


def test_a_letter_that_was_not_cut_is_drawn_from_the_whole_font(used: list[str]) -> None:
    rare = "龘"
    assert rare not in drawing.letters(drawing.TYPEFACE)[drawing.CUT]
    spec = {**SPEC, "title": rare}
    assert rare in drawing.draw(spec)
    assert not any(cut in used[-1] for cut in drawing.CUTS)


def test_without_a_cut_font_all_is_drawn_from_the_whole(
    used: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_cut = drawing.draw(SPEC)
    monkeypatch.setattr(drawing, "TYPEFACE", tmp_path)
    assert drawing.draw(SPEC) == with_cut
    assert not any(cut in used[-1] for cut in drawing.CUTS)
