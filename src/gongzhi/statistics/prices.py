"""Money in the prices of one year, and per head."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from gongzhi.statistics.monte_carlo import Floats
from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Result

Base = Literal["first", "last"] | int


def deflate(
    nominal: Sequence[float | None],
    cpi: Sequence[float | None],
    base: Base = "first",
    years: Sequence[float] | None = None,
    population: Sequence[float | None] | None = None,
) -> Result:
    """Take the change of prices out of yearly amounts.

    The price index is chained from consumer price indices of which the previous year is 100;
    the first of them, which leads to a year before the series, is not used. In log-linear least
    squares the real slope is then the nominal slope minus that of the index, exactly.

    Args:
        nominal: Amounts in current prices, in order of consecutive years; None is missing.
        cpi: Each year's index, previous year = 100, in the same order.
        base: Whose prices: "first", "last", a year (where `years` are given) or a place in the
            series, from 1.
        years: The years, where `base` is one of them.
        population: Heads in the same order; then amounts per head are given too.

    Returns:
        `lists` has index (1 in the base year), real (amounts in the base year's prices) and,
        with a population, per_head.

    Raises:
        Refusal: length_mismatch, non_finite (also an index that is missing), non_positive_log (an
            index of 0 or less), broken_chain (years that do not follow each other), unknown_base,
            negative_or_noninteger_count (a population of 0 or less) or insufficient_df (nothing).
    """
    others = [each for each in (cpi, years, population) if each is not None]
    if any(len(each) != len(nominal) for each in others):
        raise Refusal("length_mismatch")
    if not nominal:
        raise Refusal("insufficient_df")
    chain = _chain(cpi, years)
    index = chain / chain[_place(base, years, len(nominal))]
    rows = {"index": tuple(map(float, index)), "real": _divided(nominal, index)}
    if population is not None:
        rows["per_head"] = _divided(nominal, index * _heads(population))
    known = sum(each is not None for each in nominal)
    return Result(
        question="prices",
        method="chained_index",
        n=known,
        possible=len(nominal),
        years=tuple(years or ()),
        lists=rows,
    )


def _chain(cpi: Sequence[float | None], years: Sequence[float] | None) -> Floats:
    """Prices relative to the first year."""
    if years is not None and (np.diff(years) != 1).any():
        raise Refusal("broken_chain")
    steps = np.array([100.0, *(np.nan if each is None else each for each in cpi[1:])]) / 100
    if not np.isfinite(steps).all():
        raise Refusal("non_finite")
    if (steps <= 0).any():
        raise Refusal("non_positive_log")
    return np.asarray(np.cumprod(steps), dtype=np.float64)


def _heads(population: Sequence[float | None]) -> Floats:
    heads = np.array([np.nan if each is None else each for each in population], dtype=np.float64)
    if (heads <= 0).any():
        raise Refusal("negative_or_noninteger_count")
    return heads


def _divided(amounts: Sequence[float | None], by: Floats) -> tuple[float | None, ...]:
    """Each amount divided; what is missing stays missing."""
    shares = [
        None if amount is None or np.isnan(divisor) else float(amount / divisor)
        for amount, divisor in zip(amounts, by, strict=True)
    ]
    if not all(share is None or np.isfinite(share) for share in shares):
        raise Refusal("non_finite")
    return tuple(shares)


def _place(base: Base, years: Sequence[float] | None, n: int) -> int:
    """Where the base year stands; a year before a place, since no series has 1900 years."""
    if base in ("first", "last"):
        return 0 if base == "first" else n - 1
    if years is not None and base in years:
        return list(years).index(float(base))
    if isinstance(base, int) and 1 <= base <= n:
        return base - 1
    raise Refusal("unknown_base")
