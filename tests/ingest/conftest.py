"""What these tests share: reading a text as an announcement, with the real tables of words."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gongzhi.ingest import phrase, setting
from gongzhi.ingest.command import PHRASES
from gongzhi.ingest.document import Document
from gongzhi.ingest.folding import fold
from gongzhi.ingest.phrase import Phrases
from gongzhi.ingest.place import place
from gongzhi.ingest.proposal import Proposal, propose
from gongzhi.ingest.read import plain

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
Propose = Callable[..., Proposal]


@cache
def table(name: str) -> list[dict[str, str]]:
    with (RAW / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def phrases() -> Phrases:
    return phrase.parse(PHRASES.read_text(encoding="utf-8"))


@cache
def measures() -> frozenset[str]:
    return frozenset(row["measure"] for row in table("measures.csv") if not row["alias_of"])


def proposed(document: Document, region: str, **given: Any) -> Proposal:
    kinds = {row["region"]: row["kind"] for row in table("regions.csv")}
    where = place(region, kinds.get(region, ""), fold(document.text).text)
    return propose(document, setting.setting(document, where, phrases(), measures(), **given))


@pytest.fixture
def read() -> Propose:
    """The proposal of a text."""
    return lambda text, region="上海", **given: proposed(plain.read(text), region, **given)


@pytest.fixture
def understood() -> Callable[[Document, str], Proposal]:
    """The proposal of a document that was read."""
    return proposed
