"""The coded study: complete, in order, and coded by the words of its guide."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gongzhi.data import coding
from gongzhi.data.evidence import Evidence
from gongzhi.paths import Paths

Rows = list[dict[str, str]]
Load = Callable[[str], Evidence]
WHOLE = ("F1.1", "F1.2", "F2.1", "F2.2", "M1", "M2", *(f"D{n}" for n in range(1, 5)),
         *(f"R{n}" for n in range(1, 8)))  # fmt: skip
SECTIONS = {"F": "features", "M": "mechanisms", "D": "deficits", "R": "recommendations"}
GUIDES = [f"book/{language}/coding.md" for language in ("zh", "en")]
# The columns whose codes the guide explains, and all the codes that there are of each.
GUIDED = {
    "evidence": coding.EVIDENCE,
    "direction": coding.DIRECTIONS,
    "rule": coding.RULES,
    "instrument": coding.INSTRUMENTS,
    "orientation": coding.ORIENTATIONS,
    "mode": coding.MODES,
}


def table(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ids(study: dict[str, Rows]) -> list[str]:
    return [row["id"] for row in study["claims"]]


def test_every_claim_of_the_study_is_there_in_its_order(study: dict[str, Rows]) -> None:
    assert [name for name in ids(study) if not name[-1].isalpha()] == list(WHOLE)
    assert len(set(ids(study))) == len(ids(study)) >= 57


def test_parts_are_lettered_in_order_below_the_claim_that_they_make_up(study: dict[str, Rows]) -> None:
    letters: dict[str, str] = {}
    for row in study["claims"]:
        whole, letter = re.fullmatch(r"([FMDR][\d.]+)([a-z]?)", row["id"]).groups()
        assert whole in WHOLE
        assert row["parent"] == (whole if letter else "")
        assert row["section"] == SECTIONS[row["id"][0]]
        letters[whole] = letters.get(whole, "") + letter
    assert {"".join(map(chr, range(97, 97 + len(each)))) == each for each in letters.values()} == {True}
    order = [(WHOLE.index(name.rstrip("abcdefgh")), name) for name in ids(study)]
    assert order == sorted(order)


def test_what_has_parts_is_judged_by_them_and_what_is_proposed_is_not_judged(
    study: dict[str, Rows],
) -> None:
    parents = {row["parent"] for row in study["claims"]} - {""}
    for row in study["claims"]:
        proposed = row["section"] == "recommendations"
        assert (row["rule"] == "proposal") == proposed
        assert (row["rule"] == "parts") == (row["id"] in parents and not proposed), row["id"]
        assert bool(row["indicator_zh"]) == bool(row["indicator_en"])
        assert bool(row["indicator_en"]) == (row["rule"] in ("tests", "wanting")), row["id"]
        assert row["direction"] == "" or not proposed
        assert row["actors"].split() == sorted(set(row["actors"].split()))


def test_texts_are_in_their_language_and_none_is_said_twice(study: dict[str, Rows]) -> None:
    for name, rows in study.items():
        for column in (column for column in rows[0] if column.endswith(("_zh", "_en"))):
            for cell in (row[column] for row in rows if row[column]):
                assert bool(re.search("[\u4e00-\u9fff]", cell)) == column.endswith("_zh"), (name, cell)
    for language in ("zh", "en"):
        texts = [row[f"text_{language}"] for row in study["claims"]]
        assert len(set(texts)) == len(texts)


def test_links_lead_from_recommendations_to_deficits(study: dict[str, Rows]) -> None:
    read = {row["coded"] for row in study["codings"] if row["table"] == "links"}
    wanted = {f"{one} {other}" for one in WHOLE for other in WHOLE if (one[0], other[0]) == ("R", "D")}
    assert read == wanted
    for row in study["links"]:
        assert f"{row['recommendation']} {row['deficit']}" in wanted


def test_documents_and_relations_stand_where_they_belong(study: dict[str, Rows]) -> None:
    sections = {row["id"]: row["section"] for row in study["claims"]}
    rules = {row["id"]: row["rule"] for row in study["claims"]}
    for row in study["documents"]:
        later = row["role"] == "takes_up"
        assert later == (sections[row["claim"]] == "recommendations")
        assert bool(row["how_zh"]) == bool(row["how_en"]) == later
        assert later or rules[row["claim"]] == "documents"
    for row in study["relations"]:
        assert row["claim"] or row["policy"], row["id"]
        assert (row["mode"] == "proposed") == row["claim"].startswith("R"), row["id"]
    actors = {row["actor"] for row in study["actors"]}
    used = {row[name] for row in study["relations"] for name in ("actor", "target")}
    used |= {actor for row in study["claims"] for actor in row["actors"].split()}
    assert used == actors


def test_both_readings_are_of_the_words_of_the_guide(study: dict[str, Rows]) -> None:
    allowed: dict[str, set[str]] = {name: set(codes) for name, codes in GUIDED.items()}
    allowed["actors"] = {row["actor"] for row in study["actors"]}
    allowed["linked"] = {"yes", "no"}
    allowed["takes_up"] = {name for name in WHOLE if name.startswith("R")}
    for row in study["codings"]:
        for reading in (row["first"], row["second"], row["final"]):
            assert set(reading.split()) <= allowed.get(row["field"], {reading}), row
            if row["field"] not in ("direction", "takes_up"):
                assert reading.strip(), row
    for field in allowed:
        mine = [row for row in study["codings"] if row["field"] == field]
        assert mine
        assert [row for row in mine if row["first"] != row["second"]], field


def test_every_coding_is_the_code_of_its_table(study: dict[str, Rows]) -> None:
    codes = {
        (name, row["id"], field): row[field]
        for name in ("claims", "relations")
        for row in study[name]
        for field in coding.CODED[name]
    }
    codes |= {
        ("links", f"{row['recommendation']} {row['deficit']}", "linked"): "yes" for row in study["links"]
    }
    codes |= {
        ("documents", row["policy"], "takes_up"): row["claim"]
        for row in study["documents"]
        if row["role"] == "takes_up"
    }
    read = {
        (row["table"], row["coded"], row["field"]): row["final"]
        for row in study["codings"]
        if row["table"] in ("claims", "relations", "links", "documents")
    }
    assert {key: code for key, code in read.items() if key in codes} == codes
    assert {final for key, final in read.items() if key not in codes} <= {"no", ""}


def test_the_documents_read_for_recommendations_are_those_since_the_study(
    study: dict[str, Rows], paths: Paths
) -> None:
    known = {row["title"]: row["known_on"] for row in table(paths.processed / "policies.csv")}
    for row in study["codings"]:
        if row["table"] == "documents":
            assert known[row["coded"]] > coding.STUDY_DAY, row["coded"]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_code_is_explained_in_the_guide(root: Path, study: dict[str, Rows], guide: str) -> None:
    marked = set(re.findall(r"`([^`\s]+)`", (root / guide).read_text(encoding="utf-8")))
    for field, codes in GUIDED.items():
        assert set(codes) <= marked, field
        used = {row[field] for rows in study.values() for row in rows if field in row} - {""}
        assert used <= set(codes)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guides_tables_list_the_codes_that_there_are(root: Path, guide: str) -> None:
    text = (root / guide).read_text(encoding="utf-8")
    listed = [
        tuple(re.findall(r"^\| `(\w+)` \|", part, flags=re.M))
        for part in re.findall(r"(?:^\|.*\n)+", text, flags=re.M)
    ]
    assert {coding.EVIDENCE, coding.RULES, coding.INSTRUMENTS} <= set(listed)
    every = {code for codes in (*GUIDED.values(), getattr(coding, "USES", ())) for code in codes}
    assert {code for codes in listed for code in codes} <= every
    heads = re.findall(r"^## (.+)$", text, flags=re.M)
    assert len(heads) == len(set(heads)) >= 3


def test_both_guides_explain_the_same_codes(root: Path) -> None:
    chinese, english = (
        re.findall(r"`(\w+)`", (root / guide).read_text(encoding="utf-8")) for guide in GUIDES
    )
    assert set(chinese) == set(english)
