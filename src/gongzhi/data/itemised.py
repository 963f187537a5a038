"""Do lists of items add up to their subtotals? Shanghai's projects, and the lists of two districts."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from gongzhi.data.numeral import last_digit
from gongzhi.data.observation import Observation
from gongzhi.data.reconciliation import Reconciled, Status
from gongzhi.language.text import Text

Record = Mapping[str, str]
KINDS = {
    "elderly": Text("老年人福利类各项之和＝该类使用额", "items for the elderly = subtotal"),
    "disabled": Text("残疾人福利类各项之和＝该类使用额", "items for people with disabilities = subtotal"),
    "children": Text("儿童福利类各项之和＝该类使用额", "items for children = subtotal"),
    "public_welfare": Text("社会公益类各项之和＝该类使用额", "items for public welfare = subtotal"),
}
# Whose list of projects the table is.
CITY = "上海"
CATEGORIES = {
    "elderly": "老年人福利类",
    "disabled": "残疾人福利类",
    "children": "儿童福利类",
    "public_welfare": "社会公益类",
}


def districts(records: Iterable[Record], sources: Mapping[str, Record]) -> Iterator[Reconciled]:
    """The districts' lists against the subtotals that they print."""
    groups: dict[tuple[str, str], list[Record]] = {}
    for each in records:
        groups.setdefault((each["region"], each["year"]), []).append(each)
    for (region, year), found in groups.items():
        printed = {each["measure"]: Decimal(each["value"]) for each in found if not each["item"]}
        for kind in KINDS:
            items = [Decimal(each["value"]) for each in found if each["measure"] == f"item_{kind}"]
            total, count = printed.get(f"used_{kind}"), printed.get(f"projects_{kind}")
            if total is not None and count is not None and items:
                used = named({each["url"] for each in found}, sources)
                yield listed(kind, region, year, total, items, int(count), used)


def projects(
    records: Iterable[Record], region: str, observations: Iterable[Observation]
) -> Iterator[Reconciled]:
    """The city's projects against the subtotal and the number that its announcement prints."""
    found = list(records)
    known = {
        (each.measure, each.period): each
        for each in observations
        if each.region == region and each.level == "own" and not each.dropped
    }
    for kind, category in CATEGORIES.items():
        items = [each for each in found if each["category"] == category]
        for year in sorted({each["year"] for each in items}):
            amounts = [Decimal(each["amount"]) for each in items if each["year"] == year]
            total, count = known.get((f"fund_used_{kind}", year)), known.get((f"projects_{kind}", year))
            if total and count:
                used = (total.source_id, count.source_id)
                yield listed(kind, region, year, total.value, amounts, int(count.value), used)


def listed(
    kind: str,
    region: str,
    year: str,
    total: Decimal,
    items: list[Decimal],
    count: int,
    sources: Iterable[str],
) -> Reconciled:
    """A list against its subtotal; it is tested where as many items are known as there should be."""
    found = sum(items, Decimal(0))
    rounding = sum((last_digit(each) / 2 for each in items), last_digit(total) / 2)
    state: Status = "holds" if abs(found - total) <= rounding else "fails"
    if len(items) < count and found <= total + rounding:
        state = "untested"
    return Reconciled(
        title=KINDS[kind],
        region=region,
        period=year,
        unit="万元",
        total=total,
        found=found,
        known=len(items),
        expected=count,
        missing=(),
        status=state,
        sources=tuple(dict.fromkeys(sources)),
    )


def named(urls: set[str], sources: Mapping[str, Record]) -> tuple[str, ...]:
    """The sources that have one of some addresses."""
    return tuple(name for name, each in sources.items() if each["url"] in urls)
