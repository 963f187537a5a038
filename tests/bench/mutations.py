"""Changes one input after the other, and compares what a build makes of it with a build from nothing.

Run by `python -m tests.bench.mutations`; it takes a minute or two for each change, too long for the tests.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gongzhi.run import keys
from tests.bench.contest import EDITION, RAN, copy
from tests.bench.measure import command

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A file, what is found there first, and what stands in its place."""

    file: str
    pattern: str
    other: str


# One input of every kind.
MUTATIONS = (
    Mutation(
        "data/raw/observations.csv",
        r"(\n全国,all,2019,lottery_sales,)([\d.]+)(,亿元,)[^,]*",
        r"\g<1>1912\g<3>1912亿元",
    ),
    Mutation("data/raw/sources.csv", r"\n(s-[0-9a-f]+),", r"\n\1,虚构"),
    Mutation("data/raw/policies.csv", r"\n([^,]+),([^,]+),", r"\n\1,\2,虚构"),
    Mutation("data/raw/study/claims.csv", r"(\n[^,]+,[^,]*,[^,]*,)", r"\1虚构"),
    Mutation("notebooks/03_deficits.ipynb", r"The ", "Made up: the "),
    Mutation("notebooks/04_recommendations.ipynb", r"(report\.show\(\\\"tab-later-policies\\\"\))", r"(\1)"),
    Mutation("notebooks/editions/2024.yaml", r"alpha: 0\.05", "alpha: 0.04"),
    Mutation("book/zh/cite.md", r"引用", "虚构的引用"),
    Mutation("book/_static/gongzhi.css", r"\n", "\n/* made up */\n"),
    Mutation("src/gongzhi/figures/peers.py", r"各地本级使用", "虚构的各地本级使用"),
    Mutation("src/gongzhi/statistics/slope.py", r"\n\n", "\n# made up\n\n"),
)


def mutate(project: Path, change: Mutation) -> bool:
    """Make a change in a copy of the project; whether there was something to change."""
    path = project / change.file
    text, found = re.subn(change.pattern, change.other, path.read_text(encoding="utf-8"), count=1)
    path.write_text(text, encoding="utf-8")
    return bool(found)


def build(project: Path) -> tuple[Mapping[str, str], int]:
    """The hashes of a built site by path, and how many notebooks ran."""
    line: list[str | Path] = ["env", f"PYTHONPATH={project / 'src'}", sys.executable, "-m", "gongzhi.cli"]
    said = command([*line, "build", "--edition", EDITION, "--no-pdf"], project).output
    found = RAN.search(said)
    return keys.tree(project / "site"), int(found[1]) if found else 0


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The paths of files that two sites do not have alike."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def main(names: list[str]) -> int:
    """Try all changes, or those to the files named; 1 if one was missed."""
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        warm, cold = Path(scratch) / "warm", Path(scratch) / "cold"
        copy(ROOT, warm)
        build(warm)
        for change in (each for each in MUTATIONS if not names or each.file in names):
            changed = mutate(warm, change)
            site, ran = build(warm)
            shutil.rmtree(cold, ignore_errors=True)
            shutil.copytree(warm, cold, ignore=shutil.ignore_patterns("site", ".cache", "__pycache__"))
            others = differing(site, build(cold)[0])
            wrong += bool(others) or not changed
            verdict = f"DIFFERS: {', '.join(others[:5])}" if others else "the same"
            print(
                f"{change.file}: {ran} notebooks ran, {verdict if changed else 'NOTHING TO CHANGE'}",
                flush=True,
            )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
