"""Verifying a site in which nothing is real: sound as it is, and every planted fault is named."""

import hashlib
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongzhi import cli
from gongzhi.cite import Reference, Work, cite
from gongzhi.language.text import LANGUAGES, Text
from gongzhi.publish import crate, provenance, workflow
from gongzhi.publish.manifest import render
from gongzhi.verify import read, verify

Json = dict[str, Any]
WORK = Work(
    Text("虚构的报告", "A Made-up Report"),
    (Text("虚构编写组", "Made-up Team"),),
    Text("虚构社", "Made-up Press"),
    "https://made-up.example/",
)
TITLES = {"zh": "虚构的图", "en": "A Made-up Figure"}
ID = "fig-made-up"
PDF = "gongzhi-2024-zh.pdf"
FOLDER = f"2024/figures/{ID}"
PAGE = (
    '<html><body id="top-of-page"><a href="{}">x</a><img src="../figures/fig-made-up/zh.svg"></body></html>'
)
SHA = {name: hashlib.sha256(name.encode()).hexdigest() for name in ("data", "notebook", "lock", "code")}


COUNT = "2024: 1 figures and tables, 14 files, 3 links"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def manifest(files: dict[str, bytes]) -> Json:
    listed = [{"path": path, "sha256": digest(files[path])} for path in sorted(files) if "figures/" in path]
    figure = {
        "id": ID, "titles": TITLES, "files": listed, "sources": ["s-made-up", "s-second"],
        "notebook": "notebooks/01_made_up.ipynb", "cell": 7,
    }  # fmt: skip
    return {
        "edition": "2024",
        "as_of": "2024-12-31",
        "parameters": {"edition": "2024", "alpha": 0.05},
        "inputs": [{"path": "data/processed/made_up.csv", "sha256": SHA["data"]}],
        "notebooks": [{"path": "notebooks/01_made_up.ipynb", "sha256": SHA["notebook"]}],
        "code": {"sha256": SHA["code"]},
        "environment": {"requirements.txt": SHA["lock"]},
        "figures": [figure],
    }


def contents() -> dict[str, bytes]:
    """The files of the edition, by path below it."""
    files = {f"figures/{ID}/data.csv": b"year,value\n2020,1\n", f"figures/{ID}/zh.svg": b"<svg/>"}
    for language, infix in (("zh", ""), ("en", ".en")):
        cited = Reference(WORK, "2024", date(2024, 12, 31), language, ID, TITLES[language])  # type: ignore[arg-type]
        files[f"figures/{ID}/citation{infix}.csl.json"] = cite(cited, "csl-json").encode()
        files[f"figures/{ID}/citation{infix}.bib"] = cite(cited, "bibtex").encode()
    files |= {f"figures/{path}": made for path, made in provenance.all_files(WORK, manifest(files)).items()}
    files |= {"data/made_up.csv": b"year,value\n2020,1\n", PDF: b"a made-up PDF"}
    entry = manifest(files)
    entry["pdf"] = {"zh": {"path": PDF, "sha256": digest(files[PDF]), "pages": 1}}
    files["manifest.json"] = render(entry)
    files[workflow.NAME] = workflow.program()
    files[crate.NAME] = render(crate.crate(WORK, entry, files, LANGUAGES))
    files["zh/index.html"] = PAGE.format("../en/other.html#here").encode()
    files["en/other.html"] = b'<h1 id="here"><a href="https://made-up.example/2024/zh/">x</a></h1>'
    return files


@pytest.fixture
def made_up_site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name, content in contents().items():
        (site / "2024" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "2024" / name).write_bytes(content)
    entry = {"id": ID, "titles": TITLES, "newest": "2024", "editions": ["2024"], "path": f"{FOLDER}/data.csv"}
    entry["paths"] = {"2024": {"zh": f"{FOLDER}/data.csv"}}
    (site / "figures.json").write_bytes(render({"editions": ["2024"], "figures": [entry]}))
    (site / "index.html").write_text('<a href="2024/zh/index.html#top-of-page">x</a>', encoding="utf-8")
    return site


Change = Callable[[Path], object]


