"""A build that is interrupted ends soon, leaves no process behind, and the site as it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil

from gongzhi.paths import Paths

# What is started in a shell's background is deaf to interrupts until it asks for them.
START = """import signal, sys
from gongzhi.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main())
"""
COMMAND = ["build", "--edition", "2017", "--language", "zh", "--no-pdf", "--force", "--jobs", "2"]


def test_an_interrupted_build_leaves_nothing_running_and_the_old_site(paths: Paths, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old", encoding="utf-8")
    line = [sys.executable, "-c", START, *COMMAND, "--site", str(site)]
    with subprocess.Popen(
        line, cwd=paths.root, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as build:
        assert build.stderr
        said = b""
        while b" 1/" not in said:  # the first chapter is done, others run
            said += build.stderr.read(1)
        started = psutil.Process(build.pid).children(recursive=True)
        os.killpg(build.pid, signal.SIGINT)
        output, errors = build.communicate(timeout=120)
    assert build.returncode == 1, errors
    assert b"the site is as it was" in errors
    assert b"Traceback" not in output + errors
    gone, alive = psutil.wait_procs(started, timeout=30)
    assert not alive
    assert gone
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == ["site"]
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
