"""Cohen's kappa, and how far the readings of the study's codes agree."""

from collections.abc import Callable, Sequence

import pytest

from gongzhi.analysis.reliability import reliabilities
from gongzhi.data.evidence import Evidence
from gongzhi.statistics import Refusal, cohen_kappa


def readings(table: Sequence[tuple[str, str, int]]) -> tuple[list[str], list[str]]:
    pairs = [(one, other) for one, other, count in table for _ in range(count)]
    return [one for one, _ in pairs], [other for _, other in pairs]


def test_kappa_is_what_is_worked_out_by_hand() -> None:
    result = cohen_kappa(*readings([("a", "a", 20), ("a", "b", 5), ("b", "a", 10), ("b", "b", 15)]))
    assert result.n == 50
    assert result.numbers == {"agreed": pytest.approx(0.7), "categories": 2.0}
    assert result.estimate.value == pytest.approx(0.4)  # (0.7 - 0.5) / (1 - 0.5)
    assert -1 <= result.estimate.low < 0.4 < result.estimate.high <= 1


def test_readings_that_never_differ_agree_wholly() -> None:
    result = cohen_kappa(*readings([("a", "a", 3), ("b", "b", 4), ("c", "c", 1)]))
    assert result.estimate.value == pytest.approx(1)
    assert result.numbers["agreed"] == 1


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [(["a"], ["a", "b"], "length_mismatch"), ([], [], "length_mismatch"), (["a"] * 3, ["a"] * 3, "one_code")],
)
def test_what_cannot_be_compared_is_refused(first: list[str], second: list[str], reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        cohen_kappa(first, second)
    assert refused.value.reason == reason


def test_each_code_is_compared_and_its_differences_are_settled(evidence: Callable[[str], Evidence]) -> None:
    known = evidence("2024")
    for each in reliabilities(known):
        codings = [coding for coding in known.study.codings if coding.field == each.field]
        differing = [
            coding for coding in codings if sorted(coding.first.split()) != sorted(coding.second.split())
        ]
        assert each.differing == len(differing)
        assert each.first + each.second <= each.differing
        expected = len(codings) * (len(known.study.actors) if each.field == "actors" else 1)
        assert each.result.n == expected
        agreed = 1 - len(differing) / len(codings)
        if each.field != "actors":
            assert each.result.numbers["agreed"] == pytest.approx(agreed)


def test_a_claim_of_parts_has_the_strongest_evidence_of_them(evidence: Callable[[str], Evidence]) -> None:
    study = evidence("2024").study
    order = ("policy", "figure", "example", "argument", "none")
    for claim in study.claims.values():
        kinds = [part.evidence for part in study.parts(claim.id)]
        assert not kinds or claim.evidence == min(kinds, key=order.index), claim.id
