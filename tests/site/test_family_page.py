"""What the built pages print of the planned tests, worked out anew from the data beside them."""

import json
import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from scipy.stats import binomtest, theilslopes
from statsmodels.stats.multitest import multipletests

Rows = list[dict[str, str]]
Table = Callable[[str, str], Rows]
Cells = Callable[[str, str, str, str], list[list[str]]]
Kendall = Callable[[Sequence[float]], tuple[int, float]]
CASES = [(edition, language) for edition in ("2017", "2024") for language in ("zh", "en")]
STATUS = {
    "supported": {"zh": "得到支持", "en": "supported"},
    "contradicted": {"zh": "被否定", "en": "contradicted"},
    "undetected": {"zh": "未检出", "en": "nothing detected"},
    "too_little": {"zh": "数据太少", "en": "too little data"},
}


@pytest.fixture(params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    edition, language = request.param
    return edition, language


@pytest.fixture
def points(site: Path, case: tuple[str, str], table: Table) -> Callable[[str, str, str], Rows]:
    """What was actually done, by place, level and measure, within an edition's years."""
    manifest: dict[str, Any] = json.loads((site / case[0] / "manifest.json").read_text(encoding="utf-8"))
    first, last = (manifest["parameters"][name] for name in ("first_year", "last_year"))

    def find(*place: str) -> Rows:
        return [
            row
            for row in table(case[0], "data/series.csv")
            if (row["region"], row["level"], row["measure"]) == place
            and row["basis"] == "actual"
            and first <= int(row["year"]) <= last
        ]

    return find


def usable(rows: Rows) -> Rows:
    return [row for row in rows if row["bound"] in ("exact", "approx")]


def p_text(p: str) -> str:
    if not p:
        return "—"
    value = float(p)
    if value < 0.001:
        mantissa, exponent = f"{value:.1e}".split("e-")
        return f"{mantissa} × 10⁻" + "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(int(exponent)))
    return f"{value:.3f}" if value >= 0.01 else f"{value:.4f}"


def test_the_page_prints_what_the_data_say(case: tuple[str, str], table: Table, cells: Cells) -> None:
    edition, language = case
    data = table(edition, "figures/tab-confirmatory/data.csv")
    shown = cells(edition, language, "05_trends", "tab-confirmatory")
    planned = [row for row in table(edition, "data/plan.csv") if row["family"] == "confirmatory"]
    assert len(shown) == len(data) == len(planned) == 6
    for row, (statement, _, p, corrected, n, status) in zip(data, shown, strict=True):
        assert (p, corrected) == (p_text(row["p"]), p_text(row["p_adjusted"]))
        assert (n, status) == (row["n"], STATUS[row["status"]][language])
        assert bool(re.search("[\u4e00-\u9fff]", statement)) == (language == "zh")


def test_the_plan_is_the_one_to_download(case: tuple[str, str], table: Table) -> None:
    plan = {row["id"]: row for row in table(case[0], "data/plan.csv") if row["family"] == "confirmatory"}
    data = table(case[0], "figures/tab-confirmatory/data.csv")
    assert [row["hypothesis"] for row in data] == list(plan)
    for row in data:
        named = plan[row["hypothesis"]]
        assert row["region"] == (named["region"] if named["region"] != "report" else "上海")
        for name in ("level", "measure", "method", "claim"):
            assert row[name] == named[name]
    claims = {row["id"]: row for row in table(case[0], "data/claims.csv")}
    direct = [row for row in plan.values() if row["bearing"] == "direct"]
    assert {row["bearing"] for row in plan.values()} == {"direct", "circumstantial"}
    assert {row["claim"] for row in plan.values()} <= set(claims)
    assert {row["claim"] for row in direct} == {id for id, row in claims.items() if row["rule"] == "tests"}


def test_trends_are_those_of_another_method_and_holm_counts_all(
    case: tuple[str, str], table: Table, points: Callable[..., Rows], cells: Cells, kendall: Kendall
) -> None:
    edition, language = case
    data = table(edition, "figures/tab-confirmatory/data.csv")
    raw = []
    for row, shown in zip(data, cells(edition, language, "05_trends", "tab-confirmatory"), strict=True):
        used = usable(points(row["region"], row["level"], row["measure"]))
        if row["method"] == "sign_test" or len(used) < 5:
            assert row["p"] == ""
            assert row["status"] == "too_little"
            raw.append(1.0)
            continue
        assert (row["method"], row["years"].split()) == (
            "mann_kendall_exact",
            [each["year"] for each in used],
        )
        score, p = kendall([float(each["value"]) for each in used])
        logs = [math.log(float(each["value"])) for each in used]
        growth = math.expm1(theilslopes(logs, [int(each["year"]) for each in used]).slope)
        assert float(row["p"]) == pytest.approx(p, rel=1e-9)
        assert f"{100 * growth:.1f}%" in shown[1]
        assert f"S = {score}" in shown[1]
        assert f"p = {p_text(str(p))}" in shown[1]
        raw.append(p)
    corrected = multipletests(raw, method="holm")[1]
    for row, p, before in zip(data, corrected, raw, strict=True):
        if row["p"]:
            assert float(row["p_adjusted"]) == pytest.approx(p, rel=1e-9)
            assert (row["status"] == "supported") <= (p <= 0.05)
        assert p >= before


def test_what_is_too_little_names_the_years_that_there_are(
    case: tuple[str, str], table: Table, points: Callable[..., Rows], cells: Cells
) -> None:
    edition, language = case
    data = table(edition, "figures/tab-confirmatory/data.csv")
    for row, shown in zip(data, cells(edition, language, "05_trends", "tab-confirmatory"), strict=True):
        if row["status"] == "too_little" and row["method"] != "sign_test":
            used = usable(points(row["region"], row["level"], row["measure"]))
            assert (int(row["n"]), row["years"].split()) == (len(used), [each["year"] for each in used])
            assert re.findall(r"\d+", shown[1])[0] == str(len(used))


def test_years_above_are_certain_only_where_all_peers_are_known_to_be_lower(
    case: tuple[str, str], table: Table, points: Callable[..., Rows], cells: Cells
) -> None:
    edition, language = case
    plan = {row["id"]: row for row in table(edition, "data/plan.csv")}
    data = table(edition, "figures/tab-confirmatory/data.csv")
    for row, shown in zip(data, cells(edition, language, "05_trends", "tab-confirmatory"), strict=True):
        if row["method"] != "sign_test" or not row["years"]:
            continue
        peers = plan[row["hypothesis"]]["peers"].split()
        mine = {each["year"]: each for each in points(row["region"], row["level"], row["measure"])}
        rivals = [
            {each["year"]: each for each in points(peer, row["level"], row["measure"])} for peer in peers
        ]
        assert set(row["years"].split()) <= set(mine)
        certain = [
            year
            for year in row["years"].split()
            if all(year in rival and rival[year]["high"] for rival in rivals)
            and all(float(mine[year]["low"]) > float(rival[year]["high"]) for rival in rivals)
        ]
        least = re.search(r"确定高于的(\d+)年|certainly above in (\d+)", shown[1])
        assert least
        assert int(least[1] or least[2]) == len(certain)
        if row["p"]:
            chance = binomtest(len(certain), int(row["n"]), alternative="greater").pvalue
            assert float(row["p"]) == pytest.approx(chance)
