"""Does a directed network start from one point, more than arcs laid at random would?"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from gongzhi.statistics.monte_carlo import SEED, Floats, simulated
from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Note, Quantity, Result, Statistic

Arc = tuple[str, str]
DRAWS: Final = 9_999


def centralisation(arcs: Sequence[Arc], draws: int = DRAWS, seed: int = SEED) -> Result:
    """Freeman's centralisation of out-degrees, against as many arcs laid at random.

    C = Σ(d_max − d_i) / (n − 1)², where d_i is the number of others whom actor i reaches: 1 where one
    actor reaches all and nobody else anyone, 0 where all reach equally many. Under the null every set
    of as many distinct arcs among the same actors is equally likely, so that the out-degrees have a
    multivariate hypergeometric distribution.

    Args:
        arcs: Who reaches whom; repeated arcs count once, those from an actor to itself not at all.
        draws: Number of simulated networks.
        seed: Of the simulation.

    Returns:
        `n` distinct arcs; estimate C; effect C minus its mean under the null, with the range that
        holds 95 % of the null's networks; p one-sided (more central); `numbers` has actors,
        highest_degree and null_mean.

    Raises:
        Refusal: n_lt_3 for fewer than three actors.

    Source: Freeman (1978/79), Social Networks 1, 215-239.
    """
    distinct = {(start, end) for start, end in arcs if start != end}
    actors = {name for arc in distinct for name in arc}
    n = len(actors)
    if n < 3:
        raise Refusal("n_lt_3")
    degrees = Counter(start for start, _ in distinct)
    observed = (n * max(degrees.values()) - len(distinct)) / (n - 1) ** 2
    drawn = np.random.default_rng(seed).multivariate_hypergeometric([n - 1] * n, len(distinct), draws)
    null = (n * drawn.max(axis=1) - len(distinct)) / (n - 1) ** 2
    # A hair's breadth keeps rounding from deciding where a draw equals what was observed.
    reached = int((null >= observed - 1e-12).sum())
    return Result(
        question="centralisation",
        method="random_arcs",
        n=len(distinct),
        possible=n * (n - 1),
        estimate=Quantity(value=observed, unit="centralisation"),
        effect=_excess(observed - null),
        statistic=Statistic(name="C", value=observed),
        p=simulated(reached, draws, "greater"),
        notes=(Note(code="one_text"),),
        numbers={"actors": n, "highest_degree": max(degrees.values()), "null_mean": float(null.mean())},
    )


def _excess(drawn: Floats) -> Quantity:
    low, high = (float(end) for end in np.quantile(drawn, (0.025, 0.975)))
    mean = float(drawn.mean())
    return Quantity(value=mean, unit="centralisation", low=low, high=high, asked=0.95, achieved=0.95)
