"""The glossary: read whole or refused with every fault named, and the same terms in both languages."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongzhi.errors import InputError
from gongzhi.language.text import LANGUAGES, Language, Text
from gongzhi.paths import Paths
from gongzhi.publish.entries import folded
from gongzhi.publish.glossary import Group, Term, glossary, load

HAN = re.compile("[\u4e00-\u9fff]")
ENTRY = re.compile(r'^\[(.+)\]\{#(.+)\} <span lang="(.+)">(.+)</span>\n: (.+)$', re.M)
MADE_UP: list[Any] = [
    {
        "group": {"zh": "果", "en": "Fruit"},
        "terms": [
            {"id": "pear", "zh": "梨", "en": "pear", "means": {"zh": "一种果。", "en": "A fruit."}},
            {
                "id": "apple", "zh": "苹果", "en": "apple", "means": {"zh": "另一种。", "en": "Another."},
                "variants": {"en": ["pome"]}, "avoid": {"zh": ["平果"]}, "loose": True,
            },
        ],
    },
]  # fmt: skip


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Any], Path]:
    """A glossary as a file."""

    def write(content: Any) -> Path:
        path = tmp_path / "glossary.yaml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return path

    return write


def refused(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        load(path)
    return [str(problem).removeprefix("book/glossary.yaml: ") for problem in caught.value.problems]


def test_a_glossary_is_read_whole(written: Callable[[Any], Path]) -> None:
    (group,) = load(written(MADE_UP))
    nothing: dict[Language, tuple[str, ...]] = {"zh": (), "en": ()}
    pear = Term("pear", Text("梨", "pear"), Text("一种果。", "A fruit."), nothing, nothing, False)
    assert (group.title, group.terms[0]) == (Text("果", "Fruit"), pear)
    apple = group.terms[1]
    assert (apple.forms("zh"), apple.forms("en")) == (("苹果",), ("apple", "pome"))
    assert (apple.avoid["zh"], apple.loose) == (("平果",), True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"en": None}, "pear: en is None, expected a name"),
        ({"zh": " "}, "pear: zh is ' ', expected a name"),
        ({"means": {"zh": "一种果。"}}, "pear: means needs a text under zh and one under en"),
        ({"id": "Pear"}, "Pear: expected an id of small letters and hyphens"),
        ({"id": "apple"}, "apple: the id stands twice"),
        ({"means_": "x"}, "pear: unknown key 'means_'"),
        ({"variants": ["pears"]}, "pear: variants needs lists of words under zh or en"),
        ({"avoid": {"en": "pears"}}, "pear: avoid needs lists of words under zh or en"),
        ({"avoid": {"de": ["Birne"]}}, "pear: avoid needs lists of words under zh or en"),
        ({"loose": "yes"}, "pear: loose is true or left out"),
        ({"zh": "苹果"}, "apple: '苹果' is a form of 'pear' already"),
        ({"variants": {"en": ["Pome"]}}, "apple: 'pome' is a form of 'pear' already"),
        ({"avoid": {"en": ["apple"]}}, "pear: avoids 'apple', a form of 'apple'"),
        ({"avoid": {"en": ["Pear"]}}, "pear: avoids 'pear', a form of 'pear'"),
    ],
)
def test_a_fault_names_its_entry(written: Callable[[Any], Path], change: Any, said: str) -> None:
    spoilt = deepcopy(MADE_UP)
    spoilt[0]["terms"][0] |= change
    (fault,) = refused(written(spoilt))
    assert fault.startswith(said)


def test_all_faults_are_told_at_once(written: Callable[[Any], Path]) -> None:
    spoilt = deepcopy(MADE_UP)
    del spoilt[0]["terms"][0]["en"]
    del spoilt[0]["terms"][1]["means"]
    spoilt[0]["terms"].append("plum")
    said = "; ".join(refused(written(spoilt)))
    assert all(
        part in said for part in ("pear: en is missing", "apple: means is missing", "'plum' is no entry")
    )


@pytest.mark.parametrize(
    "content", [None, [], {"terms": []}, ["fruit"], [{"group": {"zh": "果", "en": "Fruit"}, "terms": []}]]
)
def test_a_file_of_another_form_is_refused(written: Callable[[Any], Path], content: Any) -> None:
    assert len(refused(written(content))) == 1


def test_a_file_that_is_not_yaml_is_refused(tmp_path: Path) -> None:
    for content in (b"- group: {zh: [", b"\xff\xfe"):
        (tmp_path / "glossary.yaml").write_bytes(content)
        (fault,) = refused(tmp_path / "glossary.yaml")
        assert "cannot be read" in fault


def test_the_page_lists_terms_in_the_order_of_its_language(written: Callable[[Any], Path]) -> None:
    groups = load(written(MADE_UP))
    chinese, english = glossary(groups, "zh"), glossary(groups, "en")
    assert [found[1] for found in ENTRY.finditer(chinese)] == ["梨", "苹果"]
    assert [found[1] for found in ENTRY.finditer(english)] == ["apple", "pear"]
    assert '[apple]{#apple} <span lang="zh-CN">苹果</span>\n: Another.' in english
    assert "\n## 果\n" in chinese
    assert "\n## Fruit\n" in english


@pytest.fixture(scope="module")
def groups(paths: Paths) -> tuple[Group, ...]:
    return load(paths.glossary)


def test_both_pages_have_the_same_anchors_and_name_both_languages(groups: tuple[Group, ...]) -> None:
    pages = {language: ENTRY.findall(glossary(groups, language)) for language in LANGUAGES}
    chinese = {name: (word, other) for word, name, _, other, _ in pages["zh"]}
    english = {name: (other, word) for word, name, _, other, _ in pages["en"]}
    assert chinese == english
    assert len(chinese) == sum(len(group.terms) for group in groups) >= 45


def test_meanings_are_in_their_language_and_give_no_figures(groups: tuple[Group, ...]) -> None:
    for term in (term for group in groups for term in group.terms):
        assert HAN.search(term.means.zh), term.id
        assert term.means.zh.endswith("。"), term.id
        assert not HAN.search(term.means.en), term.id
        assert term.means.en.endswith("."), term.id
        assert not re.search(r"\d", term.means.zh + term.means.en), term.id


def test_words_are_the_same_whatever_their_case_and_hyphens() -> None:
    assert folded("Mann\u2013Kendall", "en") == folded("mann-kendall", "en") == "mann kendall"
    assert folded("residents\u2019  committee", "en") == "residents' committee"
    assert folded("曼—肯德尔", "zh") != folded("曼-肯德尔", "zh")
