"""What changed between two made-up editions: every kind of change, told once, under its rule."""

from collections.abc import Callable
from typing import Any

import pytest

from gongzhi.changes.comparison import Comparison, compare
from gongzhi.changes.rules import RULES, Changed
from gongzhi.changes.snapshot import snapshot
from gongzhi.changes.told import tell
from gongzhi.errors import InputError
from gongzhi.language.text import LANGUAGES

Edition = Any
Change = Callable[[Edition], Any]


@pytest.fixture
def changed(made_edition: Callable[..., Edition]) -> Callable[[Change], Comparison]:
    """The comparison of a made-up edition with one that was changed."""

    def between(change: Change) -> Comparison:
        later = made_edition("2000")
        change(later)
        return compare(made_edition("1999").snapshot(), later.snapshot())

    return between


@pytest.fixture
def only(changed: Callable[[Change], Comparison]) -> Callable[[Change], tuple[str, Any]]:
    """The one change that is found, with its rule, after it was seen to be told in both languages."""

    def find(change: Change) -> tuple[str, Any]:
        comparison = changed(change)
        found: list[tuple[str, Changed]] = [
            (rule, each) for rule, several in comparison.changes.items() for each in several
        ]
        assert len(found) == 1, found
        [[line]] = tell(comparison).lines.values()
        assert all(line.text[language].strip() and "{" not in line.text[language] for language in LANGUAGES)
        return found[0]

    return find


def test_an_edition_does_not_differ_from_itself(changed: Callable[[Change], Comparison]) -> None:
    found = changed(lambda edition: None)
    assert found.changes == {}
    assert found.parameters == ()
    assert tell(found).summary("en") == "Nothing changed."


def test_rows_that_move_in_the_raw_table_change_nothing(changed: Callable[[Change], Comparison]) -> None:
    def move(edition: Edition) -> None:
        for file in ("observations.csv", "context.csv", "policies.csv", "series.csv"):
            for row in edition.tables[file]:
                row["raw"] = "moved.csv:99"
            edition.tables[file].reverse()

    assert changed(move).changes == {}


def revise(value: str, **cells: str) -> Change:
    def change(edition: Edition) -> None:
        for file, index in (("observations.csv", 1), ("series.csv", 1)):
            edition.row(file, index).update({"value": value, "low": value, "high": value, **cells})

    return change


@pytest.mark.parametrize(
    ("value", "rule", "size"),
    [("1320", "own-revised", 0.2), ("1133", "own-adjusted", 0.03), ("1134", "own-revised", 0.0309)],
)
def test_a_revision_is_told_by_its_size(
    only: Callable[[Change], tuple[str, Any]], value: str, rule: str, size: float
) -> None:
    found, figure = only(revise(value))
    assert (found, figure.kind, figure.cause) == (rule, "revised", "restated")
    assert figure.change == pytest.approx(size, abs=1e-4)
    assert figure.edited == ("s-one",)


def test_why_another_value_is_used(only: Callable[[Change], tuple[str, Any]]) -> None:
    assert only(revise("1320", corrections="made-up-unit"))[1].cause == "correction"
    assert (
        only(lambda each: each.row("series.csv", 1).update(source_id="s-two", value="1105"))[1].cause
        == "source"
    )


def test_the_value_stays_when_only_its_source_changes(only: Callable[[Change], tuple[str, Any]]) -> None:
    rule, figure = only(lambda each: each.row("series.csv", 1).update(source_id="s-two"))
    assert (rule, figure.kind) == ("source", "source")


def test_a_further_source_is_small_print(only: Callable[[Change], tuple[str, Any]]) -> None:
    def add(edition: Edition) -> None:
        edition.tables["observations.csv"].append(
            {**edition.row("observations.csv", 0), "source_id": "s-two"}
        )

    rule, figure = only(add)
    assert (rule, RULES[rule].tier, figure.added) == ("statement", 3, ("s-two",))


@pytest.mark.parametrize(("region", "rule"), [("上海", "own-new"), ("宁波", "other-new")])
def test_new_figures_of_the_place_come_before_others(
    only: Callable[[Change], tuple[str, Any]], region: str, rule: str
) -> None:
    def add(edition: Edition) -> None:
        cells = {"region": region, "period": "1999", "year": "1999"}
        edition.tables["observations.csv"].append({**edition.row("observations.csv", 0), **cells})
        series = edition.row("series.csv", 0)
        edition.tables["series.csv"].append({**series, "region": region, "year": "1999"})

    assert only(add)[0] == rule


def test_what_is_not_stated_or_dropped_is_withdrawn(only: Callable[[Change], tuple[str, Any]]) -> None:
    def leave_out(edition: Edition) -> None:
        del edition.tables["observations.csv"][0], edition.tables["series.csv"][0]

    def drop(edition: Edition) -> None:
        edition.row("observations.csv", 0)["dropped"] = "yes"
        del edition.tables["series.csv"][0]

    for change, cause in ((leave_out, "unstated"), (drop, "correction")):
        rule, figure = only(change)
        assert (rule, RULES[rule].tier, figure.cause) == ("figure-withdrawn", 1, cause)


def test_figures_that_are_of_no_year_follow_the_same_rule(only: Callable[[Change], tuple[str, Any]]) -> None:
    assert only(lambda each: each.row("observations.csv", 3).update(value="900"))[0] == "own-revised"
    assert only(lambda each: each.row("observations.csv", 3).update(dropped="yes"))[0] == "figure-withdrawn"


