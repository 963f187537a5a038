"""A whole site: read once, then looked at from every side; all faults are found in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gongzhi.errors import Problem
from gongzhi.verify import citations, crates, links, listing, locks, manifests, origins
from gongzhi.verify.edition import Edition

# What tells the folder of an edition from others.
PARTS = ("manifest.json", "zh", "en", "data")


@dataclass(frozen=True, slots=True)
class Count:
    """How much of an edition was looked at."""

    edition: str
    exhibits: int
    files: int
    links: int

    def __str__(self) -> str:
        """The line that says so."""
        return f"{self.edition}: {self.exhibits} figures and tables, {self.files} files, {self.links} links"


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that is wrong with a site, and what was looked at."""

    problems: tuple[Problem, ...]
    counts: tuple[Count, ...]


def read(folder: Path) -> dict[str, bytes]:
    """Every file of a site by path; FileNotFoundError where there is no site."""
    if not (folder / "index.html").is_file():
        raise FileNotFoundError(
            f"{folder}: no site is here, make one with `gongzhi build`, or name it: --site"
        )
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def verify(files: Mapping[str, bytes], committed: Mapping[str, bytes] | None = None) -> Verdict:
    """Everything that is wrong with a site; `committed` are the locks of the checkout that made it, by id."""
    problems = list(locks.check(files, committed or {}))
    found = links.pages(files)
    editions = [edition for name in names(files) if (edition := load(name, files, problems))]
    for edition in editions:
        for check in (manifests.check, origins.check, citations.check, crates.check):
            problems += check(edition)
    # The register is of editions; variants are in it only where a site has nothing else.
    plain = [each for each in editions if "variant_of" not in each.manifest] or editions
    newest = sorted(plain, key=lambda each: str(each.manifest["as_of"]), reverse=True)
    if len(editions) == len(names(files)):
        problems += listing.check(files, newest)
    addresses = {each.base.removesuffix(f"{each.name}/") for each in editions}
    problems += links.check(found, files, addresses.pop() if len(addresses) == 1 else "")
    return Verdict(tuple(sorted(set(problems))), tuple(count(each, found) for each in editions))


def names(files: Mapping[str, bytes]) -> list[str]:
    """The names of the editions' folders."""
    split = (path.split("/") for path in files)
    return sorted({parts[0] for parts in split if len(parts) > 1 and parts[1] in PARTS}, reverse=True)


def load(name: str, files: Mapping[str, bytes], problems: list[Problem]) -> Edition | None:
    """One edition of a site; None, and problems, where its manifest cannot be read."""
    own = {
        path.removeprefix(f"{name}/"): content
        for path, content in files.items()
        if path.startswith(f"{name}/")
    }
    manifest = manifests.load(name, own, problems)
    return Edition(name, own, manifest, crates.base(own)) if manifest else None


def count(edition: Edition, found: Mapping[str, links.Page]) -> Count:
    """How much of an edition was looked at."""
    within = sum(len(page.links) for path, page in found.items() if path.startswith(f"{edition.name}/"))
    return Count(edition.name, len(edition.manifest["exhibits"]), len(edition.files), within)
