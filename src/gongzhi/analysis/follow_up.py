"""What followed each recommendation: documents that take it up, and figures before and since."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongzhi.analysis import values
from gongzhi.analysis.indicators import Known, known
from gongzhi.data import coding, period
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation
from gongzhi.data.study import Claim, Document

Side = Literal["higher", "lower", ""]
STUDY_YEAR = int(coding.STUDY_DAY[:4])


@dataclass(frozen=True, slots=True)
class Move:
    """A measure before and since: the last figure up to the study's year, and the latest one after it.

    `change` is their difference in the measure's unit, None where they cannot be subtracted: one is
    missing, a bound, a budget or a plan, or a sum of money of less than a year. `side` says
    where the latest lies if their intervals do not meet, also where a bound is among them.
    """

    known: Known
    before: Observation | None
    latest: Observation | None
    change: Decimal | None
    side: Side


@dataclass(frozen=True, slots=True)
class Followed:
    """A recommendation, the documents that take it or its parts up, and the measures that bear on them."""

    claim: Claim
    documents: tuple[Document, ...]
    moves: tuple[Move, ...]

    @property
    def since(self) -> tuple[Move, ...]:
        """The measures with a figure of later than the study's year."""
        return tuple(each for each in self.moves if each.latest)


def follow_all(evidence: Evidence) -> tuple[Followed, ...]:
    """Every whole recommendation, in the order of the study."""
    study = evidence.study
    return tuple(follow(each, evidence) for each in study.section("recommendations") if not each.parent)


def follow(claim: Claim, evidence: Evidence) -> Followed:
    """One recommendation with its parts, and the documents that bear on the edition's place."""
    study = evidence.study
    ids = {claim.id, *(part.id for part in study.parts(claim.id))}
    here = {each["title"] for each in evidence.policies}
    return Followed(
        claim,
        tuple(
            each
            for each in study.documents
            if each.claim in ids and each.role == "takes_up" and each.policy in here
        ),
        tuple(move(known(each, evidence), evidence) for each in study.indicators if each.claim in ids),
    )


def move(found: Known, evidence: Evidence) -> Move:
    """The two figures of a measure in the report's place; sums over several years are neither."""
    flow = evidence.words.measures[found.indicator.measure].kind == "money"
    points = [each for each in found.own if "/" not in each.period and (each.year or not flow)]
    early = [each for each in points if ended(each) <= STUDY_YEAR]
    late = [each for each in points if ended(each) > STUDY_YEAR]
    before, latest = early[-1] if early else None, late[-1] if late else None
    if not (before and latest):
        return Move(found, before, latest, None, "")
    both = values.usable(before) and values.usable(latest)
    return Move(found, before, latest, latest.value - before.value if both else None, side(before, latest))


def ended(point: Observation) -> int:
    """The year in which a figure's period ends."""
    return period.parse(point.period).last.year


def side(before: Observation, latest: Observation) -> Side:
    """Where the latest lies for certain."""
    if before.high is not None and latest.low > before.high:
        return "higher"
    return "lower" if latest.high is not None and latest.high < before.low else ""
