"""The coded study in an edition: whole, and without what rests on later documents."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gongzhi import edition as editions
from gongzhi.data import processed
from gongzhi.data.evidence import Evidence
from gongzhi.data.extract import extract
from gongzhi.data.preparation import prepare
from gongzhi.data.raw import load
from gongzhi.paths import Paths

Rows = list[dict[str, str]]
Load = Callable[[str], Evidence]
EDITIONS = ("2017", "2024")


def table(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ids(study: dict[str, Rows]) -> list[str]:
    return [row["id"] for row in study["claims"]]


def later(paths: Paths, day: str) -> set[str]:
    """The documents of which nothing was known on a day."""
    return {row["title"] for row in table(paths.processed / "policies.csv") if row["known_on"] > day}


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_of_an_editions_study_rests_on_a_later_document(
    paths: Paths, evidence: Load, study: dict[str, Rows], edition: str
) -> None:
    found, unknown = evidence(edition).study, later(paths, evidence(edition).edition.as_of.isoformat())
    assert unknown
    resting = {row["id"] for row in study["relations"] if row["policy"] in unknown}
    assert resting
    assert {each.id for each in found.relations} == {row["id"] for row in study["relations"]} - resting
    assert [(each.claim, each.policy) for each in found.documents] == [
        (row["claim"], row["policy"]) for row in study["documents"] if row["policy"] not in unknown
    ]
    kept = [row for row in study["codings"] if row["coded"] not in resting and row["coded"] not in unknown]
    tables = ("claims", "relations", "links", "documents")
    assert [(each.coded, each.field, each.final) for each in found.codings if each.table in tables] == [
        (row["coded"], row["field"], row["final"]) for row in kept if row["table"] in tables
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_study_itself_is_whole_in_every_edition(
    evidence: Load, study: dict[str, Rows], edition: str
) -> None:
    found = evidence(edition).study
    assert list(found.claims) == ids(study)
    assert list(found.actors) == [row["actor"] for row in study["actors"]]
    for name in ("links", "indicators", "kinds"):
        assert len(getattr(found, name)) == len(study[name])
    for row in study["claims"]:
        mine = found.claims[row["id"]]
        for language in ("zh", "en"):
            assert mine.text[language] == row[f"text_{language}"]
        assert (mine.evidence, mine.rule, mine.section) == (row["evidence"], row["rule"], row["section"])
        assert mine.actors == tuple(row["actors"].split())
        assert [each.id for each in found.parts(row["id"])] == [
            each["id"] for each in study["claims"] if each["parent"] == row["id"]
        ]
    told = [each for each in found.relations if each.claim]
    assert len(told) == len([row for row in study["relations"] if row["claim"]])
    taking_up = [each for each in found.documents if each.role == "takes_up"]
    assert bool(taking_up) == (edition == "2024")


def test_what_rests_on_a_document_is_known_with_it_and_the_rest_with_the_study(
    made_up: Path, spoil: Callable[[str, int, str, str], None]
) -> None:
    spoil("policies.csv", 3, "posted", "2020")
    for file, row in (
        ("relations", "r03,,a,fund,b,vertical,described,虚构意见\n"),
        ("codings", "relations,r03,mode,described,described,described\n"),
    ):
        path = made_up / "study" / f"{file}.csv"
        path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    made = prepare(load(made_up))
    assert [row["known_on"] for row in made["policies.csv"]] == ["2014-12-31", "2020-12-31", "2015-03-01"]
    assert {row["id"]: row["known_on"] for row in made["relations.csv"]} == {
        "r01": "2017-03-06",  # its document is older, but the study told of it only then
        "r02": "2017-03-06",
        "r03": "2020-12-31",
    }
    assert [row["known_on"] for row in made["documents.csv"]] == ["2017-03-06", "2020-12-31"]
    days = {
        (row["table"], row["coded"]): row["known_on"]
        for row in made["codings.csv"]
        if row["table"] in ("claims", "relations", "links", "documents")
    }
    late = dict.fromkeys((("documents", "虚构意见"), ("relations", "r03")), "2020-12-31")
    assert days == dict.fromkeys(days, "2017-03-06") | late
    assert set(late) < set(days)
    for name in ("claims", "actors", "links", "indicators", "kinds"):
        assert "known_on" not in made[f"{name}.csv"][0]


@pytest.mark.parametrize("day", ["2017-03-06", "2020-12-30", "2020-12-31", "2024-12-31"])
def test_the_data_of_an_edition_leave_later_documents_out(
    paths: Paths, study: dict[str, Rows], day: str
) -> None:
    files = extract(
        paths.processed, replace(editions.load(paths.editions / "2017.yaml"), as_of=date.fromisoformat(day))
    )
    unknown = later(paths, day)

    def known(name: str) -> Rows:
        return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode("utf-8"), newline="")))

    resting = {row["id"] for row in study["relations"] if row["policy"] in unknown}
    for name in ("relations", "documents", "codings"):
        rows = known(name)
        assert max(row["known_on"] for row in rows) <= day
        assert not {row.get("policy") or row.get("coded") for row in rows} & (unknown | resting)
    assert {row["id"] for row in known("relations")} == {row["id"] for row in study["relations"]} - resting
    for name in ("claims", "actors", "links", "indicators", "kinds"):
        assert known(name) == study[name]
    assert processed.load(paths.processed, "claims.csv") == study["claims"]
