"""Chromium as a printer: a document and its images in, a PDF out; nothing is fetched."""

import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from gongzhi.errors import BookError

PROGRAM = "chromium"
FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Sans Mono CJK SC")
# A busy machine takes its time; one that hangs is not waited for.
SECONDS = 600
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-sandbox",  # containers have none; the page is our own, without scripts or network
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)


def versions() -> list[str]:
    """What prints: Chromium and the fonts; BookError with every Debian package that is missing."""
    found = [said([PROGRAM, "--version"])]
    found += [said(["fc-list", font, "fontversion", "style"]) for font in FONTS]
    missing = {PROGRAM} if not found[0] else set()
    if not all(found[1:]):
        missing.add("fonts-noto-cjk")
    if missing:
        names = " ".join(sorted(missing))
        raise BookError(f"no PDF without the Debian packages: {names}; install them, or build with --no-pdf")
    return found


def said(command: Sequence[str]) -> str:
    """What a program answers, its lines in order; nothing where there is no such program."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    except FileNotFoundError:
        return ""
    return "\n".join(sorted(done.stdout.split("\n"))).strip()


def printed(html: str, images: Mapping[str, bytes]) -> bytes:
    """A document as Chromium prints it; BookError with the end of what it says where it does not."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for name, content in {"document.html": html.encode(), **images}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        target = root / "document.pdf"
        own = (f"--user-data-dir={root / 'profile'}", f"--print-to-pdf={target}")
        command = [PROGRAM, *FLAGS, *own, (root / "document.html").as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise BookError(f"chromium did not print within {SECONDS} s: build again, or --no-pdf") from None
        if not target.exists():
            raise BookError("chromium printed nothing:\n" + "\n".join(done.stderr.splitlines()[-10:]))
        return target.read_bytes()
