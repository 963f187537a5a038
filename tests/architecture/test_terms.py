"""Both languages use the words of the glossary, and for the same things, wherever a reader meets them."""

import ast
import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from gongzhi.language.text import Language
from gongzhi.paths import Paths
from gongzhi.publish import glossary
from gongzhi.publish.entries import folded

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile("[\u4e00-\u9fff]")
# What no reader reads as words: code, numbers to be filled in, addresses, elements of HTML.
SILENT = re.compile(r"```.*?```|`[^`]*`|\{[^{}]*\}|\]\([^)]*\)|<[^>]*>", re.DOTALL)
TERMS = {term.id: term for group in glossary.load(Paths(ROOT).glossary) for term in group.terms}


class Pair(NamedTuple):
    """A text in both languages, and where it stands."""

    place: str
    zh: str
    en: str


def notebooks() -> Iterator[Pair]:
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        found = enumerate(json.loads(path.read_text("utf-8"))["cells"])
        prose = [(at, "".join(each["source"])) for at, each in found if each["cell_type"] == "markdown"]
        for (at, chinese), (_, english) in zip(prose[::2], prose[1::2], strict=True):
            yield Pair(f"notebooks/{path.name}, cell {at}", chinese, english)


def pages() -> Iterator[Pair]:
    """The static pages, section by section."""
    for path in sorted((ROOT / "book" / "zh").glob("*.md")):
        texts = [(ROOT / "book" / name / path.name).read_text("utf-8") for name in ("zh", "en")]
        sections = [re.split(r"^(?=#+ )", text, flags=re.M) for text in texts]
        assert len(sections[0]) == len(sections[1]), f"{path.name} has other sections in the other language"
        for chinese, english in zip(*sections, strict=True):
            yield Pair(f"book/zh/{path.name}, {chinese.partition(chr(10))[0]}", chinese, english)


def constants() -> Iterator[Pair]:
    """Every `Text` of the library, and every pair of a Chinese and an English text."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            parts = node.args if isinstance(node, ast.Call) and called(node) == "Text" else []
            parts = node.elts if isinstance(node, ast.Tuple) else parts
            texts = [text for text in map(said, parts) if text is not None]
            if len(texts) == len(parts) == 2 and HAN.search(texts[0]) and not HAN.match(texts[1]):
                yield Pair(f"{path.relative_to(ROOT).as_posix()}:{parts[0].lineno}", *texts)


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", "")


def said(node: ast.expr) -> str | None:
    """The words of a text, also of one with values in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(said(part) or " " for part in node.values)
    return None


