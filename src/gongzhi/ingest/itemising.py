"""Itemised projects as rows of the list of Shanghai's projects, the one table of items of data/raw."""

from collections.abc import Iterator, Mapping

from gongzhi.data.numeral import plain
from gongzhi.data.raw import Raw
from gongzhi.errors import Problem
from gongzhi.ingest.proposal import Proposal
from gongzhi.ingest.reading import Reading

FILE = "shanghai_projects.csv"
PLACE = "上海"
CATEGORIES: Mapping[str, str] = {
    "elderly": "老年人福利类", "disabled": "残疾人福利类", "children": "儿童福利类",
    "public_welfare": "社会公益类",
}  # fmt: skip


def items(proposal: Proposal, url: str, raw: Raw) -> list[dict[str, str]]:
    """The rows of the items that have a category, a year and a use, and are not there yet."""
    there = {(row["year"], row["project_name"], row["amount_wan"]) for row in raw.rows(FILE)}
    found = [cells(each, proposal, url) for each in listed(proposal) if each.name in uses(raw)]
    return [row for row in found if (row["year"], row["project_name"], row["amount_wan"]) not in there]


def listed(proposal: Proposal) -> list[Reading]:
    """The items of the welfare fund that the table has room for."""
    if proposal.setting.place.name != PLACE:
        return []
    return [
        each
        for each in proposal.items
        if each.category in CATEGORIES and each.level == "own" and each.lottery == "welfare"
        and each.name and each.period.isdigit()
    ]  # fmt: skip


def uses(raw: Raw) -> set[str]:
    """The items of which the table of uses says what they are for."""
    return {row["item"] for row in raw.rows("study/uses.csv")}


def cells(each: Reading, proposal: Proposal, url: str) -> dict[str, str]:
    """The row of an item."""
    return {
        "year": each.period,
        "category": CATEGORIES[each.category],
        "project_name": each.name,
        "amount_wan": plain(each.figure.wan),
        "url": url,
        "note": "",
        "no_later_than": proposal.setting.published,
    }


def uncoded(proposal: Proposal, raw: Raw) -> Iterator[Problem]:
    """Items of which nothing says yet what they are for."""
    known = uses(raw)
    names = dict.fromkeys(each.name for each in listed(proposal) if each.name not in known)
    if names:
        said = "、".join(names)
        yield Problem(
            proposal.file, 0, "items",
            f"study/uses.csv does not say what {said} is for; add it, or --accept uncoded to leave it out",
            f"study/uses.csv里没有这些项目的用途：{said}；请先补上，或用--accept uncoded略去",
        )  # fmt: skip
