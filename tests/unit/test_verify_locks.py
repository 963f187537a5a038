"""Published editions of a made-up site against their locks."""

import hashlib
import json

import pytest

from gongzhi.verify.locks import check

FILES = {"2000/manifest.json": b"{}", "2000/zh/index.html": b"made up", "2001/manifest.json": b"a draft"}


def lock(**more: str) -> bytes:
    files = {
        path.removeprefix("2000/"): hashlib.sha256(content).hexdigest()
        for path, content in FILES.items()
        if path.startswith("2000/")
    }
    return json.dumps({"edition": "2000", "files": files | more}).encode()


SITE = {**FILES, "locks/2000.json": lock()}


def said(files: dict[str, bytes], committed: dict[str, bytes] | None = None) -> list[str]:
    return [str(problem) for problem in check(files, committed or {})]


def test_a_site_and_a_copy_of_it_are_as_they_were_published() -> None:
    assert said(SITE) == said(SITE, {"2000": lock()}) == []
    assert said(FILES) == []


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        (SITE | {"2000/zh/index.html": b"other"}, "2000/zh/index.html: not as it was published"),
        (
            SITE | {"2000/zh/indexx.html": b""},
            "2000/zh/indexx.html: not in the edition when it was published",
        ),
        ({k: v for k, v in SITE.items() if "index" not in k}, "2000/zh/index.html: missing, though"),
        (SITE | {"locks/2000.json": b"{"}, "locks/2000.json:1: not JSON"),
        (SITE | {"locks/2000.json": b"[]"}, "locks/2000.json: files: not the lock of an edition"),
    ],
)
def test_every_difference_is_named(files: dict[str, bytes], problem: str) -> None:
    (found,) = said(files)
    assert found.startswith(problem)


def test_the_committed_lock_is_the_one_that_counts() -> None:
    spoilt = SITE | {"2000/manifest.json": b"[]"}
    forged = json.loads(lock())
    forged["files"]["manifest.json"] = hashlib.sha256(b"[]").hexdigest()
    spoilt["locks/2000.json"] = json.dumps(forged).encode()
    assert said(spoilt) == []
    first, second = said(spoilt, {"2000": lock()})
    assert first.startswith("locks/2000.json: not the committed lock of edition 2000")
    assert second.startswith("2000/manifest.json: not as it was published")


def test_a_copy_without_an_edition_says_nothing_of_it() -> None:
    assert said({"2001/manifest.json": b"a draft"}, {"2000": lock()}) == []
