"""Answer reference cases: `python -m gongzhi.statistics CASES.json` prints id -> result."""

import argparse
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from gongzhi.statistics import Alternative, Refusal, mann_kendall, theil_sen

Case = Mapping[str, Any]
Result = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read cases, print their answers as one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m gongzhi.statistics", description=__doc__)
    parser.add_argument("cases", type=Path, help='JSON: {"cases": [{id, method, input, options}]}')
    path = parser.parse_args(arguments).cases
    try:
        cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        parser.error(f"{path}: no cases to read: {error!r}")
    answers = {case["id"]: answer(case) for case in cases}
    print(json.dumps(answers, ensure_ascii=False, indent=1, allow_nan=False))


def answer(case: Case) -> Result:
    """The result of one case under the keys of the file format, or {"error": reason}."""
    solve = METHODS.get(case["method"])
    if solve is None:
        return {"error": "unknown_method"}
    try:
        return solve(case["input"], case.get("options") or {})
    except Refusal as refusal:
        return {"error": refusal.reason}
    except (KeyError, TypeError, ValueError) as error:
        print(f"{case['id']}: {error!r}", file=sys.stderr)
        return {"error": "malformed_input"}


def _answer_trend(given: Case, options: Case) -> Result:
    side = str(options.get("alternative", "two_sided")).replace("-", "_").replace(".", "_")
    trend = mann_kendall(_values(given["y"]), _times(given), cast(Alternative, side))
    return {
        "n": trend.n,
        "S": trend.S,
        "tau_a": trend.tau_a,
        "tau_b": trend.tau_b,
        "p_value": trend.p,
        "floor": trend.floor,
    }


def _answer_slope(given: Case, options: Case) -> Result:
    times = _times(given)
    if times is None:
        times = [float(place) for place in range(1, len(given["y"]) + 1)]
    level, log = options.get("conf_level", 0.95), bool(options.get("log", False))
    slope = theil_sen(_values(given["y"]), times, level, log)
    result: dict[str, float | None] = {
        "n": slope.n,
        "slope": slope.estimate,
        "intercept": slope.intercept,
        "lo": slope.low,
        "hi": slope.high,
        "achieved_level": slope.achieved,
        "k": slope.k,
    }
    if slope.log:
        result |= {"cagr": slope.growth, "cagr_lo": slope.growth_low, "cagr_hi": slope.growth_high}
    return {key: _written(value) for key, value in result.items()}


def _times(given: Case) -> list[float] | None:
    times = given.get("t")
    return None if times is None else [_number(time) for time in times]


def _values(y: Sequence[Any]) -> list[float | None]:
    return [None if value is None else _number(value) for value in y]


def _number(value: Any) -> float:
    """A number of the file, infinities also as "inf" and "-inf"; only null is missing there."""
    number = math.nan if value is None else float(value)
    if math.isnan(number):
        raise Refusal("non_finite")
    return number


def _written(value: float | None) -> float | str | None:
    """Infinite values as the words the file uses, since JSON has no number for them."""
    return str(value) if value is not None and math.isinf(value) else value


METHODS: Mapping[str, Callable[[Case, Case], Result]] = {
    "mk_exact": _answer_trend,
    "theil_sen_exact": _answer_slope,
}

if __name__ == "__main__":
    main()
