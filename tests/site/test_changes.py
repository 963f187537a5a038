"""What the site says of changes between its editions, counted again and read in a browser."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

PAIR = "changes/2017-2024"
PAGES = ("changes/index.html", f"{PAIR}/index.html", f"{PAIR}/en.html")
Rows = list[dict[str, str]]


def test_yearly_figures_are_those_of_the_tables(site: Path, table: Callable[[str, str], Rows]) -> None:
    old, new = (
        {
            (each["region"], each["level"], each["measure"], each["year"]): (each["value"], each["bound"])
            for each in table(edition, "data/series.csv")
        }
        for edition in ("2017", "2024")
    )
    right = {
        "new": new.keys() - old.keys(),
        "withdrawn": old.keys() - new.keys(),
        "revised": {key for key in old.keys() & new.keys() if old[key] != new[key]},
    }
    with (site / PAIR / "figures.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if len(row["period"]) == 4]
    for kind, keys in right.items():
        names = ("region", "level", "measure", "period")
        found = Counter(tuple(row[name] for name in names) for row in rows if row["kind"] == kind)
        assert found == Counter(keys), kind
    assert right["new"]


def test_claims_are_those_of_the_manifests(site: Path) -> None:
    old, new = (
        {
            each["id"]: each["status"]
            for each in json.loads((site / name / "manifest.json").read_bytes())["claims"]
        }
        for name in ("2017", "2024")
    )
    found = json.loads((site / PAIR / "changes.json").read_bytes())
    [rule] = [each for each in found["tiers"][0]["rules"] if each["rule"] == "claim-status"]
    said = {each["id"]: (each["old"], each["new"]) for each in rule["changes"]}
    assert said == {name: (old[name], new[name]) for name in new if old[name] != new[name]}


@pytest.mark.parametrize("name", PAGES)
def test_pages_keep_to_their_policy(site: Path, name: str) -> None:
    html = (site / name).read_text(encoding="utf-8")
    assert "default-src 'none'" in html
    assert html.count("<script") == html.count("<script src=") + html.count("<script defer src=")
    assert " style=" not in html


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_accessible_and_fit_a_phone(browser: Browser, address: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto(f"{address}/{name}", wait_until="networkidle")
    for fold in page.locator("details").all():
        fold.evaluate("fold => { fold.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    assert faults == []
    page.close()
