"""What notebooks call: several exhibits from one cell, and the evidence of the edition before."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

import pytest

from gongzhi import report as reports
from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.page import MIME
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.report import Displayed, Report, open_report

Load = Callable[[str], Evidence]
NAMES = ("tab-overview", "tab-study", "tab-confirmatory")


@pytest.fixture
def displayed(monkeypatch: pytest.MonkeyPatch) -> list[Displayed]:
    """Everything that is displayed besides what a cell returns."""
    found: list[Displayed] = []
    monkeypatch.setattr(reports, "display", found.append)
    return found


@pytest.mark.parametrize("n", [1, 2, 3])
def test_all_exhibits_named_are_shown_in_order(evidence: Load, displayed: list[Displayed], n: int) -> None:
    last = Report(evidence("2017"), "en").show(*NAMES[:n])
    shown = [*displayed, last]
    assert [each.exhibit.id for each in shown] == list(NAMES[:n])
    assert [each.page.id for each in shown] == list(NAMES[:n])
    for each in shown:
        bundle = each._repr_mimebundle_()
        assert bundle[MIME]["exhibit"]["id"] == each.exhibit.id
        assert f'id="{each.exhibit.id}"' in bundle["text/html"]


@pytest.mark.parametrize("names", [("tab-overvew", "tab-study"), ("tab-study", "tab-overvew")])
def test_nothing_is_shown_where_one_name_is_unknown(
    evidence: Load, displayed: list[Displayed], names: tuple[str, ...]
) -> None:
    with pytest.raises(KeyError, match="did you mean 'tab-overview'"):
        Report(evidence("2017"), "zh").show(*names)
    assert displayed == []


def plain(value: Any) -> Any:
    """What a field of the evidence holds, whether or not it tells when it is read."""
    if not isinstance(value, Mapping):
        return value
    return {key: asdict(each) if isinstance(each, Series) else each for key, each in value.items()}


def test_a_report_knows_the_evidence_of_the_edition_before(evidence: Load) -> None:
    def parameters(edition: str) -> dict[str, Any]:
        return evidence(edition).edition.parameters()

    new = open_report("zh", **parameters("2024")).evidence
    assert new.before is not None
    for read, right in ((new, evidence("2024")), (new.before, evidence("2017"))):
        assert read.edition == right.edition
        for name in (field.name for field in fields(right) if field.name not in ("edition", "before")):
            assert plain(getattr(read, name)) == plain(getattr(right, name)), name
    assert new.before.before is None
    assert open_report("en", **parameters("2017")).evidence.before is None


def test_the_edition_before_is_read_for_the_place_of_the_report(evidence: Load) -> None:
    parameters = {**evidence("2024").edition.parameters(), "region": "宁波"}
    found = open_report("en", **parameters).evidence
    assert found.before is not None
    assert (found.edition.region, found.before.edition.region) == ("宁波", "宁波")
    assert found.before.edition.as_of == evidence("2017").edition.as_of


def test_a_failing_exhibit_names_the_figures_it_was_looking_at(
    evidence: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = evidence("2024")
    point = found.find("上海", "own", "fund_used").points[-1]

    def draw(_: Evidence, __: str) -> None:
        point_of_failure = point
        raise ZeroDivisionError(f"division by {point_of_failure.year}")

    monkeypatch.setitem(BUILDERS, "fig-made-up", draw)
    with pytest.raises(reports.ExhibitError) as caught:
        Report(found, "en").show("fig-made-up")
    assert str(caught.value).split("\n") == [
        f"fig-made-up: ZeroDivisionError: division by {point.year}",
        f"looking at data/raw/{point.raw}: 上海 own fund_used {point.period}: {point.as_stated}",
    ]
