"""The pages as files: complete, linked, in their language, without traces of the machine."""

import csv
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.paths import Paths
from gongzhi.publish.glossary import load

CHAPTERS = (
    "index",
    "01_features",
    "02_mechanisms",
    "03_deficits",
    "04_recommendations",
    "05_trends",
    "06_data",
    "methods",
)
STATIC = ("codebook", "glossary", "rerun", "cite", "search")
EDITIONS = ("2017", "2024")
STUDY = {"9,100万元", "9,450万元", "超过8,000万元", "240万元", "300万元", "16个"}


class Elements(HTMLParser):
    """The addresses, ids and images of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.images: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        for name in ("href", "src", "srcset"):
            if found.get(name):
                self.links.append(str(found[name]))
        if tag == "img":
            self.images.append(found)


def parse(path: Path) -> Elements:
    elements = Elements()
    elements.feed(path.read_text(encoding="utf-8"))
    return elements


def text(path: Path) -> str:
    without = re.sub(r"<(script|style)\b.*?</\1>", " ", path.read_text(encoding="utf-8"), flags=re.S)
    return unescape(re.sub(r"<[^>]+>", " ", without))


def test_every_chapter_and_page_is_there_in_both_languages(site: Path) -> None:
    expected = {f"{name}.html" for name in (*CHAPTERS, *STATIC)}
    for edition in EDITIONS:
        for language in ("zh", "en"):
            found = {path.name for path in (site / edition / language).glob("*.html")}
            assert expected <= found, (edition, language)
    assert (site / "index.html").is_file()


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    broken = []
    parsed = {path: parse(path) for path in site.rglob("*.html")}
    for path, elements in parsed.items():
        for link in elements.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target = target / "index.html"
            anchor = unquote(parts.fragment)
            lost = target in parsed and anchor and anchor not in parsed[target].ids
            if not target.is_file() or lost:
                broken.append(f"{path.relative_to(site)} -> {link}")
    assert broken == []


def test_pages_say_their_language_and_name_the_other(site: Path, pages: list[str]) -> None:
    for page in pages:
        html = (site / page).read_text(encoding="utf-8")
        tag = {"zh": "zh-CN", "en": "en"}[Path(page).parent.name]
        assert re.search(rf'<html[^>]*\blang="{tag}"', html), page
        assert 'hreflang="zh-CN"' in html, page
        assert 'hreflang="en"' in html, page


def test_anchors_are_the_same_in_both_languages(site: Path) -> None:
    for edition in EDITIONS:
        for page in (*CHAPTERS, *STATIC, "coding"):
            every = [parse(site / edition / language / f"{page}.html").ids for language in ("zh", "en")]
            assert all(len(set(found)) == len(found) for found in every), (edition, page)
            chinese, english = every
            assert sorted(chinese) == sorted(english), (edition, page)
            assert chinese == english or page == "glossary", (edition, page)  # that is in order of its words
            assert (page in CHAPTERS) == bool(set(chinese) & set(BUILDERS)), (edition, page)


def test_terms_have_the_same_anchors_in_both_languages(site: Path, paths: Paths) -> None:
    terms = {term.id for group in load(paths.glossary) for term in group.terms}
    for edition in EDITIONS:
        for language in ("zh", "en"):
            assert terms <= set(parse(site / edition / language / "glossary.html").ids), (edition, language)


def test_every_image_has_an_alternative_text_in_its_language(site: Path, pages: list[str]) -> None:
    count = 0
    for page in pages:
        for image in parse(site / page).images:
            count += 1
            chinese = re.search("[\u4e00-\u9fff]", image["alt"] or "")
            assert bool(chinese) == ("/zh/" in page) or "fig-projects" in str(image["src"]), (page, image)
    assert count > 40


def test_parameters_are_hidden_and_other_code_is_folded(site: Path) -> None:
    for edition in EDITIONS:
        for language in ("zh", "en"):
            for chapter in CHAPTERS:
                html = (site / edition / language / f"{chapter}.html").read_text(encoding="utf-8")
                assert "20170306" not in html, (edition, language, chapter)
                cells = html.count("cell_input")
                assert cells > 0
                assert html.count('<details class="code">') >= cells / 2, (edition, language, chapter)


def test_no_page_tells_where_it_was_built(site: Path, paths: Paths) -> None:
    for path in site.rglob("*"):
        if path.suffix in (".html", ".js", ".json", ".csv", ".svg") and path.is_file():
            content = path.read_text(encoding="utf-8")
            for trace in (str(paths.root), "/tmp/", "/root/", str(Path.home())):
                assert trace not in content, path


def test_no_placeholder_is_left_in_the_prose(site: Path, pages: list[str]) -> None:
    for page in pages:
        assert "{{" not in text(site / page), page


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_data_to_download_are_what_the_edition_knew(
    site: Path, edition: str, evidence: "Callable[[str], Evidence]"
) -> None:
    known = evidence(edition)
    rows = []
    for name in ("observations", "context"):
        with (site / edition / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            rows += list(csv.DictReader(lines))
    assert len(rows) == len(known.observations)
    assert max(row["known_on"] for row in rows) <= known.edition.as_of.isoformat()
    with (site / edition / "data" / "series.csv").open(encoding="utf-8", newline="") as lines:
        chosen = {
            (*(row[key] for key in ("region", "level", "measure", "year")), row["raw"])
            for row in csv.DictReader(lines)
        }
    for (region, level, measure), series in known.series.items():
        for point in series.points:
            assert (region, level, measure, str(point.year), point.raw) in chosen


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_studys_own_figures_stand_in_every_edition(site: Path, edition: str) -> None:
    html = (site / edition / "zh" / "01_features.html").read_text(encoding="utf-8")
    table = html.split('id="tab-study"')[1].split("</table>")[0]
    cells = set(re.findall(r"<td[^>]*>([^<]*)</td>", table))
    assert cells >= STUDY
    assert "原研究" in html.split('id="tab-study"')[1].split("</figure>")[0]


def test_the_old_edition_shows_nothing_published_after_its_date(
    site: Path, evidence: "Callable[[str], Evidence]"
) -> None:
    old, new = evidence("2017"), evidence("2024")
    urls = {new.sources[name]["url"] for name in set(new.sources) - set(old.sources)}
    urls -= {each["url"] for each in (*old.sources.values(), *old.policies)}
    urls = {url for url in urls if url.startswith("http")}
    assert len(urls) > 100
    for path in (site / "2017").rglob("*"):
        if path.suffix in (".html", ".csv", ".json"):
            content = unescape(path.read_text(encoding="utf-8"))
            assert [url for url in urls if url in content] == [], path
