"""Cases of breaks and of counts."""

from collections.abc import Mapping

from gongzhi.statistics import (
    chow_test,
    count_trend,
    count_trend_exact,
    known_break,
    negative_binomial,
    sup_f,
)
from gongzhi.statistics.cases.reading import (
    DRAWS,
    Answer,
    Given,
    Solver,
    estimate_of,
    level,
    rows,
    tested,
    values,
    years,
)


def _chow(given: Given, options: Given) -> Answer:
    heights, x = rows(given, options)
    if "n_before" in options:
        before = sum(value is not None for value in given["y"][: max(0, int(options["n_before"]))])
    else:
        before = sum(when < options["break_first_after"] for when in x or ())
    found = chow_test(heights, x, before)
    return {"F_sctest": tested(found)["F"]} | tested(found)


def _segmented(given: Given, options: Given) -> Answer:
    log, first = bool(options.get("log", True)), float(options["break_first_after"])
    return dict(known_break(values(given["y"]), years(given), first, log, level(options)).numbers)


def _sup_f(given: Given, options: Given, draws: int = 1000) -> Answer:
    heights, x = rows(given, options)
    first, last = options.get("from_index"), options.get("to_index")
    return tested(sup_f(heights, x, first, last, draws))


def _sup_f_p(given: Given, options: Given) -> Answer:
    return _sup_f(given, options, DRAWS // 5)


def _poisson(given: Given, options: Given) -> Answer:
    found = count_trend(values(given["y"]), years(given), level(options))
    return {"slope": estimate_of(found).value, **found.numbers}


def _poisson_exact(given: Given, options: Given) -> Answer:
    return tested(count_trend_exact(values(given["y"]), years(given)))


def _negative_binomial(given: Given, options: Given) -> Answer:
    found = negative_binomial(values(given["y"]), years(given))
    return {"slope": estimate_of(found).value, **found.numbers}


SOLVERS: Mapping[str, Solver] = {
    "chow": _chow,
    "segmented_known": _segmented,
    "supF": _sup_f,
    "supF_mc_p": _sup_f_p,
    "poisson_trend": _poisson,
    "poisson_trend_exact": _poisson_exact,
    "negbin_trend": _negative_binomial,
}