def test_context_is_small_print(only: Callable[[Change], tuple[str, Any]]) -> None:
    assert only(lambda each: each.row("series.csv", 3).update(value="95"))[0] == "context"


def result(index: int, **cells: Any) -> Change:
    return lambda edition: edition.manifest["results"][index].update(cells)


def test_results_are_told_by_what_a_reader_would_now_say(only: Callable[[Change], tuple[str, Any]]) -> None:
    rule, found = only(result(2, p={"value": 0.01}))
    assert (rule, found.aspects) == ("result-turned", ("significance",))
    estimate = {"value": -0.1, "low": "-inf", "high": "inf", "unit": "tau", "asked": 1.0}
    rule, found = only(result(2, estimate=estimate))
    assert (rule, found.aspects) == ("result-turned", ("sign",))
    rule, found = only(result(2, p=None))
    assert (rule, found.aspects) == ("result-turned", ("tested",))
    assert only(result(2, p={"value": 0.3}))[0] == "result-size"
    assert only(result(2, notes=["x"]))[1].kind == "particulars"
    assert only(lambda each: each.manifest["results"].pop(2))[1].kind == "ended"


def test_an_interval_tells_whether_it_leaves_the_null_out(changed: Callable[[Change], Comparison]) -> None:
    estimate = {"value": 0.05, "low": -0.01, "high": 0.09, "unit": "fraction_a_year", "asked": 0.95}
    [found] = changed(result(1, estimate=estimate)).changes["planned-size"]
    assert (found.aspects, found.old.excludes, found.new.excludes) == (("interval",), True, False)


def test_alpha_alone_can_turn_a_result(changed: Callable[[Change], Comparison]) -> None:
    found = changed(lambda each: each.manifest["parameters"].update(alpha=0.03))
    assert [each.name for each in found.parameters] == ["alpha"]
    assert [each.id for each in found.changes["planned"]] == ["rises-test"]


def test_an_id_that_names_another_year_is_the_same_result(only: Callable[[Change], tuple[str, Any]]) -> None:
    assert only(result(2, id="trend-2000"))[1].kind == "particulars"


def test_a_claim_names_what_changed_its_status(changed: Callable[[Change], Comparison]) -> None:
    def turn(edition: Edition) -> None:
        edition.manifest["claims"][0]["status"] = "too little data"
        result(0, status="undetected", p_adjusted=0.4)(edition)
        edition.manifest["claims"][2].update(status="supported", documents=["另一份文件"])

    found = changed(turn)
    first, part = found.changes["claim-status"]
    assert first.results == ("rises-test",)
    assert part.found == ("另一份文件",)
    [whole] = found.changes["claim-grounds"]
    assert (whole.id, whole.parts) == ("X2", ("X2a",))
    said = tell(found).lines["claim-status"][0].text
    assert said.en.startswith("X1 ‘A made-up claim’: now too little data, was supported. What it rests on: ")
    assert "verdict: nothing detected, was supported" in said.en
    assert "由“得到支持”变为“数据太少”" in said.zh


def move(name: str, old: str, new: str) -> Change:
    def change(edition: Edition) -> None:
        found = edition.manifest
        [each] = [each for each in found[old] if each["id"] == name]
        found[old].remove(each)
        if new:
            found[new].append(each)

    return change


@pytest.mark.parametrize(
    ("change", "kind", "rule"),
    [
        (move("fig-late", "absent", "figures"), "drawn", "exhibit-listed"),
        (move("fig-made-up", "figures", "absent"), "emptied", "exhibit-listed"),
        (move("tab-made-up", "tables", ""), "ended", "exhibit-listed"),
        (lambda each: each.manifest["figures"][0]["alts"].update(en="Other"), "finding", "exhibit-finding"),
        (lambda each: each.manifest["tables"][0]["files"][0].update(sha256="b"), "data", "exhibit-data"),
        (lambda each: each.manifest["tables"][0]["captions"].update(zh="新"), "wording", "wording"),
    ],
)
def test_exhibits_change_in_one_way(
    only: Callable[[Change], tuple[str, Any]], change: Change, kind: str, rule: str
) -> None:
    found, exhibit = only(change)
    assert (found, exhibit.kind) == (rule, kind)


def test_the_plan_comes_before_documents_and_names(only: Callable[[Change], tuple[str, Any]]) -> None:
    assert only(lambda each: each.row("plan.csv", 0).update(direction="fall"))[0] == "plan"
    assert only(lambda each: each.tables["policies.csv"].clear())[0] == "record"
    assert only(lambda each: each.row("sources.csv", 0).update(title="改名"))[0] == "wording"


def test_an_edition_of_another_time_may_have_more_columns(made_edition: Callable[..., Edition]) -> None:
    older, newer = made_edition("1999"), made_edition("2000")
    files = newer.files()
    content = files["data/observations.csv"].decode().replace("\n", ",x\n").replace(",x", ",extra", 1)
    files["data/observations.csv"] = content.encode()
    assert compare(older.snapshot(), snapshot("2000", files)).changes == {}


def test_everything_wrong_with_an_edition_is_said_at_once(made_edition: Callable[..., Edition]) -> None:
    edition = made_edition()
    edition.row("observations.csv", 1)["value"] = "many"
    edition.row("series.csv", 0)["bound"] = "perhaps"
    edition.manifest["parameters"] = []
    with pytest.raises(InputError) as caught:
        edition.snapshot()
    assert [(each.file, each.line, each.column) for each in caught.value.problems] == [
        ("1999/data/observations.csv", 3, "value"),
        ("1999/data/series.csv", 2, "bound"),
        ("1999/manifest.json", 0, "parameters"),
    ]
