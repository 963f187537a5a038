"""The codebook: every table, column and check, in one language, from the descriptor itself."""

import json
import re
from typing import Any

import pytest

from gongzhi import edition as editions
from gongzhi.checks import RULES
from gongzhi.data.extract import extract
from gongzhi.data.package import describe_raw
from gongzhi.language.text import LANGUAGES, Language
from gongzhi.paths import Paths
from gongzhi.publish.codebook import TYPES, codebook, grid

HAN = re.compile("[\u4e00-\u9fff]")
Json = dict[str, Any]


@pytest.fixture(scope="module", params=["2017", "2024"])
def package(request: pytest.FixtureRequest, paths: Paths) -> Json:
    files = extract(paths.processed, editions.load(paths.editions / f"{request.param}.yaml"))
    found: Json = json.loads(files["datapackage.json"])
    assert {each["path"] for each in found["resources"]} == set(files) - {"datapackage.json"}
    return found


def sections(page: str) -> dict[str, str]:
    """What stands under each heading of a page."""
    parts = re.split(r"^#{2,3} (.+)$", page, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def cells(section: str) -> list[list[str]]:
    """The rows of the table in a section, without its head."""
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_of_every_table_is_described(package: Json, language: Language) -> None:
    page = sections(codebook(package, language))
    text = "description_zh" if language == "zh" else "description"
    tables = [("", each) for each in package["resources"]]
    tables += [("raw/", each) for each in describe_raw()["resources"]]
    assert {name for name in page if name.endswith(".csv")} == {f"{at}{each['path']}" for at, each in tables}
    for folder, each in tables:
        section = page[f"{folder}{each['path']}"]
        assert section.strip().startswith(each[text])
        rows = cells(section)
        fields = each["schema"]["fields"]
        assert [row[0] for row in rows] == [f"`{field['name']}`" for field in fields]
        assert [row[1] for row in rows] == [TYPES[field["type"]][language] for field in fields]
        assert [row[2] for row in rows] == [field[text].replace("|", "&#124;") for field in fields]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_is_listed_with_its_code(package: Json, language: Language) -> None:
    rows = cells(list(sections(codebook(package, language)).values())[-1])
    assert [row[0] for row in rows] == [rule.code for rule in RULES]
    assert all(all(row) and len(row) == 3 for row in rows)


def test_a_page_is_in_one_language(package: Json) -> None:
    english = codebook(package, "en").replace("万元", "")
    assert [line for line in english.splitlines() if HAN.search(line)] == []
    rows = [line for line in codebook(package, "zh").splitlines() if line.startswith("| `")]
    assert len(rows) > 100
    assert [line for line in rows if not HAN.search(line)] == []


def test_both_languages_have_the_same_tables_and_columns(package: Json) -> None:
    columns = [
        {name: [row[0] for row in cells(section)] for name, section in found.items() if name.endswith(".csv")}
        for found in (sections(codebook(package, language)) for language in LANGUAGES)
    ]
    assert columns[0] == columns[1]


def test_a_stroke_in_a_cell_does_not_end_it() -> None:
    text = grid(("column", "type"), [("a|b", "c")], "en")
    assert text.splitlines()[-1] == "| a&#124;b | c |"
