"""The built site, a server for it and a browser to read it in."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from gongzhi import pipeline
from gongzhi.paths import Paths

CHROMIUM = "/usr/bin/chromium"
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
    pipeline.build(paths, target, pipeline.Request(), lambda _: lambda _: None)
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
