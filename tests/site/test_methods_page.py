"""The page on methods: its references lead somewhere, and its tables say what the code does."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from gongzhi.statistics import METHODS, rule

Cells = Callable[[str, str, str, str], list[list[str]]]
CASES = [(edition, language) for edition in ("2017", "2024") for language in ("zh", "en")]
NAMES = {
    "zh": {"mann_kendall": "曼—肯德尔精确检验", "line_hac": "最小二乘，HAC（滞后1）"},
    "en": {"mann_kendall": "exact Mann-Kendall", "line_hac": "least squares, HAC (lag 1)"},
}
SIZE = {"zh": "没有效应时拒绝的比例", "en": "share of rejections where there is no effect"}


@pytest.fixture(params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    edition, language = request.param
    return edition, language


@pytest.fixture
def html(site: Path, case: tuple[str, str]) -> str:
    return (site / case[0] / case[1] / "methods.html").read_text(encoding="utf-8")


def test_citations_lead_to_entries_of_the_bibliography_and_back(html: str, root: Path) -> None:
    listed = re.findall(r'<div class="citation" id="([^"]+)"[^>]*>(.*?)</div>', html, flags=re.S)
    keys = re.findall(r"^@\w+\{(\w+),", (root / "book" / "references.bib").read_text("utf-8"), flags=re.M)
    assert len(listed) == len(keys)
    entries = dict(listed)
    cited = re.findall(r'<a class="reference internal" href="#([^"]+)" title="([^"]+)"', html)
    assert {anchor for anchor, _ in cited} == set(entries)
    anchors = set(re.findall(r'\bid="([^"]+)"', html))
    for anchor, title in cited:
        words = unescape(re.sub(r"<[^>]+>", "", entries[anchor])).replace("\xa0", " ")
        assert unescape(title) in words
    for text in entries.values():
        back = re.findall(r'href="#([^"]+)"', text)
        assert back
        assert set(back) <= anchors


def test_every_citation_was_resolved(html: str) -> None:
    article = re.sub(r"<[^>]+>", " ", html.split("<article")[1].split("</article>")[0])
    assert "{cite" not in article
    assert "[?]" not in article
    assert "```" not in article
    for method in METHODS.values():
        assert not any(key in article for key in method.references)


def test_the_policy_is_the_rule_for_each_number_of_years(
    case: tuple[str, str], cells: Cells, site: Path
) -> None:
    rows = cells(*case, "methods", "tab-policy")
    assert [int(row[0]) for row in rows] == [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 17, 20]
    data = (site / case[0] / "figures" / "tab-policy" / "data.csv").read_text(encoding="utf-8").splitlines()
    assert data[0] == "n,critical,floor,questions"
    separator = "、" if case[1] == "zh" else ", "
    for row, line in zip(rows, data[1:], strict=True):
        found = rule(int(row[0]), 0.05)
        n, critical, floor, questions = line.split(",")
        assert (int(n), questions.split()) == (found.n, list(found.questions))
        assert critical == ("" if found.critical_score is None else str(found.critical_score))
        assert float(floor) == pytest.approx(found.floor)
        assert row[2] == (critical or "—")
        assert len(row[1].split(separator)) == len(found.questions)


def test_hac_errs_far_above_its_level_and_the_exact_test_does_not(
    case: tuple[str, str], cells: Cells
) -> None:
    language = case[1]
    shares: dict[str, dict[int, tuple[float, float]]] = {name: {} for name in NAMES[language]}
    for quantity, test, n, condition, value, error in cells(*case, "methods", "tab-error-rates"):
        for name, words in NAMES[language].items():
            if (quantity, test, condition) == (SIZE[language], words, "phi = 0"):
                shares[name][int(n)] = (float(value), float(error))
    assert set(shares["line_hac"]) == set(shares["mann_kendall"]) == {6, 10, 17}
    for years, (share, around) in shares["line_hac"].items():
        assert share > 0.05 + 20 * around, years
        exact, around = shares["mann_kendall"][years]
        assert exact <= 0.05 + 2 * around
        assert share > 1.8 * exact


def test_autocorrelation_makes_every_test_err_more(case: tuple[str, str], cells: Cells) -> None:
    found: dict[tuple[str, str], dict[str, float]] = {}
    for quantity, test, n, condition, value, _ in cells(*case, "methods", "tab-error-rates"):
        if quantity == SIZE[case[1]] and condition.startswith("phi"):
            found.setdefault((test, n), {})[condition] = float(value)
    assert len(found) >= 12
    for each in found.values():
        assert each.pop("phi = 0") < min(each.values())


def test_every_method_is_told_with_its_formula_and_assumptions(
    case: tuple[str, str], cells: Cells, figure: Callable[[str, str, str, str], str]
) -> None:
    rows = cells(*case, "methods", "tab-methods")
    names = {method.zh if case[1] == "zh" else method.en for method in METHODS.values()}
    assert {row[1] for row in rows} <= names
    assert all(all(row) for row in rows)
    assert str(len(rows)) in figure(*case, "methods", "tab-methods").split('class="finding">')[1]
