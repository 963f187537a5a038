"""What the built pages print of trends, read back and worked out anew from the data beside them."""

import json
import math
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from scipy.stats import kendalltau, theilslopes
from statsmodels.stats.multitest import multipletests

Rows = list[dict[str, str]]
Table = Callable[[str, str], Rows]
Figure = Callable[[str, str, str, str], str]
Kendall = Callable[[Sequence[float]], tuple[int, float]]
Rare = Callable[[int, float], tuple[int, float]]
CASES = [(edition, language) for edition in ("2017", "2024") for language in ("zh", "en")]
PLACE = ("region", "level", "measure")
RATE = r"[−\d.]+%|∞"
P = r"[\d.]+(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"
SENTENCE = {
    "zh": re.compile(
        rf"(?P<label>[^：]+)：每年变化(?P<growth>{RATE})（(?P<level>{RATE})区间(?P<low>{RATE})至(?P<high>{RATE})）；"
        rf"S = (?P<S>[−\d]+)，精确p = (?P<p>{P})，校正后p = (?P<corrected>{P})，"
        rf"n = (?P<n>\d+)（(?P<years>[\d—、]+)）"
        rf"(?:，(?P<without>[\d—、]+)年只有界限、预算或计划，未用)?。"
        rf"(?:扣除物价后每年变化(?P<real>{RATE})（(?P<rlevel>{RATE})区间(?P<rlow>{RATE})至(?P<rhigh>{RATE})）。)?"
        rf"(?:各数在其区间内任意取值时，p最小(?P<least>{P})，最大(?P<most>{P})。)?(?P<rest>.*)"
    ),
    "en": re.compile(
        rf"(?P<label>[^:]+): (?P<growth>{RATE}) a year \((?P<level>{RATE}) interval (?P<low>{RATE}) to "
        rf"(?P<high>{RATE})\); S = (?P<S>[−\d]+), exact p = (?P<p>{P}), corrected p = (?P<corrected>{P}), "
        rf"n = (?P<n>\d+) \((?P<years>[\d–, ]+)\)"
        rf"(?:, without (?P<without>[\d–, ]+), where only a bound, budget or plan is known)?\. "
        rf"(?:In constant prices (?P<real>{RATE}) a year \((?P<rlevel>{RATE}) interval (?P<rlow>{RATE}) to "
        rf"(?P<rhigh>{RATE})\)\. )?"
        rf"(?:Over all values that the figures may have, p goes from (?P<least>{P}) to (?P<most>{P})\. )?"
        rf"(?P<rest>.*)"
    ),
}  # fmt: skip
DETECTED = {"zh": ("检出上升。", "检出下降。"), "en": ("A rise detected.", "A fall detected.")}
UNDETECTED = {"zh": "未检出趋势。", "en": "No trend detected."}


@dataclass(frozen=True)
class Said:
    """A sentence read back, with the row of the table it is about."""

    parts: dict[str, str]
    row: dict[str, str]
    used: Rows
    every: Rows


