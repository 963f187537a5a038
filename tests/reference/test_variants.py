"""The same methods in the spellings, gaps and corners that other files of cases may use."""

import math
from typing import Any

import pytest

from gongzhi.statistics.__main__ import answer

T = [2010, 2011, 2012, 2013, 2014, 2015]


def solve(method: str, given: Any, **options: Any) -> dict[str, Any]:
    return answer({"id": "own", "method": method, "input": given, "options": options})


def test_unsorted_rows_and_gaps_are_the_series_in_order() -> None:
    for method in ("mk_exact", "theil_sen_exact", "loglinear_ols"):
        one = solve(method, {"t": [2010, 2011, 2013, 2014, 2016], "y": [1, 3, 2, 5, 4]})
        other = solve(method, {"t": [2016, 2013, 2010, 2012, 2011, 2014], "y": [4, 2, 1, None, 3, 5]})
        assert one == other
        assert one["n"] == 5


def test_both_sides_of_the_alternative() -> None:
    given = {"y": [1, 2, 2, 4, 3, 3, 7]}
    less, greater = (solve("mk_exact", given, alternative=side)["p_value"] for side in ("less", "greater"))
    assert less + greater > 1
    assert solve("mk_exact", given, alternative="two.sided")["p_value"] == pytest.approx(2 * greater)


def test_options_that_are_null_are_absent() -> None:
    given = {"t": T, "y": [1, 3, 2, 5, 4, 6]}
    assert solve("theil_sen_exact", given, conf_level=None) == solve("theil_sen_exact", given)
    assert answer({"id": "own", "method": "mk_exact", "input": given, "options": None}) == solve(
        "mk_exact", given
    )


def test_lags_and_scales_of_the_line() -> None:
    given = {"t": T, "y": [1, 3, 2, 5, 4, 6]}
    errors = [solve("loglinear_ols", given, hac_lag=lag)["se_hac"] for lag in (0, 1, 2)]
    assert len(set(errors)) == 3
    assert "cagr" not in solve("loglinear_ols", given, log=False)
    wide, narrow = (solve("loglinear_ols", given, conf_level=level) for level in (0.99, 0.9))
    assert wide["cagr_lo"] < narrow["cagr_lo"] < narrow["cagr_hi"] < wide["cagr_hi"]


def test_tails_of_the_null_in_any_number() -> None:
    assert solve("mk_null_upper", {"n": 4, "S": 6})["upper"] == pytest.approx(1 / 24)
    tails = solve("mk_null_upper", {"n": 4, "S": [-6, -5, 1, 7]})["upper"]
    assert tails == pytest.approx([1, 23 / 24, 9 / 24, 0])
    assert solve("mk_null_upper", {"n": 1, "S": [0]}) == {"error": "n_lt_3"}


def test_rows_of_a_break_keep_their_order() -> None:
    x, y = [5, 1, 4, 2, 3, 9, 7, 8], [1, 2, 1, 3, 2, 9, 7, 9.5]
    plain = solve("chow", {"x": x, "y": y}, n_before=4)
    gap = solve("chow", {"x": [5, 1, 6, *x[2:]], "y": [1, 2, None, *y[2:]]}, n_before=5)
    assert plain == gap
    assert plain["F"] == plain["F_sctest"]
    by_year = solve("chow", {"t": T, "y": [1, 2, 1, 4, 4, 5]}, break_first_after=2013)
    assert by_year == solve("chow", {"t": T, "y": [1, 2, 1, 4, 4, 5]}, n_before=3)
    assert solve("chow", {"x": None, "y": y}, n_before=4)["df1"] == 1
    assert solve("chow", {"x": x, "y": [-1, *y[1:]]}, n_before=4, log=True) == {"error": "non_positive_log"}


def test_changes_are_of_logarithms_unless_it_is_said_otherwise() -> None:
    given = {"t": T, "y": [1, 2, 3, 5, 7, 6]}
    log, plain = (solve("segmented_known", given, break_first_after=2013, log=each) for each in (True, False))
    assert log["level_change"] != plain["level_change"]
    assert solve("segmented_known", given, break_first_after=2013) == log
    assert solve("segmented_known", given, break_first_after=2014) == {"error": "insufficient_df"}


def test_breaks_are_searched_where_it_is_said() -> None:
    y = [1, 2, 1, 2, 1, 2, 5, 6, 5, 6, 5, 6]
    free, narrow = solve("supF", {"y": y}), solve("supF", {"y": y}, from_index=8, to_index=9)
    assert (free["index_last_before"], narrow["index_last_before"]) == (6, 8)
    assert solve("supF_mc_p", {"x": [*range(12)], "y": y}, from_index=2) == {"error": "insufficient_df"}
    assert 0 < solve("supF_mc_p", {"x": [*range(12)], "y": y}, from_index=4, to_index=8)["p_value"] < 1


