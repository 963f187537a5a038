"""An analysis plan that is not declared as it should be: each fault is named by its line and key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi.data.plan import Hypothesis, hypothesis
from gongzhi.data.raw import load

Place = tuple[str, int, str, str]
Faults = Callable[[], dict[Place, str]]
Edit = Callable[[str, int, str, str], None]
FILE = "analysis_plan.yaml"
FIRST, SECOND, BREAK = 5, 15, 26


def test_a_plan_is_read_and_comes_back_from_its_record(made_up: Path) -> None:
    first, second, broken = load(made_up).plan
    assert (first.family, first.measure, first.peers, first.year) == (
        "confirmatory",
        "made_up_money",
        (),
        None,
    )
    assert (second.id, second.region, second.peers) == ("made-up-above", "甲地", ("甲国", "上海"))
    assert (broken.id, broken.family, broken.year) == ("break-2015", "exploratory", 2015)
    for each in (first, second, broken):
        assert isinstance(each, Hypothesis)
        assert hypothesis(each.record()) == each


def test_there_need_be_no_plan_where_no_claim_is_to_be_tested(
    made_up: Path, faults: Faults, spoil: Edit
) -> None:
    (made_up / FILE).unlink()
    assert list(faults()) == [("study/claims.csv", 3, "rule", "T02")]
    spoil("study/claims.csv", 3, "rule", "wanting")
    spoil("study/codings.csv", 13, "final", "wanting")
    assert faults() == {}


BROKEN: dict[str, tuple[str, str, list[tuple[int, str]]]] = {
    "region": ("region: 甲地", "region: 乙地", [(SECOND, "region")]),
    "measure": ("measure: made_up_money", "measure: made_up_mony", [(FIRST, "measure")]),
    "measure-list": ("measure: made_up_money", "measure: [made_up_money]", [(FIRST, "measure")]),
    "level": ("level: own", "level: city", [(FIRST, "level")]),
    "question": (
        "question: trend",
        "question: why",
        [(FIRST, "direction"), (FIRST, "method"), (FIRST, "question")],
    ),
    "question-list": (
        "question: trend",
        "question: [trend]",
        [(FIRST, "direction"), (FIRST, "method"), (FIRST, "question")],
    ),
    "question-map": (
        "question: trend",
        "question: {}",
        [(FIRST, "direction"), (FIRST, "method"), (FIRST, "question")],
    ),
    "method": ("method: mann_kendall_exact", "method: sign_test", [(FIRST, "method")]),
    "direction": ("direction: rise", "direction: above", [(FIRST, "direction")]),
    "peers-of-trend": ("peers: []", "peers: [上海]", [(FIRST, "peers")]),
    "peers-none": ("peers: [甲国, 上海]", "peers: []", [(SECOND, "peers")]),
    "peers-unknown": ("peers: [甲国, 上海]", "peers: [甲国, 丙]", [(SECOND, "peers")]),
    "peers-text": ("peers: [甲国, 上海]", "peers: 甲国", [(SECOND, "peers")]),
    "claim": ("claim: F0.0a", "claim: F0.0c", [(FIRST, "claim")]),
    "claim-list": ("claim: F0.0a", "claim: [F0.0a]", [(FIRST, "claim")]),
    "bearing": ("bearing: circumstantial", "bearing: indirect", [(SECOND, "bearing")]),
    "bearing-none": ("bearing: direct", "bearing:", [(FIRST, "bearing")]),
    "key": ("  claim: F0.0a\n", "", [(FIRST, "")]),
    "key-bearing": ("  bearing: circumstantial\n", "", [(SECOND, "")]),
    "day": ('"2020-01-01"', "2020-02-30x", [(1, "declared_on")]),
    "day-none": ('"2020-01-01"', "2020-02-30", [(0, "")]),
    "note": ("note: {zh: 虚构, en: made up}", "note: made up", [(1, "note")]),
    "note-half": ("note: {zh: 虚构, en: made up}", "note: {zh: 虚构}", [(1, "note")]),
    "year": ("year: 2015", "year: '2015'", [(BREAK, "year")]),
    "year-far": ("year: 2015", "year: 20155", [(BREAK, "year")]),
    "role": ("role: main", "role: lead", [(BREAK, "role")]),
    "reason": ("reason: {zh: 虚构, en: made up}", "reason: made up", [(BREAK, "reason")]),
    "breaks": (
        "breaks:\n- year: 2015\n  role: main\n  reason: {zh: 虚构, en: made up}",
        "breaks: 2015",
        [(1, "breaks")],
    ),
    "id-twice": ("id: made-up-above", "id: made-up-rises", [(1, "id")]),
    "id-list": ("id: made-up-above", "id: [a]", [(SECOND, "id")]),
    "keys": ("declared_on", "declared", [(1, "")]),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_fault_of_the_plan_is_named_by_its_line_and_key(made_up: Path, faults: Faults, case: str) -> None:
    old, new, places = BROKEN[case]
    text = (made_up / FILE).read_text(encoding="utf-8")
    assert old in text
    (made_up / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert list(faults()) == [(FILE, *place, "K01") for place in places]


@pytest.mark.parametrize(
    "content",
    [b"", b"- [", b"words", b"[1]", "甲".encode("gb18030"), b"a: \0", b"a: 0b_", b"[" * 600, b"&a [*a]"],
    ids=["empty", "open", "words", "list", "gb18030", "nul", "binary", "deep", "itself"],
)
def test_a_file_without_a_plan_is_named(made_up: Path, faults: Faults, content: bytes) -> None:
    (made_up / FILE).write_bytes(content)
    assert [(place[0], *place[2:]) for place in faults()] == [(FILE, "", "K01")]
