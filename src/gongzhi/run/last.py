"""The last build of a site: all that it used, so that a build which would change nothing does nothing.

What it read is known by content. The site that it made, archives, and the installed packages are known by
their listings: names, sizes and times. Where anything differs, or is not known, the build takes its usual
way.
"""

import json
import os
import platform
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongzhi.paths import Paths
from gongzhi.run import keys

READ = ("data", "notebooks", "book")
SINGLE = ("_config.yml", "CITATION.cff", "pyproject.toml", "requirements.txt")


@dataclass(frozen=True, slots=True)
class Last:
    """Where it is written down what a build of a site used, told apart by what was asked of it.

    `tools` says what of the machine shows in the build, such as the browser that prints.
    """

    paths: Paths
    site: Path
    asked: Sequence[Any]
    tools: Callable[[], Sequence[str]]

    @property
    def place(self) -> Path:
        """The file, in the cache: without a cache nothing is known."""
        name = keys.key(str(self.paths.root), str(self.site), self.asked)
        return self.paths.cache / "builds" / f"{name}.json"

    def read(self) -> str:
        """One hash of all that a build reads: what persons keep, the library, and the machine."""
        files = {name: keys.tree(self.paths.root / name) for name in READ}
        files["data"] = {name: value for name, value in files["data"].items() if not made(name)}
        singles = {name: keys.digest(path) for name in SINGLE if (path := self.paths.root / name).is_file()}
        library = keys.tree(Path(__file__).parents[1])
        archives = list(listed(self.paths.root / "archives"))
        return keys.key(files, singles, library, archives, machine(), self.tools())

    def prepared(self) -> str:
        """One hash of what a build makes of data/raw before all else."""
        data = keys.tree(self.paths.root / "data")
        return keys.key({name: value for name, value in data.items() if made(name)})

    def standing(self) -> Any:
        """What the last build said, if a build would make the same again; None where it might not."""
        try:
            known = json.loads(self.place.read_bytes())
            same = known["site"] == stood(self.site) and known["prepared"] == self.prepared()
            same = same and known["read"] == self.read()
            return known["said"] if same else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, read: str, prepared: str, said: Any) -> None:
        """Write down what a build said that began with this, unless something changed while it ran."""
        if (self.read(), self.prepared()) == (read, prepared):
            self.place.parent.mkdir(parents=True, exist_ok=True)
            written = self.place.with_suffix(f".{os.getpid()}.tmp")
            record = {"read": read, "prepared": prepared, "site": stood(self.site), "said": said}
            written.write_text(json.dumps(record, indent=1), encoding="utf-8")
            written.replace(self.place)


def made(name: str) -> bool:
    """Whether a file below data/ is made by preparation."""
    return name.startswith("processed/") or name == "raw/datapackage.json"


def machine() -> list[Any]:
    """The interpreter, and the packages that are installed, by their listing."""
    folder = Path(sysconfig.get_path("purelib"))
    packages = sorted(
        (each.name, each.stat().st_mtime_ns) for each in folder.iterdir() if each.name.endswith(".dist-info")
    )
    return [sys.version, sys.prefix, platform.machine(), packages]


def stood(site: Path) -> str:
    """One hash of the listing of a site."""
    return keys.key(list(listed(site)))


def listed(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    """Every file below a folder: path, size, and when its content and its record were last changed.

    The second time is the system's own: who changes a file and turns back the first is found out.
    """
    for root, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(root, name)
            found = os.lstat(path)
            yield os.path.relpath(path, folder), found.st_size, found.st_mtime_ns, found.st_ctime_ns
