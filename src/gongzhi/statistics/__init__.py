"""Small-sample statistics of short yearly series: pure, exact where it can be, one record out."""

from gongzhi.statistics.agreement import cohen_kappa
from gongzhi.statistics.autocorrelation import ar1_p, tipping_point
from gongzhi.statistics.bounds import envelope, rounded, slope_bounds, trend_bounds
from gongzhi.statistics.centralisation import centralisation
from gongzhi.statistics.chow import chow_test
from gongzhi.statistics.concentration import concentration
from gongzhi.statistics.counts import count_trend, negative_binomial
from gongzhi.statistics.counts_exact import count_trend_exact
from gongzhi.statistics.growth import growth_between_ends
from gongzhi.statistics.known_break import known_break
from gongzhi.statistics.level_shift import pettitt
from gongzhi.statistics.loglinear import loglinear_fit
from gongzhi.statistics.methods import METHODS
from gongzhi.statistics.monotone import mann_kendall
from gongzhi.statistics.multiplicity import adjust
from gongzhi.statistics.peers import highest, placebo_rank, sign_test, years_above
from gongzhi.statistics.policy import POLICY, Rule, rule
from gongzhi.statistics.power import power_of_years
from gongzhi.statistics.prices import deflate
from gongzhi.statistics.refusal import MESSAGES, Refusal
from gongzhi.statistics.result import Alternative, Probability, Quantity, Result
from gongzhi.statistics.robustness import Specification, leave_one_out, specification_curve
from gongzhi.statistics.slope import theil_sen
from gongzhi.statistics.unknown_break import sup_f, unknown_break
from gongzhi.statistics.wording import say

__all__ = [
    "MESSAGES",
    "METHODS",
    "POLICY",
    "Alternative",
    "Probability",
    "Quantity",
    "Refusal",
    "Result",
    "Rule",
    "Specification",
    "adjust",
    "ar1_p",
    "centralisation",
    "chow_test",
    "cohen_kappa",
    "concentration",
    "count_trend",
    "count_trend_exact",
    "deflate",
    "envelope",
    "growth_between_ends",
    "highest",
    "known_break",
    "leave_one_out",
    "loglinear_fit",
    "mann_kendall",
    "negative_binomial",
    "pettitt",
    "placebo_rank",
    "power_of_years",
    "rounded",
    "rule",
    "say",
    "sign_test",
    "slope_bounds",
    "specification_curve",
    "sup_f",
    "theil_sen",
    "tipping_point",
    "trend_bounds",
    "unknown_break",
    "years_above",
]
