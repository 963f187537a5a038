"""Every money figure, count of projects and percentage of a text, with its bound, unit and place."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongzhi.ingest.folding import Folded

Kind = Literal["money", "count", "share"]
MONEY_UNITS = {
    "亿元": "亿元", "亿": "亿元", "百万元": "百万元", "千万元": "万元", "万元": "万元", "万": "万元",
    "千元": "元", "元": "元", "billion": "亿元", "million": "百万元", "trillion": "亿元", "thousand": "元",
}  # fmt: skip
FACTORS = {"千万元": 1000, "千元": 1000, "billion": 10, "trillion": 10_000, "thousand": 1000}
# What one unit is in 万元, the unit in which money is compared.
WAN = {"亿元": Decimal(10_000), "百万元": Decimal(100), "万元": Decimal(1), "元": Decimal("0.0001")}
# Digits in groups of three, or of four as a Chinese reader counts.
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d{1,4}(?:,\d{4})+(?:\.\d+)?|\d+(?:\.\d+)?)"
BEFORE = (
    r"(?:(?P<before>大约|约为|约|接近|近|超过|超出|超|逾|突破|大于|不少于|不低于|不超过|不足|至少|"
    r"more than |over |nearly |almost |about |around |some |approximately |under |less than |at least |"
    r"surpass(?:ed|ing) |topp(?:ed|ing) |exceed(?:ed|ing) |up to )了?)?(?:人民币|RMB ?|¥)?"
)
LOWER = ("超过", "超出", "超", "逾", "突破", "大于", "不少于", "不低于", "至少", "more than", "over",
         "surpass", "topp", "exceed", "at least")  # fmt: skip
UPPER = ("不超过", "不足", "under", "less than", "up to", "接近", "近", "nearly", "almost")
FIGURE = re.compile(
    BEFORE + rf"(?P<digits>(?<![\d.])(?<![A-Za-z])-?{DIGITS})" + r"(?:(?P<share>%|个百分点| ?per ?cent\b)"
    r"|(?P<more>[多余几]|来)?(?:"
    r"(?P<money>亿元|百万元|千万元|万元|千元|元(?!旦)|(?:亿|万)(?=[多余]?元)|亿(?![个人元户名张份件只]))"
    r"|(?P<bare>万)(?=[,;。、:)(]|多[,;。]|$|福|公|彩|用|以)"
    r"|(?P<english> ?(?:thousand|million|billion|trillion))?[ -]?(?P<yuan>yuan\b|RMB\b)"
    r"|(?P<counted>万个|万项|个(?![省市州盟县区旗])|项|类|批|家)"
    r")(?P<after>多元|余元|多|余|左右|以上|以下|以内|上下)?(?:万元)?元?)",
    re.IGNORECASE,
)
LIST = re.compile(rf"(?P<digits>{DIGITS}) ?\(100 million yuan\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text: kind, value in `unit`, bound, and its place in the folded text.

    `quantum` is one unit of its last printed digit, in `unit`; `stated` what the text prints.
    """

    kind: Kind
    value: Decimal
    unit: str
    bound: str
    quantum: Decimal
    start: int
    end: int
    stated: str

    @property
    def wan(self) -> Decimal:
        """Money in 万元; counts and percentages as they are."""
        return self.value * WAN.get(self.unit, Decimal(1))

    @property
    def margin(self) -> Decimal:
        """Half a unit of the last printed digit, in 万元 for money."""
        return self.quantum / 2 * WAN.get(self.unit, Decimal(1))


def find(text: Folded) -> tuple[Figure, ...]:
    """Every figure of a text, in order."""
    listed = [made(text, match, "money", "亿元", "exact", Decimal(1)) for match in LIST.finditer(text.text)]
    others = [figure(text, match) for match in FIGURE.finditer(text.text)]
    taken = {at for each in listed for at in range(each.start, each.end)}
    others = [each for each in others if each.start not in taken]
    return tuple(sorted((*listed, *others), key=lambda each: each.start))


def figure(text: Folded, match: re.Match[str]) -> Figure:
    """The figure of one match."""
    if match["share"]:
        return made(text, match, "share", "%", bound(match), Decimal(1))
    if match["counted"]:
        size = Decimal(10_000 if match["counted"].startswith("万") else 1)
        return made(text, match, "count", "个", bound(match), size)
    name = (match["money"] or match["bare"] or (match["english"] or "元").strip()).lower()
    return made(text, match, "money", MONEY_UNITS[name], bound(match), Decimal(FACTORS.get(name, 1)))


def made(text: Folded, match: re.Match[str], kind: Kind, unit: str, limit: str, size: Decimal) -> Figure:
    """A figure, its digits times a size."""
    digits = Decimal(match["digits"].replace(",", ""))
    exponent = int(digits.as_tuple().exponent)
    start, end = match.span()
    value = trimmed(digits * size)
    quantum = trimmed((Decimal(1).scaleb(exponent) * size).normalize())
    return Figure(kind, value, unit, limit, quantum, start, end, text.stated(start, end))


def trimmed(value: Decimal) -> Decimal:
    """A value without an exponent above zero."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def bound(match: re.Match[str]) -> str:
    """Exact, approx, lower or upper, by the words around the digits."""
    before = (match["before"] or "").strip().lower()
    after = (match["after"] or "") + (match["more"] or "")
    if before.startswith(UPPER) or after.startswith(("以下", "以内")):
        return "upper"
    if before.startswith(LOWER) or after.startswith(("多", "余", "几", "以上")):
        return "lower"
    return "approx" if before or after else "exact"
