"""From data/raw to data/processed: nothing lost, money in 万元, the named cases."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from gongzhi import intake
from gongzhi.data import preparation, processed
from gongzhi.data.period import parse
from gongzhi.data.preparation import Records
from gongzhi.data.raw import load
from gongzhi.paths import Paths

KEPT = ("region", "basis", "bound", "as_stated", "derived_from", "source_id", "note")


def table(path: Path) -> Records:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def made(paths: Paths) -> dict[str, Records]:
    return preparation.prepare(intake.sound(load(paths.raw)))


@pytest.fixture
def figures(paths: Paths) -> Records:
    """The committed figures."""
    return table(paths.processed / "observations.csv")


def test_regenerating_gives_the_committed_bytes(paths: Paths, made: dict[str, Records]) -> None:
    files = processed.render(made)
    assert set(files) == {path.name for path in paths.processed.iterdir()}
    for name, content in files.items():
        assert (paths.processed / name).read_bytes() == content, name


@pytest.mark.parametrize("file", ["observations.csv", "context.csv"])
def test_no_figure_source_or_note_is_lost(paths: Paths, file: str) -> None:
    raw, prepared = table(paths.raw / file), table(paths.processed / file)
    assert len(raw) == len(prepared) > 400
    for before, after in zip(raw, prepared, strict=True):
        assert [after[name] for name in KEPT] == [before[name] for name in KEPT]


def test_every_figure_says_where_its_raw_row_is(paths: Paths, figures: Records) -> None:
    lines = (paths.raw / "observations.csv").read_text(encoding="utf-8").split("\n")
    for record in figures:
        file, line = record["raw"].split(":")
        assert file == "observations.csv"
        assert record["region"] in lines[int(line) - 1]
        assert record["source_id"] in lines[int(line) - 1]
    assert len({record["raw"] for record in figures}) == len(figures)


def test_every_source_measure_and_region_is_kept_as_it_is(paths: Paths) -> None:
    for file in ("sources.csv", "measures.csv", "regions.csv"):
        raw, prepared = table(paths.raw / file), table(paths.processed / file)
        assert [{name: row[name] for name in raw[0]} for row in prepared] == raw


@pytest.mark.parametrize(
    ("file", "made_of", "names"),
    [
        ("projects.csv", "shanghai_projects.csv", {"project": "project_name"}),
        ("districts.csv", "shanghai_districts.csv", {"as_stated": "as_stated", "unit": "unit"}),
        ("policies.csv", "policies.csv", {"title": "title", "doc_number": "doc_number"}),
    ],
)
def test_no_row_address_or_note_of_the_lists_is_lost(
    paths: Paths, file: str, made_of: str, names: dict[str, str]
) -> None:
    raw, prepared = table(paths.raw / made_of), table(paths.processed / file)
    names = {**names, "url": "url", "note": "note"}
    assert [{old: row[new] for new, old in names.items()} for row in prepared] == [
        {old: row[old] for old in names.values()} for row in raw
    ]


def test_every_declared_correction_is_listed_and_carried_by_its_rows(paths: Paths) -> None:
    declared = yaml.safe_load((paths.raw / "corrections.yaml").read_text(encoding="utf-8"))
    listed = table(paths.processed / "corrections.csv")
    assert [row["id"] for row in listed] == [each["id"] for each in declared]
    used = Counter(
        name
        for file in ("observations.csv", "context.csv")
        for row in table(paths.processed / file)
        for name in row["corrections"].split()
    )
    assert used == {each["id"]: each.get("count", 1) for each in declared}


def test_money_is_in_wan_yuan_and_every_unit_is_its_measures_own(paths: Paths) -> None:
    measures = {row["measure"]: row for row in table(paths.processed / "measures.csv")}
    for file in ("observations.csv", "context.csv"):
        for row in table(paths.processed / file):
            measure = measures[row["measure"]]
            assert measure["alias_of"] == ""
            assert row["unit"] == measure["unit"]
            assert (row["unit"] == "万元") == (measure["kind"] == "money")


def test_amounts_are_converted_without_rounding(paths: Paths, figures: Records) -> None:
    factors = {"亿元": Decimal(10_000), "万元": Decimal(1), "元": Decimal(1) / 10_000}
    checked = 0
    for before, after in zip(table(paths.raw / "observations.csv"), figures, strict=True):
        if before["unit"] in factors and not after["corrections"]:
            assert Decimal(after["value"]) == Decimal(before["value"]) * factors[before["unit"]]
            checked += 1
    assert checked > 400


def test_periods_are_in_the_projects_notation(figures: Records) -> None:
    for row in figures:
        assert parse(row["period"]).text == row["period"]
        assert row["year"] == (row["period"] if len(row["period"]) == 4 else "")


@pytest.mark.parametrize(
    ("region", "level", "period", "measure", "value", "bound", "grade"),
    [
        ("上海", "own", "2017", "fund_used", "45700", "exact", "official"),
        ("上海", "own", "2018", "fund_used", "52400", "exact", "official"),
        ("全国", "all", "2005", "fund_raised", "1437000", None, None),
        ("宁波", "own", "2014", "fund_used", "9100", None, "study"),
        ("宁波", "own", "2015", "fund_used", "9450", None, "study"),
        ("苏州", "own", "2015", "fund_used", "8000", "lower", "study"),
        ("浙江", "own", "2015", "fund_to_social_organisations", "240", None, "study"),
        ("浙江", "own", "2015", "projects_to_social_organisations", "16", None, "study"),
        ("浙江", "own", "2016", "fund_to_social_organisations", "300", None, "study"),
    ],
)
def test_named_cases(
    paths: Paths, region: str, level: str, period: str, measure: str,
    value: str, bound: str | None, grade: str | None,
) -> None:  # fmt: skip
    key = {"region": region, "level": level, "measure": measure, "year": period}
    (found,) = (row for row in table(paths.processed / "series.csv") if key.items() <= row.items())
    assert found["value"] == value
    assert bound in (None, found["bound"])
    assert grade in (None, found["grade"])


def test_the_unit_of_ningbos_2015_is_corrected_by_name(figures: Records) -> None:
    key = {"region": "宁波", "level": "own", "period": "2015", "measure": "fund_used"}
    (row,) = (row for row in figures if key.items() <= row.items())
    assert (row["value"], row["unit"]) == ("9450", "万元")
    assert row["corrections"] == "ningbo-2015-unit"
    assert "9450元" in row["as_stated"]


def test_a_sum_over_years_stays_a_span_without_a_year(paths: Paths, figures: Records) -> None:
    key = {"region": "上海", "level": "all", "measure": "fund_used"}
    spans = [row for row in figures if key.items() <= row.items() and "/" in row["period"]]
    assert {"2009/2016", "2009/2019"} <= {row["period"] for row in spans}
    assert {row["year"] for row in spans} == {""}
    series = {row["raw"] for row in table(paths.processed / "series.csv")}
    assert not series & {row["raw"] for row in spans}


def test_what_was_dropped_is_in_the_tables_but_in_no_series(paths: Paths, figures: Records) -> None:
    aside = {row["raw"] for row in figures if row["dropped"] == "yes"}
    context = {row["raw"] for row in table(paths.processed / "context.csv") if row["dropped"] == "yes"}
    assert (len(aside), len(context)) == (1, 11)
    assert not (aside | context) & {row["raw"] for row in table(paths.processed / "series.csv")}


def test_writing_touches_only_what_changed(tmp_path: Path, made: dict[str, Records]) -> None:
    files = processed.render(made)
    assert set(processed.write(tmp_path, files)) == set(files)
    (tmp_path / "series.csv").write_bytes(b"old\n")
    assert processed.write(tmp_path, files) == ["series.csv"]
    assert processed.write(tmp_path, files) == []
    assert (tmp_path / "series.csv").read_bytes() == files["series.csv"]
