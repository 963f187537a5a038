"""Lists behind “of which”: a category among single projects is one of them, not the category as a whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gongzhi.ingest.reading import CATEGORIES, Reading

AMONG = "an item among others of a list"
FEW = 2


def sort(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The same readings; categories of lists that go on with other projects are items."""
    projects = [
        place(each) for each in readings if each.status == "item" and each.stem == "item" and each.listed
    ]
    mixed = {each for each, count in Counter(projects).items() if count >= FEW}
    return tuple(
        replace(each, status="item", stem="item", reason=AMONG, name=each.words, doubt="")
        if each.listed and each.stem in CATEGORIES and place(each) in mixed
        else each
        for each in readings
    )


def place(reading: Reading) -> tuple[int, int]:
    """The list in which a reading stands: its block, and how many brackets are open."""
    return reading.place.block, reading.depth
