"""The command: proposals of several files, what is written, and what is refused without a trace."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongzhi import checks, cli
from gongzhi.data.raw import load
from gongzhi.errors import errors
from gongzhi.ingest import command

HERE = Path(__file__).with_name("corpus")
SAID = HERE / "city-finance-brackets.txt"
URL = "https://czj.sh.gov.cn/x.html"
Run = Callable[..., int]


class Today(date):
    """A day that does not move."""

    @classmethod
    def today(cls) -> "Today":
        return cls(2027, 1, 1)


@pytest.fixture
def raw(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of data/raw in a checkout of its own."""
    shutil.copytree(root / "data" / "raw", tmp_path / "data" / "raw")
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "_config.yml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "date", Today)
    return tmp_path / "data" / "raw"


@pytest.fixture
def run(raw: Path) -> Run:
    return lambda *words: cli.main(["ingest", "--language", "en", *map(str, words)])


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_one_file_is_one_record_and_a_folder_a_list(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SAID, "--region", "上海", "--json") == 0
    record = json.loads(capsys.readouterr().out)
    row = next(each for each in record["rows"] if each["measure"] == "fund_used")
    assert (row["value"], row["unit"], row["as_stated"], row["level"]) == (4.41, "亿元", "4.41亿元", "own")
    assert "实际使用4.41亿元" in row["sentence"]
    assert record["left_out"][0]["reason"].startswith("said again")
    assert {each["holds"] for each in record["checks"]} == {True}
    assert run(HERE, "--region", "上海", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == len(list(HERE.glob("*.json")))


def test_a_file_that_cannot_be_read_stops_no_other(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.html").write_bytes(b"\0\1\2")
    assert run(tmp_path / "bad.html", SAID, "nowhere.txt", "--region", "上海", "--json") == 1
    said = capsys.readouterr()
    assert len(json.loads(said.out)) == 1
    assert "bad.html: it is not text" in said.err
    assert "nowhere.txt: it cannot be opened" in said.err


def test_standard_input_is_read(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SAID.read_bytes())))
    assert run("-", "--region", "上海") == 0
    assert "fund_used " in capsys.readouterr().out


def test_what_is_written_is_sound_and_appended(run: Run, raw: Path) -> None:
    before = files(raw)
    assert run(SAID, "--region", "上海", "--url", URL, "--write") == 0
    after = files(raw)
    changed = {name for name in after if after[name] != before.get(name)}
    assert {"sources.csv", "observations.csv", "announcements/index.csv"} < changed
    assert all(after[name].startswith(before[name]) for name in ("sources.csv", "observations.csv"))
    (kept,) = (name for name in changed if name.endswith(".txt"))
    assert after[kept] == SAID.read_bytes()
    assert errors(checks.inspect(load(raw, Today.today()))) == []


def test_writing_twice_is_refused_and_changes_nothing(
    run: Run, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (SAID, "--region", "上海", "--url", URL, "--write")
    assert run(*words) == 0
    before = files(raw)
    assert run(*words) == 1
    said = capsys.readouterr().err
    assert "stands already in data/raw/observations.csv:" in said
    assert "--accept duplicates leaves it out" in said
    assert said.endswith("nothing was written\n")
    assert files(raw) == before


@pytest.mark.parametrize(
    ("text", "published", "said"),
    [
        ("2018年全市福利彩票销售额60亿元。", "2019-07-01", "--accept conflicts keeps both"),
        ("本市筹集福利彩票公益金9亿元。", "", "give it with --year 2024"),
        ("2018年全市福利彩票销售额51.23亿元。", "", "no date of publication was found"),
        ("感谢支持。", "2019-07-01", "nothing is proposed"),
        ("2016年销售彩票9.00亿元，其中：福利彩票5.00亿元，体育彩票3.00亿元。", "2017-07-01", "accept failed"),
    ],
)  # fmt: skip
def test_what_is_not_sound_is_not_written(
    run: Run, raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    text: str, published: str, said: str,
) -> None:  # fmt: skip
    (tmp_path / "a.txt").write_text(f"上海市彩票公告\n{text}", encoding="utf-8")
    before = files(raw)
    words = ("--published", published) if published else ()
    assert run(tmp_path / "a.txt", "--region", "上海", "--write", *words) == 1
    told = capsys.readouterr().err
    assert said in told
    assert ("no date of publication" in told) is not bool(published)
    assert files(raw) == before


def test_an_unknown_place_may_be_proposed_but_not_written(
    run: Run, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(raw)
    assert run(SAID, "--region", "上海市") == 0
    assert "region: warning: '上海市' is not in data/raw/regions.csv" in capsys.readouterr().err
    assert run(SAID, "--region", "上海市", "--write") == 1
    assert "'上海市' is not in data/raw/regions.csv (did you mean '上海'" in capsys.readouterr().err
    assert files(raw) == before


def test_a_disk_that_fails_leaves_everything_as_it_was(
    run: Run, raw: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(raw)
    real = Path.replace

    def fails(path: Path, target: Path) -> Path:
        if target.name == "observations.csv":
            raise OSError(28, "No space left on device")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", fails)
    assert run(SAID, "--region", "上海", "--url", URL, "--write") == 1
    assert "nothing was changed" in capsys.readouterr().err
    assert files(raw) == before


def test_a_terminal_in_chinese_is_answered_in_chinese(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SAID, "--region", "上海", "--language", "zh") == 0
    said = capsys.readouterr().out
    assert "提议添加的行" in said
    assert "该句印作2017年；文件说的是2016年" in said
    assert "confirmed" not in said


ITEMS = (
    "上海市民政局2020年度市本级福利彩票公益金使用情况公告\n一、使用情况\n2020年市本级福利彩票公益金实际使用900万元。\n"
    "（一）老年人福利类共计2个项目，共计900万元\n1、资助老年人日间服务中心建设项目500万元；\n"
    "2、资助从未听说的项目400万元。\n上海市民政局\n2021年6月25日\n"
)


def test_items_are_written_once_their_use_is_known(
    run: Run, raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = tmp_path / "items.txt"
    said.write_text(ITEMS, encoding="utf-8")
    words = (said, "--region", "上海", "--url", URL, "--write")
    before = files(raw)
    assert run(*words) == 1
    assert "study/uses.csv does not say what 从未听说的 is for" in capsys.readouterr().err
    assert files(raw) == before
    assert run(*words, "--accept", "uncoded") == 0
    rows = (raw / "shanghai_projects.csv").read_text(encoding="utf-8").splitlines()
    assert rows[-1] == f"2020,老年人福利类,老年人日间服务中心建设,500,{URL},,2021-06-25"
    assert len(rows) == len(before["shanghai_projects.csv"].decode().splitlines()) + 1
