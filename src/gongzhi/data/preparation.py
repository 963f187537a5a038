"""From sound raw tables to data/processed: correct, normalise, choose; nothing else makes them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from gongzhi.data import correction, vintage, yearly
from gongzhi.data.coding import DATED, STUDY, STUDY_DAY
from gongzhi.data.numeral import plain
from gongzhi.data.raw import Raw
from gongzhi.data.table import Row

Records = list[dict[str, str]]


def prepare(raw: Raw) -> dict[str, Records]:
    """All processed tables by file name, from raw tables in which no check finds an error."""
    return {
        "observations.csv": observed(raw, "observations.csv"),
        "context.csv": observed(raw, "context.csv"),
        "series.csv": yearly.series(raw.observations, parents(raw.rows("regions.csv"))),
        "sources.csv": [sourced(row) for row in raw.rows("sources.csv")],
        "measures.csv": [dict(row.cells) for row in raw.rows("measures.csv")],
        "regions.csv": [dict(row.cells) for row in raw.rows("regions.csv")],
        "corrections.csv": [declared(each) for each in raw.corrections],
        "plan.csv": [each.record() for each in raw.plan],
        "projects.csv": [project(row, raw) for row in raw.rows("shanghai_projects.csv")],
        "districts.csv": [district(row, raw) for row in raw.rows("shanghai_districts.csv")],
        "policies.csv": [policy(row, raw) for row in raw.rows("policies.csv")],
        **studied(raw),
    }


def studied(raw: Raw) -> dict[str, Records]:
    """The coded study; what rests on a document or list counts as known with it, the rest with the study."""
    known = {row["title"]: policy(row, raw)["known_on"] for row in raw.rows("policies.csv")}
    known |= listed(raw)
    document = {row["id"]: row["policy"] for row in raw.rows("study/relations.csv")}

    def since(row: Row) -> str:
        """The day of the document of a relation or of what it does, of an item, or of the code of any."""
        named = row.cells.get("coded") or row.cells.get("item", "")
        return max(STUDY_DAY, known.get(row.cells.get("policy") or document.get(named) or named, ""))

    return {
        file.removeprefix("study/"): [
            {**row.cells, **({"known_on": since(row)} if file in DATED else {})} for row in raw.rows(file)
        ]
        for file in STUDY
    }


def listed(raw: Raw) -> dict[str, str]:
    """The first day on which each item stood in a published list."""
    items = [project(row, raw) for row in raw.rows("shanghai_projects.csv")]
    items += [district(row, raw) for row in raw.rows("shanghai_districts.csv")]
    found: dict[str, str] = {}
    for each in sorted(items, key=lambda each: each["known_on"], reverse=True):
        found[each.get("project") or each["item"]] = each["known_on"]
    found.pop("", None)
    return found


def observed(raw: Raw, file: str) -> Records:
    """The observations of one raw table, in its order."""
    return [each.record() for row, each in raw.stated if row.file == file]


def parents(regions: Iterable[Row]) -> dict[str, str]:
    """The place above each place."""
    return {row["region"]: row["parent"] for row in regions}


def sourced(row: Row) -> dict[str, str]:
    """A source with the day from which it counts as known, if any."""
    return {**row.cells, "known_on": day(vintage.known_on(row["published_on"], row["no_later_than"]))}


def day(found: date | None) -> str:
    """A day as a cell, empty where none is known."""
    return found.isoformat() if found else ""


def declared(each: correction.Correction) -> dict[str, str]:
    """A correction as a row of the processed table."""
    cells = "; ".join(f"{column} = {value}" for column, value in each.row.items())
    changes = [f"{name}: {each.expect[name]} → {new}" for name, new in each.set.items()]
    changes += [f"value × {plain(each.factor)}"] if each.action == "rescale" else []
    return {
        "id": each.id,
        "file": each.file,
        "row": cells,
        "rows": str(each.count),
        "action": each.action,
        "change": "; ".join(changes),
        "reason_zh": each.reason.zh,
        "reason_en": each.reason.en,
        "by_zh": each.by.zh,
        "by_en": each.by.en,
    }


def dated(row: Row, stated: str, raw: Raw) -> str:
    """The day from which a row that carries an address counts as known."""
    same = (source for source in raw.sources.values() if row["url"] and source["url"] == row["url"])
    days = [found for source in same if (found := vintage.last_day(source["published_on"]))]
    return day(min(days) if days and not stated else vintage.known_on(stated, row["no_later_than"]))


def project(row: Row, raw: Raw) -> dict[str, str]:
    """An itemised municipal project, its amount in 万元."""
    return {
        "year": row["year"],
        "category": row["category"],
        "project": row["project_name"],
        "amount": plain(Decimal(row["amount_wan"])),
        "unit": "万元",
        "url": row["url"],
        "known_on": dated(row, "", raw),
        "raw": f"{row.file}:{row.line}",
        "note": row["note"],
    }


def district(row: Row, raw: Raw) -> dict[str, str]:
    """What a district announced, items apart from totals."""
    measure, _, item = row["measure"].partition(": ")
    return {
        "year": row["year"],
        "region": f"上海/{row['district'].removesuffix('区')}",
        "measure": measure,
        "item": item,
        "value": plain(Decimal(row["value"])),
        "unit": row["unit"],
        "as_stated": row["as_stated"],
        "url": row["url"],
        "known_on": dated(row, "", raw),
        "raw": f"{row.file}:{row.line}",
        "note": row["note"],
    }


def policy(row: Row, raw: Raw) -> dict[str, str]:
    """A policy with the day of issue, or the last day that what is known of it allows."""
    cells = {name: cell for name, cell in row.cells.items() if name != "no_later_than"}
    known = dated(row, row["issue_date"] or row["posted"], raw)
    return {**cells, "known_on": known, "raw": f"{row.file}:{row.line}"}