def test_ends_of_ranges_that_are_null() -> None:
    found = solve("mk_interval_bounds", {"lo": [1, 2, None, 4], "hi": [1, 2, None, 4]})
    assert (found["S_min"], found["S_max"], found["p_max"]) == (2, 6, pytest.approx(0.75))
    won = solve("sign_test_bounds", {"a_lo": [None, 3], "a_hi": [5, None], "b_lo": [4, 1], "b_hi": [4, 2]})
    assert (won["n"], won["k_min"], won["k_max"]) == (2, 1, 2)


@pytest.mark.parametrize("base", ["last", 3, 2012, 2012.0, "2012"])
def test_bases_of_prices(base: Any) -> None:
    given = {"nominal": [8000, None, 9100], "cpi_prev100": [101, 98.6, 101.4], "t": [2010, 2011, 2012]}
    found = solve("deflate", given, base=base)
    assert found["index"] == pytest.approx([1 / 0.999804, 0.986 / 0.999804, 1])
    assert found["real"] == [pytest.approx(8000 * 0.999804), None, 9100]


def test_shares_at_other_levels() -> None:
    assert solve("sign_test", {"k": 0, "n": 4}, conf_level=0.9)["prop_hi"] == pytest.approx(1 - 0.05**0.25)
    assert solve("sign_test_median", {"y": [1, 2, 3, 3, 9], "median": 3})["p_two_sided"] == 1


def test_power_at_other_levels() -> None:
    assert solve("ols_trend_power", {"n": 9, "slope_over_sigma": 0}, alpha=0.1)["power"] == pytest.approx(0.1)
    steep = solve("ols_min_detectable_slope", {"n": 8}, alpha=0.01, power=0.9)["slope_over_sigma"]
    again = solve("ols_trend_power", {"n": 8, "slope_over_sigma": -steep}, alpha=0.01)
    assert again["power"] == pytest.approx(0.9)
    assert solve("mk_power", {"n": 4, "slope_over_sigma": 9}) == {"k": 8, "power": 0.0}


@pytest.mark.parametrize(
    ("method", "given", "options", "reason"),
    [
        ("mk_exact", {"y": ["x", 1, 2]}, {}, "non_finite"),
        ("theil_sen_exact", {"t": T, "y": [1, 2]}, {}, "length_mismatch"),
        ("loglinear_ols", {"t": [1, 1, 2], "y": [1, 2, 3]}, {}, "duplicate_time"),
        ("cagr_endpoints", {"t": [1, 2], "y": [0, 3]}, {}, "non_positive_log"),
        ("mk_ar1_null", {"n": 2, "S_abs": 1}, {"phi": 0}, "n_lt_3"),
        ("chow", {"x": [1, 2, 3], "y": [1, 2, 4, 4]}, {"n_before": 2}, "length_mismatch"),
        ("supF", {"y": [3, 3, 3, 3, 3, 3]}, {}, "constant"),
        ("poisson_trend", {"t": [1, 2, 3], "y": [1, 2.5, 3]}, {}, "negative_or_noninteger_count"),
        ("poisson_trend_exact", {"t": [1, 2, 3], "y": [1, -2, 3]}, {}, "negative_or_noninteger_count"),
        ("sign_test", {"k": 7, "n": 6}, {}, "negative_or_noninteger_count"),
        ("sign_test_bounds", {"a_lo": [2], "a_hi": [1], "b_lo": [1], "b_hi": [1]}, {}, "lo_gt_hi"),
        ("mk_interval_bounds", {"lo": [1, 2, 3], "hi": [1, 2]}, {}, "length_mismatch"),
        ("multiplicity", {"p": [0.1, None]}, {}, "p_out_of_range"),
        ("ols_trend_power", {"n": 2, "slope_over_sigma": 1}, {}, "n_lt_3"),
        ("deflate", {"nominal": [1, 2], "cpi_prev100": [None, None]}, {}, "non_finite"),
    ],
)
def test_refusals(method: str, given: Any, options: dict[str, Any], reason: str) -> None:
    assert solve(method, given, **options) == {"error": reason}


def test_methods_beyond_the_design_are_answered_where_a_library_has_them() -> None:
    pairs = {"a": [3, 5, 1, 8], "b": [1, 2, 2, 3]}
    assert solve("wilcoxon_exact", pairs)["V"] == 9
    rest = solve("durbin_watson", {"t": T, "y": [1, 3, 2, 5, 4, 6]})
    assert math.isfinite(rest["dw"])
    assert solve("theil_test_slope", {"t": T, "y": [1, 2, 4, 4, 5, 7]}, H0_slope=1)["S"] == 4
