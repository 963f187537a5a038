"""The text in and around charts: lines that fit, labels apart, footers, alternatives, tooltips."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.exhibits import images
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.exhibits.images import LONGEST, alternative
from gongzhi.figures.footer import SIZE, below, signed
from gongzhi.figures.labels import apart, beside, ceiling, inner
from gongzhi.figures.lettering import extent, fold, wrap
from gongzhi.figures.theme import NARROW, WIDE
from gongzhi.figures.tips import teller
from gongzhi.language.publishers import publisher
from gongzhi.language.text import LANGUAGES, Language

Build = Callable[[str, Language, str], Exhibit]
Load = Callable[[str], Evidence]
TEXTS = (
    "来源：国家统计局、民政部等37个来源（截至2024-12-31）。",
    "Welfare-lottery public-benefit fund raised, Shanghai (own level)",
    "关于“十三五”期间促进浦东新区社会组织发展的财政扶持意见——CPI与GDP",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [100, 160, 700])
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    for lines in (wrap(text, width, 11), fold(text, width, 11).split("\n")):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(extent(line, 11) <= width for line in lines)
        assert not any(line and line[0] in "，。、）”" for line in lines)


def test_folded_lines_are_of_much_the_same_length() -> None:
    assert fold("老年人日间服务中心建设", 120) == "老年人日间服\n务中心建设"
    assert fold("Welfare-lottery sales, Shanghai", 130) == "Welfare-lottery\nsales, Shanghai"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([10, 100], [10, 100]),
        ([50, 52], [41, 61]),
        ([50, 50, 50], [30, 50, 70]),
        ([10, 28, 200], [9, 29, 200]),
    ],
)
def test_labels_move_apart_and_no_further(wanted: list[float], found: list[float]) -> None:
    assert apart(wanted, [20] * len(wanted)) == pytest.approx(found)


def test_labels_stand_right_of_all_points_near_their_last_one() -> None:
    data = [
        {"year": year, "value": value, "series": name} for name in "ab" for year, value in ((1, 2), (3, 50))
    ]
    (rows,) = beside(data, ["a", "b"], 100, 200).to_dict()["datasets"].values()
    assert [(row["year"], row["label"]) for row in rows] == [(3, "a"), (3, "b")]
    assert rows[0]["value"] - rows[1]["value"] == pytest.approx(19 / 2)
    assert inner(["a"], 0.5, WIDE) == WIDE
    assert inner(["a" * 10], 0, WIDE) < WIDE - 60


@pytest.mark.parametrize(("value", "end"), [(0, 1), (4.9, 5), (6.436, 8), (61, 80), (92, 100), (1714, 2000)])
def test_axes_end_on_round_numbers(value: float, end: float) -> None:
    assert ceiling(value) == pytest.approx(end)


@pytest.mark.parametrize(
    ("printed", "zh", "en"),
    [
        ("NBS, mirror page", "国家统计局", "National Bureau of Statistics"),
        ("民政部 (Ministry of Civil Affairs), reproduced elsewhere", "民政部", "Ministry of Civil Affairs"),
        ("SHINE (Shanghai Daily)", "上海日报", "Shanghai Daily"),
        ("红网", "红网", "红网"),
    ],
)
def test_publishers_have_short_names(printed: str, zh: str, en: str) -> None:
    assert (publisher(printed, "zh"), publisher(printed, "en")) == (zh, en)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_footer_names_sources_and_edition(exhibit: Build, evidence: Load, language: Language) -> None:
    charts = signed(exhibit("2024", language, "fig-national-fund"), evidence("2024"), language).charts
    assert charts is not None
    for spec, width in ((charts.wide, WIDE), (charts.narrow, NARROW)):
        lines = spec["title"]["text"]
        text = "".join(lines) if language == "zh" else " ".join(lines)
        assert text.startswith(
            "来源：国家统计局" if language == "zh" else "Sources: National Bureau of Statistics"
        )
        assert text.endswith("（截至2024-12-31）" if language == "zh" else "edition 2024 (as of 2024-12-31)")
        assert all(extent(line, SIZE) <= width for line in lines)


def test_what_has_no_sources_or_no_chart_is_signed_too(exhibit: Build, evidence: Load) -> None:
    found, table = (exhibit("2024", "en", name) for name in ("fig-policies", "tab-trends"))
    charts = signed(found, evidence("2024"), "en").charts
    assert charts is not None
    assert charts.wide["title"]["text"] == ["Gongzhi, edition 2024 (as of 2024-12-31)"]
    assert signed(table, evidence("2024"), "en") == table
    assert signed(replace(found, charts=None), evidence("2024"), "en").charts is None


def test_a_chart_with_a_title_keeps_it_above_the_footer() -> None:
    spec = {"$schema": "s", "config": {}, "datasets": {}, "title": "Own", "mark": "bar"}
    found = below(spec, ["footer"], WIDE)
    assert found["vconcat"] == [{"title": "Own", "mark": "bar"}]
    assert (found["title"]["text"], found["$schema"], found["config"]) == (["footer"], "s", {})


def test_long_findings_are_shortened_to_whole_sentences() -> None:
    assert alternative("One. Two of 3.5 things.") == "One. Two of 3.5 things."
    first = "At 1.5 it is said. "
    assert alternative(first + "x" * LONGEST) == first.strip()
    assert alternative("长" * 200 + "。" + "话" * 200 + "。") == "长" * 200 + "。"
    assert alternative("") == ""


def test_each_drawing_has_a_dark_one_beside_it() -> None:
    files = images.files({"wide": '<svg fill="#ffffff">', "narrow": '<svg fill="#1f2933">'}, "zh")
    assert sorted(files) == ["zh.dark.svg", "zh.narrow.dark.svg", "zh.narrow.svg", "zh.svg"]
    assert files["zh.dark.svg"] == '<svg fill="#121212">'


def test_images_keep_their_room_free() -> None:
    svg = '<svg xmlns="x" class="marks" width="640" height="300" viewBox="0 0 640 300">'
    assert images.room(svg) == ' width="640" height="300"'
    assert images.room("<svg>") == ""


@pytest.mark.parametrize(
    ("language", "tip"),
    [
        ("zh", "上海本级福利彩票公益金使用额，2023：4.88亿元（确数）；来源：上海市财政局"),
        (
            "en",
            "Welfare-lottery public-benefit fund used, Shanghai (own level), 2023: CNY 488 million (exact); "
            "Shanghai Municipal Finance Bureau",
        ),
    ],
)
def test_tooltips_say_what_a_point_is(evidence: Load, language: Language, tip: str) -> None:
    found = evidence("2024")
    points: dict[int | None, Observation] = {
        point.year: point for point in found.find("上海", "own", "fund_used").points
    }
    assert teller(found, language)(points[2023]) == tip


def test_places_can_be_followed_and_definitions_do_not_change(exhibit: Build, evidence: Load) -> None:
    charts = exhibit("2024", "zh", "fig-peers").charts
    assert charts is not None
    text = json.dumps(charts.wide)
    assert '"name": "place"' in text
    assert '"field": "tip"' in text
    assert "param_" not in text
    assert "view_" not in text
    assert len(text) < 60_000
