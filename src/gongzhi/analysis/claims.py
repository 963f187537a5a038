"""The status of every claim of the study, from what an edition knows, by the rules of the coding guide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from gongzhi.analysis.family import Tested, test_all
from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Claim, Document

Status = Literal["supported", "contradicted", "mixed", "too little data", "not testable"]
STATUSES: tuple[Status, ...] = ("supported", "contradicted", "mixed", "too little data", "not testable")


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, its status, and what gave it.

    `tests` are the planned tests of this claim, circumstantial ones among them; `documents` those that
    it names, `found` those of them that are on record with an address; `parts` its parts, judged.
    """

    claim: Claim
    status: Status
    tests: tuple[Tested, ...] = ()
    documents: tuple[Document, ...] = ()
    found: tuple[Document, ...] = ()
    parts: tuple["Judged", ...] = ()


@lru_cache(maxsize=8)
def judge_all(evidence: Evidence) -> Mapping[str, Judged]:
    """Every claim by id, in the order of the study."""
    tested = test_all(evidence)
    return {name: judge(each, evidence, tested) for name, each in evidence.study.claims.items()}


def judge(claim: Claim, evidence: Evidence, tested: Iterable[Tested]) -> Judged:
    """One claim."""
    tests = tuple(each for each in tested if each.hypothesis.claim == claim.id)
    parts = tuple(judge(each, evidence, tested) for each in evidence.study.parts(claim.id))
    documents = tuple(
        each for each in evidence.study.documents if each.claim == claim.id and each.role == "named"
    )
    held = {each["title"] for each in evidence.policies if each["url"]}
    found = tuple(each for each in documents if each.policy in held)
    status: Status = "not testable"
    if claim.rule == "tests":
        status = by_tests(each for each in tests if each.hypothesis.bearing == "direct")
    elif claim.rule == "documents":
        status = "supported" if documents and len(found) == len(documents) else "too little data"
    elif claim.rule == "parts":
        status = together(each.status for each in parts)
    elif claim.rule == "wanting":
        status = "too little data"
    return Judged(claim, status, tests, documents, found, parts)


def by_tests(tests: Iterable[Tested]) -> Status:
    """The status that direct tests give; those that detected nothing, or could not be made, give none."""
    verdicts = {each.status for each in tests} & {"supported", "contradicted"}
    if len(verdicts) == 2:
        return "mixed"
    if verdicts:
        return "supported" if "supported" in verdicts else "contradicted"
    return "too little data"


def together(parts: Iterable[Status]) -> Status:
    """The status of a claim that consists of others."""
    left = {each for each in parts if each != "not testable"}
    if not left:
        return "not testable"
    if "mixed" in left or {"supported", "contradicted"} <= left:
        return "mixed"
    if "contradicted" in left:
        return "contradicted"
    return "supported" if left == {"supported"} else "too little data"
