"""The government whose announcement it is, and what words for levels mean as seen from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["own", "all", "below", "above"]
MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
NATION, PROVINCE, CITY, COUNTY = 4, 3, 2, 1
RANKS: Mapping[str, int] = {
    "nation": NATION, "province": PROVINCE, "city": CITY, "county": COUNTY, "district": COUNTY,
    "sub-district": 0,
}  # fmt: skip
# How announcements speak of their own territory, where the table of regions does not know it.
OURS = (
    (PROVINCE, re.compile("我省|全省|本省|自治区")), (CITY, re.compile("我市|全市|本市|我州|全州|市本级")),
    (COUNTY, re.compile("我县|全县|本县|县本级|我区|本区|全区|区本级")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A region by name; its rank from 4, the nation, to 1, a county; whether it is 直辖市."""

    name: str
    rank: int
    municipality: bool

    def level(self, scope: str) -> Level | None:
        """What `own`, `all`, `below`, `rank:2` or `own:3` of the table of phrases mean here."""
        word, _, number = scope.partition(":")
        if word in ("own", "all", "below") and not number:
            return word  # type: ignore[return-value]
        if word == "local":  # what the centre leaves: of a county, its own
            return "own" if self.rank <= COUNTY else "all"
        if not number:
            return None
        named = int(number)
        if named == self.rank or (self.municipality and named in (CITY, PROVINCE)):
            return "own"
        return "above" if named > self.rank else "below"


def place(name: str, kind: str, text: str) -> Place:
    """The place of a name, with its kind as regions.csv has it; where that is empty, by name and text."""
    last = name.rpartition("/")[2]
    rank = RANKS.get(kind) or guess(name, last, text)
    county = kind == "district" or re.search(f"{re.escape(last)}[区县旗]", text)
    if rank == COUNTY and not county and counted(text) == CITY:
        rank = CITY  # a city of county rank, which speaks of itself as a city
    return Place(name, rank, last in MUNICIPALITIES)


def guess(name: str, last: str, text: str) -> int:
    """The rank of a place that regions.csv does not have."""
    if last.endswith(("县", "区", "旗")) and not last.endswith(("自治区", "地区")):
        return COUNTY
    if "/" in name:
        city = name.partition("/")[0] not in MUNICIPALITIES and re.search(f"{re.escape(last)}[市州盟]", text)
        return CITY if city else COUNTY
    if last.endswith(("省", "自治区")):
        return PROVINCE
    return counted(text) or CITY


def counted(text: str) -> int:
    """The rank of the place that a text calls its own most often; 0 where it calls none so."""
    most, rank = max((len(pattern.findall(text)), rank) for rank, pattern in OURS)
    return rank if most else 0
