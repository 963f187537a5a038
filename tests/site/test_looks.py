"""How pages look: every picture is kept in screenshots/, and a change that is to be seen is noticed.

Pictures are compared small and grey, so that another machine's way of drawing letters does not count.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

KNOWN = Path(__file__).parent / "looks"
ACCEPT = "ACCEPT_LOOKS"
COMMAND = f"{ACCEPT}=1 .venv/bin/python -m pytest tests/site/test_looks.py"
# A picture is made smaller this many times; a point of it counts when it is so many of 256 greys off, and
# the picture when more than so large a part of its points counts.
SMALLER, GREYS, PART = 10, 24, 0.02
SIZES = {"phone": (390, 800), "desk": (1280, 900)}
# Every image in view is fetched and drawn.
READY = """() => Promise.allSettled([...document.images]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().top < innerHeight)
  .map(each => { each.loading = 'eager'; return each.decode(); }))"""
Mode = Literal["light", "dark"]


class Look(NamedTuple):
    """A page as it is looked at."""

    path: str
    size: str
    mode: Mode

    @property
    def name(self) -> str:
        """The file of its picture."""
        page = self.path.removesuffix(".html").replace("/", "-")
        return f"{page}-{self.size}-{self.mode}.png"


def looks(*paths: str) -> Iterator[Look]:
    """Each page on a phone and on a desk, light here and dark there, by turns."""
    for turn, path in enumerate(paths):
        modes: tuple[Mode, Mode] = ("light", "dark") if turn % 2 else ("dark", "light")
        yield from (Look(path, size, mode) for size, mode in zip(SIZES, modes, strict=True))


LOOKS = [
    *looks("index.html", "404.html", "figures/index.html", "changes/index.html"),
    *looks(*(f"2024/{name}/{page}.html" for page in ("index", "05_trends") for name in ("zh", "en"))),
    *looks(*(f"2024/{name}/{page}.html" for page in ("glossary", "03_deficits") for name in ("en", "zh"))),
    *looks("2024/zh/search.html", "2024/figures/fig-trends/index.html", "2024/figures/tab-claims/en.html"),
]


@pytest.fixture(scope="module")
def pictures(browser: Browser, address: str, root: Path) -> dict[Look, Image.Image]:
    """The upper part of every page, each also as a file."""
    folder = root / "screenshots"
    folder.mkdir(exist_ok=True)
    found = {}
    for size, (width, height) in SIZES.items():
        view: Any = {"width": width, "height": height}
        context = browser.new_context(viewport=view, reduced_motion="reduce", locale="zh-CN")
        page = context.new_page()
        for look in (each for each in LOOKS if each.size == size):
            page.emulate_media(color_scheme=look.mode)
            found[look] = picture(page, f"{address}/{look.path}", folder / look.name)
        context.close()
    return found


def picture(page: Page, address: str, path: Path) -> Image.Image:
    """The upper part of a page once all its images are there."""
    page.goto(address)
    page.evaluate(READY)
    page.screenshot(path=path)
    return Image.open(path)


def small(picture: Image.Image) -> Image.Image:
    """A picture as it is compared."""
    width, height = (side // SMALLER for side in picture.size)
    return picture.convert("L").resize((width, height), Image.Resampling.BOX)


def differing(one: Image.Image, other: Image.Image) -> Any:
    """Which points of two small pictures are to be seen to differ."""
    values = [np.asarray(each, dtype=np.int16) for each in (one, other)]
    return abs(values[0] - values[1]) > GREYS


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_page_looks_as_it_did(look: Look, pictures: dict[Look, Image.Image], root: Path) -> None:
    now, place = small(pictures[look]), KNOWN / look.name
    if os.environ.get(ACCEPT):
        now.quantize(32).save(place, optimize=True)
    assert place.exists(), f"never seen: look at screenshots/{look.name}, then accept it with\n{COMMAND}"
    before = Image.open(place).convert("L")
    assert now.size == before.size
    counted = differing(now, before)
    if counted.mean() > PART:
        named = {"new": now, "old": before, "difference": Image.fromarray(counted)}
        for what, each in named.items():
            each.save(root / "screenshots" / look.name.replace(".png", f".{what}.png"))
        pytest.fail(
            f"{counted.mean():.0%} of it look otherwise: see screenshots/{look.name} and the same name "
            f"with .new, .old and .difference. If it is right, accept it with\n{COMMAND}"
        )


def test_what_is_kept_is_little_and_all_looked_at() -> None:
    kept = {path.name: path.stat().st_size for path in KNOWN.iterdir()}
    assert set(kept) == {look.name for look in LOOKS}
    assert sum(kept.values()) < 300_000


def test_a_change_that_is_to_be_seen_is_noticed_and_one_of_letters_is_not() -> None:
    page = np.full((900, 1280), 255, dtype=np.uint8)
    page[100:110, 100:900:3] = 60  # letters of a line
    shifted, moved = np.roll(page, 1, axis=1), page.copy()
    moved[300:500, 200:700] = 180  # a box that was not there
    first, second, third = (small(Image.fromarray(each)) for each in (page, shifted, moved))
    assert differing(first, second).mean() < PART < differing(first, third).mean()
