"""A new year: made-up figures up to 2030 become an edition of 2031, in which nothing is of an older year."""

import csv
import html
import json
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from gongzhi import cli
from gongzhi.language.text import LANGUAGES
from gongzhi.paths import Paths

YEARS = range(2024, 2031)
SOURCE = "s-made-up"
# Made up: place, level, measure and unit, the figure of the first year, and what is added each year.
SERIES = (
    ("全国", "all", "lottery_sales", "亿元", 2000, 50),
    ("全国", "all", "fund_raised", "亿元", 600, 15),
    ("全国", "all", "fund_used", "亿元", 500, 10),
    ("上海", "all", "lottery_sales", "亿元", 50, 1),
    ("上海", "all", "fund_raised", "亿元", 15, 1),
    ("上海", "own", "fund_used", "万元", 50000, 700),
    ("上海", "own", "projects", "个", 60, 2),
)
CONTEXT = (
    ("上海", "all", "cpi_index_previous_year_100", "上年=100", 102, 0),
    ("全国", "all", "cpi_index_previous_year_100", "上年=100", 102, 0),
    ("上海", "all", "permanent_resident_population", "万人", 2490, 3),
)
# An edition that is not there, in words or as a place.
STALE = re.compile(
    r"2024\s*(?:年)?版|[Ee]dition\s+2024|2024\s+edition|(?:\.\./|\x22)2024/|截至\s*2024|as of [\w ]*2024"
)


class Later(date):
    """A day on which the made-up figures are out."""

    @classmethod
    def today(cls) -> "Later":
        return cls(2032, 1, 1)


def rows(series: Iterable[tuple[str, str, str, str, int, int]]) -> Iterable[list[str]]:
    """The made-up figures as rows of a raw table."""
    for place, level, measure, unit, first, step in series:
        for year in YEARS:
            value = str(first + step * (year - YEARS[0]))
            stated = value if unit == "上年=100" else f"{value}{unit}"
            yield [place, level, str(year), measure, value, unit, stated, "exact", "actual", "", SOURCE, ""]


def append(path: Path, made: Iterable[list[str]]) -> None:
    """Append rows to a raw table."""
    with path.open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(made)


@pytest.fixture(scope="module")
def checkout(paths: Paths, tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A copy of the repository with made-up figures and without the draft that is the newest one."""
    root = tmp_path_factory.mktemp("new-year")
    for name in ("data", "notebooks", "book"):
        shutil.copytree(paths.root / name, root / name)
    for name in ("_config.yml", "requirements.txt", "CITATION.cff"):
        shutil.copy(paths.root / name, root)
    (root / "notebooks" / "editions" / "2024.yaml").unlink()
    raw = root / "data" / "raw"
    about = [SOURCE, "虚构局", "虚构的公告", "2031-06-30", "https://made-up.example/", "official", ""]
    append(raw / "sources.csv", [about])
    append(raw / "observations.csv", rows(SERIES))
    append(raw / "context.csv", rows(CONTEXT))
    return Paths(root)


@pytest.fixture(scope="module")
def made(checkout: Paths) -> Path:
    """The site with the new edition, made by the commands that the README names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(checkout.root)
        patch.setattr(cli, "date", Later)
        for command in (
            ["check"],
            ["new-edition", "2031", "--as-of", "2031-12-31"],
            ["build", "--edition", "2031", "--no-pdf"],
        ):
            code = cli.main(command)
            assert code == 0, command
    return checkout.site


def said(page: Path) -> str:
    """What a page says and where it leads, without its code."""
    text = page.read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<(pre|code)\b.*?</\1>", "", text, flags=re.DOTALL))


def test_no_page_speaks_of_an_older_edition(made: Path) -> None:
    pages = [*sorted(made.rglob("*.html")), made / "feed.atom", made / "sitemap.xml", made / "editions.json"]
    assert len(pages) > 100
    found = {page.relative_to(made): STALE.findall(said(page)) for page in pages}
    assert {page: each for page, each in found.items() if each} == {}


def test_the_edition_is_what_its_parameters_say(made: Path) -> None:
    record = json.loads((made / "2031" / "manifest.json").read_text(encoding="utf-8"))
    assert (record["as_of"], record["parameters"]["last_year"]) == ("2031-12-31", 2030)
    with_words = {"zh": ("2031版", "2031年12月31日"), "en": ("Edition 2031", "31 December 2031")}
    for language in LANGUAGES:
        index = said(made / "2031" / language / "index.html")
        assert all(words in index for words in with_words[language])
    assert "2031/zh/index.html" in (made / "index.html").read_text(encoding="utf-8")


def test_figures_tables_and_sentences_go_to_the_last_year(made: Path) -> None:
    record = json.loads((made / "2031" / "manifest.json").read_text(encoding="utf-8"))
    findings = {each["id"]: each["alts"] for each in record["figures"]}
    for name in ("fig-national-fund", "fig-lottery-sales"):
        drawn = (made / "2031" / "figures" / name / "data.csv").read_text(encoding="utf-8")
        assert "2030" in drawn, name
        for language in LANGUAGES:
            assert "2030" in findings[name][language], (name, language)


def test_the_city_s_own_use_is_tested_once_there_is_enough(made: Path) -> None:
    record = json.loads((made / "2031" / "manifest.json").read_text(encoding="utf-8"))
    own = [each for each in record["results"] if each.get("series", [])[:3] == ["上海", "own", "fund_used"]]
    assert max(each["n"] for each in own) >= len(YEARS)
