"""Which places lie in which, and what of the tables is a place's own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gongzhi.data.itemised import CITY
from gongzhi.data.plan import Hypothesis

Records = list[dict[str, str]]
# Each place with the one that it lies in.
Parents = Mapping[str, str]


def lineage(region: str, parents: Parents) -> Iterator[str]:
    """A place and all that it lies in, up to the nation."""
    while region:
        yield region
        region = parents.get(region, "")


def inside(region: str, other: str, parents: Parents) -> bool:
    """Whether a place is another or lies in it."""
    return other in lineage(region, parents)


def in_force(policies: Records, region: str, parents: Parents) -> Records:
    """The documents that bear on a place: those issued for all or part of it, or for what it lies in."""
    return [
        each
        for each in policies
        if inside(region, each["level"], parents) or inside(each["level"], region, parents)
    ]


def projects(listed: Records, region: str) -> Records:
    """The itemised projects of a place: only one has such a list."""
    return listed if region == CITY else []


def districts(listed: Records, region: str, parents: Parents) -> Records:
    """The lists of districts that are or lie in a place."""
    return [each for each in listed if inside(each["region"], region, parents)]


def elsewhere(each: Hypothesis, region: str, parents: Parents) -> Hypothesis:
    """A hypothesis as it is put to a place: no place is its own peer, nor that of a place in it."""
    return replace(each, peers=tuple(peer for peer in each.peers if not inside(peer, region, parents)))
