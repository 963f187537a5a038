"""What is asked of how many years: the decision by n, as one table."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gongzhi.statistics.methods import Question
from gongzhi.statistics.null import critical_score

FROM_TEST: Final = 5
FROM_KNOWN_BREAK: Final = 10
FROM_UNKNOWN_BREAK: Final = 12

# From how many years on a question is put to a series; below the first row nothing is.
POLICY: Mapping[int, tuple[Question, ...]] = MappingProxyType(
    {
        3: ("growth",),
        FROM_TEST: ("trend", "slope", "autocorrelation", "bounds", "power", "robustness"),
        FROM_KNOWN_BREAK: ("break_known",),
        FROM_UNKNOWN_BREAK: ("break_unknown",),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What n years allow.

    Attributes:
        n: Number of years with a value.
        questions: What is asked of them, in the order of `POLICY`.
        critical_score: The smallest |S| at which the exact Mann-Kendall test rejects; None
            where no order of n different values does.
        floor: The smallest two-sided p of n different values, 2 / n!.
        only_perfect: Whether only a series that rises (or falls) every year rejects.
    """

    n: int
    questions: tuple[Question, ...]
    critical_score: int | None
    floor: float
    only_perfect: bool


def rule(n: int, alpha: float = 0.05) -> Rule:
    """The rule for n years at the level alpha."""
    critical, pairs = critical_score(n, alpha / 2)[0], math.comb(n, 2)
    return Rule(
        n=n,
        questions=tuple(each for least, row in POLICY.items() if n >= least for each in row),
        critical_score=critical if critical <= pairs else None,
        floor=min(1.0, 2 / math.factorial(n)),
        only_perfect=critical == pairs,
    )
