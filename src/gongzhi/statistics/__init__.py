"""Is there a trend in a short annual series, and how steep is it: exact answers, pure."""

from gongzhi.statistics.monotone import mann_kendall
from gongzhi.statistics.refusal import MESSAGES, Refusal
from gongzhi.statistics.result import Alternative, Answer, Slope, Trend
from gongzhi.statistics.slope import theil_sen

__all__ = [
    "MESSAGES",
    "Alternative",
    "Answer",
    "Refusal",
    "Slope",
    "Trend",
    "mann_kendall",
    "theil_sen",
]
