"""What would be appended to data/raw for a proposal, and everything that speaks against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongzhi.data.numeral import plain
from gongzhi.data.raw import Raw
from gongzhi.data.schema import FIGURES, SCHEMAS
from gongzhi.data.table import Row
from gongzhi.data.vocabulary import nearest
from gongzhi.errors import Problem, Severity
from gongzhi.ingest import itemising
from gongzhi.ingest.arithmetic import Check
from gongzhi.ingest.number import WAN
from gongzhi.ingest.proposal import Proposal, confidence
from gongzhi.ingest.reading import UNDATED, Reading
from gongzhi.ingest.wording import worded

Cells = dict[str, str]
ACCEPTED = ("duplicates", "conflicts", "failed", "uncoded")
NO_ADDRESS = "(read from a file without an address)"
SAME = ("region", "level", "period", "measure", "basis")


@dataclass(frozen=True, slots=True)
class Addition:
    """The source (empty where it is known already) and the rows, with the problems of both."""

    source: Cells
    rows: tuple[Cells, ...]
    problems: tuple[Problem, ...]
    items: tuple[Cells, ...] = ()


def plan(proposal: Proposal, url: str, grade: str, raw: Raw, accept: Sequence[str]) -> Addition:
    """The rows and the source of a proposal; `accept` has those of ACCEPTED that do not stop it."""
    known = next((each for each in raw.sources.values() if url and each["url"] == url), None)
    source_id = known["source_id"] if known else f"s-{proposal.sha256[:8]}"
    again = bool(known) or source_id in raw.sources
    source = {} if again else described(proposal, url, grade, source_id)
    rows = [cells(each, proposal, source_id) for each in proposal.rows]
    there = {tuple(row[name] for name in SAME): row for row in reversed(raw.rows("observations.csv"))}
    problems = [*missing(proposal, raw)]
    fresh: list[Cells] = []
    for row in rows:
        found = there.get(tuple(row[name] for name in SAME))
        kind = against(row, found, source_id)
        if kind and kind not in accept:
            problems.append(opposed(proposal.file, row, found, kind))
        elif kind != "duplicates":
            fresh.append(row)
    if "failed" not in accept:
        problems += [failed(proposal.file, each) for each in proposal.checks if not each.holds]
    if "uncoded" not in accept:
        problems += itemising.uncoded(proposal, raw)
    items = tuple(itemising.items(proposal, url, raw))
    return Addition(source if fresh else {}, tuple(fresh), tuple(problems), items)


def described(proposal: Proposal, url: str, grade: str, source_id: str) -> Cells:
    """The row of sources.csv."""
    setting = proposal.setting
    cells = {
        "source_id": source_id,
        "publisher": setting.publisher,
        "title": setting.title,
        "published_on": setting.published,
        "url": url or NO_ADDRESS,
        "grade": grade,
    }
    return {name: cells.get(name, "") for name in SCHEMAS["sources.csv"].header}


def cells(reading: Reading, proposal: Proposal, source_id: str) -> Cells:
    """The row of observations.csv."""
    figure = reading.figure
    sure, reason = confidence(reading, proposal)
    found = {
        "region": proposal.setting.place.name,
        "level": reading.level,
        "period": reading.period,
        "measure": reading.measure,
        "value": plain(figure.value),
        "unit": figure.unit,
        "as_stated": figure.stated,
        "bound": figure.bound,
        "basis": reading.basis,
        "derived_from": reading.derived_from,
        "source_id": source_id,
        "note": "" if sure == "high" and not reading.doubt else reason,
    }
    return {column.name: found[column.name] for column in FIGURES}


def missing(proposal: Proposal, raw: Raw) -> Iterator[Problem]:
    """What a source or its rows lack."""
    setting = proposal.setting
    yield from unknown(setting.place.name, raw, proposal.file)
    if not setting.published:
        what = "no date of publication was found; give it with --published 2024-06-25"
        yield Problem(proposal.file, 0, "published", what, "没有找到发布日期，请用--published 2024-06-25写明")
    if not proposal.rows:
        undated = any(each.reason == UNDATED for each in proposal.left_out)
        yield Problem(
            proposal.file, 0, "", "nothing is proposed, so there is nothing to write"
            + ("; no year was found, give it with --year 2024" if undated else ""),
            "没有可写入的行" + ("；没有找到年份，请用--year 2024写明" if undated else ""),
        )  # fmt: skip


def unknown(region: str, raw: Raw, file: str, severity: Severity = "error") -> Iterator[Problem]:
    """That a place is not in regions.csv, with the nearest that is: nothing is written for it."""
    if region not in raw.words.regions:
        near = nearest(region, raw.words.regions)
        parent = region.rpartition("/")[0] or "全国"
        row = f"{region},{parent},KIND,NAME"
        what = (
            f"{region!r} is not in data/raw/regions.csv{near}; nothing is written until it has a row there, "
            f"`{row}` with its kind (province, city, …) and its English name"
        )
        zh = f"data/raw/regions.csv里没有{region}；先添加一行再写入：“{row}”，KIND写类别，NAME写英文名"
        yield Problem(file, 0, "region", what, zh, severity=severity)


def against(row: Cells, found: Row | None, source_id: str) -> str:
    """Whether a row is there already, or another source says otherwise: duplicates, conflicts or nothing."""
    if found is None:
        return ""
    if found["source_id"] == source_id:
        return "duplicates"
    return "" if amount(row["value"], row["unit"]) == amount(found["value"], found["unit"]) else "conflicts"


def amount(value: str, unit: str) -> str:
    """A value that can be compared: money in 万元."""
    return plain(Decimal(value) * WAN.get(unit, Decimal(1)))


def opposed(file: str, row: Cells, found: Row | None, kind: str) -> Problem:
    """A row that is there already or contradicts one."""
    line = f"data/raw/observations.csv:{found.line}" if found else ""
    said = f"{row['level']} {row['period']}"
    if kind == "duplicates":
        return Problem(
            file, 0, row["measure"],
            f"{said} stands already in {line}, from this announcement; --accept duplicates leaves it out",
            f"{said}已在{line}，来自同一公告；--accept duplicates会略去它",
        )  # fmt: skip
    value, there = f"{row['value']}{row['unit']}", same_unit(row, found)
    return Problem(
        file, 0, row["measure"],
        f"{said} is {value}, but {line} has {there}; look at both, --accept conflicts keeps both",
        f"{said}是{value}，而{line}为{there}；请核对两处，--accept conflicts会两者都保留",
    )  # fmt: skip


def same_unit(row: Cells, found: Row | None) -> str:
    """What is there already, in the unit of a new row."""
    if found is None:
        return ""
    factor = WAN.get(found["unit"], Decimal(1)) / WAN.get(row["unit"], Decimal(1))
    return f"{plain(Decimal(found['value']) * factor)}{row['unit']}"


def failed(file: str, check: Check) -> Problem:
    """A sum of the announcement that does not come out."""
    return Problem(
        file, 0, "", f"{check.rule} does not come out: {check.formula}; look at it, then --accept failed",
        f"{worded(check.rule, 'zh')}不相符：{worded(check.formula, 'zh')}；请核对，再用--accept failed",
    )  # fmt: skip