def replace(name: str, old: str, new: str) -> Change:
    def change(site: Path) -> None:
        text = (site / name).read_text(encoding="utf-8")
        assert old in text, name
        (site / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def record(name: str, old: str, new: str) -> Change:
    """Change a file of the figure, and its hash wherever it is recorded, so that only its words are wrong."""

    def change(site: Path) -> None:
        before = digest((site / name).read_bytes())
        replace(name, old, new)(site)
        follow(site, before, digest((site / name).read_bytes()))

    return change


def follow(site: Path, before: str, after: str) -> None:
    """Replace a hash in every record, and then the hashes of the records that this changed."""
    for path in sorted(site.rglob("*.json")):
        was = path.read_bytes()
        now = was.replace(before.encode(), after.encode())
        path.write_bytes(now)
        if now != was and path.name != crate.NAME:
            follow(site, digest(was), digest(now))


def said(site: Path) -> list[str]:
    return [str(problem) for problem in verify(read(site)).problems]


def test_a_sound_site_is_counted(made_up_site: Path) -> None:
    verdict = verify(read(made_up_site))
    assert (verdict.problems, [str(each) for each in verdict.counts]) == ((), [COUNT])


def test_a_copy_elsewhere_is_sound_too(made_up_site: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(made_up_site, tmp_path / "elsewhere" / "copy"))
    for path in copy.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = read(copy)
    assert (verify(before).problems, read(copy)) == ((), before)


HEX = r"[0-9a-f]{64}"
FAULTS: list[tuple[str, Change, list[str]]] = [
    ("a byte changed", replace(f"{FOLDER}/data.csv", "2020,1", "2020,2"),
     [f"{FOLDER}/data.csv: sha256 is {HEX}, expected {HEX} as in the manifest"]),
    ("a byte of the data changed", replace("2024/data/made_up.csv", "2020,1", "2020,2"),
     [rf"2024/data/made_up\.csv: sha256 is {HEX}, expected {HEX} as in ro-crate-metadata\.json"]),
    ("a PDF changed", replace(f"2024/{PDF}", "made-up", "changed"),
     [rf"2024/gongzhi-2024-zh\.pdf: sha256 is {HEX}, expected {HEX} as in the manifest"]),
    ("a PDF missing", lambda site: (site / "2024" / PDF).unlink(),
     [rf"2024/gongzhi-2024-zh\.pdf: missing, expected the file of sha256 {HEX}"]),
    ("a file missing", lambda site: (site / FOLDER / "zh.svg").unlink(),
     [f"{FOLDER}/zh.svg: missing, expected the file of sha256 {HEX}",
      r"2024/zh/index.html: \.\./figures/fig-made-up/zh\.svg: no such file"]),
    ("a file of the data missing", lambda site: (site / "2024/data/made_up.csv").unlink(),
     [f"2024/data/made_up.csv: missing, expected the file of sha256 {HEX}"]),
    ("a file too many", lambda site: (site / FOLDER / "old.svg").write_bytes(b"<svg/>"),
     [f"{FOLDER}/old.svg: not in the manifest, expected no such file"]),
    ("data too many", lambda site: (site / "2024/data/old.csv").write_bytes(b"x"),
     ["2024/data/old.csv: not in ro-crate-metadata.json, .*expected no such file"]),
    ("no manifest", lambda site: (site / "2024/manifest.json").unlink(),
     ["2024/manifest.json: missing, build the edition again"]),
    ("broken manifest", replace("2024/manifest.json", '"as_of"', "as_of"),
     ["2024/manifest.json:3: not JSON: Expecting property name.*, build the edition again"]),
    ("manifest of another shape", replace("2024/manifest.json", '"inputs"', '"input"'),
     ["2024/manifest.json: inputs: missing or no list, build the edition again"]),
    ("manifest changed by hand", replace("2024/manifest.json", "虚构的图", "别的图"),
     [f"{FOLDER}/citation.csl.json: title: '虚构的图', expected '别的图' as in the manifest",
      f"2024/manifest.json: sha256 is {HEX}, expected {HEX} as in ro-crate-metadata.json",
      r"figures\.json: fig-made-up\.titles: .*expected .*别的图.* as in the manifest"]),
    ("broken provenance", record(f"{FOLDER}/provenance.json", '"@graph": [', '"@graph": '),
     [f"{FOLDER}/provenance.json:\\d+: not JSON: .*, build the edition again"]),
    ("provenance of other data", record(f"{FOLDER}/provenance.json", SHA["data"], SHA["code"]),
     [f"{FOLDER}/provenance.json: #data/processed/made_up.csv: sha256 {SHA['code']}, expected .*"]),
    ("provenance of another notebook", record(f"{FOLDER}/provenance.json", SHA["notebook"], SHA["code"]),
     [f"{FOLDER}/provenance.json: #notebooks/01_made_up.ipynb: sha256 {SHA['code']}, expected .*"]),
    ("provenance of another cell", record(f"{FOLDER}/provenance.json", '"position": 7', '"position": 8'),
     [f"{FOLDER}/provenance.json: #notebooks/01_made_up.ipynb cell: position 8, expected position 7"]),
    ("provenance of other parameters", record(f"{FOLDER}/provenance.json", '"value": 0.05', '"value": 0.1'),
     [f"{FOLDER}/provenance.json: #parameter-alpha: value 0.1, expected value 0.05"]),
    ("provenance of another source", record(
        f"{FOLDER}/provenance.json", '"prov:hadPrimarySource": [\n    {\n     "@id": "#s-made-up"',
        '"prov:hadPrimarySource": [\n    {\n     "@id": "#s-made-upp"'),
     [f"{FOLDER}/provenance.json: source s-made-up: not named, expected named",
      f"{FOLDER}/provenance.json: source s-made-upp: named, expected nothing of this name, did you mean .*"]),
    ("provenance at another address", record(f"{FOLDER}/provenance.json", "https://made-up", "https://other"),
     [f"{FOLDER}/provenance.json: @base: https://other.*, expected https://made-up.example/{FOLDER}/"]),
    ("wrong title cited", record(f"{FOLDER}/citation.en.csl.json", "A Made-up Figure", "Another"),
     [f"{FOLDER}/citation.en.csl.json: title: 'Another', expected 'A Made-up Figure' as in the manifest"]),
    ("wrong address cited", record(f"{FOLDER}/citation.csl.json", "/2024/figures", "/newest/figures"),
     [f"{FOLDER}/citation.csl.json: URL: '.*/newest/.*', expected 'https://made-up.example/{FOLDER}/'"]),
    ("wrong address in a text", record(f"{FOLDER}/citation.bib", "/2024/figures", "/newest/figures"),
     [f"{FOLDER}/citation.bib: does not name the permanent address, expected https://.*/{FOLDER}/"]),
    ("broken citation", record(f"{FOLDER}/citation.csl.json", "[", ""),
     [f"{FOLDER}/citation.csl.json:\\d+: not JSON: .*"]),
    ("broken link", replace("2024/zh/index.html", "other.html", "othr.html"),
     [r"2024/zh/index.html: \.\./en/othr\.html#here: no such file, did you mean 'other\.html'\?"]),
    ("broken anchor", replace("2024/zh/index.html", "#here", "#heer"),
     [r"2024/zh/index.html: \.\./en/other\.html#heer: no element of 2024/en/other\.html has this id, "
      r"did you mean 'here'\?"]),
    ("broken permanent link", replace("2024/en/other.html", "/2024/zh/", "/2023/zh/"),
     ["2024/en/other.html: https://made-up.example/2023/zh/: no such file"]),
    ("link out of the site", replace("2024/en/other.html", "https://made-up.example/2024/zh/", "../../../x"),
     [r"2024/en/other.html: \.\./\.\./\.\./x: leads out of the site"]),
    ("link from the root", replace("2024/en/other.html", "https://made-up.example/2024/zh/", "/2024/zh/"),
     ["2024/en/other.html: /2024/zh/: begins at the server's root, expected .* relative to the page"]),
    ("broken crate", replace("2024/ro-crate-metadata.json", '"@graph": [', '"@graph": '),
     [r"2024/ro-crate-metadata\.json:\d+: not JSON: .*"]),
    ("crate of another day", replace("2024/ro-crate-metadata.json", "2024-12-31\"", "2024-12-30\""),
     [r"2024/ro-crate-metadata\.json: datePublished: '2024-12-30', expected '2024-12-31' .* manifest"]),
    ("figure not in the register", replace("figures.json", '"id": "fig-made-up"', '"id": "fig-made-upp"'),
     ["figures.json: fig-made-up: not in the register, expected there as in the manifest",
      r"figures.json: fig-made-upp: in no manifest, did you mean 'fig-made-up'\?"]),
    ("page not there", replace("figures.json", f'"path": "{FOLDER}/data.csv"', f'"path": "{FOLDER}/x.csv"'),
     [f"figures.json: fig-made-up.path: {FOLDER}/x.csv, no such file"]),
    ("broken register", replace("figures.json", "[", ""), [r"figures.json:\d+: not JSON: .*"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "right"), [fault[1:] for fault in FAULTS], ids=[each[0] for each in FAULTS]
)
def test_a_fault_is_named_with_what_would_be_right(
    made_up_site: Path, change: Change, right: list[str]
) -> None:
    change(made_up_site)
    problems = said(made_up_site)
    assert len(problems) == len(right), problems
    for problem, pattern in zip(problems, right, strict=True):
        assert re.fullmatch(pattern, problem), problem


def test_all_faults_are_named_at_once(made_up_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(f"{FOLDER}/data.csv", "2020,1", "2020,2")(made_up_site)
    replace("2024/zh/index.html", "#here", "#heer")(made_up_site)
    assert cli.main(["verify", "--site", str(made_up_site)]) == 1
    told = capsys.readouterr()
    lines = told.err.splitlines()
    assert (told.out, lines, len(lines)) == ("", said(made_up_site), 2)


def test_the_command_says_what_it_looked_at(
    made_up_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["verify", "--site", str(made_up_site)]) == 0
    assert capsys.readouterr().out == f"{COUNT}\n"
    assert cli.main(["verify", "--site", str(tmp_path / "nowhere")]) == 1
    assert "gongzhi build" in capsys.readouterr().err
