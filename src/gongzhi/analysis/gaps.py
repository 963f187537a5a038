"""What evidence there is for each claim that is no proposal, and where there is none."""

from dataclasses import dataclass
from typing import Literal

from gongzhi.analysis.claims import judge_all
from gongzhi.analysis.indicators import Known, bearing
from gongzhi.data.evidence import Evidence
from gongzhi.data.study import Claim
from gongzhi.statistics.policy import FROM_TEST

Reach = Literal["test", "direct", "circumstantial", "elsewhere", "none"]
REACHES: tuple[Reach, ...] = ("test", "direct", "circumstantial", "elsewhere", "none")


@dataclass(frozen=True, slots=True)
class Gap:
    """The evidence for a claim, by kind.

    `documents` counts those that the claim names, `found` those of them on record with an address.
    `direct` and `circumstantial` count the figures of the report's place, `elsewhere` those of its
    districts and of other places, `places` how many these are. `years` are those that a test of a
    direct measure could use; `verdict` is the status that planned tests gave, empty without any.
    """

    claim: Claim
    documents: int
    found: int
    direct: int
    circumstantial: int
    elsewhere: int
    places: int
    years: int
    verdict: str

    @property
    def reach(self) -> Reach:
        """How far figures reach: enough for a test, of the very claim, of something near, or of elsewhere."""
        if self.direct:
            return "test" if self.years >= FROM_TEST else "direct"
        return "circumstantial" if self.circumstantial else "elsewhere" if self.elsewhere else "none"


def gaps(evidence: Evidence) -> tuple[Gap, ...]:
    """Every claim without parts that is no proposal, in the order of the study."""
    found = []
    for each in judge_all(evidence).values():
        if each.claim.rule == "proposal" or each.parts:
            continue
        measures = bearing(each.claim, evidence)
        direct = [one for one in measures if one.indicator.bearing == "direct"]
        others = {point.region for one in measures for point in (*one.inside, *one.outside)}
        found.append(
            Gap(
                claim=each.claim,
                documents=len(each.documents),
                found=len(each.found),
                direct=own(direct),
                circumstantial=own(measures) - own(direct),
                elsewhere=sum(len(one.inside) + len(one.outside) for one in measures),
                places=len(others),
                years=max((one.years for one in direct), default=0),
                verdict=each.status if each.claim.rule == "tests" else "",
            )
        )
    return tuple(found)


def own(measures: tuple[Known, ...] | list[Known]) -> int:
    """How many figures there are of the report's place."""
    return sum(len(each.own) for each in measures)
