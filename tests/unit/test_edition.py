"""Editions: strict parameters, every fault at once, and files named as they are."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongzhi import edition as editions
from gongzhi.errors import InputError
from gongzhi.paths import Paths

GOOD: dict[str, Any] = {
    "edition": "2030",
    "as_of": "2030-12-31",
    "region": "上海",
    "first_year": 2005,
    "last_year": 2029,
    "alpha": 0.05,
    "seed": 1,
}


def said(found: dict[str, Any]) -> list[str]:
    with pytest.raises(InputError) as caught:
        editions.make(found, "parameters")
    return [str(problem) for problem in caught.value.problems]


def test_good_parameters_make_an_edition_and_come_back() -> None:
    edition = editions.make(GOOD, "parameters")
    assert edition.as_of == date(2030, 12, 31)
    assert edition.parameters() == GOOD


def test_a_day_that_yaml_has_read_already_is_as_good() -> None:
    assert editions.make({**GOOD, "as_of": date(2030, 12, 31)}, "parameters").parameters() == GOOD


def test_an_unknown_key_names_the_nearest() -> None:
    assert said({**GOOD, "as_off": "2030-12-31"}) == [
        "parameters: as_off: unknown key, did you mean 'as_of'?"
    ]
    assert said({**GOOD, "zzz": 1}) == ["parameters: zzz: unknown key"]


@pytest.mark.parametrize("key", GOOD)
def test_every_key_must_be_there(key: str) -> None:
    assert said({name: value for name, value in GOOD.items() if name != key}) == [
        f"parameters: {key}: missing"
    ]


def test_missing_and_unknown_keys_are_reported_together() -> None:
    found = {**GOOD, "last_yaer": 2029, "colour": "red"}
    del found["last_year"], found["seed"]
    assert said(found) == [
        "parameters: colour: unknown key",
        "parameters: last_yaer: unknown key, did you mean 'last_year'?",
        "parameters: last_year: missing",
        "parameters: seed: missing",
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("edition", 2030),
        ("edition", "../2030"),
        ("edition", "Draft 1"),
        ("edition", ""),
        ("as_of", "2030"),
        ("as_of", "2030-02-30"),
        ("as_of", None),
        ("region", None),
        ("region", ["上海"]),
        ("first_year", "2005"),
        ("first_year", 2005.0),
        ("last_year", None),
        ("seed", True),
        ("alpha", 0.0),
        ("alpha", 1.0),
        ("alpha", 5),
        ("alpha", "0.05"),
        ("alpha", float("nan")),
    ],
)
def test_a_value_that_cannot_be_is_reported_under_its_key(key: str, value: object) -> None:
    problems = said({**GOOD, key: value})
    assert problems
    assert all(problem.startswith(f"parameters: {key}: ") for problem in problems)


def test_all_values_that_cannot_be_are_reported_at_once() -> None:
    problems = said({**GOOD, "as_of": "soon", "alpha": 2, "seed": "x"})
    assert [problem.split(": ")[1] for problem in problems] == ["alpha", "as_of", "seed"]


def test_years_that_contradict_each_other_are_reported() -> None:
    assert said({**GOOD, "first_year": 2029, "last_year": 2028}) == [
        "parameters: first_year: 2029 is after last_year 2028"
    ]


def test_years_after_the_editions_day_are_reported() -> None:
    assert said({**GOOD, "last_year": 2031}) == ["parameters: last_year: 2031 is after as_of 2030-12-31"]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


LINES = "\n".join(f"{key}: {value!r}" for key, value in GOOD.items())


def test_a_file_is_loaded(tmp_path: Path) -> None:
    assert editions.load(write(tmp_path, "2030.yaml", LINES)).parameters() == GOOD


@pytest.mark.parametrize("text", ["edition: [", "", "- edition", "edition"])
def test_a_file_that_holds_no_parameters_is_reported_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"notebooks/editions/2030\.yaml"):
        editions.load(write(tmp_path, "2030.yaml", text))


def test_a_file_in_another_encoding_is_reported_by_name(tmp_path: Path) -> None:
    (tmp_path / "2030.yaml").write_bytes(LINES.encode("gb18030"))
    with pytest.raises(InputError, match=r"notebooks/editions/2030\.yaml"):
        editions.load(tmp_path / "2030.yaml")


def test_a_file_must_be_named_as_its_edition(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"2031\.yaml:1: edition: '2030', expected '2031'"):
        editions.load(write(tmp_path, "2031.yaml", LINES))


def test_editions_come_newest_first(tmp_path: Path) -> None:
    write(tmp_path, "2030.yaml", LINES)
    later = LINES.replace("'2030'", "'a-later-one'").replace("2030-12-31", "2031-01-01")
    write(tmp_path, "a-later-one.yaml", later)
    assert [each.edition for each in editions.load_all(tmp_path)] == ["a-later-one", "2030"]


def test_the_first_two_editions_are_as_designed(paths: Paths) -> None:
    days = {each.edition: each.as_of for each in editions.load_all(paths.editions)}
    assert days["2017"] == date(2017, 3, 6)
    assert days["2024"] == date(2024, 12, 31)


def test_the_edition_before_another_is_the_last_of_those_before_it(paths: Paths) -> None:
    every = editions.load_all(paths.editions)
    newest = editions.make(GOOD, "parameters")
    older = [
        editions.make({**GOOD, "edition": year, "as_of": f"{year}-01-01", "last_year": 2014}, "parameters")
        for year in ("2016", "2018", "2015")
    ]
    assert editions.before(newest, older) == older[1]
    assert editions.before(older[1], [newest, *older]) == older[0]
    assert editions.before(older[0], [newest, *older]) == older[2]
    assert editions.before(older[2], [newest, *older]) is None
    assert editions.before(newest, []) is None
    assert editions.before(every[0], every) == every[1]
    assert editions.before(every[-1], every) is None


def test_the_edition_before_is_of_the_same_place_and_not_of_the_same_day() -> None:
    mine, other = (
        editions.make({**GOOD, "region": region, "edition": region_id}, "parameters")
        for region, region_id in (("上海", "a"), ("宁波", "b"))
    )
    assert editions.before(mine, [mine, other]) is None
    old = editions.make({**GOOD, "region": "宁波", "as_of": "2029-12-31"}, "parameters")
    found = editions.before(mine, [old])
    assert found is not None
    assert (found.region, found.as_of, found.edition) == ("上海", old.as_of, old.edition)


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        editions.load_all(folder)
    return [str(problem).removeprefix("notebooks/editions/") for problem in caught.value.problems]


def test_all_faults_of_all_files_are_reported_at_once_with_their_lines(tmp_path: Path) -> None:
    write(tmp_path, "2030.yaml", LINES.replace("last_year: 2029", "last_year: 2031\nseeed: 2"))
    write(tmp_path, "2031.yaml", LINES.replace("alpha: 0.05", "alpha: 5\nalpha: 6"))
    assert faults_of(tmp_path) == [
        "2030.yaml:6: seeed: unknown key, did you mean 'seed'?",
        "2031.yaml:1: edition: '2030', expected '2031' as the file is named",
        "2031.yaml:6: alpha: stands twice",
        "2031.yaml:7: alpha: 6, expected a number between 0 and 1",
    ]


def test_two_editions_of_one_place_cannot_have_the_same_day(tmp_path: Path) -> None:
    write(tmp_path, "2030.yaml", LINES)
    write(tmp_path, "2030-again.yaml", LINES.replace("'2030'", "'2030-again'"))
    assert faults_of(tmp_path) == ["2030.yaml: as_of: 2030-12-31 is the day of edition 2030-again too"]
    write(tmp_path, "2030-again.yaml", LINES.replace("'2030'", "'2030-again'").replace("上海", "宁波"))
    assert len(editions.load_all(tmp_path)) == 2


def test_the_next_edition_is_the_last_one_a_year_on_and_can_be_read_back(tmp_path: Path) -> None:
    last = editions.make(GOOD, "parameters")
    following = editions.follow(last, "2032", date(2032, 6, 30))
    assert following.parameters() == {
        **GOOD, "edition": "2032", "as_of": "2032-06-30", "last_year": 2031,
    }  # fmt: skip
    path = write(tmp_path, "2032.yaml", editions.render(following))
    assert editions.load(path) == following


def test_a_new_edition_is_made_from_the_newest(tmp_path: Path) -> None:
    write(tmp_path, "2030.yaml", LINES)
    path = editions.create(tmp_path, "2031", date(2031, 12, 31))
    assert path == tmp_path / "2031.yaml"
    assert [each.edition for each in editions.load_all(tmp_path)] == ["2031", "2030"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["2030.yaml", "2031.yaml"]


def test_an_edition_that_cannot_be_is_not_written(tmp_path: Path) -> None:
    write(tmp_path, "2030.yaml", LINES)
    before = (tmp_path / "2030.yaml").read_bytes()
    for name, day, what in (
        ("2030", date(2031, 12, 31), "edition: it is there already"),
        ("again", date(2030, 12, 31), "as_of: another edition has the day 2030-12-31"),
        ("../2031", date(2031, 12, 31), "edition: '../2031', expected small letters"),
        ("2004", date(2004, 12, 31), "first_year: 2005 is after last_year 2003"),
    ):
        with pytest.raises(InputError, match=what):
            editions.create(tmp_path, name, day)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"2030.yaml": before}
