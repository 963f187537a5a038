"""What published lists of items say of the use of money, and what they leave open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongzhi.data.evidence import Evidence
from gongzhi.data.itemised import CATEGORIES, CITY
from gongzhi.statistics import Result, concentration

UNCLEAR = "unclear"
# A sum of items that could not be read, and their number; None where it is not known.
Rest = tuple[float, int | None]
Printed = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Item:
    """An item that could be read: its name, the code of its use, its amount in 万元."""

    name: str
    use: str
    amount: float


@dataclass(frozen=True, slots=True)
class Account:
    """A list of a place and year: its total in 万元, the items read, and what could not be read.

    `municipal`: the list has no more than the municipal money that was used in a district.
    """

    region: str
    year: int
    total: float
    items: tuple[Item, ...]
    rests: tuple[Rest, ...]
    sources: tuple[str, ...]
    municipal: bool = False

    @property
    def unread(self) -> float:
        """How much money could not be read, in 万元."""
        return sum(amount for amount, _ in self.rests)

    @property
    def uses(self) -> Mapping[str, float]:
        """The money of each use, in 万元."""
        found: dict[str, float] = {}
        for each in self.items:
            found[each.use] = found.get(each.use, 0.0) + each.amount
        return found

    def bounds(self, use: str) -> tuple[float, float]:
        """The least and the most that the share of a use can be: all that is not known may be of it."""
        known = self.uses.get(use, 0.0)
        unknown = self.unread + self.uses.get(UNCLEAR, 0.0)
        return known / self.total, (known + unknown) / self.total

    @property
    def concentration(self) -> Result:
        """How concentrated the money is on single items."""
        return concentration([each.amount for each in self.items], self.rests)


def accounts(evidence: Evidence) -> tuple[Account, ...]:
    """Every list that has a total and items, the city's first."""
    return (*city(evidence), *districts(evidence))


def used(evidence: Evidence, name: str) -> str:
    """The use of an item."""
    return next((each.use for each in evidence.study.uses if each.item == name), UNCLEAR)


def city(evidence: Evidence) -> Iterator[Account]:
    """The city's own lists, of the years whose total is known."""
    for year in sorted({int(each["year"]) for each in evidence.projects}):
        printed = figures(evidence, year)
        listed = [each for each in evidence.projects if int(each["year"]) == year]
        if "used" in printed:
            items = {each["project"]: (each["category"], float(each["amount"])) for each in listed}
            read = tuple(Item(name, used(evidence, name), amount) for name, (_, amount) in items.items())
            kinds = {kind: [a for c, a in items.values() if c == name] for kind, name in CATEGORIES.items()}
            rests = tuple(remainders(printed, kinds))
            yield Account(
                CITY, year, printed["used"], read, rests, named(evidence, {each["url"] for each in listed})
            )


def figures(evidence: Evidence, year: int) -> Printed:
    """What is known of a year's own-level money and projects, in the words of the districts' lists."""
    names = {"used": "fund_used", "projects": "projects"}
    names |= {f"{name}_{kind}": f"{measure}_{kind}" for kind in CATEGORIES for name, measure in names.items()}
    return {
        name: float(point.value)
        for name, measure in names.items()
        for point in evidence.find(CITY, "own", measure).points
        if point.year == year
    }


def districts(evidence: Evidence) -> Iterator[Account]:
    """The lists of the region's districts."""
    for region, year in sorted({(each["region"], each["year"]) for each in evidence.districts}):
        listed = [each for each in evidence.districts if (each["region"], each["year"]) == (region, year)]
        printed = {
            each["measure"].removesuffix("_total"): float(each["value"])
            for each in listed
            if not each["item"]
        }
        municipal = "used" not in printed
        total = printed.get("used", printed.get("used_of_which_municipal_money"))
        items = [each for each in listed if each["item"]]
        if total is None or not items:
            continue
        read = tuple(Item(each["item"], used(evidence, each["item"]), float(each["value"])) for each in items)
        kinds = {
            kind: [float(each["value"]) for each in items if each["measure"] == f"item_{kind}"]
            for kind in CATEGORIES
        }
        rests = tuple(remainders({**printed, "used": total}, kinds))
        sources = named(evidence, {each["url"] for each in listed})
        yield Account(region, int(year), total, read, rests, sources, municipal)


def remainders(printed: Printed, kinds: Mapping[str, list[float]]) -> Iterator[Rest]:
    """What could not be read: of each category whose subtotal is known, and of all the others."""
    rest, left = printed["used"], printed.get("projects")
    for kind, amounts in kinds.items():
        subtotal, count = printed.get(f"used_{kind}"), printed.get(f"projects_{kind}")
        known = subtotal is not None and count is not None
        part = subtotal if known and subtotal is not None else sum(amounts)
        number = count if known and count is not None else len(amounts)
        rest, left = rest - part, None if left is None else left - number
        if (unread := round(part - sum(amounts), 4)) > 0:
            yield unread, int(number) - len(amounts)
    if (unread := round(rest, 4)) > 0:
        yield unread, None if left is None else int(left)


def named(evidence: Evidence, urls: set[str]) -> tuple[str, ...]:
    """The sources that have one of some addresses."""
    return tuple(name for name, each in evidence.sources.items() if each["url"] in urls)
