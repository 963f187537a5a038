"""Terms of the glossary in a page: marked once a section, and nowhere but in running text."""

import re

import pytest

from gongzhi.language.text import Language, Text
from gongzhi.publish.glossary import Group, Term
from gongzhi.publish.terms import Marks, marked, marks

# Made up.
NONE: dict[Language, tuple[str, ...]] = {"zh": (), "en": ()}
PLUM: dict[Language, tuple[str, ...]] = {"zh": ("李",), "en": ("prune", "sour plum")}
USE: dict[Language, tuple[str, ...]] = {"zh": ("用",), "en": ("used up",)}
GROUPS = [
    Group(
        Text("果", "Fruit"),
        (
            Term("plum", Text("李子", "plum tree"), Text("一种“果”", 'a "fruit"'), PLUM, NONE, False),
            Term("wild", Text("野李子", "wild plum tree"), Text("野的", "wild"), NONE, NONE, False),
            Term("use", Text("使用", "use made"), Text("用", "use"), USE, NONE, True),
            Term("self", Text("自治", "farmers' self-governance"), Text("自管", "self"), NONE, NONE, False),
        ),
    )
]
LINK = re.compile(r'<a class="term" href="glossary\.html#([a-z]+)" data-means="([^"]*)">([^<]*)</a>')


def known(language: Language) -> Marks:
    return marks(GROUPS, language)


def found(body: str, language: Language) -> list[tuple[str, str]]:
    made = marked(body, known(language), language)
    assert LINK.sub(r"\3", made) == body  # nothing else is changed
    return [(id, text) for id, _, text in LINK.findall(made)]


def test_the_first_mention_in_each_section_of_the_second_rank_is_marked() -> None:
    inner = "<section><p>李</p><section><p>李子</p></section></section>"
    body = f"<section><p>李子和李</p>{inner}<section>李子</section></section>"
    assert found(body, "zh") == [("plum", "李子"), ("plum", "李"), ("plum", "李子")]


def test_the_longest_form_wins_and_words_that_hold_a_term_by_chance_are_left() -> None:
    assert found("<p>野李子，自治区的自治</p>", "zh") == [("wild", "野李子"), ("self", "自治")]
    both = [("wild", "wild plum tree"), ("plum", "plum tree")]
    assert found("<p>A wild plum tree, a plum tree</p>", "en") == both


@pytest.mark.parametrize(
    "text",
    [
        "Plum trees", "plum\ntree", "plum-tree", "sour plums", "farmers’ self-governance",
        "farmers' self governance",
    ],
)  # fmt: skip
def test_english_is_known_in_the_plural_and_however_it_is_written(text: str) -> None:
    assert [each for _, each in found(f"<p>{text}</p>", "en")] == [text]


@pytest.mark.parametrize("text", ["a prune", "a plum treeline", "used up"])
def test_single_words_parts_of_words_and_common_variants_are_not_marked(text: str) -> None:
    assert found(f"<p>{text}</p>", "en") == []


@pytest.mark.parametrize(
    "tag", ["a", "h1", "h2", "h3", "code", "pre", "figure", "table", "details", "button", "dt", "svg"]
)
def test_only_running_text_is_marked(tag: str) -> None:
    inside = f'<p><{tag} id="李子"><i>李子</i><{tag}>李子</{tag}>李子</{tag}></p><!-- 李子 -->'
    assert found(inside, "zh") == []
    assert found(f"{inside}<p>李子</p>", "zh") == [("plum", "李子")]


def test_what_a_term_means_is_escaped() -> None:
    assert 'data-means="a &quot;fruit&quot;"' in marked("<p>plum tree</p>", known("en"), "en")
