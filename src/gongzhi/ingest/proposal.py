"""What is proposed for an announcement: rows, items, what is left out, and its checks, as plain records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gongzhi.data.numeral import plain
from gongzhi.ingest import arithmetic, balancing, listing, meaning, merging
from gongzhi.ingest.arithmetic import Check
from gongzhi.ingest.document import Document, Grid
from gongzhi.ingest.reading import Place, Reading
from gongzhi.ingest.setting import Setting

AROUND = 60


@dataclass(frozen=True)
class Proposal:
    """The readings of one file in its setting, with the checks of its arithmetic."""

    file: str
    sha256: str
    setting: Setting
    document: Document
    readings: tuple[Reading, ...]
    checks: tuple[Check, ...]

    @cached_property
    def concerning(self) -> Mapping[Place, Sequence[Check]]:
        """The checks that a figure takes part in, by where it stands."""
        found: dict[Place, list[Check]] = {}
        for check in self.checks:
            for row in check.rows:
                found.setdefault(row.place, []).append(check)
        return found

    @property
    def rows(self) -> tuple[Reading, ...]:
        """The rows, without items."""
        return tuple(each for each in self.readings if each.status == "row")

    @property
    def items(self) -> tuple[Reading, ...]:
        """The itemised projects."""
        return tuple(each for each in self.readings if each.status == "item")

    @property
    def left_out(self) -> tuple[Reading, ...]:
        """The money figures that are not proposed."""
        return tuple(each for each in self.readings if each.status == "left")


def propose(document: Document, setting: Setting, file: str = "", sha256: str = "") -> Proposal:
    """Everything that a document gives."""
    readings = merging.merge(balancing.balance(listing.sort(meaning.read(document, setting))))
    return Proposal(file, sha256, setting, document, readings, arithmetic.check(readings))


def confidence(reading: Reading, proposal: Proposal) -> tuple[str, str]:
    """High, medium or low, and why: a sum that fails, something doubtful, or the phrase alone."""
    checks = proposal.concerning.get(reading.place, ())
    failed = [each.rule for each in checks if not each.holds]
    if failed:
        return "low", f"{reading.reason}; does not come out: {', '.join(failed)}"
    if reading.doubt and not checks:
        return "medium", f"{reading.reason}; {reading.doubt}"
    words = "; confirmed by arithmetic" if checks else ""
    doubt = f"; {reading.doubt}" if reading.doubt else ""
    return "high", f"{reading.reason}{doubt}{words}"


def as_json(proposal: Proposal) -> dict[str, Any]:
    """A proposal as JSON can hold it."""
    setting = proposal.setting
    return {
        "file": proposal.file,
        "sha256": proposal.sha256,
        "region": setting.place.name,
        "title": setting.title,
        "publisher": setting.publisher,
        "published": setting.published,
        "year": setting.year.year or None,
        "year_from": setting.year.reason,
        "rows": [row(each, proposal) for each in (*proposal.rows, *proposal.items)],
        "left_out": [left(each, proposal) for each in proposal.left_out],
        "checks": [
            {"rule": each.rule, "formula": each.formula, "holds": each.holds} for each in proposal.checks
        ],
    }


def row(reading: Reading, proposal: Proposal) -> dict[str, Any]:
    """A row or an item: the cells of data/raw, and where and why."""
    figure = reading.figure
    sure, reason = confidence(reading, proposal)
    return {
        "region": proposal.setting.place.name,
        "measure": reading.measure,
        "level": reading.level,
        "period": reading.period,
        "value": number(plain(figure.value)),
        "unit": figure.unit,
        "as_stated": figure.stated,
        "bound": figure.bound,
        "basis": reading.basis,
        "derived_from": reading.derived_from,
        "value_wan": number(plain(figure.wan)) if figure.kind == "money" else None,
        "confidence": sure,
        "reason": reason,
        "place": where(reading.place),
        "sentence": sentence(proposal.document, reading.place),
    }


def left(reading: Reading, proposal: Proposal) -> dict[str, Any]:
    """A figure that is left out, and why."""
    return {
        "as_stated": reading.figure.stated,
        "reason": reading.reason,
        "place": where(reading.place),
        "sentence": sentence(proposal.document, reading.place),
    }


def number(text: str) -> int | float:
    """Digits as a number of JSON."""
    return float(text) if "." in text else int(text)


def where(place: Place) -> dict[str, int]:
    """A place as a record: block, and signs of a paragraph or row and column of a table."""
    if place.row:
        return {"block": place.block, "row": place.row, "column": place.column}
    return {"block": place.block, "start": place.start, "end": place.end}


def sentence(document: Document, place: Place) -> str:
    """The words around a figure; for a table its row."""
    block = document.blocks[place.block - 1]
    if isinstance(block, Grid):
        return " | ".join(block.rows[place.row - 1])
    start, end = max(0, place.start - AROUND), min(len(block.text), place.end + AROUND // 2)
    return " ".join(block.text[start:end].split())
