"""How far the two readings of the study's codes agree, code by code."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Coding, Study
from gongzhi.statistics import Refusal, Result, cohen_kappa

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reliability:
    """One kind of code: how far its readings agree, and how the differences were settled.

    `differing` readings were settled for the `first`, the `second`, or otherwise.
    """

    field: str
    result: Result | None
    refusal: Refusal | None
    differing: int
    first: int
    second: int


def reliabilities(evidence: Evidence) -> tuple[Reliability, ...]:
    """Every kind of code, in the order of the record."""
    study = evidence.study
    fields = dict.fromkeys(each.field for each in study.codings)
    return tuple(compare(field, study, 1 - evidence.edition.alpha) for field in fields)


def compare(field: str, study: Study, level: float) -> Reliability:
    """One kind of code."""
    found = [each for each in study.codings if each.field == field]
    pairs = [pair for each in found for pair in judgements(each, study)]
    differing = [each for each in found if words(each.first) != words(each.second)]
    settled = [words(each.final) for each in differing]
    first = sum(final == words(each.first) for each, final in zip(differing, settled, strict=True))
    second = sum(final == words(each.second) for each, final in zip(differing, settled, strict=True))
    try:
        result = cohen_kappa([one for one, _ in pairs], [other for _, other in pairs], level)
    except Refusal as refusal:
        return Reliability(field, None, refusal, len(differing), first, second)
    return Reliability(field, result, None, len(differing), first, second)


def judgements(each: Coding, study: Study) -> Iterator[Pair]:
    """What was judged: one code, or of each actor whether it takes part in a claim."""
    if each.field != "actors":
        yield each.first, each.second
        return
    for actor in study.actors:
        yield str(actor in words(each.first)), str(actor in words(each.second))


def words(code: str) -> frozenset[str]:
    """The words of a code; their order does not matter."""
    return frozenset(code.split())
