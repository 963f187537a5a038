"""Charts are drawn in another process, or thread, as they would be here."""

import json
import os
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from gongzhi import drawing
from gongzhi.run import easel
from gongzhi.run.chapter import told

CHART = {
    "data": {"values": [{"name": "社会组织 Wÿ", "value": 3.5}]},
    "mark": "bar",
    "encoding": {"y": {"field": "name"}, "x": {"field": "value", "type": "quantitative"}},
}


def test_a_chart_is_the_same_from_the_easel(tmp_path: Path) -> None:
    here = drawing.drawn(json.dumps(CHART))
    with easel.standing(tmp_path) as address, told({drawing.EASEL: address}):
        assert [drawing.draw(CHART) for _ in range(3)] == [here] * 3
    assert drawing.EASEL not in os.environ
    assert drawing.draw(CHART) == here


def test_what_cannot_be_drawn_is_told_and_the_next_chart_is_drawn(tmp_path: Path) -> None:
    with easel.standing(tmp_path) as address, told({drawing.EASEL: address}):
        with pytest.raises(ValueError, match="Vega-Lite"):
            drawing.draw({"mark": 3})
        assert drawing.draw(CHART).startswith("<svg")


def test_one_that_asks_and_goes_away_does_no_harm(tmp_path: Path) -> None:
    with easel.standing(tmp_path) as address, told({drawing.EASEL: address}):
        Client(address).close()
        assert drawing.draw(CHART).startswith("<svg")
