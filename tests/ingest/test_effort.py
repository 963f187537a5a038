"""How the work grows with the text: as the text does, whatever it holds."""

import sys
from collections.abc import Callable

import pytest

from gongzhi.ingest.folding import fold
from gongzhi.ingest.proposal import Proposal
from gongzhi.ingest.sentence import mentions

Read = Callable[..., Proposal]


def test_words_of_a_sentence_without_end_are_bounded() -> None:
    """What is read for each figure does not grow with the text, so that the time is linear."""
    most = {}
    for size in (200, 2000):
        text = "，".join(f"资助项目{number}共{number}万元" for number in range(1, size))
        most[size] = max(
            sum(map(len, (each.before, each.lead, each.clause, each.tail, each.above)))
            for each in mentions(fold(text))
        )
    assert most[2000] <= most[200] + 10


@pytest.mark.parametrize(
    "line", ["{0}年，市级留存福利彩票公益金{0}万元，各区留存{0}万元", "老年人福利类{0}万元"]
)
def test_work_grows_with_the_text_and_no_faster(read: Read, line: str) -> None:
    """Counted in calls: twice the announcement takes about twice the work."""
    calls = {}
    for size in (40, 80):
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        text = "。\n".join(line.format(1981 + number % 60) for number in range(size))
        sys.setprofile(count)
        try:
            read(f"2019年福利彩票公益金公告\n{text}。")
        finally:
            sys.setprofile(None)
        calls[size] = counted
    assert calls[80] < 2.5 * calls[40]
