"""Results of tests and estimates, then and now: direction, interval, significance, size."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gongzhi.changes.snapshot import Snapshot

Json = Mapping[str, Any]
Kind = Literal["new", "ended", "turned", "size", "particulars"]
Aspect = Literal["status", "sign", "interval", "significance", "tested"]
# What an estimate is when there is nothing to be found; an estimate in another unit has no direction.
NULL: Mapping[str, float] = dict.fromkeys(
    ("tau", "y_a_year", "log_a_year", "fraction_a_year", "log", "y", "fraction", "phi", "kappa"), 0.0
) | {"share": 0.5}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a result says: estimate with its interval in `unit`, p (corrected where it is), n years.

    `sign` is the side of the null on which the estimate lies, `excludes` whether its interval leaves
    the null out, `significant` whether p is at most the edition's alpha; None where nothing tells.
    """

    estimate: float | None
    low: float | None
    high: float | None
    unit: str
    p: float | None
    corrected: bool
    n: int
    sign: int | None
    excludes: bool | None
    significant: bool | None
    status: str


@dataclass(frozen=True, slots=True)
class Result:
    """A result that changed; `aspects` say in which way, `planned` that the plan named it beforehand."""

    kind: Kind
    id: str
    question: str
    method: str
    series: tuple[str, ...]
    figure: str
    hypothesis: str
    planned: bool
    old: Reading | None
    new: Reading | None
    aspects: tuple[Aspect, ...]

    @property
    def tested(self) -> bool:
        """Whether it is a test, in either edition; of a planned one that whose p is corrected."""
        known = [each for each in (self.old, self.new) if each and each.p is not None]
        return any(each.corrected or not self.planned for each in known)


def compare(earlier: Snapshot, later: Snapshot) -> list[Result]:
    """Every result that changed, each once, in the order of the later edition."""
    pairs = matched(earlier.manifest["results"], later.manifest["results"])
    alphas = [float(each.manifest["parameters"]["alpha"]) for each in (earlier, later)]
    changed = (result(old, new, *alphas) for old, new in pairs)
    return [each for each in changed if each]


def matched(old: list[Json], new: list[Json]) -> list[tuple[Json | None, Json | None]]:
    """Results of both editions side by side: by id, else by what they answer, where one does on each side.

    An id may name a year, such as that of a rank among places, and so change with the edition.
    """
    before, after = {each["id"]: each for each in old}, {each["id"]: each for each in new}
    left = [each for name, each in before.items() if name not in after]
    right = [each for name, each in after.items() if name not in before]
    renamed = {}
    for each in right:
        same = [other for other in left if answers(other) == answers(each)]
        if len(same) == 1 and sum(answers(other) == answers(each) for other in right) == 1:
            renamed[each["id"]] = same[0]
    pairs = [(before.get(name) or renamed.get(name), each) for name, each in after.items()]
    taken = {each["id"] for each in renamed.values()}
    return [*pairs, *((each, None) for each in left if each["id"] not in taken)]


def answers(each: Json) -> tuple[Any, ...]:
    """Which question a result answers, of what and how."""
    return (each["family"], each.get("hypothesis"), each["question"], each["method"], *each.get("series", ()))


def result(old: Json | None, new: Json | None, before: float, after: float) -> Result | None:
    """How one result changed; None where it did not. `before` and `after` are the editions' alphas."""
    was = reading(old, before) if old else None
    now = reading(new, after) if new else None
    either = new or old or {}
    aspects = tuple(differences(was, now)) if was and now else ()
    kind: Kind
    if was is None or now is None:
        kind = "new" if now else "ended"
    elif aspects:
        kind = "turned"
    elif was != now:
        kind = "size"
    elif old != new:
        kind = "particulars"
    else:
        return None
    return Result(
        kind,
        either["id"],
        either["question"],
        either["method"],
        tuple(either.get("series", ())),
        either["figure"],
        either.get("hypothesis", ""),
        either["family"] == "confirmatory",
        was,
        now,
        aspects,
    )


def differences(was: Reading, now: Reading) -> list[Aspect]:
    """In which ways a reader would now say something else."""
    found: dict[Aspect, bool] = {
        "status": was.status != now.status,
        "sign": None not in (was.sign, now.sign) and was.sign != now.sign,
        "interval": None not in (was.excludes, now.excludes) and was.excludes != now.excludes,
        "significance": None not in (was.significant, now.significant) and was.significant != now.significant,
        "tested": (was.significant is None) != (now.significant is None),
    }
    return [name for name, holds in found.items() if holds]


def reading(each: Json, alpha: float) -> Reading:
    """What a result says at the edition's alpha."""
    shown = each.get("effect") or each.get("estimate") or {}
    estimate, low, high = (number(shown.get(name)) for name in ("value", "low", "high"))
    if shown.get("asked", 1.0) == 1.0:  # no interval was asked for: it is the whole line
        low = high = None
    unit = str(shown.get("unit", ""))
    null = NULL.get(unit)
    corrected = each.get("p_adjusted") is not None
    p = number(each["p_adjusted"] if corrected else (each.get("p") or {}).get("value"))
    bounded = low is not None or high is not None
    side = None if null is None or estimate is None else (estimate > null) - (estimate < null)
    out = (low is not None and null is not None and low > null) or (
        high is not None and null is not None and high < null
    )
    return Reading(
        estimate,
        low,
        high,
        unit,
        p,
        corrected,
        int(each["n"]),
        side,
        out if bounded and null is not None else None,
        None if p is None else p <= alpha,
        str(each.get("status") or ""),
    )


def number(found: Any) -> float | None:
    """A finite number; None for an open end."""
    return None if found is None or abs(float(found)) == float("inf") else float(found)
