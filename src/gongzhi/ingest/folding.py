"""Text in one form, so that phrases and numbers are found however a page prints them.

Full-width signs become narrow, traditional characters simplified, and spaces go that mean nothing: within
Chinese, and within numbers that tags or tabs have torn apart. Each sign keeps its place in the original.
"""

import re
import unicodedata
from dataclasses import dataclass

# Only what announcements of the lottery fund use; other characters pass as they are.
TRADITIONAL = dict(zip(
    "萬億籌優撫級縣區農農鎮鄉歲幾個項專資總額結餘轉與發銷彩種類機構團體國務廳門財務體養殘濟貧業務設備護運營醫療補貼"
    "眾創開購買費執實際動歷屆預決當報關於將據規條約遠達過來場點無線關愛慶東廣陝雲貴灣寧龍興遼順義陽韓進為從對應處撥減"
    "單應較長處慈輔導練學習員會組織術復兒訓環標誌證審計評估獎勵數據覽張號頁閱讀後還這說見視頻樂雙賽經過權餐貳壹參",
    "万亿筹优抚级县区农农镇乡岁几个项专资总额结余转与发销彩种类机构团体国务厅门财务体养残济贫业务设备护运营医疗补贴"
    "众创开购买费执实际动历届预决当报关于将据规条约远达过来场点无线关爱庆东广陕云贵湾宁龙兴辽顺义阳韩进为从对应处拨减"
    "单应较长处慈辅导练学习员会组织术复儿训环标志证审计评估奖励数据览张号页阅读后还这说见视频乐双赛经过权餐贰壹参",
    strict=True,
))  # fmt: skip
DASHES = dict.fromkeys("—–―‐‑－", "-")
NOTHING = frozenset("\u200b\u200c\u200d\ufeff\u2060\u00ad")
# Converters put the sound behind some characters: 遠(yuǎn).
SOUND = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\)")
WIDE = re.compile("[\uff01-\uff5e\uf900-\ufaff]")
LATIN = re.compile(r"[A-Za-z0-9.,;:%)(&'\"-]")
SPACE = re.compile(r"\s+")
# Within a number: before a group of three digits, or at a decimal point that no list begins with.
TORN = re.compile(
    r"(?<=\d) +(?=\d{3}(?!\d))|(?<=\d,) +(?=\d{3}(?!\d))|(?<=\d) +(?=\.\d)"
    r"|(?<=[\u4e00-\u9fff]\d\.) +(?=\d)|(?<=[\u4e00-\u9fff]\d\d\.) +(?=\d)"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one form; `origin` has the place of each of its signs in `source`."""

    text: str
    origin: tuple[int, ...]
    source: str

    def stated(self, start: int, end: int) -> str:
        """What the original prints between two places of the folded text."""
        return " ".join(self.source[self.origin[start] : self.origin[end - 1] + 1].split())


def fold(source: str) -> Folded:
    """Fold a text."""
    pairs = [(narrow(sign), place) for place, sign in enumerate(source) if sign not in NOTHING]
    pairs = without(pairs, SOUND)
    pairs = [(" ", at) if sign.isspace() else (sign, at) for sign, at in pairs]
    pairs = joined([pair for number, pair in enumerate(pairs) if not idle(pairs, number)])
    return Folded("".join(sign for sign, _ in pairs), tuple(place for _, place in pairs), source)


Pairs = list[tuple[str, int]]


def narrow(sign: str) -> str:
    """One sign in its narrow and simplified form."""
    sign = TRADITIONAL.get(sign, DASHES.get(sign, sign))
    # Circled numbers and raised ones stay: they are marks of lists, not digits of the number behind.
    return unicodedata.normalize("NFKC", sign) if WIDE.match(sign) else sign


def without(pairs: Pairs, pattern: re.Pattern[str]) -> Pairs:
    """The pairs that a pattern does not find."""
    text = "".join(sign for sign, _ in pairs)
    gone = {at for match in pattern.finditer(text) for at in range(*match.span())}
    return [pair for at, pair in enumerate(pairs) if at not in gone] if gone else pairs


def joined(pairs: Pairs) -> Pairs:
    """Numbers in one piece: 12 345 and 15. 31, but not 1. 35."""
    text = "".join(sign for sign, _ in pairs)
    gone = {at for match in TORN.finditer(text) for at in range(*match.span())}
    return [pair for at, pair in enumerate(pairs) if at not in gone] if gone else pairs


def idle(pairs: Pairs, at: int) -> bool:
    """Whether a sign is a space that separates nothing: one side of it is Chinese, or another space."""
    if pairs[at][0] != " ":
        return False
    before = pairs[at - 1][0] if at else ""
    after = pairs[at + 1][0] if at + 1 < len(pairs) else ""
    return not (LATIN.match(before) and LATIN.match(after))