@pytest.fixture(params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    edition, language = request.param
    return edition, language


@pytest.fixture
def manifest(site: Path, case: tuple[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / case[0] / "manifest.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def said(case: tuple[str, str], table: Table, figure: Figure, manifest: dict[str, Any]) -> list[Said]:
    """Every sentence of a page, in the order of the tested rows of the data."""
    edition, language = case
    tested = [row for row in table(edition, "figures/tab-trends/data.csv") if row["score"]]
    block = figure(edition, language, "05_trends", "tab-trends")
    lines = re.findall(r"<li>(.*?)</li>", block.split('<ul class="finding">')[1].split("</ul>")[0])
    assert len(lines) == len(tested) >= 7
    first, last = (manifest["parameters"][name] for name in ("first_year", "last_year"))
    series = [row for row in table(edition, "data/series.csv") if first <= int(row["year"]) <= last]
    found = []
    for line, row in zip(lines, tested, strict=True):
        match = SENTENCE[language].fullmatch(line)
        assert match, line
        points = [each for each in series if all(each[name] == row[name] for name in PLACE)]
        used = [each for each in points if each["bound"] in ("exact", "approx") and each["basis"] == "actual"]
        found.append(Said(match.groupdict(), row, used, points))
    return found


def years(text: str | None) -> list[int]:
    found = []
    for run in re.split("、|, ", text or ""):
        ends = [int(year) for year in re.findall(r"\d{4}", run)]
        found += list(range(ends[0], ends[-1] + 1)) if ends else []
    return found


def p_text(p: float) -> str:
    if p < 0.001:
        mantissa, exponent = f"{p:.1e}".split("e-")
        return f"{mantissa} × 10⁻" + "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(int(exponent)))
    return f"{p:.3f}" if p >= 0.01 else f"{p:.4f}"


def rate(slope: float) -> str:
    return "∞" if slope == math.inf else f"{100 * math.expm1(slope):.1f}%".replace("-", "−")


def test_sentences_are_about_the_series_of_the_data(
    case: tuple[str, str], said: list[Said], table: Table
) -> None:
    edition, language = case
    names = {row["measure"]: row[f"name_{language}"] for row in table(edition, "data/measures.csv")}
    english = {row["region"]: row["name_en"] for row in table(edition, "data/regions.csv")}
    for each in said:
        region = each.row["region"] if language == "zh" else english[each.row["region"]]
        assert names[each.row["measure"]] in each.parts["label"]
        assert region in each.parts["label"]
        assert years(each.parts["years"]) == [int(point["year"]) for point in each.used]
        assert each.row["years"].split() == [point["year"] for point in each.used]
        assert int(each.parts["n"]) == int(each.row["n"]) == len(each.used)
        left_out = [int(point["year"]) for point in each.every if point not in each.used]
        assert years(each.parts["without"]) == left_out


def test_scores_and_exact_p_are_those_of_another_method(said: list[Said], kendall: Kendall) -> None:
    raw = []
    for each in said:
        values = [float(point["value"]) for point in each.used]
        score, p = kendall(values)
        assert each.parts["S"].replace("−", "-") == str(score) == each.row["score"]
        if len(set(values)) == len(values):
            exact = kendalltau(range(len(values)), values, method="exact").pvalue
            assert p == pytest.approx(exact, rel=1e-9)
        assert float(each.row["p"]) == pytest.approx(p, rel=1e-9)
        assert each.parts["p"] == p_text(p)
        raw.append(p)
    corrected = multipletests(raw, method="fdr_bh")[1]
    for each, p in zip(said, corrected, strict=True):
        assert float(each.row["p_adjusted"]) == pytest.approx(p, rel=1e-9)
        assert each.parts["corrected"] == p_text(p)


def interval(t: Sequence[float], y: Sequence[float], k: int) -> tuple[float, float]:
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(zip(t, y, strict=True), 2))
    rank = (len(slopes) - k + 2) // 2
    return (slopes[rank - 1], slopes[-rank]) if rank else (-math.inf, math.inf)


@pytest.mark.parametrize(("column", "prefix"), [("value", ""), ("real", "r")])
def test_growth_and_its_interval_are_those_of_another_method(
    said: list[Said], rare: Rare, column: str, prefix: str
) -> None:
    count = 0
    for each in said:
        points = [point for point in each.used if point[column]]
        printed = each.parts["real"] if prefix else each.parts["growth"]
        if len(points) < 5:
            assert printed is None
            continue
        count += 1
        t, y = [int(point["year"]) for point in points], [math.log(float(point[column])) for point in points]
        slope = float(theilslopes(y, t).slope)
        k, chance = rare(len(points), 0.025)
        low, high = interval(t, y, k)
        parts = [each.parts[f"{prefix}{name}"] for name in ("low", "high", "level")]
        assert printed == rate(slope)
        assert parts == [rate(low), rate(high), f"{100 * (1 - 2 * chance):.1f}%"]
        data = each.row["real" if prefix else "growth"]
        assert float(data) == pytest.approx(math.expm1(slope), abs=1e-6)
    assert count >= (3 if prefix else 7)


def test_no_values_within_the_ranges_have_a_p_outside_the_range(
    said: list[Said], manifest: dict[str, Any], kendall: Kendall
) -> None:
    chance = random.Random(1)
    bounds = {
        result["id"]: result["numbers"] for result in manifest["results"] if result["question"] == "bounds"
    }
    for each in said:
        found = bounds["-".join(("bounds", *(each.row[name] for name in PLACE)))]
        assert float(each.row["p_max"]) == found["p_max"]
        differ = p_text(found["p_min"]) != p_text(found["p_max"])
        expected = (p_text(found["p_min"]), p_text(found["p_max"])) if differ else (None, None)
        assert (each.parts["least"], each.parts["most"]) == expected
        ends = [
            (float(point["low"]), float(point["high"]) if point["high"] else 3 * float(point["low"]))
            for point in each.every
            if point["basis"] == "actual"
        ]
        for _ in range(100):
            _, p = kendall([chance.choice([low, high, chance.uniform(low, high)]) for low, high in ends])
            assert found["p_min"] * (1 - 1e-9) <= p <= found["p_max"] * (1 + 1e-9) or len(ends) < len(
                each.every
            )


def test_a_trend_is_claimed_only_where_both_p_allow(case: tuple[str, str], said: list[Said]) -> None:
    language = case[1]
    for each in said:
        most, corrected = float(each.row["p_max"]), float(each.row["p_adjusted"])
        end = DETECTED[language][0 if int(each.row["score"]) > 0 else 1]
        if max(most, corrected) <= 0.05:
            assert each.parts["rest"].endswith(end)
        elif corrected <= 0.05:
            assert end.rstrip("。.") in each.parts["rest"]
            assert not each.parts["rest"].endswith(end)
        else:
            assert each.parts["rest"].endswith(UNDETECTED[language])
