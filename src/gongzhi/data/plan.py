"""The analysis plan: what is tested to confirm or contradict the study, apart from what is explored."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from gongzhi.data import declaration
from gongzhi.data.coding import BEARINGS
from gongzhi.data.column import LEVELS
from gongzhi.errors import Problem
from gongzhi.language.text import Text

FILE = "data/raw/analysis_plan.yaml"
REPORT = "report"
# Which methods answer which question, and what the study may lead one to expect.
METHODS: Mapping[str, tuple[str, ...]] = {
    "trend": ("mann_kendall_exact",),
    "counts": ("quasi_poisson",),
    "peers": ("sign_test",),
}
DIRECTIONS: Mapping[str, tuple[str, ...]] = {
    "trend": ("rise", "fall"),
    "counts": ("rise", "fall"),
    "peers": ("above",),
}
DAY = Text("2026-11-24这样的日子", "a day such as 2026-11-24")
LIST = Text("应为列表", "needs a list")
NAME = Text("名称", "a name")
PLACES = Text("地方的列表", "a list of places")
PEERS = Text(
    "只有question为peers时才写，而且必须写", "are named where the question is peers, and nowhere else"
)
YEAR = Text("年份", "a year")
Fault = tuple[str, Text]
Known = Mapping[str, set[str] | None]
ROLES = ("main", "sensitivity")
BREAK = "break_known"
KEYS = ("declared_on", "note", "family", "breaks")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One entry of the plan: a question put to a series, or a year at which series may have broken.

    `family` is `confirmatory` or `exploratory`; `region` is `report` for the place whose report an
    edition is; `bearing` is `direct` where the answer is one to the very claim, else `circumstantial`;
    `peers` are places, `year` is that of a break; `declared_on` the day of the plan.
    """

    id: str
    family: str
    claim: str
    region: str
    level: str
    measure: str
    question: str
    method: str
    direction: str
    bearing: str
    peers: tuple[str, ...]
    year: int | None
    declared_on: str
    reason_zh: str
    reason_en: str

    def record(self) -> dict[str, str]:
        """The entry as cells of the processed table."""
        cells = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            **cells, "peers": " ".join(self.peers), "year": "" if self.year is None else str(self.year),
        }  # fmt: skip


def hypothesis(record: Mapping[str, str]) -> Hypothesis:
    """An entry from its processed record, the inverse of `Hypothesis.record`."""
    cells: dict[str, Any] = dict(record)
    cells["peers"] = tuple(record["peers"].split())
    cells["year"] = int(record["year"]) if record["year"] else None
    return Hypothesis(**cells)


def read(
    content: bytes | None,
    names: Known,
    problems: list[Problem],
) -> tuple[Hypothesis, ...]:
    """The plan, which there need not be; whatever is wrong with it is added to `problems`.

    `names` are the regions, measures and claims that there are; None: their table cannot be read, and
    they are not looked at.
    """
    before = len(problems)
    if content is None:
        return ()
    node, found = declaration.read(content, FILE, problems)
    if len(problems) > before:
        return ()
    if not isinstance(found, dict) or not set(KEYS) <= found.keys():
        problems.append(declaration.fault(FILE, 1, "", needs(KEYS)))
        return ()
    problems.extend(declaration.fault(FILE, 1, *each) for each in head_faults(found))
    regions = names["region"]
    known = {**names, "region": None if regions is None else {REPORT, *regions}}
    placed = declaration.parts(node)
    for key, judge in (("family", entry_faults), ("breaks", break_faults)):
        entries = found[key] if isinstance(found[key], list) else []
        for each, line in zip(entries, declaration.lines(placed[key]), strict=True):
            problems.extend(declaration.fault(FILE, line, *wrong) for wrong in judge(each, known))
    return () if len(problems) > before else tuple(hypotheses(found))


def needs(keys: Iterable[str]) -> Text:
    """Which keys there must be."""
    listed = ", ".join(keys)
    return Text(f"应有且只有：{listed}", f"needs exactly {listed}")


