"""Errata and withdrawals: read strictly, appended, and told at the site's root."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongzhi import cli
from gongzhi.errors import InputError
from gongzhi.paths import Paths
from gongzhi.release import index, lock, notices
from gongzhi.release.lock import Lock

DAY = date(2001, 2, 3)
GOOD = """\
- kind: erratum
  edition: "2000"
  day: 2001-03-01
  text: {zh: 虚构的勘误。, en: A made-up erratum.}
  figures: [fig-made-up]
"""
WITHDRAWAL = """\
- kind: withdrawal
  edition: "2000"
  day: 2001-04-01
  text: {zh: 虚构的原因。, en: A made-up reason.}
"""


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A checkout with a published edition and a draft, in which nothing is real."""
    made = Paths(tmp_path)
    made.editions.mkdir(parents=True)
    made.book.mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "_config.yml").touch()
    made.exhibits.write_text("- {id: fig-made-up, since: 0.1.0}\n", encoding="utf-8")
    locked = Lock("2000", DAY, "0.1.0", "edition-2000", {}, {}, {}, {})
    lock.place(made, "2000").write_bytes(lock.render(locked))
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def load(paths: Paths) -> Callable[[str], tuple[notices.Notice, ...]]:
    def read(text: str) -> tuple[notices.Notice, ...]:
        notices.place(paths).write_text(text, encoding="utf-8")
        return notices.load(paths, lock.load_all(paths))

    return read


def test_both_kinds_are_read(load: Callable[[str], tuple[notices.Notice, ...]]) -> None:
    erratum, withdrawal = load(GOOD + WITHDRAWAL)
    assert (erratum.withdraws, erratum.figures, erratum.day) == (False, ("fig-made-up",), date(2001, 3, 1))
    assert (withdrawal.withdraws, withdrawal.text["zh"]) == (True, "虚构的原因。")
    assert load("# none yet\n") == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: erratum", "kind: remark", "5: kind: expected `- kind: erratum`"),
        ("  day:", "  on: 1\n  day:", "5: True: unknown key, expected kind, edition, day"),
        ("  day: 2001-03-01\n", "", "5: day: missing"),
        ("2001-03-01", "2001-02-02", "5: day: 2001-02-02, expected a day such as 2026-12-01, not before"),
        ("2001-03-01", "soon", "5: day: soon, expected a day"),
        ('"2000"', '"1999"', "5: edition: '1999', expected a published edition in quotes: 2000"),
        ('"2000"', "2000", "5: edition: 2000, expected a published edition in quotes"),
        ("zh: 虚构的勘误。, ", "", "5: text: needs a text under zh and one under en"),
        ("fig-made-up", "fig-other", r"5: figures: \['fig-other'\], expected a list of ids"),
        ("- kind: erratum", "kind: erratum", r"1?.*cannot be read"),
    ],
)
def test_every_fault_is_named_with_its_line_and_key(
    load: Callable[[str], tuple[notices.Notice, ...]], old: str, new: str, said: str
) -> None:
    with pytest.raises(InputError, match=rf"^book/notices\.yaml:{said}"):
        load(WITHDRAWAL + GOOD.replace(old, new))


def test_an_edition_is_withdrawn_once(load: Callable[[str], tuple[notices.Notice, ...]]) -> None:
    with pytest.raises(InputError, match=r"book/notices\.yaml:5: edition: 2000 is withdrawn already"):
        load(WITHDRAWAL + WITHDRAWAL)


def test_the_command_appends_and_says_what_is_next(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    notices.place(paths).write_text(f"# kept\n{GOOD}", encoding="utf-8")
    assert (
        cli.main(["withdraw", "2000", "--why", "Made up.", "--why-zh", "虚构。", "--on", "2001-05-01"]) == 0
    )
    text = notices.place(paths).read_text(encoding="utf-8")
    assert text.startswith(f"# kept\n{GOOD}")
    new = notices.load(paths, lock.load_all(paths))[-1]
    assert (new.withdraws, new.day, new.text["zh"]) == (True, date(2001, 5, 1), "虚构。")
    assert "gongzhi build" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["1999", "--why", "x"], "1999: not published, so nothing to withdraw; published are: 2000"),
        (
            ["2000", "--why", "x", "--on", "2001-01-01"],
            "2000: day: 2001-01-01 is before the day of publication",
        ),
        (["2000", "--why", " ", "--on", "2001-05-01"], "2000: why: empty"),
    ],
)
def test_what_cannot_be_withdrawn_is_refused_and_nothing_written(
    paths: Paths, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert cli.main(["withdraw", *options]) == 1
    assert said in capsys.readouterr().err
    assert not notices.place(paths).exists()


def entry(name: str, published: str | None, withdrawn: object = None) -> dict[str, Any]:
    return {"id": name, "published": published, "withdrawn": withdrawn}


def test_the_newest_edition_is_one_that_is_published_and_stands() -> None:
    draft, withdrawn = entry("2002", None), entry("2001", "2001-12-31", {"on": "2002-01-01"})
    standing = entry("2000", "2001-02-03")
    assert index.index([draft, withdrawn, standing])["newest"] == "2000"
    assert index.index([draft, withdrawn])["newest"] == "2002"
    assert index.index([withdrawn])["newest"] == "2001"
    assert index.index([])["newest"] is None


def test_the_root_tells_what_became_of_an_edition(paths: Paths) -> None:
    folder = paths.site / "2000"
    (folder / "zh").mkdir(parents=True)
    (folder / "zh" / "index.html").touch()
    manifest = {
        "edition": "2000",
        "as_of": "2000-12-31",
        "published": "2001-02-03",
        "figures": [{"id": "fig-made-up"}],
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    notices.place(paths).write_text(GOOD + WITHDRAWAL, encoding="utf-8")
    files = index.files(paths, paths.site, ["2000"])
    found = json.loads(files["editions.json"])
    assert files["editions.js"] == b"globalThis.gongzhiEditions = " + files["editions.json"].rstrip() + b";\n"
    assert found["editions"] == [
        {
            "id": "2000", "as_of": "2000-12-31", "published": "2001-02-03",
            "withdrawn": {"on": "2001-04-01", "why": {"zh": "虚构的原因。", "en": "A made-up reason."}},
            "errata": [
                {
                    "on": "2001-03-01", "text": {"zh": "虚构的勘误。", "en": "A made-up erratum."},
                    "figures": ["fig-made-up"],
                }
            ],
            "pages": ["index"], "figures": ["fig-made-up"],
        }
    ]  # fmt: skip
    assert files["locks/2000.json"] == lock.place(paths, "2000").read_bytes()
