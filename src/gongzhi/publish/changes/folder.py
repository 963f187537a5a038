"""The editions of a site as a comparison reads them."""

from pathlib import Path

from gongzhi.changes.comparison import compare
from gongzhi.changes.snapshot import MANIFEST, Snapshot, snapshot
from gongzhi.changes.told import Told, tell
from gongzhi.errors import InputError
from gongzhi.publish.catalogue import near, refused

READ = (MANIFEST, "data/*.csv", "figures/*/data.csv")


def editions(site: Path) -> list[str]:
    """The names of the editions in a site; FileNotFoundError where there is none."""
    found = sorted(path.parent.name for path in site.glob(f"*/{MANIFEST}"))
    if not found:
        raise FileNotFoundError(f"{site}: no site is here, make one with `gongzhi build`, or name it: --site")
    return found


def read(site: Path, edition: str) -> Snapshot:
    """An edition of a site; InputError where its files are none that a build writes."""
    folder = site / edition
    paths = (path for pattern in READ for path in sorted(folder.glob(pattern)))
    return snapshot(edition, {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})


def between(site: Path, names: tuple[str, str]) -> Told:
    """What changed between two editions of a site, the earlier first whatever their order.

    InputError names those that there are, where one that is asked for is not.
    """
    known = editions(site)
    unknown = [name for name in dict.fromkeys(names) if name not in known]
    problems = [
        problem
        for name in unknown
        for problem in refused(
            name, f"no such edition{near(name, known)}, there are {', '.join(known)}"
        ).problems
    ]
    if problems:
        raise InputError(problems)
    earlier, later = sorted((read(site, name) for name in names), key=lambda each: each.as_of)
    return tell(compare(earlier, later))
