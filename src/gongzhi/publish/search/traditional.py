"""The traditional forms of the Chinese characters in a text."""

from opencc import OpenCC

HAN = range(0x4E00, 0xA000)


def traditional(text: str) -> tuple[str, str]:
    """Characters whose simplified form stands in the text, and those forms, place by place.

    By OpenCC's table of characters; a reader who types the first means the second.
    """
    every = [chr(code) for code in HAN]
    # A character a line: no two of them are taken for a word.
    simple = OpenCC("t2s").convert("\n".join(every)).split("\n")
    present = set(text)
    pairs = [(old, new) for old, new in zip(every, simple, strict=True) if old != new and new in present]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)
