"""PDF with text, read by a process of its own that may take so much time and memory and no more."""

import json
import re
import subprocess
import sys

from gongzhi.ingest.document import Document
from gongzhi.ingest.folding import RADICALS
from gongzhi.ingest.read import plain
from gongzhi.ingest.read.limits import MEMORY, PAGES, SECONDS, Refusal

SCANNED = "it is a scan: its pages hold images and no text; look for the page as HTML, or type the text"
LOCKED = "it is encrypted; save it without a password"
BROKEN = "it cannot be read as a PDF; save the page as HTML or text"
SLOW = f"reading it takes more than {SECONDS} s or {MEMORY >> 20} MB; save the page as HTML or text"
# Where a line goes on in the next: it does not end a sentence, and the next begins no item.
MARK = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．](?!\d))"
)
END = re.compile(r"[。；;：:！!？?]\s*$")
FULL = 0.7


def read(data: bytes) -> Document:
    """The document of a PDF."""
    command = [sys.executable, "-m", "gongzhi.ingest.read.pages"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS + 5, check=False)
    except subprocess.TimeoutExpired:
        raise Refusal(SLOW) from None
    if done.returncode:
        raise Refusal(SLOW)
    said = json.loads(done.stdout)
    if "refused" in said:
        raise Refusal(
            {"locked": LOCKED, "pages": f"it has more than {PAGES} pages"}.get(said["refused"], BROKEN)
        )
    text = "\n".join(said["pages"]).translate(RADICALS)
    if len(re.sub(r"\s", "", text)) < 20 * min(len(said["pages"]), 1):
        raise Refusal(SCANNED)
    return plain.read(joined(text))


def joined(text: str) -> str:
    """Lines as paragraphs: a line that is full and ends no sentence goes on in the next."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    longest = max(map(len, lines), default=0)
    made: list[str] = []
    full = False
    for line in lines:
        if made and full and not MARK.match(line):
            made[-1] += line.strip()
        else:
            made.append(line)
        full = len(line) >= FULL * longest and not END.search(line)
    return "\n".join(made)
