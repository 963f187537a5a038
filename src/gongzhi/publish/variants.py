"""Variants: the report of an edition for another place, which stands beside it in the site.

A variant has its edition's parameters but for the region, and no parameter file of its own: its id is the
edition's, then the place's English name, such as `2024-zhejiang`.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from gongzhi import edition as editions
from gongzhi.data import processed
from gongzhi.data.evidence import load
from gongzhi.data.vocabulary import nearest, place
from gongzhi.edition import Edition
from gongzhi.errors import InputError, Problem
from gongzhi.language.text import Text
from gongzhi.paths import Paths

REGIONS = "data/raw/regions.csv"
# Asks for every place of which something is known.
EVERY = "all"


def places(paths: Paths) -> Mapping[str, Text]:
    """Every place that a report can be of, by its name in the tables, with its names in prose."""
    rows = processed.load(paths.processed, "regions.csv")
    return {each["region"]: place(each["region"], each["name_en"]) for each in rows}


def slug(name: str) -> str:
    """An English name as part of an id: `Jing'an, Shanghai` is jingan-shanghai."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", name.lower())).strip("-")


def variant(edition: Edition, region: str, names: Mapping[str, Text]) -> Edition:
    """An edition for a place; for its own place it is the edition itself."""
    if region == edition.region:
        return edition
    return replace(edition, edition=f"{edition.edition}-{slug(names[region].en)}", region=region)


def known(paths: Paths, edition: Edition) -> list[str]:
    """The places of which an edition knows a figure of a year that it shows, in the order of the tables."""
    having = {
        region for (region, _, _), series in load(paths.processed, edition).series.items() if series.points
    }
    return [each for each in places(paths) if each in having]


def chosen(paths: Paths, asked: Sequence[Edition], regions: Collection[str]) -> list[Edition]:
    """The editions for every place that is asked for, as they are where none is; InputError for no place.

    `all` asks for each place of which an edition knows something.
    """
    if not regions:
        return list(asked)
    names = places(paths)
    unknown = [each for each in dict.fromkeys(regions) if each not in (*names, EVERY)]
    if unknown:
        raise InputError(
            Problem(
                REGIONS,
                0,
                each,
                f"no such place{nearest(each, names)}: name one of its column region, or {EVERY}",
            )
            for each in unknown
        )
    return [
        variant(edition, each, names)
        for edition in asked
        for each in dict.fromkeys(known(paths, edition) if EVERY in regions else regions)
    ]


def base(paths: Paths, name: str) -> str:
    """The edition of which an id is a variant; empty where it is an edition with a file of its own."""
    known = [path.stem for path in paths.editions.glob("*.yaml")]
    fitting = [each for each in known if name.startswith(f"{each}-")]
    return "" if name in known else max(fitting, key=len, default="")


def standing(paths: Paths, site: Path, every: Sequence[Edition]) -> dict[Edition, Path]:
    """The variants that a site has, each with its folder, so that a build can leave them as they are."""
    return {each: site / each.edition for each in found(paths, site) if each not in every}


def found(paths: Paths, site: Path) -> Iterator[Edition]:
    """Every variant of a site, as its manifest has it."""
    for path in sorted(site.glob("*/manifest.json")):
        if base(paths, path.parent.name):
            manifest = json.loads(path.read_text(encoding="utf-8"))
            yield editions.make(manifest["parameters"], f"{path.parent.name}/{path.name}")
