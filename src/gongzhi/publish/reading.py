"""A chapter's body as a reader meets it: its time, its summary, its first drawing, folded code, statuses."""

import re
from html import unescape
from math import ceil

from gongzhi.language.codes import CLAIM_STATUSES

# Characters or words a minute of someone who reads prose with numbers in it, and looks at its charts.
PACE = {"han": 400, "word": 220}
# Looked up rather than read: tables, code, and all that is folded away.
SKIPPED = re.compile(r"<(table|pre|details|script|style)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z0-9]+(?:[.,'’-][A-Za-z0-9]+)*")
FIRST = re.compile(r"</h1>\s*<p>(.*?)</p>", re.DOTALL)
CHART = re.compile(r'<figure class="gongzhi chart" id="([\w-]+)"')
FOLDED = re.compile(r'<details class="admonition hide[^"]*">\s*<summary.*?</summary>', re.DOTALL)
# The code of a cell before the exhibit that it shows, as far as the links below this.
CODE = re.compile(
    r'(<details class="code">.*?</details>)(\s*<div class="cell_output.*?)(<p class="downloads">)', re.DOTALL
)
STATUS = re.compile(r'(<td class="(?:claim_)?status">)([^<]+)(</td>)')
KINDS = {
    text[language]: name.replace(" ", "-")
    for name, text in CLAIM_STATUSES.items()
    for language in ("zh", "en")
}


def plain(html: str) -> str:
    """HTML as text on one line."""
    return " ".join(unescape(TAG.sub("", html)).split())


def minutes(body: str) -> int:
    """Whole minutes that reading takes, one at least: Chinese characters and other words at `PACE`."""
    text = plain(SKIPPED.sub(" ", body))
    words = WORD.findall(HAN.sub(" ", text))
    return max(1, ceil(len(HAN.findall(text)) / PACE["han"] + len(words) / PACE["word"]))


def summary(body: str) -> str:
    """The chapter's first paragraph, which says what it is about; empty where it begins otherwise."""
    found = FIRST.search(body)
    return plain(found[1]) if found else ""


def first_chart(body: str) -> str:
    """The id of the first exhibit that is drawn, or nothing."""
    found = CHART.search(body)
    return found[1] if found else ""


def finished(body: str, code: str) -> str:
    """A body with plain folds for its code, named `code`, and the claims' statuses marked by kind.

    The code that shows an exhibit stands in it, below its sources. An entry of a list of works is one of
    its items: the role it has there is no longer allowed. Blocks of code scroll inside themselves, by
    keyboard too.
    """
    body = CODE.sub(r"\2\1\3", FOLDED.sub(f'<details class="code"><summary>{code}</summary>', body))
    body = body.replace(' role="doc-biblioentry"', ' role="listitem"')
    body = body.replace("<pre>", '<pre tabindex="0">')
    return STATUS.sub(marked, body)


def marked(cell: re.Match[str]) -> str:
    """A cell with a claim's status, which is set by its kind."""
    kind = KINDS.get(unescape(cell[2]))
    return f'{cell[1]}<span class="kind {kind}">{cell[2]}</span>{cell[3]}' if kind else cell[0]


def charts_and_tables(body: str) -> tuple[int, int]:
    """How many charts and tables a chapter shows."""
    return body.count('<figure class="gongzhi chart"'), body.count('<figure class="gongzhi table"')
