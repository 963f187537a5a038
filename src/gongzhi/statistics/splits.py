"""The F statistic of a break at every split of a series, for many series at once."""

from collections.abc import Sequence

import numpy as np

from gongzhi.statistics.monte_carlo import Floats


def break_f(series: Floats, x: Sequence[float] | None, splits: Sequence[int]) -> Floats:
    """F, not divided by its k degrees, of a break in level and slope: splits × series.

    Each of the models before and after a split has a level and, with x, a slope (k = 1 or 2);
    F = (RSS0 - RSS1) / (RSS1 / (n - 2 k)), infinite where both sides fit without a residual.

    Args:
        series: Values, observations × series.
        x: The regressor, in the order of the observations; None for a level alone.
        splits: Numbers of observations before the break.

    Source: Chow (1960), Econometrica 28, 591-605; Andrews (1993), Econometrica 61, 821-856.
    """
    design = columns(len(series), x)
    rest = _unexplained(design, series)
    whole = _squares(rest)
    found = np.empty((len(splits), series.shape[1]))
    for place, split in enumerate(splits):
        parts = [_unexplained(design[side], rest[side]) for side in (slice(split), slice(split, None))]
        both = _squares(parts[0]) + _squares(parts[1])
        exact = both <= 1e-25 * whole
        ratio = (whole - both) / np.where(exact, 1.0, both)
        found[place] = np.where(exact, np.inf, ratio * (len(series) - 2 * design.shape[1]))
    return found


def columns(n: int, x: Sequence[float] | None) -> Floats:
    """The regressors: a level and, where there is an x, its distance from its mean."""
    level = np.ones(n)
    if x is None:
        return level[:, None]
    regressor = np.asarray(x, dtype=float)
    return np.column_stack([level, regressor - regressor.mean()])


def _unexplained(design: Floats, series: Floats) -> Floats:
    basis = np.linalg.qr(design)[0]
    return np.asarray(series - basis @ (basis.T @ series), dtype=np.float64)


def _squares(rest: Floats) -> Floats:
    return np.asarray(np.einsum("ij,ij->j", rest, rest), dtype=np.float64)
