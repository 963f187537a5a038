"""The bench's own parts: what it measures, what it copies, and what the book says of its last run."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gongzhi.language.text import LANGUAGES, Language
from gongzhi.paths import Paths
from gongzhi.publish.speed import WAYS, speed
from tests.bench import measure
from tests.bench.contest import RAN, copy, settings
from tests.bench.measure import command, together

# Made up.
RECORD: dict[str, Any] = {
    "machine": {
        "processor": "X", "cores": 2, "memory_gb": 4, "system": "Linux 6", "python": "3.11.2",
    },
    "ways": [
        {"way": "stock", "seconds": 200.0, "memory_mb": 1234, "notebooks": 16, "languages": 2},
        {"way": "cold", "seconds": 50.0, "memory_mb": 999, "notebooks": 16, "languages": 2},
        {"way": "figure", "seconds": 10.0, "memory_mb": 999, "notebooks": 4, "languages": 2},
    ],
    "corpus": 300,
    "places": [{"places": 4, "notebooks": 64, "seconds": 128.0, "memory_mb": 1500}],
}  # fmt: skip


def test_a_command_is_timed_with_the_memory_of_what_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure, "STEP", 0.01)
    inner = "x = bytearray(b'x') * 2**26; sum(range(10**7))"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}]); print('done')"
    taken = command([sys.executable, "-c", outer], tmp_path)
    assert taken.seconds > 0
    assert taken.memory > 64
    assert taken.output == "done\n"


def test_several_commands_count_as_one(tmp_path: Path) -> None:
    one = command([sys.executable, "-c", "print(1)"], tmp_path)
    both = together([lambda: one, lambda: one])
    assert both.seconds == 2 * one.seconds
    assert both.output == "1\n1\n"


def test_a_command_that_fails_stops_the_bench_with_its_output(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        command([sys.executable, "-c", "print('why'); raise SystemExit(3)"], tmp_path)
    assert caught.value.output == "why\n"


def test_the_copy_holds_the_project_and_nothing_that_is_built(paths: Paths, tmp_path: Path) -> None:
    copy(paths.root, tmp_path)
    assert (tmp_path / "data" / "raw" / "observations.csv").is_file()
    assert not {".cache", ".venv", "site", ".git"} & {path.name for path in tmp_path.iterdir()}
    settings(tmp_path, tmp_path, "off")
    assert "root: 00_overview" in (tmp_path / "_toc.yml").read_text(encoding="utf-8")


def test_the_number_of_notebooks_is_read_from_what_a_build_says() -> None:
    found = RAN.search("...\nnotebooks: 14 run, 2 reused\n")
    assert found
    assert found[1] == "14"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_the_ratios_and_the_machine(language: Language) -> None:
    said = speed(RECORD, language)
    assert "25%" in said
    assert "20%" in said
    assert "1,234" in said
    assert said.count("\n| ") == 2 + len(RECORD["ways"]) + 3
    for part in ("X", "Linux 6", "3.11.2", "300", "| 0.50 |", "1,500"):
        assert part in said


def test_the_last_run_is_kept_whole(paths: Paths) -> None:
    record = json.loads((paths.book / "speed.json").read_text(encoding="utf-8"))
    assert [each["way"] for each in record["ways"]] == [
        "cold", "figure", "nothing", "stock", "executing", "nbconvert",
    ]  # fmt: skip
    assert {each["way"] for each in record["ways"]} == set(WAYS)
    nothing = next(each for each in record["ways"] if each["way"] == "nothing")
    assert nothing["notebooks"] == 0
    assert nothing["seconds"] < 1
