"""The manifest of an edition against the files it speaks of."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from gongzhi.exhibits.registry import BUILDERS
from gongzhi.paths import Paths
from gongzhi.statistics import METHODS

Json = dict[str, Any]
EDITIONS = ("2017", "2024")
STATUSES = {"supported", "contradicted", "mixed", "too little data", "not testable"}


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def manifest(site: Path, edition: str) -> Json:
    found: Json = json.loads((site / edition / "manifest.json").read_text(encoding="utf-8"))
    return found


def exhibits(manifest: Json) -> list[Json]:
    return [*manifest["figures"], *manifest["tables"], *manifest["absent"]]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_it_records_every_exhibit_once(manifest: Json) -> None:
    ids = [figure["id"] for figure in exhibits(manifest)]
    assert sorted(ids) == sorted(BUILDERS)


def test_figures_have_drawings_and_tables_have_none(manifest: Json) -> None:
    def drawn(exhibit: Json) -> bool:
        return any(file["path"].endswith(".svg") for file in exhibit["files"])

    assert len(manifest["figures"]) > 5
    assert all(each["id"].startswith("fig-") and drawn(each) for each in manifest["figures"])
    assert all(each["id"].startswith("tab-") and not drawn(each) for each in manifest["tables"])
    assert all(each["id"].startswith("fig-") and not drawn(each) for each in manifest["absent"])


def test_its_exhibits_are_shown_by_chapters_that_it_names(site: Path, edition: str, manifest: Json) -> None:
    chapters = {each["notebook"]: each for each in manifest["chapters"]}
    assert len(chapters) == len(manifest["chapters"]) > 5
    for each in exhibits(manifest):
        for language, title in chapters[each["notebook"]]["titles"].items():
            html = (site / edition / language / chapters[each["notebook"]]["page"]).read_text("utf-8")
            assert f'id="{each["id"]}"' in html
            assert title in html


def test_it_has_titles_captions_and_alternative_texts_in_both_languages(manifest: Json) -> None:
    drawings = [*manifest["figures"], *manifest["absent"]]
    for texts in (*(each["titles"] for each in exhibits(manifest)), *(each["alts"] for each in drawings)):
        assert set(texts) == {"zh", "en"}
        assert all(texts.values())


def test_its_files_are_there_with_their_hashes(site: Path, edition: str, manifest: Json) -> None:
    for figure in exhibits(manifest):
        paths = [file["path"] for file in figure["files"]]
        assert figure["data"] in paths
        for file in figure["files"]:
            assert sha256(site / edition / file["path"]) == file["sha256"], file["path"]


def test_no_exhibit_file_is_left_out(site: Path, edition: str, manifest: Json) -> None:
    recorded = {file["path"] for figure in exhibits(manifest) for file in figure["files"]}
    root = site / edition
    found = {path.relative_to(root).as_posix() for path in (root / "figures").glob("*/*")}
    assert found == recorded


def test_its_inputs_are_tables_that_stand_beside_it(site: Path, edition: str, manifest: Json) -> None:
    found = {path.name for path in (site / edition / "data").iterdir()}
    assert {each["path"] for each in manifest["inputs"]} == {
        f"data/{name}" for name in found - {"series.csv", "datapackage.json"}
    }
    for each in manifest["inputs"]:
        assert sha256(site / edition / each["path"]) == each["sha256"]


def of_series(manifest: Json) -> list[Json]:
    """The results that are answers about a series of figures, not descriptions of the coding."""
    return [result for result in manifest["results"] if result["family"] != "description"]


def test_what_only_describes_the_coding_tests_nothing(manifest: Json) -> None:
    described = [result for result in manifest["results"] if result["family"] == "description"]
    assert len({result["id"] for result in described}) == len(described) > 0
    for result in described:
        assert result["p"] is None
        assert result["n"] > 0
        assert not {"series", "hypothesis", "status"} & set(result)
        if result["estimate"]:
            estimate = result["estimate"]
            assert estimate["low"] <= estimate["value"] <= estimate["high"]


def test_its_results_say_what_was_tested_and_how(manifest: Json) -> None:
    ids = [result["id"] for result in manifest["results"]]
    assert len(set(ids)) == len(ids) >= 50
    for result in manifest["results"]:
        assert {"id", "question", "method", "n", "years", "family"} <= set(result)
        assert result["method"] in METHODS
        assert result["figure"] in BUILDERS
        assert result["n"] <= result["possible"]
    for result in of_series(manifest):
        assert len(result["series"]) == 3
        assert result["sources"]
        assert result["years"] == sorted(set(result["years"]))
        if result["question"] not in ("peers", "power", "centralisation", "concentration"):
            assert result["n"] == len(result["years"])
        if result["p"]:
            assert 0 <= result["p"]["floor"] <= result["p"]["value"] <= 1
        if result["question"] == "trend":
            assert result["p"]["how"] in ("exact", "exact_ties")
            assert result["p"]["floor"] > 0
            assert result["p"]["value"] <= result["p_adjusted"] <= 1


def test_what_is_planned_is_told_from_what_is_explored(manifest: Json) -> None:
    for result in of_series(manifest):
        planned = result["figure"] == "tab-confirmatory"
        assert result["family"] == ("confirmatory" if planned else "exploratory")
        assert ("hypothesis" in result) == ("status" in result) == planned
        if planned and result["question"] == "trend":
            same = f"trend-{'-'.join(result['series'])}"
            (explored,) = [each for each in manifest["results"] if each["id"] == same]
            assert (explored["p"], explored["statistic"]) == (result["p"], result["statistic"])


def table(site: Path, edition: str, name: str) -> list[dict[str, str]]:
    with (site / edition / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_it_has_every_claim_once_with_its_status(site: Path, edition: str, manifest: Json) -> None:
    rows = table(site, edition, "claims")
    assert [each["id"] for each in manifest["claims"]] == [row["id"] for row in rows]
    assert len(rows) >= 57
    statuses = {each["id"]: each["status"] for each in manifest["claims"]}
    assert set(statuses.values()) <= STATUSES
    for each, row in zip(manifest["claims"], rows, strict=True):
        assert {"id", "status", "results", "documents", "parts"} <= set(each)
        assert each["parts"] == [part["id"] for part in rows if part["parent"] == each["id"]]
        if row["rule"] in ("none", "proposal"):
            assert each["status"] == "not testable"
        if row["rule"] == "wanting":
            assert each["status"] == "too little data"
        if row["rule"] == "parts":
            parts = {statuses[part] for part in each["parts"]} - {"not testable"}
            assert each["parts"]
            assert (each["status"] == "supported") == (parts == {"supported"})
            assert (each["status"] == "not testable") == (parts == set())


def test_the_status_of_a_claim_is_that_of_the_results_it_names(
    site: Path, edition: str, manifest: Json
) -> None:
    bearing = {row["id"]: row["bearing"] for row in table(site, edition, "plan")}
    results = {each["id"]: each for each in manifest["results"] if "hypothesis" in each}
    assert sorted(name for each in manifest["claims"] for name in each["results"]) == sorted(results)
    rules = {row["id"]: row["rule"] for row in table(site, edition, "claims")}
    for each in manifest["claims"]:
        if rules[each["id"]] == "tests":
            direct = {
                results[name]["status"]
                for name in each["results"]
                if bearing[results[name]["hypothesis"]] == "direct"
            } & {"supported", "contradicted"}
            expected = "mixed" if len(direct) == 2 else next(iter(direct), "too little data")
            assert each["status"] == expected, each["id"]


def test_the_documents_of_a_claim_are_on_record_with_an_address(
    site: Path, edition: str, manifest: Json
) -> None:
    held = {row["title"] for row in table(site, edition, "policies") if row["url"]}
    named: dict[str, list[str]] = {}
    for row in table(site, edition, "documents"):
        if row["role"] == "named":
            named.setdefault(row["claim"], []).append(row["policy"])
    rules = {row["id"]: row["rule"] for row in table(site, edition, "claims")}
    for each in manifest["claims"]:
        mine = named.get(each["id"], [])
        assert each["documents"] == [title for title in mine if title in held]
        if rules[each["id"]] == "documents":
            assert mine
            whole = each["documents"] == mine
            assert each["status"] == ("supported" if whole else "too little data")


def test_its_numbers_have_a_value_and_a_text_in_both_languages(manifest: Json) -> None:
    assert len(manifest["numbers"]) > 20
    for number in manifest["numbers"].values():
        assert set(number["text"]) == {"zh", "en"}
        assert number["value"] is not None


def test_the_data_of_every_exhibit_are_a_table(site: Path, edition: str, manifest: Json) -> None:
    for figure in exhibits(manifest):
        with (site / edition / figure["data"]).open(encoding="utf-8", newline="") as lines:
            head, *rows = csv.reader(lines)
        assert all(len(row) == len(head) for row in rows)
        assert len(set(head)) == len(head)


def test_every_source_of_an_exhibit_has_a_figure_that_was_known_on_the_editions_date(
    site: Path, edition: str, manifest: Json
) -> None:
    known: dict[str, str] = {}
    for name in ("observations", "context"):
        with (site / edition / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                known[row["source_id"]] = min(row["known_on"], known.get(row["source_id"], "9"))
    for figure in exhibits(manifest):
        for source in figure["sources"]:
            assert known[source] <= manifest["as_of"], (figure["id"], source)


def test_only_later_databases_are_sources_that_are_newer_than_the_edition(
    paths: Paths, site: Path, edition: str, manifest: Json
) -> None:
    with (paths.processed / "sources.csv").open(encoding="utf-8", newline="") as lines:
        newer = {row["source_id"] for row in csv.DictReader(lines) if row["known_on"] > manifest["as_of"]}
    with (site / edition / "data" / "observations.csv").open(encoding="utf-8", newline="") as lines:
        assert not newer & {row["source_id"] for row in csv.DictReader(lines)}
