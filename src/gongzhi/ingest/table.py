"""A proposal as text for a terminal, in columns that Chinese characters do not break."""

import unicodedata
from collections.abc import Sequence

from gongzhi.data.numeral import plain
from gongzhi.ingest.arithmetic import Check
from gongzhi.ingest.proposal import Proposal, confidence
from gongzhi.ingest.reading import Place, Reading
from gongzhi.ingest.wording import worded
from gongzhi.language.text import Language, Text

HEADS = (
    Text("指标", "measure"), Text("层级", "level"), Text("时期", "period"), Text("原文", "as printed"),
    Text("万元或个", "万元 or number"), Text("精度", "bound"), Text("口径", "basis"),
    Text("把握", "confidence"), Text("位置", "place"), Text("依据", "reason"),
)  # fmt: skip
SURE = {"high": Text("高", "high"), "medium": Text("中", "medium"), "low": Text("低", "low")}
ROWS = Text("提议添加的行", "Proposed rows")
ITEMS = Text("分项项目", "Itemised projects")
LEFT = Text("未采用的金额", "Money figures left out")
CHECKS = Text("公告自身的算术", "The announcement's own arithmetic")
HOLDS, FAILS = Text("相符", "holds"), Text("不符", "fails")
NOTHING = Text("没有读出任何数字", "no figure was found")
PLACE = Text("第{block}段第{start}字", "paragraph {block}, sign {start}")
CELL = Text("第{block}段（表）第{row}行第{column}列", "table {block}, row {row}, column {column}")
YEAR = Text("年份：{year}（{reason}）", "year: {year} ({reason})")


def show(proposal: Proposal, language: Language) -> str:
    """A proposal as the analyst reads it."""
    setting = proposal.setting
    year = YEAR[language].format(
        year=setting.year.year or "-", reason=worded(setting.year.reason, language) or "-"
    )
    parts = [
        f"{proposal.file}: {setting.title}",
        "  ".join(each for each in (setting.publisher, setting.published, setting.place.name, year) if each),
    ]
    if proposal.rows:
        parts += ["", ROWS[language], *rows(proposal, proposal.rows, language)]
    if proposal.items:
        parts += ["", ITEMS[language], *rows(proposal, proposal.items, language)]
    if proposal.left_out:
        parts += ["", LEFT[language]]
        parts += columns(
            [
                (each.figure.stated, spot(each.place, language), worded(each.reason, language))
                for each in proposal.left_out
            ]
        )
    if proposal.checks:
        parts += ["", CHECKS[language], *columns([summed(each, language) for each in proposal.checks])]
    if not proposal.readings:
        parts += ["", NOTHING[language]]
    return "\n".join(parts)


def summed(check: Check, language: Language) -> tuple[str, str, str]:
    """A check of the arithmetic in words."""
    word = (HOLDS if check.holds else FAILS)[language]
    return word, worded(check.rule, language), worded(check.formula, language)


def rows(proposal: Proposal, readings: Sequence[Reading], language: Language) -> list[str]:
    """Readings under their heads."""
    lines = [tuple(head[language] for head in HEADS)]
    for each in readings:
        sure, reason = confidence(each, proposal)
        lines.append((
            each.measure, each.level, each.period, each.figure.stated, plain(each.figure.wan),
            each.figure.bound, each.basis, SURE[sure][language],
            spot(each.place, language), worded(reason, language),
        ))  # fmt: skip
    return columns(lines)


def spot(place: Place, language: Language) -> str:
    """Where a figure stands, in words."""
    if place.row:
        return CELL[language].format(block=place.block, row=place.row, column=place.column)
    return PLACE[language].format(block=place.block, start=place.start + 1)


def columns(lines: Sequence[Sequence[str]]) -> list[str]:
    """Lines of cells, each column as wide as its widest cell; the last one is not filled."""
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return [
        "  " + "  ".join(
            cell + " " * (size - width(cell) if at < len(line) - 1 else 0)
            for at, (cell, size) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]  # fmt: skip


def width(text: str) -> int:
    """How many columns of a terminal a text takes: two for each Chinese character."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