def measures() -> Iterator[Pair]:
    """The names of measures, which head tables and charts."""
    with (ROOT / "data" / "raw" / "measures.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Pair(f"data/raw/measures.csv, {row['measure']}", row["name_zh"], row["name_en"])


def study() -> Iterator[Pair]:
    """The study's claims and all that is said of them."""
    for path in sorted((ROOT / "data" / "raw" / "study").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for at, row in enumerate(csv.DictReader(lines), 2):
                for name in (name.removesuffix("_zh") for name in row if name.endswith("_zh")):
                    yield Pair(f"data/raw/study/{path.name}:{at}", row[f"{name}_zh"], row[f"{name}_en"])


def entries() -> Iterator[Pair]:
    """The glossary's own explanations."""
    for term in TERMS.values():
        yield Pair(f"book/glossary.yaml, {term.id}", term.means.zh, term.means.en)


@cache
def words(language: Language) -> dict[str, tuple[str, bool]]:
    """Every form by the term it belongs to, and whether prose may use it."""
    known: dict[str, tuple[str, bool]] = {}
    for term in TERMS.values():
        known |= {folded(form, language): (term.id, False) for form in term.avoid[language]}
        known |= {folded(form, language): (term.id, True) for form in term.forms(language)}
    return known


@cache
def pattern(language: Language) -> re.Pattern[str]:
    """Any form, the longest first; in English as a whole word, also in the plural."""
    forms = "|".join(map(re.escape, sorted(words(language), key=len, reverse=True)))
    return re.compile(f"({forms})" if language == "zh" else rf"\b({forms})(?:s|es)?(?!\w)")


def found(text: str, language: Language) -> list[tuple[str, str, bool]]:
    """The forms in a text, each with its term and whether it may be used."""
    prose = folded(SILENT.sub(" ", text), language)
    return [(form, *words(language)[form]) for form in pattern(language).findall(prose)]


def faults(pair: Pair) -> list[str]:
    """Forms that are avoided, and terms of the Chinese text that the English one does not name."""
    chinese, english = found(pair.zh, "zh"), found(pair.en, "en")
    wrong = [
        f"{pair.place}: {form!r} is not used here, write {TERMS[name].name.zh} = {TERMS[name].name.en}"
        for form, name, allowed in chinese + english
        if not allowed
    ]
    said_in_english = {name for _, name, _ in english}
    return wrong + [
        f"{pair.place}: {form!r} in Chinese, but {' or '.join(TERMS[name].forms('en'))!r} not in English"
        for form, name in dict.fromkeys((form, name) for form, name, _ in chinese)
        if name not in said_in_english and not TERMS[name].loose
    ]


PLACES = {each.__name__: each for each in (notebooks, pages, constants, measures, study, entries)}


@pytest.mark.parametrize("place", PLACES)
def test_both_languages_use_the_same_terms(place: str) -> None:
    pairs = list(PLACES[place]())
    assert len(pairs) > 5
    wrong = [fault for pair in pairs for fault in faults(pair)]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("chinese", "english", "said"),
    [
        (
            "社会组织参与治理。",
            "NGOs take part.",
            "'ngo' is not used here, write 社会组织 = social organisation",
        ),
        ("横向联结不足。", "There is little horizontal connection.", "'横向联结' is not used here"),
        ("社会组织参与治理。", "Associations take part.", "'社会组织' in Chinese, but 'social organisation'"),
        ("社区社会组织不少。", "There are many social organisations.", "'社区社会组织' in Chinese"),
        ("社会组织不少。", "There are many community social organisations.", "'社会组织' in Chinese"),
        ("公益金按比例提取。", "Funding is a share of sales.", "'公益金' in Chinese"),
        ("出自福利彩票公益金。", "From the welfare lottery public welfare fund.", "is not used here"),
    ],
)
def test_a_wrong_word_is_found(chinese: str, english: str, said: str) -> None:
    wrong = faults(Pair("page.md, line", chinese, english))
    assert any(fault.startswith("page.md, line: ") and said in fault for fault in wrong), wrong


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("社区社会组织", "Community social organisations"),
        ("社工与居委会", "social workers and the residents\u2019 committee"),
        ("曼—肯德尔检验", "the Mann\u2013Kendall test"),
        ("`社会组织`{{tab-trends-series}}[见此](trend)", "`NGO` {{tab-NGO}} [see](NGO)"),
        ("福利彩票公益金的使用", "The welfare-lottery fund was spent"),
        ("本版没有数字", "Nothing is known"),
        ("没有社会服务", "There is no service"),
    ],
)
def test_a_right_word_passes_in_any_of_its_forms(chinese: str, english: str) -> None:
    assert faults(Pair("page.md", chinese, english)) == []


def test_a_mistake_in_a_notebook_is_found_with_its_place() -> None:
    spoilt = [
        pair._replace(en=pair.en.replace("social organisations", "social groups"))
        for pair in notebooks()
        if "social organisations" in pair.en
    ]
    assert spoilt
    for pair in spoilt:
        assert any(each.startswith(pair.place) and "'social group'" in each for each in faults(pair))


def test_every_kind_of_text_in_the_library_is_compared() -> None:
    places = {pair.place.rpartition(":")[0].removeprefix("src/gongzhi/") for pair in constants()}
    assert {"language/terms.py", "statistics/wording.py", "publish/glossary.py", "tables/record.py"} <= places
