"""How many of several tests still count: Holm for a family, Benjamini-Hochberg for exploring."""

from collections.abc import Sequence

from statsmodels.stats.multitest import multipletests

from gongzhi.statistics.refusal import Refusal, check_level
from gongzhi.statistics.result import Result


def adjust(p: Sequence[float], alpha: float = 0.05) -> Result:
    """Adjust the p-values of several tests for their number.

    Args:
        p: p-values, 0 to 1, in any order.
        alpha: Level of the family's error rate (Holm) or false discovery rate (BH).

    Returns:
        `lists` has p_holm and p_bh in the order given, `numbers` n_reject_holm and n_reject_bh.

    Raises:
        Refusal: p_out_of_range (also NaN) or level_out_of_range.

    Source: Holm (1979), Scand J Statist 6, 65-70; Benjamini & Hochberg (1995), JRSS B 57,
    289-300.
    """
    check_level(alpha)
    if not all(0 <= each <= 1 for each in p):
        raise Refusal("p_out_of_range")
    holm, bh = (_adjusted(p, method) for method in ("holm", "fdr_bh"))
    # A relative 1e-12 keeps rounding from deciding where an adjusted p equals the level.
    limit = alpha * (1 + 1e-12)
    return Result(
        question="multiplicity",
        method="holm_bh",
        n=len(p),
        possible=len(p),
        lists={"p_holm": holm, "p_bh": bh},
        numbers={
            "n_reject_holm": sum(each <= limit for each in holm),
            "n_reject_bh": sum(each <= limit for each in bh),
        },
    )


def _adjusted(p: Sequence[float], method: str) -> tuple[float, ...]:
    return tuple(map(float, multipletests(list(p), method=method)[1])) if p else ()
