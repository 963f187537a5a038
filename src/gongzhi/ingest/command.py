"""The command `gongzhi ingest`: files in, proposals out, rows written where it is asked for."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from gongzhi import paths
from gongzhi.data.column import LEVELS
from gongzhi.data.raw import Raw, load
from gongzhi.errors import InputError, Problem
from gongzhi.ingest import phrase, setting, table
from gongzhi.ingest.document import Document
from gongzhi.ingest.folding import fold
from gongzhi.ingest.phrase import Phrases
from gongzhi.ingest.place import place
from gongzhi.ingest.plan import ACCEPTED, unknown
from gongzhi.ingest.proposal import Proposal, as_json, propose
from gongzhi.ingest.read import Refusal, Source, read
from gongzhi.ingest.write import Incoming, write
from gongzhi.language.text import LANGUAGES, Language

ENDINGS = (".html", ".htm", ".shtml", ".xhtml", ".txt", ".pdf", ".docx")
PHRASES = Path(__file__).with_name("phrases.csv")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", spoken: Language) -> None:
    """The command with its options; `spoken` is the language of the terminal."""
    parser = commands.add_parser("ingest", help="propose rows from an official announcement")
    option = parser.add_argument
    option("files", nargs="+", metavar="FILE", help="HTML, text, PDF or DOCX; a folder; - is standard input")
    option("--region", required=True, help="the place, as in regions.csv, such as 上海 or 上海/宝山")
    option("--level", choices=LEVELS[:2], help="the level of use where the text names none")
    option("--year", type=year, default=0, help="the year of the figures, where the text is wrong")
    option("--url", default="", help="where the announcement was read")
    option("--published", type=day, metavar="DAY", help="when it was published, as 2024-06-25")
    option("--json", action="store_true", help="print the proposals as JSON")
    option("--language", choices=LANGUAGES, default=spoken, help="default: the terminal's")
    option("--write", action="store_true", help="append the rows and the source to data/raw")
    option("--accept", action="append", choices=ACCEPTED, default=[], help="write in spite of these")
    parser.set_defaults(command=ingest)


def year(text: str) -> int:
    """A year with four digits."""
    if not 1980 <= int(text) <= 2100:
        raise ValueError
    return int(text)


def day(text: str) -> str:
    """A day of the calendar."""
    return date.fromisoformat(text).isoformat()


def ingest(options: argparse.Namespace) -> int:
    """Propose rows from files, print them, and write them if asked; 1 if any file cannot be used."""
    found = paths.find()
    raw = load(found.raw)
    phrases = phrase.parse(PHRASES.read_text(encoding="utf-8"))
    problems: list[Problem] = []
    incoming = list(proposals(options, raw, phrases, problems))
    show(options, [each.proposal for each in incoming])
    warnings = [] if options.write else unknown(options.region, raw, "data/raw/regions.csv", "warning")
    for problem in (*problems, *warnings):
        print(problem.text(options.language), file=sys.stderr)
    if not options.write:
        return 1 if problems else 0
    if problems:
        print(said("nothing was written", "什么也没有写入", options.language), file=sys.stderr)
        return 1
    try:
        changed = write(found, incoming, options.accept, date.today())
    except InputError as error:
        for problem in error.problems:
            print(problem.text(options.language), file=sys.stderr)
        print(said("nothing was written", "什么也没有写入", options.language), file=sys.stderr)
        return 1
    words = said("written: ", "已写入：", options.language) + ", ".join(
        f"data/raw/{each}" for each in changed
    )
    print(words, file=sys.stderr if options.json else sys.stdout)
    return 0


def said(english: str, chinese: str, language: Language) -> str:
    """A message in one language."""
    return chinese if language == "zh" else english


def proposals(
    options: argparse.Namespace, raw: Raw, phrases: Phrases, problems: list[Problem]
) -> Iterator[Incoming]:
    """The proposal of each file; one that cannot be read is a problem and stops no other."""
    for name in listed(options.files, problems):
        try:
            source, document = read(sys.stdin.buffer if name == "-" else Path(name), name)
        except Refusal as refusal:
            problems.append(Problem(name, 0, "", *refusal.args))
            continue
        yield Incoming(proposal(options, raw, phrases, source, document), source.data, options.url)


def proposal(
    options: argparse.Namespace, raw: Raw, phrases: Phrases, source: Source, document: Document
) -> Proposal:
    """What one document gives."""
    kinds = {row["region"]: row["kind"] for row in raw.rows("regions.csv")}
    where = place(options.region, kinds.get(options.region, ""), fold(document.text).text)
    frame = setting.setting(
        document,
        where,
        phrases,
        frozenset(raw.words.measures),
        options.year,
        options.level,
        options.published or "",
    )
    return propose(document, frame, source.name, source.sha256)


def listed(names: Iterable[str], problems: list[Problem]) -> Iterator[str]:
    """The files named, and those in folders named, in the order of their names."""
    for name in names:
        path = Path(name)
        if name == "-" or not path.is_dir():
            yield name
            continue
        inside = sorted(each for each in path.iterdir() if each.suffix.lower() in ENDINGS and each.is_file())
        if not inside:
            problems.append(Problem(name, 0, "", f"no file in this folder ends in {', '.join(ENDINGS)}"))
        yield from map(str, inside)


def show(options: argparse.Namespace, found: list[Proposal]) -> None:
    """Print proposals: one file as one record, several as a list."""
    if options.json:
        single = len(options.files) == 1 and not Path(options.files[0]).is_dir()
        records = [as_json(each) for each in found]
        if records or not single:
            print(json.dumps(records[0] if single else records, ensure_ascii=False, indent=1))
        return
    print("\n\n".join(table.show(each, options.language) for each in found))
