"""Do the published figures add up? Sums that must hold, each tested within the rounding of its terms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongzhi.data.choice import rank
from gongzhi.data.interval import Interval
from gongzhi.data.observation import Observation
from gongzhi.language.text import Text

Status = Literal["holds", "fails", "untested"]
Term = tuple[str, str]
Known = Mapping[Term, Observation]


@dataclass(frozen=True, slots=True)
class Identity:
    """A sum that must hold: the total, and its parts by level and measure.

    Of a part with alternatives the first known one counts. `least`: how many parts must be known for
    the sum to be listed at all where it cannot be tested. `signed`: a part may be negative, as money
    that was put by, so that known parts may exceed the total.
    """

    name: str
    title: Text
    total: Term
    parts: tuple[tuple[Term, ...], ...]
    least: int = 1
    signed: bool = False


def lotteries(
    name: str, title: Text, total: Term, parts: tuple[tuple[Term, ...], ...], *, signed: bool = False
) -> tuple[Identity, ...]:
    """The same sum for the welfare lottery, the sports lottery, and both together."""
    return tuple(
        Identity(
            f"{prefix}{name}",
            Text(f"{title.zh}{zh}", f"{title.en}{en}"),
            (total[0], f"{prefix}{total[1]}"),
            tuple(tuple((level, f"{prefix}{measure}") for level, measure in part) for part in parts),
            signed=signed,
        )
        for prefix, zh, en in (
            ("", "", ""),
            ("sports_", "（体彩）", " (sports lottery)"),
            ("all_", "（福彩和体彩）", " (both lotteries)"),
        )
    )  # fmt: skip


def categories(level: str, measure: str) -> tuple[tuple[Term, ...], ...]:
    """The four categories of use that announcements have."""
    names = ("elderly", "disabled", "children", "public_welfare")
    return tuple(((level, f"{measure}_{name}"),) for name in names)


def both(level: str, measure: str) -> Identity:
    """A figure of both lotteries as the sum of each."""
    return Identity(
        f"both-{level}-{measure}",
        Text("两种彩票合计＝福彩＋体彩", "both lotteries = welfare + sports"),
        (level, f"all_{measure}"),
        (((level, measure),), ((level, f"sports_{measure}"),)),
    )


RAISED = Text("筹集＝上缴中央＋分配区县＋本级留成", "raised = central + districts + retained at own level")
USED = Text("本级使用＝当年留成＋动用历年结余", "used at own level = retained + carried over")
KINDS = Text("各类使用之和＝使用总额", "used = sum of its categories")
PROJECTS = Text("各类项目数之和＝项目总数", "projects = sum of their categories")
CITY = Text("筹集＝上缴中央＋上缴省＋本市留成", "raised = central + province + retained in the city")
IDENTITIES: tuple[Identity, ...] = (
    *lotteries(
        "raised", RAISED, ("all", "fund_raised"),
        (
            (("all", "fund_to_central"),),
            (("all", "fund_to_districts"), ("below", "fund_retained")),
            (("own", "fund_retained"),),
        ),
    ),
    Identity(
        "raised-city", CITY, ("all", "fund_raised"),
        (
            (("all", "fund_to_central"), ("own", "fund_to_central")),
            (("all", "fund_to_province"), ("own", "fund_to_province")),
            (("all", "fund_retained"), ("own", "fund_retained")),
        ),
        2,
    ),
    *lotteries(
        "used", USED, ("own", "fund_used"),
        ((("own", "fund_retained"),), (("own", "fund_carried_over_used"),)),
        signed=True,
    ),
    *lotteries("categories-own", KINDS, ("own", "fund_used"), categories("own", "fund_used")),
    *lotteries("categories-all", KINDS, ("all", "fund_used"), categories("all", "fund_used")),
    *lotteries("projects-own", PROJECTS, ("own", "projects"), categories("own", "projects")),
    *lotteries("projects-all", PROJECTS, ("all", "projects"), categories("all", "projects")),
    *(
        both(level, measure)
        for level, measure in (
            ("all", "lottery_sales"), ("all", "fund_raised"), ("all", "fund_to_central"),
            ("own", "fund_retained"), ("own", "fund_used"),
        )
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One sum for one place and period, and what came out.

    `known` of `expected` parts are known and sum to `found`, in the unit of the total; `missing` are
    the measures that are not; `sources` are those of the total and the parts.
    """

    title: Text
    region: str
    period: str
    unit: str
    total: Decimal
    found: Decimal
    known: int
    expected: int
    missing: tuple[str, ...]
    status: Status
    sources: tuple[str, ...]


def reconcile(observations: Iterable[Observation]) -> tuple[Reconciled, ...]:
    """Every sum of which the total and some part is known, in order of place and period."""
    groups: dict[tuple[str, str], dict[Term, Observation]] = {}
    for each in sorted(observations, key=rank):
        if not each.dropped and each.basis == "actual":
            known = groups.setdefault((each.region, each.period), {})
            known.setdefault((each.level, each.measure), each)
    return tuple(
        found for name in sorted(groups) for identity in IDENTITIES for found in test(identity, groups[name])
    )


def test(identity: Identity, known: Known) -> Iterator[Reconciled]:
    """One sum among the figures of one place and period, if it can be looked at."""
    total = known.get(identity.total)
    found = [next((known[term] for term in part if term in known), None) for part in identity.parts]
    parts = tuple(each for each in found if each)
    missing = tuple(part[0][1] for part, each in zip(identity.parts, found, strict=True) if each is None)
    if total is None or len(parts) < identity.least or (missing and complete_elsewhere(identity, known)):
        return
    yield Reconciled(
        title=identity.title,
        region=total.region,
        period=total.period,
        unit=total.unit,
        total=total.value,
        found=sum((each.value for each in parts), Decimal(0)),
        known=len(parts),
        expected=len(found),
        missing=missing,
        status=status(identity, total.interval, [each.interval for each in parts]),
        sources=tuple(dict.fromkeys(each.source_id for each in (total, *parts))),
    )


def complete_elsewhere(identity: Identity, known: Known) -> bool:
    """Whether the same total is complete in another form: a city's money goes to a province too."""
    forms = (other for other in IDENTITIES if other.total == identity.total and other.title in (RAISED, CITY))
    return identity.title in (RAISED, CITY) and any(
        all(any(term in known for term in part) for part in other.parts) for other in forms
    )


def status(identity: Identity, total: Interval, parts: Sequence[Interval]) -> Status:
    """Whether the interval of the sum meets that of the total; known parts alone may exceed it already."""
    low = sum((each.low for each in parts), Decimal(0))
    above = total.high is not None and low > total.high
    if len(parts) < len(identity.parts):
        return "fails" if above and not identity.signed else "untested"
    ends = [each.high for each in parts if each.high is not None]
    below = len(ends) == len(parts) and sum(ends, Decimal(0)) < total.low
    return "fails" if above or below else "holds"
