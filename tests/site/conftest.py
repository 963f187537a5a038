"""The built site, a server for it and a browser to read it in."""

import csv
import functools
import http.server
import json
import math
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, sync_playwright

from gongzhi import pipeline
from gongzhi.paths import Paths
from gongzhi.request import Request

CHROMIUM = "/usr/bin/chromium"
CASES = [(edition, language) for edition in ("2017", "2024") for language in ("zh", "en")]
SUFFIX = {"zh": "", "en": ".en"}
# Quiet and closed: the browser itself may not look for anything outside.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Silent(http.server.SimpleHTTPRequestHandler):
    """A file server that keeps no log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site(paths: Paths, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both editions in both languages; notebooks that ran before and are not stale are reused."""
    target = tmp_path_factory.mktemp("built") / "site"
    pipeline.build(paths, target, Request(), lambda _: lambda _: None)
    return target


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    handler = functools.partial(Silent, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The pages of all books, relative to the site."""
    return sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.parent.name in ("zh", "en")
    )


@pytest.fixture(scope="session")
def table(site: Path) -> Callable[[str, str], list[dict[str, str]]]:
    """The rows of a file of the site, by edition and path."""

    @functools.cache
    def read(edition: str, path: str) -> list[dict[str, str]]:
        with (site / edition / path).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return read


@pytest.fixture(scope="session")
def figure(site: Path) -> Callable[[str, str, str, str], str]:
    """The HTML of an exhibit, by edition, language, page and id."""

    @functools.cache
    def read(edition: str, language: str, page: str, name: str) -> str:
        html = (site / edition / language / f"{page}.html").read_text(encoding="utf-8")
        return html.split(f'id="{name}"')[1].split("</figure>")[0]

    return read


@pytest.fixture(scope="session")
def cells(figure: Callable[[str, str, str, str], str]) -> Callable[[str, str, str, str], list[list[str]]]:
    """The cells of an exhibit's table as text, row by row."""

    def read(edition: str, language: str, page: str, name: str) -> list[list[str]]:
        body = figure(edition, language, page, name).split("<tbody>")[1].split("</tbody>")[0]
        return [
            [unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
            for row in re.findall(r"<tr>(.*?)</tr>", body)
        ]

    return read


class Permanent(NamedTuple):
    """An exhibit's record in the manifest, its language, its folder and the text of its page."""

    record: dict[str, Any]
    language: str
    folder: Path
    html: str

    def file(self, name: str) -> Path:
        return self.folder / f"citation{SUFFIX[self.language]}.{name}"

    @property
    def drawn(self) -> bool:
        return (self.folder / f"{self.language}.svg").exists()

    @property
    def title(self) -> str:
        return str(self.record["titles"][self.language])


@pytest.fixture(scope="session")
def permanent(site: Path) -> Callable[[str, str], list[Permanent]]:
    """Every exhibit of an edition in a language."""

    def find(edition: str, language: str) -> list[Permanent]:
        manifest = json.loads((site / edition / "manifest.json").read_text(encoding="utf-8"))
        found = []
        for record in (*manifest["figures"], *manifest["tables"], *manifest["absent"]):
            path = site / edition / record["pages"][language]
            found.append(Permanent(record, language, path.parent, path.read_text(encoding="utf-8")))
        assert len(found) > 20
        return found

    return find


@pytest.fixture(params=CASES, ids="-".join)
def exhibits(
    request: pytest.FixtureRequest, permanent: Callable[[str, str], list[Permanent]]
) -> list[Permanent]:
    return permanent(*request.param)


@functools.cache
def binomial(n: int, k: int) -> tuple[int, ...]:
    """How many ways of setting k of n places apart have 0, 1, 2, … pairs in falling order."""
    if k in (0, n):
        return (1,)
    return plus(binomial(n - 1, k - 1), (0,) * k + binomial(n - 1, k))


def plus(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    size = max(len(one), len(other))
    padded = [(*each, *(0,) * (size - len(each))) for each in (one, other)]
    return tuple(a + b for a, b in zip(*padded, strict=True))


def times(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    found = [0] * (len(one) + len(other) - 1)
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            found[i + j] += a * b
    return tuple(found)


@functools.cache
def tail(sizes: tuple[int, ...], score: int) -> Fraction:
    """P(S >= score) where every order of values is equally likely; `sizes` are those of ties."""
    counts: tuple[int, ...] = (1,)
    placed = 0
    for size in sizes:
        placed += size
        counts = times(counts, binomial(placed, size))
    top = len(counts) - 1
    return Fraction(
        sum(count for falling, count in enumerate(counts) if top - 2 * falling >= score), sum(counts)
    )


@pytest.fixture(scope="session")
def kendall() -> Callable[[Sequence[float]], tuple[int, float]]:
    """Kendall's S of values in order of time and its exact two-sided p, apart from the library."""

    def test(values: Sequence[float]) -> tuple[int, float]:
        score = sum((b > a) - (b < a) for a, b in combinations(values, 2))
        return score, min(1.0, float(2 * tail(tuple(Counter(values).values()), abs(score))))

    return test


@pytest.fixture(scope="session")
def rare() -> Callable[[int, float], tuple[int, float]]:
    """The smallest S of n different values whose tail is at most some probability, and that tail."""

    def find(n: int, most: float) -> tuple[int, float]:
        top = math.comb(n, 2)
        found = (tail((1,) * n, score) for score in range(top, -1, -2))
        known = [each for each in found if each <= most * (1 + 1e-9)]
        return top - 2 * (len(known) - 1), float(known[-1]) if known else 0.0

    return find
