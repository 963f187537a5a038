"""What a run of a chapter depended on: known parts by hash, and what it read, by name and hash.

A chapter is fresh where a trace is kept of which every part and everything read has the same hash now.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from gongzhi.run import keys

# The hash of what a name of an edition's evidence stands for now.
Hash = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Trace:
    """A run of a chapter: the hashes of what is known before it, and of what it read, by name."""

    parts: Mapping[str, str]
    reads: Mapping[str, str]

    def changed(self, parts: Mapping[str, str], now: Hash) -> list[str]:
        """The names of all that is not as it was; nothing where the chapter is fresh."""
        others = [
            name for name in parts.keys() | self.parts.keys() if parts.get(name) != self.parts.get(name)
        ]
        return sorted(others) + [name for name, value in self.reads.items() if now(name) != value]

    @property
    def name(self) -> str:
        """The name of its files."""
        return keys.key(self.parts, self.reads)


def notebook(place: Path) -> Path:
    """The executed notebook beside a trace."""
    return place.with_suffix(".ipynb")


def found(folder: Path) -> Iterator[tuple[Trace, Path]]:
    """The traces kept of a chapter whose executed notebooks are there too."""
    for path in sorted(folder.glob("*.json")):
        try:
            trace = Trace(**json.loads(path.read_bytes()))
        except (ValueError, TypeError):
            continue
        if notebook(path).exists():
            yield trace, path


def fresh(folder: Path, parts: Mapping[str, str], now: Hash) -> tuple[Path | None, list[str]]:
    """The executed notebook that a run would make again, or why there is none.

    Where several runs are kept, the one that differs least speaks.
    """
    reasons = [(trace.changed(parts, now), path) for trace, path in found(folder)]
    if not reasons:
        return None, ["never run"]
    least, path = min(reasons, key=lambda each: len(each[0]))
    return (None, least) if least else (notebook(path), [])


def keep(folder: Path, parts: Mapping[str, str], reads: Iterable[str], now: Hash, made: Path) -> Path:
    """Keep an executed notebook with its trace: the notebook first, since a trace vouches for it."""
    trace = Trace(parts, {name: now(name) for name in reads})
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{trace.name}.json"
    made.replace(notebook(place))
    written = place.with_suffix(".tmp")
    written.write_text(json.dumps(asdict(trace), ensure_ascii=False, indent=1), encoding="utf-8")
    written.replace(place)
    return notebook(place)
