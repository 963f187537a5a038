"""Where figures of more places are known than a chart can show, it shows a part and says which."""

from collections.abc import Callable

import pytest

from gongzhi.data.evidence import Evidence
from gongzhi.figures import coverage, peers
from gongzhi.language.text import LANGUAGES, Language

Load = Callable[[str], Evidence]
FEW = 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cross_section_keeps_the_region_and_the_newest(
    evidence: Load, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = evidence("2024")
    whole = peers.cross_section(found, language)
    monkeypatch.setattr(peers, "MOST", FEW)
    part = peers.cross_section(found, language)
    own = [row for row in whole.rows if row[0] == found.edition.region]
    others = [row for row in whole.rows if row not in own]
    assert len(whole.rows) > FEW > len(own) > 0
    assert set(part.rows) == {*own, *others[: FEW - len(own)]}
    assert whole.finding.split("。")[0].split(". ")[0] in part.finding
    assert str(FEW) in part.finding
    assert part.numbers == whole.numbers
    assert set(part.sources) < set(whole.sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_matrix_keeps_the_region_and_those_with_the_most(
    evidence: Load, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = evidence("2024")
    whole = coverage.places(found, language)
    monkeypatch.setattr(coverage, "MOST", FEW)
    part = coverage.places(found, language)
    names = list(dict.fromkeys(row[0] for row in whole.rows))
    assert list(dict.fromkeys(row[0] for row in part.rows)) == [
        name for name in names if name in names[:FEW] or name == found.edition.region
    ]
    assert str(len(names)) in part.finding
    assert part.finding != whole.finding
    assert part.numbers == whole.numbers
