"""The name of an item: what stands around its amount, without verbs, marks and numbers."""

import re

MARK = re.compile(
    r"^(?:[,;:、。\s)]|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、|\d{1,2}[.、]|[①-⑳]|[一二三四五六七八九十]是)+"
)
VERB = re.compile(
    r"^(?:其中|主要|包括|全部|分别|资助|用于|安排|投入|支持|补助|拨付|支出|开展|本市|本区|本县|福彩公益金|公益金|:|,)+"
)
END = re.compile(
    r"(?:共计|合计|资金|经费|金额|项目|支出|资助|投入|安排|补助|[,:;(、]|[\d,.]+万?个|[\d,.]+项|等)+$"
)
LONGEST = 60


def name(lead: str, tail: str) -> str:
    """What an amount is for, by the words before it, else by those behind it."""
    for words in (lead.rpartition(",")[2], lead, tail):
        found = END.sub("", VERB.sub("", MARK.sub("", words)))
        if len(found) > 1:
            return found[-LONGEST:]
    return ""
