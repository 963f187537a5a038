"""Reference cases: each method's answer under the keys that the file of cases uses."""

from gongzhi.statistics import Refusal
from gongzhi.statistics.cases import families, models, trends
from gongzhi.statistics.cases.reading import Answer, Given, written

SOLVERS = {**trends.SOLVERS, **models.SOLVERS, **families.SOLVERS}


def solve(case: Given) -> Answer:
    """The result of one case under the keys of the file format, or {"error": reason}.

    Raises:
        Exception: Any, where the case lacks what its method needs.
    """
    method = SOLVERS.get(case["method"])
    if method is None:
        return {"error": "unknown_method"}
    options = case.get("options") or {}
    try:
        found = method(case["input"], {key: value for key, value in options.items() if value is not None})
    except Refusal as refusal:
        return {"error": refusal.reason}
    return {key: written(value) for key, value in found.items()}
