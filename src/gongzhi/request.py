"""What is asked of a build, and what it says that it did."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from gongzhi.language.text import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: editions and languages (none named: all), for which places, and how.

    `regions`: places for which the editions are built (none named: each for its own).
    `scheduler`: the address of a Dask cluster that runs the chapters (none: this machine).
    `days`: days of publication of editions that are built whatever their locks say.
    """

    editions: tuple[str, ...] = ()
    languages: tuple[Language, ...] = LANGUAGES
    regions: tuple[str, ...] = ()
    jobs: int = os.cpu_count() or 1
    force: bool = False
    days: Mapping[str, date] = field(default_factory=dict)
    pdf: bool = True
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: notebooks and books made or reused, and where the site is.

    `why` says of each chapter by name what made it run, nothing where it did not.
    """

    ran: int
    reused: int
    books_built: int
    books_reused: int
    site: Path
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
