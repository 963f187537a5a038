"""The report for another place: which variants there are, and what its exhibits say of it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gongzhi import edition as editions
from gongzhi.analysis.claims import judge_all
from gongzhi.data import evidence as loading
from gongzhi.data.evidence import Evidence
from gongzhi.data.lineage import in_force
from gongzhi.edition import Edition
from gongzhi.errors import InputError
from gongzhi.exhibits.elsewhere import placed
from gongzhi.exhibits.exhibit import Exhibit
from gongzhi.exhibits.registry import BUILDERS
from gongzhi.language.text import LANGUAGES, Language, Text
from gongzhi.paths import Paths
from gongzhi.publish import catalogue, site, variants
from gongzhi.publish.work import work
from gongzhi.release import index

STREET, PARENTS = (
    "上海/静安/静安寺街道",
    {"上海/静安": "上海", "上海/浦东": "上海", "上海": "全国", "浙江": "全国"},
)
# Whatever speaks of the study, of documents, of other places or of publishers may name its city.
SPEAKS_OF_SHANGHAI = ("原研究", "the study", "the study's", "The study")


@pytest.fixture(scope="module")
def newest(paths: Paths) -> Edition:
    return editions.load(paths.editions / "2024.yaml")


@pytest.fixture(scope="module")
def elsewhere(paths: Paths, newest: Edition) -> Callable[[str], Evidence]:
    names, found = variants.places(paths), dict[str, Evidence]()

    def load(region: str) -> Evidence:
        if region not in found:
            found[region] = loading.load(paths.processed, variants.variant(newest, region, names))
        return found[region]

    return load


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zhejiang", "zhejiang"),
        ("Jing'an, Shanghai", "jingan-shanghai"),
        ("Inner Mongolia", "inner-mongolia"),
    ],
)
def test_a_place_has_its_english_name_in_the_id(name: str, expected: str) -> None:
    assert variants.slug(name) == expected


def test_every_place_has_an_id_of_its_own_that_an_edition_may_have(paths: Paths, newest: Edition) -> None:
    names = variants.places(paths)
    made = [variants.variant(newest, region, names) for region in names]
    assert len({each.edition for each in made}) == len(names)
    assert not any(editions.faults(each.parameters()) for each in made)


def test_an_edition_for_its_own_place_is_the_edition_itself(paths: Paths, newest: Edition) -> None:
    own, other = variants.chosen(paths, [newest], ["上海", "浙江", "上海"])
    assert own is newest
    assert other == replace(newest, edition="2024-zhejiang", region="浙江")
    assert variants.chosen(paths, [newest], []) == [newest]


def test_all_asks_for_every_place_of_which_something_is_known(paths: Paths, newest: Edition) -> None:
    made = variants.chosen(paths, [newest], ["all"])
    assert newest in made
    regions = [each.region for each in made]
    assert {"全国", "浙江", "宁波", "苏州"} <= set(regions)
    assert len(set(regions)) == len(regions)
    evidence = loading.load(paths.processed, newest)
    with_figures = {region for (region, _, _), series in evidence.series.items() if series.points}
    assert set(regions) == with_figures
    early = variants.chosen(paths, [editions.load(paths.editions / "2017.yaml")], ["all"])
    assert {each.region for each in early} < set(regions)


def test_all_unknown_places_are_named_with_the_nearest(paths: Paths, newest: Edition) -> None:
    with pytest.raises(InputError) as caught:
        variants.chosen(paths, [newest], ["浙江省", "无此地", "浙江"])
    assert {each.column for each in caught.value.problems} == {"浙江省", "无此地"}
    assert "did you mean '浙江'" in str(caught.value)


def test_what_has_no_parameter_file_is_a_variant_of_the_edition_that_it_begins_with(paths: Paths) -> None:
    assert variants.base(paths, "2024-zhejiang") == "2024"
    assert variants.base(paths, "2024") == variants.base(paths, "1999-zhejiang") == ""


def test_variants_of_a_site_are_found_again(paths: Paths, newest: Edition, tmp_path: Path) -> None:
    names = variants.places(paths)
    made = variants.variant(newest, "浙江", names)
    for each in (newest, made):
        folder = tmp_path / each.edition
        folder.mkdir()
        (folder / "manifest.json").write_text(json.dumps({"parameters": each.parameters()}), encoding="utf-8")
    assert variants.standing(paths, tmp_path, [newest]) == {made: tmp_path / "2024-zhejiang"}


def test_the_title_names_the_place(paths: Paths) -> None:
    assert work(paths).title == work(paths, "上海").title
    assert "参与浙江社会治理" in work(paths, "浙江").title.zh
    assert "Zhejiang's social governance" in work(paths, "浙江").title.en


def entry(name: str, **more: object) -> dict[str, object]:
    return {"id": name, "published": None, "withdrawn": None, **more}


def test_a_variant_is_not_the_newest_where_there_is_an_edition() -> None:
    variant = entry("2024-zhejiang", of="2024")
    found = index.index([variant, entry("2017")])
    assert (found["newest"], found["places"]) == ("2017", [variant])
    assert index.index([variant])["newest"] == "2024-zhejiang"
    assert "places" not in index.index([entry("2017")])


def test_citations_are_of_an_edition_unless_a_variant_is_named(tmp_path: Path) -> None:
    for name, more in (("2024-zhejiang", {"variant_of": "2024"}), ("2017", {})):
        (tmp_path / name).mkdir()
        manifest = {"edition": name, "as_of": f"{name[:4]}-12-31", **more}
        (tmp_path / name / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    found = catalogue.manifests(tmp_path)
    assert catalogue.chosen(found, "", "")["edition"] == "2017"
    assert catalogue.chosen(found, "2024-zhejiang", "")["edition"] == "2024-zhejiang"


def test_the_landing_page_lists_other_places_apart(newest: Edition, paths: Paths) -> None:
    other = replace(newest, edition="2024-x", as_of=date(2024, 12, 31), region="甲地")
    places = [(other, Text("甲地", "A & B"))]
    page = site.landing_page(paths.book, "2024", [newest], places, "", ())
    plain, listed = page.decode().split("其他地方</span>")
    assert "2024-x" not in plain
    assert 'href="2024-x/zh/index.html"' in listed
    assert "A &amp; B" in listed
    assert "其他地方" not in site.landing_page(paths.book, "2024", [newest], [], "", ()).decode()


def test_documents_bear_on_the_places_that_lie_in_or_around_theirs() -> None:
    policies = [{"level": level} for level in ("全国", "上海", "上海/静安", "上海/浦东", "浙江")]

    def levels(region: str) -> list[str]:
        return [each["level"] for each in in_force(policies, region, PARENTS)]

    assert levels("浙江") == ["全国", "浙江"]
    assert levels("上海") == ["全国", "上海", "上海/静安", "上海/浦东"]
    assert levels("上海/静安") == ["全国", "上海", "上海/静安"]


def test_no_place_is_its_own_peer(elsewhere: Callable[[str], Evidence]) -> None:
    def peers(region: str) -> set[str]:
        return {peer for each in elsewhere(region).plan for peer in each.peers}

    assert peers("上海") == {"宁波", "苏州"}
    assert peers("宁波") == peers("浙江") == {"苏州"}


def test_what_rests_on_shanghais_documents_is_not_supported_elsewhere(
    elsewhere: Callable[[str], Evidence],
) -> None:
    by_documents = {name: each for name, each in judge_all(elsewhere("浙江")).items() if each.documents}
    assert by_documents
    assert {each.status for each in by_documents.values()} == {"too little data"}
    assert "supported" in {each.status for each in judge_all(elsewhere("上海")).values()}


def built(name: str, evidence: Evidence, language: Language) -> Exhibit:
    return placed(BUILDERS[name](evidence, language), evidence, language)


# What is simulated again for every place is the same for all of them, and slow.
NAMES = sorted(BUILDERS.keys() - {"tab-error-rates"})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("region", ["浙江", "北京", STREET])
def test_every_exhibit_can_be_made_for_other_places(
    elsewhere: Callable[[str], Evidence], name: str, region: str
) -> None:
    evidence = elsewhere(region)
    zh, en = (built(name, evidence, language) for language in LANGUAGES)
    assert zh.finding
    assert en.finding
    assert len(zh.rows) == len(en.rows)


@pytest.mark.parametrize("name", NAMES)
def test_the_report_of_a_province_names_the_studys_city_only_where_it_speaks_of_the_study(
    elsewhere: Callable[[str], Evidence], name: str
) -> None:
    for language, city in (("zh", "上海"), ("en", "Shanghai")):
        exhibit = built(name, elsewhere("浙江"), "zh" if language == "zh" else "en")
        assert city not in exhibit.title
        said = exhibit.finding
        assert city not in said or any(each in said for each in SPEAKS_OF_SHANGHAI), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_judgements_say_of_which_place_they_are(
    elsewhere: Callable[[str], Evidence], language: Language
) -> None:
    caution = {"zh": "既不支持、也不否定原研究", "en": "neither supports nor contradicts the study"}[language]
    place = {"zh": "浙江", "en": "Zhejiang"}[language]
    for name in ("tab-answer", "tab-claims", "tab-claims-features", "tab-confirmatory", "fig-evidence-gaps"):
        exhibit = built(name, elsewhere("浙江"), language)
        assert caution in exhibit.finding
        assert place in exhibit.title
        assert caution not in built(name, elsewhere("上海"), language).finding


def test_where_nothing_is_known_it_is_said(elsewhere: Callable[[str], Evidence]) -> None:
    street = elsewhere(STREET)
    assert "有0项至少有一年的数字" in built("tab-overview", street, "zh").finding
    assert "no figures" in built("fig-region-fund", street, "en").finding
    assert {each.status for each in judge_all(street).values()} <= {
        "supported", "too little data", "not testable",
    }  # fmt: skip
