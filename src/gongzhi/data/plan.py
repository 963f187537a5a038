"""The analysis plan: what is tested to confirm or contradict the study, apart from what is explored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import yaml

from gongzhi.data.schema import LEVELS
from gongzhi.errors import Problem

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
ROLES = ("main", "sensitivity")
BREAK = "break_known"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One entry of the plan: a question put to a series, or a year at which series may have broken.

    `family` is `confirmatory` or `exploratory`; `region` is `report` for the place whose report an
    edition is; `peers` are places, `year` is that of a break; `declared_on` the day of the plan.
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
    content: bytes | None, regions: Iterable[str], measures: Iterable[str], problems: list[Problem]
) -> tuple[Hypothesis, ...]:
    """The plan, which there need not be; whatever is wrong with it is added to `problems`."""
    before = len(problems)
    if content is None:
        return ()
    try:
        text = content.decode("utf-8-sig")
        node, found = yaml.compose(text, yaml.SafeLoader), yaml.safe_load(text)
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(Problem(FILE, mark.line + 1 if mark else 0, "", "is not YAML in UTF-8"))
        return ()
    if not isinstance(found, dict) or not {"declared_on", "note", "family", "breaks"} <= found.keys():
        problems.append(Problem(FILE, 1, "", "needs declared_on, note, family and breaks"))
        return ()
    lines = places(node)
    known = {"region": {REPORT, *regions}, "measure": set(measures)}
    for key, judge in (("family", entry_faults), ("breaks", break_faults)):
        for each, line in zip(found[key] or (), lines.get(key, ()), strict=False):
            problems.extend(Problem(FILE, line, column, what) for column, what in judge(each, known))
    problems.extend(Problem(FILE, 1, "declared_on", what) for what in day_faults(found["declared_on"]))
    return () if len(problems) > before else tuple(entries(found))


def places(node: yaml.Node | None) -> dict[str, list[int]]:
    """The lines on which the entries of each list begin."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {
        key.value: [each.start_mark.line + 1 for each in value.value]
        for key, value in pairs
        if isinstance(value, yaml.SequenceNode)
    }


def day_faults(found: Any) -> list[str]:
    """What is wrong with the day of the plan."""
    try:
        date.fromisoformat(str(found))
    except ValueError:
        return [f"{found!r}, expected a day such as 2026-11-24"]
    return []


def entry_faults(entry: Any, known: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """What is wrong with an entry of the family."""
    keys = ("id", "claim", "region", "level", "measure", "question", "method", "direction", "peers")
    if not isinstance(entry, dict) or set(entry) != set(keys):
        return [("", f"needs exactly {', '.join(keys)}")]
    question = str(entry["question"])
    allowed: dict[str, Iterable[str]] = {
        "region": known["region"],
        "measure": known["measure"],
        "level": LEVELS,
        "question": METHODS,
        "method": METHODS.get(question, ()),
        "direction": DIRECTIONS.get(question, ()),
    }
    wrong = [(key, f"unknown {entry[key]!r}") for key, words in allowed.items() if entry[key] not in words]
    peers = entry["peers"]
    if not isinstance(peers, list) or not set(map(str, peers)) <= known["region"]:
        wrong.append(("peers", f"{peers!r}, expected a list of places"))
    elif bool(peers) != (question == "peers"):
        wrong.append(("peers", "are named where the question is peers, and nowhere else"))
    return wrong


def break_faults(entry: Any, _known: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """What is wrong with a year of a possible break."""
    if not isinstance(entry, dict) or set(entry) != {"year", "role", "reason"}:
        return [("", "needs exactly year, role, reason")]
    wrong = []
    if not isinstance(entry["year"], int) or not 1900 < entry["year"] < 2200:
        wrong.append(("year", f"{entry['year']!r}, expected a year"))
    if entry["role"] not in ROLES:
        wrong.append(("role", f"{entry['role']!r}, expected one of {', '.join(ROLES)}"))
    if not isinstance(entry["reason"], dict) or set(entry["reason"]) != {"zh", "en"}:
        wrong.append(("reason", "needs a text under zh and one under en"))
    return wrong


def entries(found: Mapping[str, Any]) -> Iterable[Hypothesis]:
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
            question=BREAK, method="chow", direction=each["role"], peers=(), year=each["year"],
            declared_on=day, reason_zh=reason["zh"], reason_en=reason["en"],
        )  # fmt: skip
