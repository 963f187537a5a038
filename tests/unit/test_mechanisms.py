"""Relations, their shares, their centralisation: recomputed from the tables, and by hand for small graphs."""

import csv
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from scipy.stats import beta

from gongzhi.analysis.relations import central, dated, shares
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.figures import network
from gongzhi.figures.relations import PANELS, coded, merged
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.statistics import Refusal, centralisation

Build = Callable[[str, Language, str], Exhibit]
Load = Callable[[str], Evidence]
Records = list[dict[str, str]]
STAR = [("a", other) for other in "bcde"]
RING = list(zip("abcde", "bcdea", strict=True))


def table(root: Path, name: str) -> Records:
    with (root / "data" / "raw" / "study" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_centralisation_of_small_graphs_by_hand() -> None:
    star, ring = centralisation(STAR), centralisation(RING)
    assert star.estimate
    assert ring.estimate
    assert (star.estimate.value, ring.estimate.value) == (1, 0)
    # Degrees 2, 1, 0: (0 + 1 + 2) / 4.
    path = centralisation([("a", "b"), ("a", "c"), ("b", "c"), ("a", "b"), ("a", "a")])
    assert path.estimate
    assert path.estimate.value == pytest.approx(0.75)
    assert (path.n, path.possible) == (3, 6)


def test_its_null_agrees_with_counting_all_graphs() -> None:
    """Three actors, two arcs: of all 15 pairs of the six arcs, three start from one actor."""
    arcs = list(itertools.permutations("abc", 2))
    pairs = list(itertools.combinations(arcs, 2))
    whole = sum(one[0] == other[0] for one, other in pairs) / len(pairs)
    found = centralisation([("a", "b"), ("a", "c")], draws=20_000)
    assert found.p
    assert found.effect
    assert found.p.value == pytest.approx(whole, abs=4 * found.p.error)
    assert found.p.alternative == "greater"
    # C is 1 where both start from one actor and 1/4 elsewhere.
    assert found.numbers["null_mean"] == pytest.approx(whole + (1 - whole) / 4, abs=0.01)
    assert found.effect.value == pytest.approx(1 - found.numbers["null_mean"])


def test_centralisation_is_repeatable_and_refuses_too_few_actors() -> None:
    assert centralisation(STAR, seed=1) == centralisation(STAR[::-1], seed=1)
    assert centralisation(RING, seed=1).effect != centralisation(RING, draws=50, seed=2).effect
    ring = centralisation(RING)
    assert ring.p
    assert ring.p.value == 1
    with pytest.raises(Refusal, match="n_lt_3"):
        centralisation([("a", "b"), ("b", "a")])


@pytest.mark.parametrize("edition", ["2017", "2024"])
def test_shares_are_those_of_the_raw_tables(edition: str, root: Path, evidence: Load) -> None:
    spheres = {each["actor"]: each["sphere"] for each in table(root, "actors")}
    told = [each for each in table(root, "relations") if each["claim"]]
    found = {(each.mode, each.orientation): each for each in shares(evidence(edition))}
    for (mode, orientation), share in found.items():
        group = [each for each in told if each["mode"] == mode and orientation in ("", each["orientation"])]
        k, n = sum(spheres[each["actor"]] == "party_state" for each in group), len(group)
        assert (share.started, share.n) == (k, n)
        low = beta.ppf(0.025, k, n - k + 1) if k else 0
        high = beta.ppf(0.975, k + 1, n - k) if k < n else 1
        assert (share.interval.low, share.interval.high) == pytest.approx((low, high))
    assert len(found) == 6


def test_dated_relations_all_start_from_government_and_grow_with_the_edition(evidence: Load) -> None:
    early, late = (dated(evidence(edition)) for edition in ("2017", "2024"))
    assert {each.id for each, _ in early} < {each.id for each, _ in late}
    for edition, found in (("2017", early), ("2024", late)):
        actors = evidence(edition).study.actors
        assert {actors[each.actor].sphere for each, _ in found} == {"party_state"}
    assert {each.id for each, when in early if when == "before"} == {
        each.id for each, when in late if when == "before"
    }
    undated = {each["title"] for each in evidence("2024").policies if not each["issue_date"] + each["posted"]}
    assert undated
    assert not {each.policy for each, _ in late} & undated


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shares_say_what_they_can_and_cannot_tell(
    language: Language, exhibit: Build, evidence: Load
) -> None:
    found = exhibit("2024", language, "fig-relation-shares")
    result = central(evidence("2024"))
    assert result
    assert result.estimate
    assert f"{result.estimate.value:.2f}" in found.details[0]
    assert found.results[0]["sources"]
    assert found.results[0]["family"] == "exploratory"
    assert ("不是样本" if language == "zh" else "no sample") in found.notes
    assert ("不作检验" if language == "zh" else "not tested") in found.notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relation_of_the_study_is_in_its_figure(
    language: Language, root: Path, exhibit: Build, evidence: Load
) -> None:
    told = [each for each in table(root, "relations") if each["claim"]]
    found = exhibit("2024", language, "fig-relations")
    ids = [column.name for column in found.columns].index("id")
    assert [row[ids] for row in found.rows] == [each["id"] for each in told]
    numbers = {each.key: each.value for each in found.numbers}
    for mode in ("described", "proposed", "missing"):
        assert numbers[f"fig-relations-{mode}"] == sum(each["mode"] == mode for each in told)
    assert coded(evidence("2017").study) == coded(evidence("2024").study)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("modes", PANELS["wide"])
def test_names_in_the_network_do_not_touch_and_stay_inside(
    modes: tuple[str, ...], language: Language, evidence: Load
) -> None:
    study = evidence("2024").study
    told = [each for each in coded(study) if each.mode in modes]
    arrows = merged(told)
    assert sum(each.n for each in arrows) == len(told) > len(arrows)
    busy = {name for each in arrows for name in (each.actor, each.target)}
    found = network.plan(
        [each for each in study.actors.values() if each.actor in busy], arrows, language, 640
    )
    assert set(found.boxes) == busy
    for one, other in itertools.combinations(found.boxes.values(), 2):
        apart = one.right < other.left or other.right < one.left
        tall = network.LINE * (len(one.name) + len(other.name)) / 2
        assert apart or abs(one.y - other.y) >= tall, (one, other)
    assert all(0 < box.left < box.right <= 640 for box in found.boxes.values())
    for arrow, line in zip(arrows, network.curves(found, arrows), strict=True):
        start, end = found.boxes[arrow.actor], found.boxes[arrow.target]
        assert abs(line[0][1] - start.y) < 60
        assert abs(line[-1][1] - end.y) < 60
        assert all(0 <= x <= 660 and -12 <= y <= found.height for x, y in line)
