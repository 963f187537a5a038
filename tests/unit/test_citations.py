"""Citations: right by the styles, whole for reference managers, the same bytes every time."""

import json
from datetime import date

import pytest
import rispy
from pybtex.database import parse_string

from gongzhi.cite import FORMATS, Format, Reference, Work, cite
from gongzhi.language.text import LANGUAGES, Language, Text
from gongzhi.paths import Paths
from gongzhi.publish.work import work

READ_ON = date(2026, 11, 24)
MADE_UP = Work(
    Text("虚构的报告", "A Made-up Report"),
    (Text("虚构编写组", "Made-up Team"),),
    Text("虚构社", "Made-up Press"),
    "https://made-up.example/",
)
TITLES = {"zh": "虚构的图", "en": "A Figure, Made Up & 100% Untrue"}


def reference(language: Language, part: str = "fig-made-up", doi: str = "") -> Reference:
    title = TITLES[language] if part else ""
    return Reference(MADE_UP, "2024", date(2024, 12, 31), language, part, title, doi)


@pytest.mark.parametrize(
    ("language", "part", "form", "text"),
    [
        ("zh", "fig-made-up", "gbt7714",
         "虚构编写组. 虚构的图[DS/OL]. 虚构社, 2024[2026-11-24]. https://made-up.example/2024/figures/fig-made-up/."),
        ("zh", "fig-made-up", "gbt7714-author-date",
         "虚构编写组, 2024. 虚构的图[DS/OL]. 虚构社[2026-11-24]. "
         "https://made-up.example/2024/figures/fig-made-up/."),
        ("en", "fig-made-up", "gbt7714",
         "MADE-UP TEAM. A Figure, Made Up & 100% Untrue[DS/OL]. Made-up Press, 2024[2026-11-24]. "
         "https://made-up.example/2024/figures/fig-made-up/."),
        ("en", "fig-made-up", "apa",
         "Made-up Team. (2024). A Figure, Made Up & 100% Untrue [Dataset]. In A Made-up Report "
         "(Version 2024). Made-up Press. https://made-up.example/2024/figures/fig-made-up/"),
        ("zh", "", "gbt7714",
         "虚构编写组. 虚构的报告[DS/OL]. 虚构社, 2024[2026-11-24]. https://made-up.example/2024/zh/index.html."),
        ("en", "", "apa",
         "Made-up Team. (2024). A Made-up Report (Version 2024) [Dataset]. Made-up Press. "
         "https://made-up.example/2024/en/index.html"),
    ],
)  # fmt: skip
def test_a_text_is_that_of_its_style(language: Language, part: str, form: Format, text: str) -> None:
    assert cite(reference(language, part), form, READ_ON) == text + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["fig-made-up", ""])
def test_bibtex_is_read_back_whole(language: Language, part: str) -> None:
    cited = reference(language, part, "10.0000/made-up")
    entry = parse_string(cite(cited, "bibtex", READ_ON), "bibtex").entries[cited.key]
    assert entry.type == "misc"
    assert [str(person) for person in entry.persons["author"]] == [f"{{{MADE_UP.authors[0][language]}}}"]
    title = (TITLES[language] if part else MADE_UP.title[language]).replace("&", r"\&").replace("%", r"\%")
    assert entry.fields["title"] == f"{{{title}}}"
    assert entry.fields["url"] == cited.url
    assert entry.fields["urldate"] == "2026-11-24"
    assert entry.fields["doi"] == "10.0000/made-up"
    assert (entry.fields["year"], entry.fields["month"]) == ("2024", "12")
    assert ("note" in entry.fields) == bool(part)
    assert entry.fields["howpublished"] == MADE_UP.publisher[language]
    assert "publisher" not in entry.fields


@pytest.mark.parametrize("language", LANGUAGES)
def test_ris_is_read_back_whole(language: Language) -> None:
    text = cite(reference(language, doi="10.0000/made-up"), "ris", READ_ON)
    assert text.startswith("TY  - DATA\n")
    assert text.endswith("ER  -\n") or text.endswith("ER  - \n")
    (record,) = rispy.loads(text)
    assert record["title"] == TITLES[language]
    assert record["secondary_title"] == MADE_UP.title[language]
    assert record["authors"] == [MADE_UP.authors[0][language]]
    assert record["urls"] == ["https://made-up.example/2024/figures/fig-made-up/"]
    assert record["doi"] == "10.0000/made-up"
    assert record["date"] == "2024/12/31"


def test_csl_json_is_an_item_of_the_schema() -> None:
    (item,) = json.loads(cite(reference("zh"), "csl-json", READ_ON))
    assert item == {
        "id": "gongzhi-2024-fig-made-up",
        "type": "dataset",
        "title": "虚构的图",
        "author": [{"literal": "虚构编写组"}],
        "publisher": "虚构社",
        "version": "2024",
        "issued": {"date-parts": [[2024, 12, 31]]},
        "URL": "https://made-up.example/2024/figures/fig-made-up/",
        "language": "zh-CN",
        "container-title": "虚构的报告",
        "accessed": {"date-parts": [[2026, 11, 24]]},
    }


@pytest.mark.parametrize("form", FORMATS)
def test_a_citation_does_not_depend_on_the_day_unless_it_is_named(form: Format) -> None:
    texts = {cite(reference("zh"), form) for _ in range(2)}
    assert len(texts) == 1
    (text,) = texts
    assert "2026" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_address_names_the_edition_never_the_newest() -> None:
    for language in LANGUAGES:
        for part in ("fig-made-up", ""):
            assert reference(language, part).url.startswith("https://made-up.example/2024/")


def test_the_report_is_cited_as_its_own_files_say(paths: Paths) -> None:
    found = work(paths)
    assert found.address.startswith("https://")
    assert found.title.zh.startswith(found.publisher.zh)
    assert found.title.en.startswith(found.publisher.en)
    assert found.authors == (Text("共治报告编写组", "Gongzhi report team"),)
