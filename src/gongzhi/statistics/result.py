"""What the statistics answer: one record for every question, with units and meaning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gongzhi.statistics.methods import Method, Question

Alternative = Literal["two_sided", "less", "greater"]
How = Literal[
    "exact", "exact_ties", "t", "f", "normal", "chi_square", "binomial", "rank", "simulated", "range"
]
Held = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An estimate with its interval; an interval that was not asked for is the whole line.

    Attributes:
        value: The estimate, in `unit`.
        unit: Key of `UNITS` in wording.py.
        low: Lower end of the interval, same unit; -inf where it has none.
        high: Upper end, same unit; inf where it has none.
        asked: The confidence that was asked for, above 0, at most 1.
        achieved: The confidence that the interval has; with few years only a few levels exist.
    """

    value: float
    unit: str
    low: float = float("-inf")
    high: float = float("inf")
    asked: float = 1.0
    achieved: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """The statistic of a test under the name that the literature gives it."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Probability:
    """A p-value, and what it is worth.

    Attributes:
        value: Probability, under the null, of a statistic at least this extreme.
        how: How it was got: counted over all orders, from a t or F distribution, simulated, …
        floor: The smallest p that data of this size could have; 0 where there is none. A floor
            above the chosen level means that the series is too short to reject.
        error: Standard error of a simulated p (Monte Carlo); 0 where nothing was simulated.
        alternative: "two_sided", "greater" (rising) or "less" (falling).
    """

    value: float
    how: How
    floor: float = 0.0
    error: float = 0.0
    alternative: Alternative = "two_sided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """Something the method takes for granted, and whether these data bear it out.

    Attributes:
        key: Key of `ASSUMPTIONS` in wording.py.
        held: "unknown" where so few years cannot tell.
        number: The number that says so; what it is, is in the wording of the assumption.
    """

    key: str
    held: Held
    number: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something a reader must know: a code of `NOTES` in wording.py with its numbers."""

    code: str
    numbers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to one question about one series (or one family of tests).

    Attributes:
        question: What was asked.
        method: How it was answered, a key of `METHODS` in methods.py.
        n: Number of observations used.
        possible: Number of observations there could have been: used and dropped.
        years: Times of the observations used, ascending; empty where the question has none.
        dropped: Times at which the value was missing, ascending.
        estimate: The estimate in its own unit, for instance log units a year.
        effect: The same on the scale a reader understands, for instance growth a year as a
            fraction (0.05 is 5 %).
        statistic: The statistic of the test.
        p: Its p-value; none where nothing was tested.
        assumptions: What the method takes for granted, checked as far as the data allow.
        notes: What else a reader must know.
        numbers: Further numbers by name; the function that gives them describes them.
        lists: Further rows of numbers by name, one a year, a test or a step of a grid.
    """

    question: Question
    method: Method
    n: int
    possible: int
    years: tuple[float, ...] = ()
    dropped: tuple[float, ...] = ()
    estimate: Quantity | None = None
    effect: Quantity | None = None
    statistic: Statistic | None = None
    p: Probability | None = None
    assumptions: tuple[Assumption, ...] = ()
    notes: tuple[Note, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)
    lists: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)

    def rejects(self, alpha: float) -> bool:
        """Whether the test rejects at the level `alpha`; never where nothing was tested."""
        return self.p is not None and self.p.value <= alpha
