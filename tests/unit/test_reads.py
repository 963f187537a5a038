"""What exhibits read of the evidence is noted, so that whatever changes an exhibit changes its hashes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gongzhi.data.choice import choose
from gongzhi.data.evidence import Evidence, within
from gongzhi.data.observation import Observation
from gongzhi.data.reads import Hashes, canonical, watched
from gongzhi.exhibits.registry import BUILDERS

# Cheap to make, and each from another part of the evidence.
NAMES = (
    "tab-projects", "tab-study", "tab-kinds", "tab-conflicts", "tab-policy", "tab-sources", "tab-indicators",
    "tab-reconciliation", "tab-claims",
)  # fmt: skip


def made(name: str, evidence: Evidence) -> tuple[str, set[str]]:
    """An exhibit as text, and what it read."""
    reads = set[str]()
    return canonical(BUILDERS[name](watched(evidence, reads.add), "en").record()), reads


def with_observations(evidence: Evidence, points: tuple[Observation, ...]) -> Evidence:
    series = {key: within(each, evidence.edition) for key, each in choose(points).items()}
    return replace(evidence, observations=points, series=series)


def raised(point: Observation) -> Observation:
    """A figure that is one more."""
    more = Decimal(1)
    high = None if point.high is None else point.high + more
    return replace(point, value=point.value + more, low=point.low + more, high=high)


def mutations(evidence: Evidence) -> Iterator[tuple[str, Evidence]]:
    """The evidence with one thing changed, one after the other."""
    points = evidence.observations
    for index in range(0, len(points), len(points) // 12):
        before, point, after = points[:index], points[index], points[index + 1 :]
        yield f"another {point.measure}", with_observations(evidence, (*before, raised(point), *after))
        yield f"no {point.measure}", with_observations(evidence, (*before, *after))
    for field in ("policies", "projects", "districts", "corrections", "plan"):
        yield field, replace(evidence, **{field: getattr(evidence, field)[1:]})
    for source in list(evidence.sources)[::40]:
        other = {**evidence.sources[source], "publisher": "made up"}
        yield source, replace(evidence, sources={**evidence.sources, source: other})


@pytest.mark.parametrize("name", NAMES)
def test_what_changes_an_exhibit_changes_a_hash(name: str, evidence: Callable[[str], Evidence]) -> None:
    found = evidence("2024")
    text, reads = made(name, found)
    hashes = Hashes(found, {})
    before = {each: hashes(each) for each in reads}
    kept = 0
    for what, other in mutations(found):
        hashes = Hashes(other, {})
        same = all(hashes(each) == value for each, value in before.items())
        kept += same
        assert not same or made(name, other)[0] == text, what
    assert kept


@pytest.mark.parametrize("name", NAMES)
def test_watching_changes_no_exhibit(name: str, evidence: Callable[[str], Evidence]) -> None:
    found = evidence("2024")
    assert made(name, found)[0] == canonical(BUILDERS[name](found, "en").record())


def test_a_series_is_read_when_its_figures_are(evidence: Callable[[str], Evidence]) -> None:
    reads = set[str]()
    found = watched(evidence("2024"), reads.add)
    key, series = next(iter(found.series.items()))
    assert reads == {"series"}
    assert series.points
    assert reads == {"series", f"series {'/'.join(key)}"}
    found.find("nowhere", "own", "nothing")
    found.stated("fund_used")
    assert {"series nowhere/own/nothing", "stated fund_used"} < reads
    assert "observations" not in reads


def test_what_is_not_there_has_a_hash_until_it_is(evidence: Callable[[str], Evidence]) -> None:
    found = evidence("2024")
    (key, _), *others = found.series.items()
    name = f"series {'/'.join(key)}"
    without = Hashes(replace(found, series=dict(others)), {})
    assert without(name) == without("series nowhere/own/nothing") == without("before observations")
    assert without(name) != Hashes(found, {})(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (["a,b"], ["a", "b"]),
        (1, "1"),
        (Decimal("1.0"), Decimal("1.00")),
        (None, "None"),
    ],
)
def test_what_differs_has_another_text(one: Any, other: Any) -> None:
    assert canonical(one) != canonical(other)


def test_sets_have_one_text_and_addresses_none() -> None:
    assert canonical({"b", "a"}) == canonical(frozenset(("a", "b")))
    with pytest.raises(TypeError, match="object has no text"):
        canonical(object())
