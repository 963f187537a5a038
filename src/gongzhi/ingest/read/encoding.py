"""Text from bytes, in the encodings of Chinese pages, declared or not."""

import codecs
import re

from gongzhi.ingest.read.limits import Refusal

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.I)
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# GB 2312 and GBK are parts of GB 18030.
SAME = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5-hkscs": "big5hkscs",
        "big5": "big5hkscs"}  # fmt: skip
CHINESE = ("gb18030", "big5hkscs")
# Characters that any announcement has, simplified and traditional.
FREQUENT = re.compile("[的年月日一公益金彩票元项項目福利市省区區使用情况況和为為]")
LOOK = 4096


def decode(data: bytes) -> str:
    """The text of some bytes; Refusal where they are none."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return attempt(data, name) or refuse()
    if b"\0" in data:
        refuse()
    named = DECLARED.search(data[:LOOK])
    declared = SAME.get(named[1].decode().lower(), named[1].decode().lower()) if named else ""
    if (text := attempt(data, "utf-8")) is not None:
        return text
    texts = [text for name in dict.fromkeys((declared, *CHINESE)) if name and (text := attempt(data, name))]
    return max(texts, key=likeness) if texts else refuse()


def attempt(data: bytes, name: str) -> str | None:
    """The bytes in an encoding; None where they do not fit it or there is no such encoding."""
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def likeness(text: str) -> float:
    """How much a text looks like an announcement: the share of the characters that these have."""
    beyond = sum(sign > "\x7f" for sign in text) or 1
    return len(FREQUENT.findall(text)) / beyond


def refuse() -> str:
    """Refuse bytes that are no text."""
    raise Refusal(
        "it is not text in UTF-8, GB18030 or Big5, nor a PDF or DOCX; save the page as HTML or text"
    )
