"""How far two readings of the same codes agree beyond chance."""

from collections.abc import Sequence

import numpy as np
from scipy.stats import norm
from statsmodels.stats.inter_rater import cohens_kappa

from gongzhi.statistics.refusal import Refusal, check_level
from gongzhi.statistics.result import Quantity, Result


def cohen_kappa(first: Sequence[str], second: Sequence[str], level: float = 0.95) -> Result:
    """Cohen's kappa of two readings.

    Args:
        first: Codes of the first reading, one for each thing coded.
        second: Codes of the second, in the same order.
        level: Confidence of the interval, between 0 and 1.

    Returns:
        `estimate` is kappa with its large-sample interval, cut off at -1 and 1; `numbers` has
        `agreed`, the share of equal codes, and `categories`, how many different codes occur.

    Raises:
        Refusal: length_mismatch, level_out_of_range, or one_code where only one code occurs, so
            that chance alone would agree always.

    Source: Cohen (1960), Educ Psychol Meas 20, 37-46; standard error of Fleiss, Cohen & Everitt
    (1969), Psychol Bull 72, 323-327.
    """
    check_level(1 - level)
    if len(first) != len(second) or not first:
        raise Refusal("length_mismatch")
    codes = sorted({*first, *second})
    if len(codes) < 2:
        raise Refusal("one_code")
    table = np.zeros((len(codes), len(codes)))
    for one, other in zip(first, second, strict=True):
        table[codes.index(one), codes.index(other)] += 1
    found = cohens_kappa(table)
    reach = float(norm.ppf((1 + level) / 2)) * float(found.std_kappa)
    value = float(found.kappa)
    return Result(
        question="agreement",
        method="cohen_kappa",
        n=len(first),
        possible=len(first),
        estimate=Quantity(
            value=value,
            unit="kappa",
            low=max(-1.0, value - reach),
            high=min(1.0, value + reach),
            asked=level,
            achieved=level,
        ),
        numbers={"agreed": float(np.trace(table)) / len(first), "categories": float(len(codes))},
    )
