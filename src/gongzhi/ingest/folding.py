"""Text in one form, so that phrases and numbers are found however a page prints them.

Full-width signs become narrow, traditional characters simplified, and spaces go that mean nothing: within
Chinese, and within numbers that tags or tabs have torn apart. Each sign keeps its place in the original.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain

# Only what announcements of the lottery fund use; other characters pass as they are.
PAIRS = (
    "萬万 億亿 籌筹 優优 撫抚 級级 縣县 區区 農农 鎮镇 鄉乡 歲岁 幾几 個个 項项 專专 "
    "資资 總总 額额 結结 餘余 轉转 與与 發发 銷销 種种 類类 機机 構构 團团 體体 國国 "
    "務务 廳厅 門门 財财 養养 殘残 濟济 貧贫 業业 設设 備备 護护 運运 營营 醫医 療疗 "
    "補补 貼贴 眾众 創创 開开 購购 買买 費费 執执 實实 際际 動动 歷历 屆届 預预 決决 "
    "當当 報报 關关 於于 將将 據据 規规 條条 約约 遠远 達达 過过 來来 場场 點点 無无 "
    "線线 愛爱 慶庆 東东 廣广 陝陕 雲云 貴贵 灣湾 寧宁 龍龙 興兴 遼辽 順顺 義义 陽阳 "
    "韓韩 進进 為为 從从 對对 應应 處处 撥拨 減减 單单 較较 長长 輔辅 導导 練练 學学 "
    "習习 員员 會会 組组 織织 術术 復复 兒儿 訓训 環环 標标 誌志 證证 審审 計计 評评 "
    "獎奖 勵励 數数 覽览 張张 號号 頁页 閱阅 讀读 後后 還还 這这 說说 見见 視视 頻频 "
    "樂乐 雙双 賽赛 經经 權权 貳贰 參参 況况 難难 適适 戶户 冊册 稅税 續续 擬拟 啟启 "
    "領领 壯壮 帶带 離离 災灾 賑赈 殯殡 儀仪 價价 園园 礎础 給给 範范 圍围 協协 識识 "
    "劃划 ⻓长 ⺠民 ⻋车 ⻅见 ⻉贝 ⻔门 ⻚页 ⻛风 ⻜飞 ⻢马 ⻥鱼 ⻨麦 ⻰龙 ⻬齐 ⺟母 ⻄西 ⻆角 ⻘青 "
    "⻩黄 繼继 佔占 隨随 樣样 極极 讓让 陸陆 屬属 顯显 稱称 圓圆 滿满 匯汇 聯联 盡尽 產产 質质 "
    "積积 確确 認认 議议 記记 錄录 調调 該该 錢钱 隊队 館馆 馬马 驗验 麗丽 齊齐 齡龄 僅仅 兩两 傷伤 "
)
DASHES = dict.fromkeys(map(ord, "—–―‐‑－"), "-")
NOTHING = re.compile("[\u200b\u200c\u200d\ufeff\u2060\u00ad]+")
# Converters put the sound behind some characters: 遠(yuǎn).
SOUND = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\)")
# Full-width signs, and the radicals that PDF files hold in place of characters. Circled numbers and
# raised ones stay: they are marks of lists, not digits of the number behind.
WIDE = {
    code: unicodedata.normalize("NFKC", chr(code))
    for first, last in ((0xFF01, 0xFF5E), (0xF900, 0xFAFF), (0x2F00, 0x2FDF))
    for code in range(first, last + 1)
}
NARROW = {**WIDE, **DASHES, **{ord(one): other for one, other in map(tuple, PAIRS.split())}}
# A PDF file may draw a character with the sign of its radical.
RADICALS = {code: sign for code, sign in NARROW.items() if 0x2E80 <= code <= 0x2FDF}
SPACE = re.compile(r"\s")
LATIN = r"[A-Za-z0-9.,;:%)(&'\"-]"
# Spaces that separate nothing: one side of them is Chinese, or another space.
IDLE = re.compile(rf"(?<!{LATIN}) +| +(?!{LATIN}| )")
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
    text, origin = source.translate(NARROW), tuple(range(len(source)))
    text, origin = without(text, origin, NOTHING)
    text, origin = without(text, origin, SOUND)
    text, origin = without(SPACE.sub(" ", text), origin, IDLE)
    return Folded(*without(text, origin, TORN), source)


def without(text: str, origin: tuple[int, ...], pattern: re.Pattern[str]) -> tuple[str, tuple[int, ...]]:
    """A text and the places of its signs, but for what a pattern finds."""
    spans = [match.span() for match in pattern.finditer(text)]
    if not spans:
        return text, origin
    kept = list(
        zip([0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)], strict=True)
    )
    return (
        "".join(text[start:end] for start, end in kept),
        tuple(chain.from_iterable(origin[start:end] for start, end in kept)),
    )
