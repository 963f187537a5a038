"""Why a series is refused: a code for programs, a sentence in Chinese and English for people."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Reason = Literal[
    "n_lt_3",
    "constant",
    "non_positive_log",
    "non_finite",
    "duplicate_time",
    "length_mismatch",
    "insufficient_df",
    "negative_or_noninteger_count",
    "p_out_of_range",
    "lo_gt_hi",
    "level_out_of_range",
    "unknown_alternative",
    "phi_out_of_range",
    "no_finite_slope",
    "perfect_fit",
    "n_lt_12",
    "n_gt_18",
    "broken_chain",
    "unknown_base",
    "one_code",
]

MESSAGES: Mapping[Reason, tuple[str, str]] = MappingProxyType(
    {
        "n_lt_3": (
            "有数值的年份不足三个，谈不上趋势。",
            "Fewer than three years have a value; that is not enough to speak of a trend.",
        ),
        "constant": (
            "各年数值完全相同，没有先后高低可比。",
            "Every year has the same value, so there is no order to test.",
        ),
        "one_code": (
            "所有编码都相同，无从区别一致与偶然。",
            "Only one code occurs, so agreement cannot be told from chance.",
        ),
        "non_positive_log": (
            "序列中有零或负数，不能取对数。",
            "The series holds a zero or a negative value, which has no logarithm.",
        ),
        "non_finite": (
            "数值或年份中有无穷大，或有无法识别的数。",
            "A value or a year is infinite or not a number.",
        ),
        "duplicate_time": (
            "同一年份出现了不止一个数值，须先选定一个。",
            "One year has more than one value; choose one of them first.",
        ),
        "length_mismatch": (
            "数值与年份的个数不一致。",
            "There are not as many values as years.",
        ),
        "insufficient_df": (
            "观测太少，估计完参数后已没有自由度。",
            "Too few observations: estimating the parameters leaves no degrees of freedom.",
        ),
        "negative_or_noninteger_count": (
            "计数只能是零或正整数。",
            "A count must be zero or a positive whole number.",
        ),
        "p_out_of_range": (
            "p 值应在 0 与 1 之间。",
            "A p-value must lie between 0 and 1.",
        ),
        "lo_gt_hi": (
            "区间的下限大于上限。",
            "An interval's lower end lies above its upper end.",
        ),
        "level_out_of_range": (
            "置信水平、显著性水平和功效须大于 0 且小于 1。",
            "A level of confidence, of significance or of power must be above 0 and below 1.",
        ),
        "unknown_alternative": (
            "备择假设只能是双侧、上升或下降。",
            "The alternative must be two-sided, greater or less.",
        ),
        "phi_out_of_range": (
            "一阶自相关系数须在 -1 与 1 之间。",
            "A first-order autocorrelation must lie between -1 and 1.",
        ),
        "no_finite_slope": (
            "全部计数都在首年或末年，斜率没有有限的估计。",
            "All counts fall in the first or in the last year, so that no finite slope fits them.",
        ),
        "perfect_fit": (
            "模型与数据完全吻合，没有残差可作检验。",
            "The model fits without any residual, which leaves nothing to test against.",
        ),
        "n_lt_12": (
            "不足十二年，不检验年份未知的断点。",
            "Fewer than twelve years are not searched for a break at an unknown year.",
        ),
        "n_gt_18": (
            "超过十八年，逐一枚举不可行。",
            "More than eighteen years are too many for counting all orders.",
        ),
        "broken_chain": (
            "年份不相连，物价指数无法连乘。",
            "The years do not follow each other, so that the price index cannot be chained.",
        ),
        "unknown_base": (
            "基期不在序列之中。",
            "The base is no year of the series.",
        ),
    }
)


class Refusal(ValueError):
    """The question cannot be answered for this input; no number is given instead.

    Attributes:
        reason: Code of the reason, a key of `MESSAGES`.
    """

    def __init__(self, reason: Reason) -> None:
        """Refuse for one of the reasons in `MESSAGES`."""
        super().__init__(reason)
        self.reason: Reason = reason

    @property
    def zh(self) -> str:
        """The reason as a Chinese sentence."""
        return MESSAGES[self.reason][0]

    @property
    def en(self) -> str:
        """The reason as an English sentence."""
        return MESSAGES[self.reason][1]

    def __str__(self) -> str:
        """Code and English sentence, as a traceback shows them."""
        return f"{self.reason}: {self.en}"


def check_level(level: float) -> None:
    """Refuse a level of confidence or significance that is none.

    Raises:
        Refusal: level_out_of_range.
    """
    if not 0 < level < 1:
        raise Refusal("level_out_of_range")
