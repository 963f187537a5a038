"""Is a regression the same before and after a row: Chow's joint F."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from statsmodels.regression.linear_model import OLS

from gongzhi.statistics.refusal import Refusal
from gongzhi.statistics.result import Probability, Result, Statistic
from gongzhi.statistics.splits import columns

A_SIDE: Final = 3


def chow_test(y: Sequence[float], x: Sequence[float] | None, before: int) -> Result:
    """Compare one regression of y on x with one before and one after a row.

    Args:
        y: Values in the order of the rows, none missing.
        x: The regressor, in the same order; None for a level alone.
        before: Number of rows before the break; at least three, as after it.

    Returns:
        F and its p; `numbers` has df1, df2 and the residual sums of squares RSS_restricted,
        RSS1 (before) and RSS2 (after).

    Raises:
        Refusal: n_lt_3, length_mismatch, non_finite, constant, insufficient_df or perfect_fit.

    Source: Chow (1960), Econometrica 28, 591-605.
    """
    check_rows(y, x)
    if min(before, len(y) - before) < A_SIDE:
        raise Refusal("insufficient_df")
    heights, design = np.asarray(y, dtype=float), columns(len(y), x)
    sides = [(heights[side], design[side]) for side in (slice(before), slice(before, None))]
    if any(np.linalg.matrix_rank(each) < design.shape[1] for _, each in sides):
        raise Refusal("insufficient_df")
    whole, first, second = (OLS(*each).fit() for each in ((heights, design), *sides))
    full = OLS(heights, np.hstack([design, design * (np.arange(len(y)) >= before)[:, None]])).fit()
    if full.ssr <= 1e-25 * float(heights @ heights):
        raise Refusal("perfect_fit")
    f, p, df1 = (float(each) for each in full.compare_f_test(whole))
    return Result(
        question="break_known",
        method="chow",
        n=len(y),
        possible=len(y),
        statistic=Statistic(name="F", value=f),
        p=Probability(value=p, how="f"),
        numbers={"df1": int(df1), "df2": int(full.df_resid), **_sums(whole, first, second)},
    )


def check_rows(y: Sequence[float], x: Sequence[float] | None) -> None:
    """Refuse rows that no regression can be fitted to.

    Raises:
        Refusal: length_mismatch, non_finite, n_lt_3 or constant.
    """
    if x is not None and len(x) != len(y):
        raise Refusal("length_mismatch")
    if not np.isfinite([*y, *(x or ())]).all():
        raise Refusal("non_finite")
    if len(y) < A_SIDE:
        raise Refusal("n_lt_3")
    if len(set(y)) == 1:
        raise Refusal("constant")


def _sums(whole: Any, first: Any, second: Any) -> dict[str, float]:
    names = ("RSS_restricted", "RSS1", "RSS2")
    return {name: float(model.ssr) for name, model in zip(names, (whole, first, second), strict=True)}
