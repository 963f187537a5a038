"""A national corpus for the bench alone: made-up places with made-up figures, all named so."""

import csv
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.bench.contest import BIN, EDITION, RAN
from tests.bench.measure import Taken, command

PLACES, YEARS = 300, range(2004, 2024)
# So many of them are built, from a corpus that has them all.
COUNTS = (2, 4)
# Measure, level, unit, and the size of the first figure.
SERIES = (
    ("lottery_sales", "all", "万元", 90_000),
    ("fund_raised", "all", "万元", 27_000),
    ("fund_used", "own", "万元", 6_000),
    ("social_organisations", "all", "个", 2_000),
)
SOURCE = [
    "s-made-up-nation",
    "虚构局",
    "虚构的全国公告",
    "2024-06-30",
    "https://made-up.example/",
    "official",
    "",
]


def place(number: int) -> str:
    """The name of a place."""
    return f"虚构{number:03}"


def regions() -> Iterator[list[str]]:
    """The rows of regions.csv."""
    for number in range(PLACES):
        yield [place(number), "全国", "province", f"Made-up place {number:03}"]


def figures() -> Iterator[list[str]]:
    """The rows of observations.csv: growth of 4% a year with noise, the same in every run."""
    chance = random.Random(20170306)
    for number in range(PLACES):
        for measure, level, unit, size in SERIES:
            value = size * chance.uniform(0.5, 2)
            for year in YEARS:
                value *= chance.gauss(1.04, 0.08)
                said = f"{value:.0f}"
                stated = [said, unit, f"{said}{unit}", "exact", "actual", "", SOURCE[0], "made up"]
                yield [place(number), level, str(year), measure, *stated]


def corpus(project: Path) -> None:
    """Add the places to the data of a copy of the project."""
    for name, rows in (
        ("sources.csv", [SOURCE]),
        ("regions.csv", regions()),
        ("observations.csv", figures()),
    ):
        with (project / "data" / "raw" / name).open("a", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)


def build(project: Path, count: int) -> tuple[int, int, Taken]:
    """Build some places from nothing: how many, how many notebooks ran, and what it took."""
    for built in ("site", ".cache"):
        shutil.rmtree(project / built, ignore_errors=True)
    asked = [option for number in range(count) for option in ("--region", place(number))]
    taken = command([BIN / "gongzhi", "build", "--edition", EDITION, "--no-pdf", *asked], project)
    found = RAN.search(taken.output)
    return count, int(found[1]) if found else 0, taken
