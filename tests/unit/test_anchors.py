"""Anchors of sections come from the English headings."""

from gongzhi.publish.anchors import anchors, slug


def test_headings_become_small_letters_and_hyphens() -> None:
    assert slug("How firm is the result?") == "how-firm-is-the-result"
    assert slug("`raw/sources.csv` and [links](index.html)") == "raw-sources-csv-and-links"
    assert slug("The study's café") == "the-studys-cafe"
    assert slug("论点") == "section"


def test_every_anchor_of_a_page_stands_once_and_code_has_none() -> None:
    text = "# Data\n\n```sh\n# a comment\n```\n\n## What\n\ntext # no heading\n\n## What\n"
    assert anchors({"data": text}) == {"data": ["data", "what", "what-2"]}
