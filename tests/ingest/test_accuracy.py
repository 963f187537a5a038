"""Precision and recall on the corpus, and the record of them that the book shows."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongzhi.ingest.document import Document
from gongzhi.ingest.number import WAN
from gongzhi.ingest.proposal import Proposal
from gongzhi.ingest.read import read

CORPUS = Path(__file__).with_name("corpus")
RECORD = Path(__file__).resolve().parents[2] / "book" / "accuracy.json"
TRUTHS = sorted(CORPUS.glob("*.json"))
Key = tuple[str, str, str, Decimal]
Understood = Callable[[Document, str], Proposal]


def key(row: dict[str, Any]) -> Key:
    value = Decimal(str(row["value"])) * WAN.get(row["unit"], Decimal(1))
    return (row["measure"], row["level"], row["period"], round(value, 3))


def keys(rows: list[dict[str, Any]]) -> set[Key]:
    return {key(row) for row in rows}


def announcement(truth: Path) -> Path:
    return next(each for each in CORPUS.glob(f"{truth.stem}.*") if each != truth)


def found(truth: Path, understood: Understood) -> tuple[set[Key], set[Key], set[Key]]:
    """Rows that are right, wrong and missed."""
    said = json.loads(truth.read_text(encoding="utf-8"))
    _, document = read(announcement(truth), truth.stem)
    got = {
        (each.measure, each.level, each.period, round(each.figure.wan, 3))
        for each in understood(document, said["region"]).rows
    }
    want, optional = keys(said["rows"]), keys(said["optional"])
    return want & got, got - want - optional, want - got


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_an_announcement_is_understood(truth: Path, understood: Understood) -> None:
    _, wrong, missed = found(truth, understood)
    assert (wrong, missed) == (set(), set())


def test_precision_and_recall_are_held_and_recorded(
    understood: Understood, capsys: pytest.CaptureFixture[str]
) -> None:
    results = [found(truth, understood) for truth in TRUTHS]
    right, wrong, missed = (sum(len(each[at]) for each in results) for at in range(3))
    precision, recall = right / (right + wrong), right / (right + missed)
    with capsys.disabled():
        print(f"\n{len(TRUTHS)} announcements: precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.98
    assert recall >= 0.95
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    corpus = {"announcements": len(TRUTHS), "rows": right + missed}
    measured = {"precision": round(precision, 3), "recall": round(recall, 3)}
    assert record["corpus"] == {**corpus, **measured}, "write this into book/accuracy.json"


def test_the_corpus_is_large_and_says_what_is_made_up() -> None:
    truths = [json.loads(each.read_text(encoding="utf-8")) for each in TRUTHS]
    assert len(truths) >= 40
    assert {each["made_up"] for each in truths} == {True, False}
    assert sum(each.stem.startswith("unseen-") for each in TRUTHS) >= 15
    assert len({each["region"] for each in truths}) >= 20
    assert {announcement(each).suffix for each in TRUTHS} >= {".txt", ".html", ".pdf", ".docx"}
