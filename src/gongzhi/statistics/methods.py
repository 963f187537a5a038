"""The registry of methods: what each is called, and where it is described."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Question = Literal[
    "trend", "slope", "growth", "autocorrelation", "break_known", "break_unknown", "level_shift",
    "counts", "peers", "prices", "bounds", "multiplicity", "power", "robustness", "centralisation",
    "concentration", "agreement",
]  # fmt: skip
Method = Literal[
    "mann_kendall_exact", "theil_sen_exact", "loglinear_ols", "end_points", "ar1_null", "chow",
    "sup_f", "pettitt_exact", "quasi_poisson", "poisson_exact", "negative_binomial", "sign_test",
    "placebo_rank", "chained_index", "partial_identification", "holm_bh", "noncentral_f",
    "mann_kendall_power", "leave_one_out", "specification_curve", "random_arcs", "cohen_kappa",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Description:
    """A method by its name in Chinese and English, and the keys of the works that describe it."""

    zh: str
    en: str
    references: tuple[str, ...]


METHODS: Mapping[Method, Description] = MappingProxyType(
    {
        "mann_kendall_exact": Description(
            "曼—肯德尔精确检验", "exact Mann-Kendall test", ("mann1945", "kendall1975", "hollander2014")
        ),
        "theil_sen_exact": Description(
            "泰尔—森斜率及精确区间",
            "Theil-Sen slope with exact interval",
            ("theil1950", "sen1968", "hollander2014"),
        ),
        "loglinear_ols": Description(
            "对数线性最小二乘", "log-linear least squares", ("mackinnon1985", "long2000")
        ),
        "end_points": Description("首尾两年的年均增长率", "growth between the end points", ()),
        "ar1_null": Description(
            "一阶自相关零假设下的模拟", "simulation under AR(1) errors", ("hamed1998", "yue2002")
        ),
        "chow": Description("已知断点的邹检验", "Chow test at a known year", ("chow1960", "wagner2002")),
        "sup_f": Description(
            "未知断点的上确界F检验（有限样本模拟）",
            "sup-F test at an unknown year, simulated for this n",
            ("andrews1993", "zeileis2002"),
        ),
        "pettitt_exact": Description("佩蒂特水平突变检验（精确）", "exact Pettitt test", ("pettitt1979",)),
        "quasi_poisson": Description(
            "准泊松回归", "quasi-Poisson regression", ("wedderburn1974", "mccullagh1989")
        ),
        "poisson_exact": Description(
            "泊松趋势的条件精确检验", "exact conditional test of a Poisson trend", ("cox1966",)
        ),
        "negative_binomial": Description(
            "负二项回归（NB2）", "negative binomial regression (NB2)", ("lawless1987",)
        ),
        "sign_test": Description(
            "符号检验与克洛珀—皮尔逊区间", "sign test with Clopper-Pearson interval", ("clopper1934",)
        ),
        "placebo_rank": Description("各城市间的安慰剂排序", "placebo rank among cities", ("abadie2010",)),
        "chained_index": Description(
            "环比居民消费价格指数连乘平减", "deflation by a chained consumer price index", ()
        ),
        "partial_identification": Description(
            "部分识别：区间值的上下界", "partial identification from interval values", ("manski2003",)
        ),
        "holm_bh": Description(
            "霍尔姆与本雅明尼—霍赫贝格校正",
            "Holm and Benjamini-Hochberg adjustment",
            ("holm1979", "benjamini1995"),
        ),
        "noncentral_f": Description("非中心F分布的功效", "power from the noncentral F", ("cohen1988",)),
        "mann_kendall_power": Description(
            "曼—肯德尔精确检验的功效（模拟）",
            "simulated power of the exact Mann-Kendall test",
            ("yue2002b",),
        ),
        "leave_one_out": Description("逐年剔除", "leaving out one year at a time", ()),
        "specification_curve": Description("设定曲线", "specification curve", ("simonsohn2020",)),
        "cohen_kappa": Description("科恩κ", "Cohen's kappa", ("cohen1960", "fleiss1969")),
        "random_arcs": Description(
            "出度中心化与随机弧零模型", "out-degree centralisation against random arcs", ("freeman1978",)
        ),
    }
)
