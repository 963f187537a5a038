"""Runs the bench, prints its table, and writes book/speed.json, from which the book tells the last run."""

import json
import os
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from gongzhi.publish.speed import speed
from tests.bench.contest import Measured, contest, copy
from tests.bench.measure import Taken
from tests.bench.national import COUNTS, PLACES, build, corpus

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("papermill", "jupyter-book", "nbconvert", "ipykernel", "sphinx", "altair", "pandas")


def processor() -> str:
    """The model of the processor, as the system names it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def record(measured: list[Measured], places: list[tuple[int, int, Taken]]) -> dict[str, Any]:
    """What was measured, on what machine, with which versions."""
    return {
        "machine": {
            "processor": processor(),
            "cores": os.cpu_count(),
            "memory_gb": round(psutil.virtual_memory().total / 10**9),
            "system": f"{platform.system()} {platform.release().split('-')[0]}",
            "python": platform.python_version(),
        },
        "versions": {name: version(name) for name in PACKAGES},
        "ways": [
            {
                "way": each.name,
                "seconds": round(each.taken.seconds, 2),
                "memory_mb": round(each.taken.memory),
                "notebooks": each.notebooks,
                "languages": each.languages,
            }
            for each in measured
        ],
        "corpus": PLACES,
        "places": [
            {
                "places": count,
                "notebooks": notebooks,
                "seconds": round(taken.seconds, 2),
                "memory_mb": round(taken.memory),
            }
            for count, notebooks, taken in places
        ],
    }


def main() -> None:
    """Measure, print, write."""
    with tempfile.TemporaryDirectory() as scratch:
        measured = contest(ROOT, Path(scratch), lambda name: print(f"… {name}", flush=True))
        nation = Path(scratch) / "nation"
        copy(ROOT, nation)
        corpus(nation)
        print("… made-up places", flush=True)
        places = [build(nation, count) for count in COUNTS]
    found = record(measured, places)
    written = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    (ROOT / "book" / "speed.json").write_text(written, encoding="utf-8")
    print(speed(found, "en"))


if __name__ == "__main__":
    main()
