"""The page of other places, and how the first page leads to it."""

from dataclasses import replace
from pathlib import Path

import pytest

from gongzhi import edition as editions
from gongzhi.edition import Edition
from gongzhi.language.text import Text
from gongzhi.paths import Paths
from gongzhi.publish import places, site, variants


@pytest.fixture(scope="module")
def newest(paths: Paths) -> Edition:
    return editions.load(paths.editions / "2024.yaml")


def test_the_page_of_places_lists_each_after_what_it_lies_in(
    paths: Paths, newest: Edition, tmp_path: Path
) -> None:
    names = variants.places(paths)
    others = [variants.variant(newest, region, names) for region in ("宁波", "浙江", "海南")]
    for each in others:
        (tmp_path / each.edition / "data").mkdir(parents=True)
        rows = [
            "region,measure,year,dropped",
            "浙江,a,2010,no",
            "浙江,a,2011,no",
            "浙江,b,2011,no",
            "浙江,a,2012,yes",
        ]
        rows += ["浙江,a,1990,no", "浙江,a,,no", "宁波,a,2015,no"]
        (tmp_path / each.edition / "data" / "observations.csv").write_text("\n".join(rows), encoding="utf-8")
    titled = [(each, names[each.region]) for each in others]
    pdf = "2024-zhejiang/gongzhi-2024-zhejiang-en.pdf"
    found = list(places.listed(paths, tmp_path, titled, {pdf}))
    assert [each.edition.region for each in found] == ["浙江", "宁波", "海南"]
    assert [(each.figures, each.measures, each.years) for each in found] == [
        (3, 2, (2010, 2011)), (1, 1, (2015, 2015)), (0, 0, (0, 0)),
    ]  # fmt: skip
    assert found[1].within.en == "Zhejiang"
    assert found[0].pdfs == {"en": pdf}
    html = places.files(paths, tmp_path, titled, {pdf})["places/index.html"].decode()
    assert 'href="../2024-ningbo/zh/index.html"' in html
    assert f'href="../{pdf}"' in html
    assert places.files(paths, tmp_path, [], ()) == {}


def test_the_landing_page_lists_few_places_and_leads_to_all(paths: Paths, newest: Edition) -> None:
    others = [
        (replace(newest, edition=f"2024-x{at}", region="甲地"), Text("甲地", "A"))
        for at in range(site.FEW + 3)
    ]
    page = site.landing_page(paths.book, "2024", [newest], others, "", ()).decode()
    assert page.count("/zh/index.html") == 2 + site.FEW
    assert f"全部{site.FEW + 3}份其他地方的报告" in page
    assert 'href="places/index.html"' in page
