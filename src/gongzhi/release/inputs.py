"""What an edition is made of, by sha256, and what of the machine may show in its bytes."""

import hashlib
import platform
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from gongzhi import edition as editions
from gongzhi.data.extract import extract
from gongzhi.edition import Edition
from gongzhi.paths import Paths
from gongzhi.run import keys

# Folders and files of the checkout that an edition is made from; what git must have of them.
MADE_OF = (
    "data", "notebooks", "book", "src", "setup", "_config.yml", "CITATION.cff", "pyproject.toml",
    "requirements.txt", "requirements-setup.txt",
)  # fmt: skip
SINGLE = ("_config.yml", "CITATION.cff", "requirements.txt")
# What is said of editions later is no part of them.
LATER = "notices.yaml"
FONT = "Noto Sans CJK SC"


def inputs(paths: Paths, edition: Edition, every: Sequence[Edition]) -> dict[str, str]:
    """All that an edition is made of; of the data only what it may know, of folders one hash."""
    book = {name: value for name, value in keys.tree(paths.book).items() if name != LATER}
    earlier = editions.before(edition, every)
    named = [each.edition for each in (edition, earlier) if each]
    return {
        **{f"data/{name}": sha256(content) for name, content in extract(paths.processed, edition).items()},
        **{f"notebooks/{path.name}": keys.digest(path) for path in sorted(paths.notebooks.glob("*.ipynb"))},
        **{f"notebooks/editions/{name}.yaml": keys.digest(paths.editions / f"{name}.yaml") for name in named},
        **{name: keys.digest(paths.root / name) for name in SINGLE},
        "book/": keys.key(book),
        "src/gongzhi/": keys.key(keys.tree(Path(__file__).resolve().parents[1])),
    }


def sha256(content: bytes) -> str:
    """The hash of some bytes."""
    return hashlib.sha256(content).hexdigest()


def tools() -> dict[str, str]:
    """What of the machine may show in the bytes: Python, the processor, the browser, the font of charts."""
    font = answer("fc-match", "--format=%{file}", FONT)
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "chromium": answer("chromium", "--version"),
        "font": keys.digest(Path(font)) if font and Path(font).is_file() else "",
    }


def answer(program: str, *options: str) -> str:
    """The first line that a program prints; empty where it is not there."""
    if not shutil.which(program):
        return ""
    done = subprocess.run([program, *options], capture_output=True, text=True, check=False)
    return done.stdout.strip().split("\n")[0].strip()


def changed(then: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What of the machine is not what it was, as a text; empty where nothing is."""
    return ", ".join(
        f"{name} was {then.get(name) or 'missing'}, is {now.get(name) or 'missing'}"
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name)
    )
