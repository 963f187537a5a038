"""What figures mean: levels, lotteries, years, lists, what is left out, and the arithmetic."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from gongzhi.errors import InputError
from gongzhi.ingest import phrase
from gongzhi.ingest.folding import fold
from gongzhi.ingest.number import find
from gongzhi.ingest.proposal import Proposal, confidence

Read = Callable[..., Proposal]


def rows(proposal: Proposal) -> dict[tuple[str, str, str], Decimal]:
    return {(each.measure, each.level, each.period): each.figure.wan for each in proposal.rows}


@pytest.mark.parametrize(
    ("region", "text", "measure", "level"),
    [
        ("上海", "市本级留存4.99亿元", "fund_retained", "own"),
        ("上海", "市级留存4.99亿元", "fund_retained", "own"),
        ("上海", "各区留存4.99亿元", "fund_to_districts", "all"),
        ("杭州", "省级留成4.99亿元", "fund_to_province", "all"),
        ("浙江", "省级留成4.99亿元", "fund_retained", "own"),
        ("浙江", "市县留成4.99亿元", "fund_to_districts", "all"),
        ("浙江", "上缴中央4.99亿元", "fund_to_central", "all"),
        ("杭州", "全市实际使用福利彩票公益金4.99亿元", "fund_used", "all"),
        ("杭州", "市本级实际使用福利彩票公益金4.99亿元", "fund_used", "own"),
    ],
)
def test_a_level_is_seen_from_the_place(read: Read, region: str, text: str, measure: str, level: str) -> None:
    assert list(rows(read(f"2018年福利彩票公告\n2018年，{text}。", region))) == [(measure, level, "2018")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("双色球销售9亿元", "of a single game"),
        ("结转下年0.5亿元", "a balance"),
        ("中央福利彩票公益金支出0.5亿元", "money of another government"),
        ("门票收入共9亿元", "no phrase of the table fits"),
        ("虹口区支出300万元", "of another place"),
    ],
)
def test_what_is_no_row_is_named_with_the_reason(read: Read, text: str, reason: str) -> None:
    proposal = read(f"2018年福利彩票公告\n2018年，{text}。")
    assert rows(proposal) == {}
    assert [each.reason.startswith(reason) for each in proposal.left_out] == [True]


def test_nothing_is_lost(read: Read, corpus_text: str) -> None:
    """Every money figure of the text is a row, an item, or left out."""
    proposal = read(corpus_text)
    printed = [each for line in corpus_text.splitlines() for each in find(fold(line)) if each.kind == "money"]
    money = [each for each in proposal.readings if each.figure.kind == "money" and not each.derived_from]
    assert len(money) == len(printed)


@pytest.fixture
def corpus_text() -> str:
    return (
        "2019年度市本级福利彩票公益金公告\n2019年全市福利彩票销售额45.62亿元，其中双色球9亿元。\n"
        "一、使用\n市本级实际使用4.78亿元（含动用历年结余0.35亿元），结转下年0.2亿元。\n"
        "（一）老年人福利类2个项目，共计3亿元\n1、资助助餐项目1亿元；\n2、资助床位项目2亿元。\n"
    )


def test_a_misprinted_year_gives_way_and_is_told(read: Read) -> None:
    proposal = read(
        "2023年度公告\n2023年全市销售福利彩票5亿元。2024年全市筹集福利彩票公益金2亿元。2023年使用。"
    )
    assert {each.period for each in proposal.rows} == {"2023"}
    raised = next(each for each in proposal.rows if each.stem == "raised")
    assert "the sentence prints 2024" in raised.doubt


@pytest.mark.parametrize(
    ("text", "period", "value"),
    [
        ("2018年销售福利彩票2245.6亿元，比上年增加75.8亿元", "2017", "2169.8"),
        ("2018年筹集福利彩票公益金643.6亿元，比上年增长3.6%", "2017", "621.2"),
        ("2018年筹集福利彩票公益金90亿元，同比下降10%", "2017", "100"),
    ],
)
def test_the_year_before_is_derived_and_marked(read: Read, text: str, period: str, value: str) -> None:
    (made,) = (each for each in read(f"公告\n{text}。", "全国").rows if each.derived_from)
    assert (made.period, made.figure.value, made.figure.bound) == (period, Decimal(value), "approx")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2009年至2016年，累计筹集福利彩票公益金40亿元", "2009/2016"),
        ("2019年上半年销售福利彩票40亿元", "2019-01/2019-06"),
        ("2019年1-9月销售福利彩票40亿元", "2019-01/2019-09"),
        ("2019年第三季度销售福利彩票40亿元", "2019Q3"),
        ("2018年12月至2019年11月销售福利彩票40亿元", "2019"),
    ],
)
def test_periods(read: Read, text: str, period: str) -> None:
    assert [each.period for each in read(f"公告\n{text}。").rows] == [period]


def test_a_sum_without_a_first_year_is_left_out(read: Read) -> None:
    proposal = read("公告\n截至2017年6月30日，累计筹集福利彩票公益金152.83亿元。")
    assert [each.reason for each in proposal.left_out] == ["no year is said"]


def test_arithmetic_that_fails_is_shown_and_marks_its_rows(read: Read) -> None:
    proposal = read(
        "2018年公告\n2018年筹集福利彩票公益金15.0亿元，上缴中央7.0亿元，各区留存3.0亿元，市本级留存4.0亿元。"
    )
    (failed,) = (each for each in proposal.checks if not each.holds)
    assert failed.formula.endswith("(comes to 14亿元)")
    assert {confidence(each, proposal)[0] for each in proposal.rows} == {"low"}


def test_unclaimed_prizes_listed_beside_the_lotteries_enter_the_sum(read: Read) -> None:
    proposal = read(
        "2019年彩票公益金公告\n2019年，全市共筹集彩票公益金26.30亿元，其中：福利彩票公益金15.20亿元，"
        "体育彩票公益金10.10亿元，逾期未兑奖奖金1.00亿元。"
    )
    assert [(each.rule, each.holds) for each in proposal.checks] == [
        ("welfare + sports + unclaimed = both", True)
    ]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("老年人福利类2亿元、社会公益类0.7亿元，共安排项目60个", {"projects": 60}),
        ("其中：老年人福利类2亿元、社会公益类0.7亿元，合计项目60个", {"projects": 60}),
        (
            "老年人福利类2亿元，共安排项目40个；社会公益类0.7亿元，共安排项目20个",
            {"projects_elderly": 40, "projects_public_welfare": 20},
        ),
    ],
)
def test_a_count_behind_a_list_of_categories_is_of_all(read: Read, text: str, counts: dict[str, int]) -> None:
    proposal = read(f"2019年福利彩票公益金公告\n2019年，{text}。")
    found = {each.measure: each.figure.value for each in proposal.rows if each.figure.kind == "count"}
    assert found == counts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2016年3月4日\n去年，全省福利彩票销量72.4亿元", [("lottery_sales", "all", "2015")]),
        ("2016年3月4日\n今年一季度，全省福利彩票销量12.4亿元", [("lottery_sales", "all", "2016Q1")]),
        ("2016年3月4日\n自2012年上市以来，福利彩票销量72.4亿元", []),
        ("2015年公告\n2015年，民政事业费共支出72.4亿元", []),
        ("2015年公告\n“双色球”作为主力，市场很好，2015年实现销售7.2亿元", []),
        ("2015年1月，福彩中心举办活动，使用福彩公益金16万元", []),
    ],
)
def test_what_news_say_of_years_games_and_other_purses(
    read: Read, text: str, found: list[tuple[str, str, str]]
) -> None:
    assert list(rows(read(f"{text}。", "湖南"))) == found


def test_shares_of_a_share_settle_its_level(read: Read) -> None:
    proposal = read(
        "2019年体育彩票公告\n2019年省级留成10.3亿元，其中省本级公益金4.8亿元，市县级公益金5.5亿元。", "福建"
    )
    assert [(each.level, each.figure.value) for each in proposal.rows if each.stem == "retained"] == [
        ("all", Decimal("10.3")),
        ("own", Decimal("4.8")),
    ]


def test_what_the_central_share_leaves_is_of_all_levels(read: Read) -> None:
    proposal = read(
        "2012年彩票公益金公告\n2012年，全省筹集彩票公益金25.8亿元，上缴中央12.5亿元，省级留成12.5亿元，"
        "其中福利彩票公益金8.7亿元，体育彩票公益金3.8亿元，分配给省本级3.9亿元。",
        "湖北",
    )
    kept = [each for each in proposal.rows if each.stem == "retained"]
    assert [(each.lottery, each.level) for each in kept][:3] == [
        ("both", "all"), ("welfare", "all"), ("sports", "all"),
    ]  # fmt: skip


def test_what_the_centre_leaves_to_a_district_is_its_own(read: Read) -> None:
    text = "2023年公告\n2023年长安区地方留用体育彩票公益金支出267万元，支持全市全民健身。"
    assert list(rows(read(text, "西安/长安"))) == [("sports_fund_used", "own", "2023")]


def test_a_category_among_projects_is_one_of_them(read: Read) -> None:
    proposal = read(
        "2023年福利彩票公益金公告\n2023年市本级福利彩票公益金支出500万元，其中养老院大楼支出300万元，"
        "残疾人福利经费支出80万元，儿童乐园建设支出120万元。"
    )
    assert [each.measure for each in proposal.rows] == ["fund_used"]
    assert len(proposal.items) == 3


def test_options_override_the_text(read: Read) -> None:
    proposal = read("公告\n实际使用福利彩票公益金4亿元。", year=2015, level="all")
    assert list(rows(proposal)) == [("fund_used", "all", "2015")]


def test_a_phrase_can_be_added_without_code() -> None:
    table = phrase.parse("kind,phrase,means,basis,note\nmeasure,花…了,used,actual,\n")
    found = table.decide("全年花得掉的都花了")
    assert found is not None
    assert found.means == "used"


def test_a_faulty_table_of_phrases_is_told_by_line() -> None:
    with pytest.raises(InputError, match=r"phrases\.csv:3: kind: .*expected one of leave, measure"):
        phrase.parse("kind,phrase,means,basis,note\nleave,甲,game,,\nodd,乙,game,,\n")