def head_faults(found: Mapping[str, Any]) -> list[Fault]:
    """What is wrong with the plan as a whole."""
    wrong: list[Fault] = []
    try:
        date.fromisoformat(str(found["declared_on"]))
    except ValueError:
        wrong.append(("declared_on", declaration.expected(found["declared_on"], DAY)))
    if not declaration.both_languages(found["note"]):
        wrong.append(("note", declaration.PAIR))
    wrong += [(key, LIST) for key in ("family", "breaks") if not isinstance(found[key], list)]
    family = found["family"] if isinstance(found["family"], list) else []
    names = [str(each.get("id")) for each in family if isinstance(each, dict)]
    twice = (name for name in sorted(set(names)) if names.count(name) > 1)
    return wrong + [("id", Text(f"{name!r}出现了两次", f"{name!r} stands twice")) for name in twice]


def entry_faults(entry: Any, known: Known) -> list[Fault]:
    """What is wrong with an entry of the family."""
    keys = (
        "id", "claim", "region", "level", "measure", "question", "method", "direction", "bearing",
        "peers",
    )  # fmt: skip
    if not isinstance(entry, dict) or set(entry) != set(keys):
        return [("", needs(keys))]
    question = entry["question"] if isinstance(entry["question"], str) else ""
    allowed: dict[str, Collection[str]] = {
        "region": known["region"] or (),
        "measure": known["measure"] or (),
        "level": LEVELS,
        "question": METHODS,
        "method": METHODS.get(question, ()),
        "direction": DIRECTIONS.get(question, ()),
        "bearing": BEARINGS,
        "claim": known["claim"] or (),
    }
    wrong = [
        (key, Text(f"不认识{entry[key]!r}", f"unknown {entry[key]!r}"))
        for key, words in allowed.items()
        if not unlooked(key, known) and (not isinstance(entry[key], str) or entry[key] not in words)
    ]
    if not isinstance(entry["id"], str) or not entry["id"].strip():
        wrong.append(("id", declaration.expected(entry["id"], NAME)))
    peers = entry["peers"]
    places = known["region"]
    if not isinstance(peers, list) or not (places is None or set(map(str, peers)) <= places):
        wrong.append(("peers", declaration.expected(peers, PLACES)))
    elif bool(peers) != (question == "peers"):
        wrong.append(("peers", PEERS))
    return wrong


def unlooked(key: str, known: Known) -> bool:
    """Whether names of this kind cannot be looked at."""
    return key in known and known[key] is None


def break_faults(entry: Any, _known: Known) -> list[Fault]:
    """What is wrong with a year of a possible break."""
    if not isinstance(entry, dict) or set(entry) != {"year", "role", "reason"}:
        return [("", needs(("year", "role", "reason")))]
    wrong: list[Fault] = []
    if not isinstance(entry["year"], int) or not 1900 < entry["year"] < 2200:
        wrong.append(("year", declaration.expected(entry["year"], YEAR)))
    if entry["role"] not in ROLES:
        wrong.append(("role", declaration.one_of(entry["role"], ROLES)))
    if not declaration.both_languages(entry["reason"]):
        wrong.append(("reason", declaration.PAIR))
    return wrong


def hypotheses(found: Mapping[str, Any]) -> Iterable[Hypothesis]:
    """All entries of a sound plan."""
    note, day = found["note"], str(found["declared_on"])
    for each in found["family"]:
        yield Hypothesis(
            **{**each, "peers": tuple(each["peers"])},
            family="confirmatory", year=None, declared_on=day, reason_zh=note["zh"], reason_en=note["en"],
        )  # fmt: skip
    for each in found["breaks"]:
        reason = each["reason"]
        yield Hypothesis(
            id=f"break-{each['year']}", family="exploratory", claim="", region="", level="", measure="",
            question=BREAK, method="chow", direction=each["role"], bearing="", peers=(), year=each["year"],
            declared_on=day, reason_zh=reason["zh"], reason_en=reason["en"],
        )  # fmt: skip
