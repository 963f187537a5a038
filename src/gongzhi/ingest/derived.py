"""The year before, where an announcement says by how much a figure changed."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from gongzhi.data.numeral import plain
from gongzhi.ingest.number import WAN, Figure
from gongzhi.ingest.reading import Place, Reading

CHANGE = re.compile(
    r"(?:增长|增加|增幅|增收|上升|提高|减少|下降|降幅|降低|回落|下滑|多筹集|多销售|少筹集)[^,;。\d]{0,8}$"
    r"|(?:(?:up|down|increase[sd]?|r[io]se|grew|fell|growth|decrease[sd]?|drop(?:ped)?) ?(?:by|of)? ?)$",
    re.I,
)
MORE = re.compile(r" ?(?:more|less|higher|lower) than (?:in|the|a|last)", re.I)
FALL = re.compile("减少|下降|降幅|降低|回落|下滑|少筹集|down|fell|decrease|drop", re.I)
OTHER_BASE = re.compile(r"(?:比|较|与)((?:19|20)\d{2})年")
NOT_A_YEAR = re.compile("前年|年均|环比|比上月|比上季|期间|十[一二三四]五|五年|百分点")


def change(lead: str, tail: str) -> bool:
    """Whether the words around a figure say that it is a change, not an amount."""
    return bool(CHANGE.search(lead.rstrip()) or MORE.match(tail))


def derive(base: Reading, figure: Figure, lead: str, place: Place) -> Reading | None:
    """The figure of the year before; None where the words do not give one whole year's."""
    match = OTHER_BASE.search(lead)
    if NOT_A_YEAR.search(lead) or not base.period.isdigit() or figure.stated.endswith("百分点"):
        return None
    if match and int(match[1]) != int(base.period) - 1:
        return None
    if base.figure.bound != "exact" or figure.bound != "exact":
        return None
    now, sign = base.figure, -1 if FALL.search(lead) else 1
    if figure.kind == "money":
        value = (now.wan - sign * figure.wan) / WAN[now.unit]
        formula = f"{plain(now.value)} {'-' if sign > 0 else '+'} {plain(figure.wan / WAN[now.unit])}"
    else:
        factor = 1 + sign * figure.value / 100
        if factor <= 0:
            return None
        value = (now.value / factor).quantize(now.quantum, ROUND_HALF_EVEN)
        formula = f"{plain(now.value)}/{plain(factor)}"
    if value <= 0:
        return None
    before = Figure(
        now.kind, value, now.unit, "approx", max(now.quantum, Decimal(0)), figure.start, figure.end,
        f"{now.stated}；{figure.stated}",
    )  # fmt: skip
    return replace(
        base, figure=before, place=place, period=str(int(base.period) - 1), derived_from=formula,
        reason="derived from a change", doubt="derived, not printed", words=lead,
    )  # fmt: skip
