"""Reasons, doubts and rules in Chinese: proposals give them in English, which programs read."""

import re
from functools import cache

from gongzhi.language.text import Language

CHINESE = (
    ("of a single game, not of the lottery", "只是某一种玩法的数字"),
    ("unclaimed prizes, which are part of the fund raised", "弃奖，已含在筹集额里"),
    ("prizes or costs, not the fund", "奖金或费用，不是公益金"),
    ("a balance, which is no measure of the report", "结余或结转，本报告没有这项指标"),
    ("money available, not yet used", "可用资金，尚未使用"),
    ("a share received through the books of the government above", "经上级账户得到的分成"),
    ("money of the government above", "上级的资金"),
    ("no measure of the report", "本报告没有这项指标"),
    ("a threshold that was passed", "所突破的关口"),
    ("money of another government", "别级政府的资金"),
    ("no phrase of the table fits", "短语表里没有对得上的短语"),
    ("of another place", "别的地方的数字"),
    ("no unit is printed", "没有印单位"),
    ("a change, not an amount", "增减额，不是总额"),
    ("part of a figure, without words of its own", "某数的一部分，自身没有说明"),
    ("its words name no measure", "上下文没有说明是什么"),
    ("an item of what was used", "使用中的一个项目"),
    ("an item among others of a list", "清单中的一个项目"),
    ("a number of projects", "项目数"),
    ("total of a table", "表的合计"),
    ("category elderly", "老年人福利类"),
    ("category disabled", "残疾人福利类"),
    ("category children", "儿童福利类"),
    ("category public_welfare", "社会公益类"),
    (r"category (\w+)", r"类别\1"),
    (r"part of (\w+)", r"\1的一部分"),
    ("derived from a change", "由增减推算"),
    ("derived, not printed", "推算，原文没有印出"),
    ("no level is named", "没有写明层级"),
    ("includes money of the government above", "含上级资金"),
    ("its parts, the own one and those below, add up to it", "本级和下级两部分之和与它相等"),
    ("it is what the central share leaves of the fund raised", "等于筹集额减去上缴中央的部分"),
    ("a part of what both lotteries leave to the whole territory", "两彩留成中的一项"),
    ("its parts are of several levels", "各部分分属几级"),
    ("its parts are money of governments above: perhaps received", "各部分是上级资金，可能是收到而不是筹集"),
    (r"the sentence prints (\d+)", r"该句印作\1年"),
    (r"(\d+) is the year of the document \((.+)\)", r"文件说的是\1年"),
    (r"said again: (.+) stands already", r"重复，已有\1"),
    (r"differs from (.+), which is proposed for the same figure", r"与同一数字已提议的\1不同"),
    ("a sum of two levels below", "两级下级之和"),
    (r"part of the sum (.+)", r"\1中的一项"),
    ("not of the lottery fund", "不是彩票公益金"),
    ("of a single month", "只是某一个月的"),
    ("a heading", "小标题"),
    ("the text says it", "正文另有"),
    ("no year is said", "没有写明年份"),
    (r"(\w+) is not in measures\.csv", r"measures.csv里没有\1"),
    ("spent below, part of what the level itself used", "由下级支出，是本级使用额的一部分"),
    (r"does not come out: (.+)", r"不相符：\1"),
    ("confirmed by arithmetic", "算术相符"),
    ("title", "据标题"),
    ("majority of headings", "据多数小标题"),
    ("majority of sentences", "据多数句子"),
    ("the year before publication", "发布的上一年"),
    ("given", "由选项指定"),
    ("welfare \\+ sports = both", "福彩+体彩=两彩"),
    ("welfare \\+ sports \\+ unclaimed = both", "福彩+体彩+弃奖=两彩"),
    ("central \\+ own \\+ districts = raised", "中央+本级+下级=筹集"),
    ("central \\+ retained = raised", "中央+留成=筹集"),
    ("own \\+ districts = retained", "本级+下级=留成"),
    ("retained \\+ carried over = used", "留成+动用结余=使用"),
    ("categories = used", "各类之和=使用"),
    ("projects of categories = projects", "各类项目数之和=项目数"),
    (r"items of (\w+) = subtotal", r"\1各项目之和=小计"),
    (r"number of items of (\w+)", r"\1的项目数"),
    (r"(\d+) items, (\d+) announced", r"列出\1项，公告称\2项"),
)  # fmt: skip
PATTERNS = tuple((re.compile(english), chinese) for english, chinese in CHINESE)


def worded(reason: str, language: Language) -> str:
    """A reason in a language; what has no Chinese stays as it is."""
    if language == "en":
        return reason
    return "；".join(chinese(each) for each in reason.split("; "))


@cache
def chinese(part: str) -> str:
    """One part of a reason in Chinese."""
    for pattern, words in PATTERNS:
        if match := pattern.fullmatch(part):
            return match.expand(words)
    return part.replace("(comes to ", "（合计").replace(")", "）") if "(comes to " in part else part
