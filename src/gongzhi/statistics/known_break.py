"""Did a series break at a year named beforehand: Chow's test, changes of level and slope."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
from statsmodels.regression.linear_model import OLS

from gongzhi.statistics.autocorrelation import GRID
from gongzhi.statistics.chow import A_SIDE, chow_test
from gongzhi.statistics.growth import growth
from gongzhi.statistics.loglinear import t_interval, t_test
from gongzhi.statistics.monte_carlo import SEED, Floats, ar1, normals, simulated
from gongzhi.statistics.policy import FROM_KNOWN_BREAK
from gongzhi.statistics.refusal import check_level
from gongzhi.statistics.result import Assumption, Note, Quantity, Result
from gongzhi.statistics.series import Values, arrange
from gongzhi.statistics.splits import break_f

DRAWS: Final = 20_000


def known_break(
    y: Values, t: Iterable[float], first_after: float, log: bool = True, level: float = 0.95
) -> Result:
    """Test for a change of level and slope from a year that was named before looking.

    Args:
        y: Values in any unit (above 0 for `log`), one per year; None or NaN is missing.
        t: Times in years, distinct, in any order and with gaps.
        first_after: The first year that belongs to the time after the break.
        log: Fit log y (the default), so that changes are relative ones.
        level: Confidence of the intervals, between 0 and 1.

    Returns:
        Estimate the change of level at `first_after` with its interval (log units, and as a
        fraction in the effect); joint F of level and slope with its p. `numbers` has those of
        `chow_test`; level_change and slope_change (a year), each also with se_, p_, low_ and high_;
        placebo_p, the share of the placebo_years at which the series could have broken whose
        F is as large; and tipping_phi, the autocorrelation of the errors from which the
        simulated p exceeds 1 - level (absent where none up to 0.95 is enough).

    Raises:
        Refusal: as `arrange`; non_positive_log; level_out_of_range; insufficient_df with fewer
            than three years a side; perfect_fit.

    Source: Chow (1960), Econometrica 28, 591-605; Wagner et al. (2002), J Clin Pharm Ther 27,
    299-309.
    """
    check_level(level)
    series = arrange(y, t)
    heights = series.heights(log)
    before = sum(when < first_after for when in series.t)
    joint = chow_test(heights, series.t, before)
    changes = _changes(heights, series.t, first_after, level)
    estimate = changes["level"][0]
    more = _placebo(heights, series.t, before) | _tipping(heights, series.t, before, 1 - level)
    fewer = min(before, series.n - before)
    return replace(
        series.result("break_known", "chow"),
        estimate=estimate,
        effect=growth(estimate, "fraction") if log else None,
        statistic=joint.statistic,
        p=joint.p,
        assumptions=(Assumption(key="enough_years_a_side", held="yes", number=fewer),),
        notes=_notes(series.n),
        numbers={**joint.numbers, **_flat(changes), **more},
    )


def _notes(n: int) -> tuple[Note, ...]:
    causes = (Note(code="not_causal"),)
    if n >= FROM_KNOWN_BREAK:
        return causes
    return (*causes, Note(code="short_for_break", numbers={"least": FROM_KNOWN_BREAK}))


Change = tuple[Quantity, float, float]


def _changes(
    heights: Sequence[float], t: Sequence[float], first_after: float, level: float
) -> Mapping[str, Change]:
    """Change of level at the break and of slope, each with its standard error and its p."""
    since = np.asarray(t, dtype=float) - first_after
    after = (since >= 0).astype(float)
    design = np.column_stack([np.ones(len(since)), since, after, after * since])
    model = OLS(np.asarray(heights, dtype=float), design).fit()
    found = {}
    for place, (name, unit) in enumerate([("level", "log"), ("slope", "log_a_year")], start=2):
        value, error = float(model.params[place]), float(model.bse[place])
        change = t_interval(value, error, len(since) - 4, level, unit)
        found[name] = (change, error, t_test(value, error, len(since) - 4)[1])
    return found


def _flat(changes: Mapping[str, Change]) -> dict[str, float]:
    flat: dict[str, float] = {}
    for name, (change, error, p) in changes.items():
        flat |= {f"{name}_change": change.value, f"se_{name}": error, f"p_{name}": p}
        flat |= {f"low_{name}": change.low, f"high_{name}": change.high}
    return flat


def _placebo(heights: Sequence[float], t: Sequence[float], before: int) -> dict[str, float]:
    """How many of the possible years show a break as large as the one that was named."""
    splits = range(A_SIDE, len(t) - A_SIDE + 1)
    f = break_f(_column(heights), t, splits)[:, 0]
    as_large = np.count_nonzero(f >= f[splits.index(before)] * (1 - 1e-9))
    return {"placebo_years": len(splits), "placebo_p": float(as_large) / len(splits)}


def _tipping(heights: Sequence[float], t: Sequence[float], before: int, alpha: float) -> dict[str, float]:
    seen = float(break_f(_column(heights), t, [before])[0, 0])
    for phi in GRID:
        null = _null(tuple(t), before, phi)
        if simulated(int(np.count_nonzero(null >= seen)), len(null)).value > alpha:
            return {"tipping_phi": phi}
    return {}


@cache
def _null(t: tuple[float, ...], before: int, phi: float) -> Floats:
    """F under AR(1) errors; a level and a slope that do not break leave it as it is."""
    return np.asarray(break_f(ar1(normals(len(t), DRAWS, SEED), phi), t, [before])[0], dtype=np.float64)


def _column(heights: Sequence[float]) -> Floats:
    return np.asarray(heights, dtype=np.float64)[:, None]
