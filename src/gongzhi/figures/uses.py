"""What the money of published lists is for, and how much of them could not be read."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from gongzhi.analysis.spending import UNCLEAR, Account, accounts
from gongzhi.data.coding import USES as CODES
from gongzhi.data.evidence import Evidence
from gongzhi.exhibits.exhibit import Exhibit, Heads, Number, Value, headed
from gongzhi.figures.colours import BLUE, GREY, INK, PALE
from gongzhi.figures.theme import Chart, charts, inline
from gongzhi.language import numbers
from gongzhi.language.codes import USES
from gongzhi.language.terms import NOTHING
from gongzhi.language.text import Language, Text

TITLE = Text("公布的项目把钱用在哪里", "What the money of published items is for")
NOTES = Text(
    "每一项的用途只凭印出的名称判断，经两次判读，办法见编码说明。粗条是读到的，细线是没读到的和名称看不出的若全归这一种"
    "用途，最多能到多少；各细线不能同时成立。没有读到的另画一条。没有总数的年份不画。集中度是赫芬达尔—赫希曼指数，"
    "没读到的部分只知道合计和项数，因此给出上下界。经招标或购买付给社会组织的算服务，不算拨给社会组织。区的清单若只含市级资金，在标题里注明。",
    "The use of an item is read from its printed name alone, twice, as the coding guide says. Bars are "
    "what could be read; the thin line says how far a use would reach if all that is unread or not told "
    "by its name were of that use, which cannot be so of all at once. What is unread has a bar of its "
    "own. Years without a total are not drawn. Concentration is the Herfindahl-Hirschman index, between "
    "bounds, since of the unread part only the sum and the number of items are known. What social "
    "organisations are paid for services counts as services, not as grants to them. A district's list of "
    "municipal money only is marked as such.",
)
HEADS: Heads = (
    ("region", "region", Text("地区", "Place")),
    ("year", "year", Text("年份", "Year")),
    ("use", "use", Text("用途", "Use")),
    ("amount", "money", Text("金额（万元）", "Amount (CNY 10,000)")),
    ("share", "percent", Text("占比", "Share")),
    ("most", "percent", Text("最多", "At most")),
    ("items", "number", Text("项数", "Items")),
)
UNREAD = Text("没有读到", "not read")
MUNICIPAL = Text("（仅市级资金）", ", municipal money only")
NAME = Text("{place}，{year}年{scope}\n共{total}", "{place} {year}{scope}\n{total} in all")
SAID = Text(
    "{place}{year}年{scope}共{total}，能读到的占{read}：设施{facility}，拨给社会组织{organisation}",
    "{place} {year}{scope}: of {total}, {read} can be read; {facility} is for facilities and "
    "{organisation} goes to social organisations by name",
)
RANGE = Text("{}至{}", "between {} and {}")
SPREAD = Text(
    "{place}{year}年：{n}项读到，赫芬达尔—赫希曼指数{index}，相当于{effective}个等额项目。",
    "{place} {year}: {n} items read; Herfindahl-Hirschman index {index}, as if there were {effective} "
    "equal items.",
)

READ = Text(
    "两次判读在这些清单的{n}个名称中有{k}个不同；只照第一次判读，设施合计{first}，只照第二次，{second}，照商定的，{final}。",
    "The two readings differ on {k} of the {n} names in these lists; facilities have {first} in all by "
    "the first reading alone, {second} by the second, {final} as settled.",
)


def uses(evidence: Evidence, language: Language) -> Exhibit:
    """Every list that has a total."""
    found = accounts(evidence)

    def draw(width: int) -> Chart:
        return alt.vconcat(*(panel(each, evidence, language, width) for each in found), spacing=22)

    return Exhibit(
        id="fig-uses",
        title=TITLE[language],
        finding=finding(found, evidence, language),
        notes=NOTES[language] if found else "",
        columns=headed(language, HEADS),
        rows=tuple(row for each in found for row in rows(each)),
        sources=tuple(dict.fromkeys(source for each in found for source in each.sources)),
        details=(
            *(spread(each, evidence, language) for each in found),
            *readings(found, evidence, language),
        ),
        charts=charts(draw) if found else None,
        numbers=(Number("fig-uses-items", n := sum(len(each.items) for each in found), str(n)),),
    )


def rows(account: Account) -> list[tuple[Value, ...]]:
    """The uses of a list, then what of it is unread (without a use)."""
    counts = {use: sum(each.use == use for each in account.items) for use in CODES}
    told: list[tuple[Value, ...]] = [
        (
            account.region, account.year, use, round(account.uses.get(use, 0.0), 4),
            *account.bounds(use), counts[use],
        )
        for use in CODES
    ]  # fmt: skip
    rest = account.unread / account.total
    unread = sum(count or 0 for _, count in account.rests)
    left: tuple[Value, ...] = (account.region, account.year, None, account.unread, rest, rest, unread)
    return [*told, left] if account.rests else told


def place(account: Account, evidence: Evidence, language: Language) -> dict[str, object]:
    """How a list is named in sentences."""
    return {
        "place": evidence.words.regions[account.region][language],
        "year": account.year,
        "scope": MUNICIPAL[language] if account.municipal else "",
        "total": numbers.money(account.total, language),
    }


def between(ends: tuple[float, float], language: Language) -> str:
    """A share, or its bounds where it is not known."""
    low, high = (numbers.percent(end) for end in ends)
    return low if low == high else RANGE[language].format(low, high)


def finding(found: Sequence[Account], evidence: Evidence, language: Language) -> str:
    """How much of every list goes to facilities and to social organisations."""
    if not found:
        return NOTHING[language]
    said = [
        SAID[language].format(
            **place(each, evidence, language),
            read=numbers.percent(1 - each.unread / each.total),
            facility=between(each.bounds("facility"), language),
            organisation=between(each.bounds("organisation"), language),
        )
        for each in found
    ]
    return ("；" if language == "zh" else ". ").join(said) + ("。" if language == "zh" else ".")


def spread(account: Account, evidence: Evidence, language: Language) -> str:
    """How concentrated a list is."""
    told = account.concentration.numbers
    pairs = [(f"{told['low']:.3f}", f"{told['high']:.3f}"), (f"{told['least']:.1f}", f"{told['most']:.1f}")]
    index, effective = (low if low == high else RANGE[language].format(low, high) for low, high in pairs)
    named = place(account, evidence, language)
    return SPREAD[language].format(n=len(account.items), index=index, effective=effective, **named)


def readings(found: Sequence[Account], evidence: Evidence, language: Language) -> tuple[str, ...]:
    """How far the two readings of names differ, and what that does to the money for facilities."""
    items = [item for each in found for item in each.items]
    names = {item.name for item in items}
    codes = {
        each.coded: each for each in evidence.study.codings if each.table == "uses" and each.coded in names
    }
    if not codes:
        return ()
    sums = {
        reading: sum(item.amount for item in items if getattr(codes[item.name], reading) == "facility")
        for reading in ("first", "second", "final")
    }
    differing = sum(each.first != each.second for each in codes.values())
    money = {reading: numbers.money(amount, language) for reading, amount in sums.items()}
    return (READ[language].format(n=len(codes), k=differing, **money),)


def panel(account: Account, evidence: Evidence, language: Language, width: int) -> Chart:
    """A bar a use as a share of the total; a line to what it could be at most; the unread apart."""
    wide = width > 400
    data: list[dict[str, Any]] = []
    for use in CODES:
        amount, (low, high) = account.uses.get(use, 0.0), account.bounds(use)
        high = low if use == UNCLEAR else high
        data.append(
            {"label": USES[use][language], "low": low, "high": high, "amount": amount, "unread": False}
        )
    if account.rests:
        rest = account.unread / account.total
        data.append(
            {"label": UNREAD[language], "low": rest, "high": rest, "amount": account.unread, "unread": True}
        )
    for row in data:
        share = numbers.percent(row["low"])
        row["text"] = (
            f"{share}  {numbers.money(row['amount'], language)}" if wide and row["amount"] else share
        )
    axis = alt.Axis(ticks=False, domain=False, labelLimit=200)
    base = alt.Chart(inline(data)).encode(
        y=alt.Y("label:N", sort=[row["label"] for row in data], title=None, axis=axis)
    )
    x = alt.X(
        "low:Q",
        title=None,
        axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1], orient="top"),
        scale=alt.Scale(domain=[0, 1]),
    )
    bars = base.transform_filter("!datum.unread").mark_bar(color=BLUE, height=12).encode(x=x)
    pale = base.transform_filter("datum.unread").mark_bar(
        color=PALE, stroke=GREY, strokeDash=[3, 2], strokeWidth=1, height=12
    )
    reach = base.transform_filter("datum.high > datum.low").mark_rule(color=GREY, strokeWidth=1.5)
    ends = base.transform_filter("datum.high > datum.low").mark_tick(color=GREY, thickness=1.5, height=8)
    inner = width - ((320 if language == "en" else 280) if wide else (212 if language == "en" else 175))
    texts = base.mark_text(align="left", color=INK).encode(x=alt.value(inner + 8), text=alt.Text("text:N"))
    layers = [
        bars,
        pale.encode(x=x),
        reach.encode(x=x, x2=alt.X2("high:Q")),
        ends.encode(x=alt.X("high:Q")),
        texts,
    ]
    title = NAME[language].format(**place(account, evidence, language))
    name, total = title.split("\n")
    head = {"text": name, "subtitle": total, "limit": width, "fontSize": 13 if wide else 12}
    return alt.layer(*layers).properties(width=inner, height=19 * len(data), title=head)
